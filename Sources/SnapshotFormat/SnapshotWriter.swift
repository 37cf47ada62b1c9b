/// Collects columns and writes them as a snapshot.
///
/// ```swift
/// var writer = SnapshotWriter()
/// writer.add("arc.head", heads)
/// try writer.write(to: "beijing.waystation")
/// ```
///
/// The same columns in the same order give the same bytes: no time, no path, no machine is written.
public struct SnapshotWriter: Sendable {
  private var sections: [(id: SectionID, values: Column<UInt8>)] = []

  /// Without sections.
  public init() {}

  /// Adds a section. No value is copied.
  public mutating func add<Element: ColumnElement>(_ id: SectionID, _ values: Column<Element>) {
    sections.append((id, values.asBytes))
  }

  /// Adds a section. Its values are copied.
  public mutating func add<Element: ColumnElement>(_ id: SectionID, _ values: [Element]) {
    add(id, Column(values))
  }

  /// The whole file.
  ///
  /// - Throws: `unwritableSections` for two sections of one name, or too many.
  public func bytes() throws(SnapshotError) -> [UInt8] {
    let (frame, length) = try frame()
    var file: [UInt8] = []
    file.reserveCapacity(length)
    for part in SnapshotWriter.parts(frame, sections.map(\.values)) {
      file.append(contentsOf: part.array)
    }
    return file
  }

  /// Finds out whether a file can be written to a place, before the work is done that goes into it.
  public static func checkPlace(_ path: String) throws(SnapshotError) {
    // Given up at once, it leaves nothing behind.
    _ = try ReplacementFile(for: path)
  }

  /// Writes the file: beside its place first, flushed to the disk, then renamed, so that at no moment
  /// half a snapshot stands there, and whoever has the old one open keeps it.
  public func write(to path: String) throws(SnapshotError) {
    let (frame, _) = try frame()
    let file = try ReplacementFile(for: path)
    for part in SnapshotWriter.parts(frame, sections.map(\.values)) {
      try file.write(part.bytes)
    }
    try file.takePlace()
  }

  /// Header and table, and the length of the whole file.
  private func frame() throws(SnapshotError) -> (frame: [UInt8], length: Int) {
    guard sections.count <= SnapshotHeader.maximumSections,
      Set(sections.map(\.id)).count == sections.count
    else { throw .unwritableSections }
    var table: [UInt8] = []
    var end = SnapshotHeader.byteCount + sections.count * SnapshotHeader.entryByteCount
    for section in sections {
      let start = SnapshotHeader.aligned(end)
      end = start + section.values.count
      table.append(word: section.id.rawValue)
      table.append(word: UInt64(start))
      table.append(word: UInt64(section.values.count))
      table.append(word: XXH64.hash(section.values.bytes))
    }
    var frame: [UInt8] = []
    frame.append(word: SnapshotHeader.magic)
    frame.append(
      word: UInt64(SnapshotHeader.version) << 32 | UInt64(SnapshotHeader.byteOrderMark))
    frame.append(word: UInt64(end))
    frame.append(word: UInt64(sections.count))
    frame.append(word: XXH64.hash(Column(table).bytes))
    frame.append(word: 0)
    frame.append(word: 0)
    frame.append(word: XXH64.hash(Column(frame).bytes))
    return (frame + table, end)
  }

  /// The frame and the sections, with zeros between them.
  private static func parts(
    _ frame: [UInt8], _ sections: [Column<UInt8>]
  ) -> [Column<UInt8>] {
    var parts = [Column(frame)]
    var end = frame.count
    for section in sections {
      let padding = SnapshotHeader.aligned(end) - end
      parts.append(Column([UInt8](repeating: 0, count: padding)))
      parts.append(section)
      end += padding + section.count
    }
    return parts
  }
}

extension [UInt8] {
  /// In this machine's order, which the byte order mark tells.
  fileprivate mutating func append(word: UInt64) {
    for byte in 0..<8 {
      #if _endian(little)
        append(UInt8(truncatingIfNeeded: word >> UInt64(8 * byte)))
      #else
        append(UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * byte)))
      #endif
    }
  }
}
