#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Android)
  internal import Android
#endif

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
  private var sections: [(id: SectionID, bytes: [UInt8])] = []

  /// Without sections.
  public init() {}

  /// Adds a section. Its bytes are copied.
  public mutating func add<Element: ColumnElement>(_ id: SectionID, _ values: [Element]) {
    let bytes = unsafe values.withUnsafeBytes { unsafe [UInt8]($0) }
    sections.append((id, bytes))
  }

  /// The whole file.
  ///
  /// - Throws: `unwritableSections` for two sections of one name, or too many.
  public func bytes() throws(SnapshotError) -> [UInt8] {
    guard sections.count <= SnapshotHeader.maximumSections,
      Set(sections.map(\.id)).count == sections.count
    else { throw .unwritableSections }
    var table: [UInt8] = []
    var end = SnapshotHeader.byteCount + sections.count * SnapshotHeader.entryByteCount
    for section in sections {
      let start = SnapshotHeader.aligned(end)
      end = start + section.bytes.count
      table.append(word: section.id.rawValue)
      table.append(word: UInt64(start))
      table.append(word: UInt64(section.bytes.count))
      table.append(word: SnapshotWriter.checksum(section.bytes))
    }
    var file: [UInt8] = []
    file.reserveCapacity(end)
    file.append(word: SnapshotHeader.magic)
    file.append(
      word: UInt64(SnapshotHeader.version) << 32 | UInt64(SnapshotHeader.byteOrderMark))
    file.append(word: UInt64(end))
    file.append(word: UInt64(sections.count))
    file.append(word: SnapshotWriter.checksum(table))
    file.append(word: 0)
    file.append(word: 0)
    file.append(word: SnapshotWriter.checksum(file))
    file.append(contentsOf: table)
    for section in sections {
      let padding = SnapshotHeader.aligned(file.count) - file.count
      file.append(contentsOf: repeatElement(0, count: padding))
      file.append(contentsOf: section.bytes)
    }
    return file
  }

  /// Writes the file: beside its place first, flushed to the disk, then renamed, so that at no moment
  /// half a snapshot stands there, and whoever has the old one open keeps it.
  public func write(to path: String) throws(SnapshotError) {
    let bytes = try bytes()
    let beside = "\(path).\(getpid()).new"
    let descriptor = unsafe open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .systemCall("open", path: beside, errno: errno) }
    var failure = SnapshotWriter.write(bytes, to: descriptor, beside)
    if failure == nil, fsync(descriptor) != 0 {
      failure = .systemCall("fsync", path: beside, errno: errno)
    }
    if close(descriptor) != 0, failure == nil {
      failure = .systemCall("close", path: beside, errno: errno)
    }
    if failure == nil, unsafe rename(beside, path) != 0 {
      failure = .systemCall("rename", path: path, errno: errno)
    }
    if let failure {
      _ = unsafe unlink(beside)
      throw failure
    }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt64 {
    unsafe CRC64.checksum(bytes.span.bytes)
  }

  private static func write(
    _ bytes: [UInt8], to descriptor: Int32, _ path: String
  ) -> SnapshotError? {
    unsafe bytes.withUnsafeBytes { memory in
      var done = 0
      while done < memory.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: memory[done...])
        #if canImport(Darwin)
          let count = unsafe Darwin.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Glibc)
          let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Musl)
          let count = unsafe Musl.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Android)
          let count = unsafe Android.write(descriptor, rest.baseAddress, rest.count)
        #endif
        if count < 0 {
          if errno == EINTR { continue }
          return .systemCall("write", path: path, errno: errno)
        }
        done += count
      }
      return nil
    }
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
