/// An immutable file of named columns, mapped into memory.
///
/// ```swift
/// let snapshot = try Snapshot(path: "beijing.waystation")
/// let heads = try snapshot.column("arc.head", of: UInt32.self)
/// ```
///
/// Opening checks everything there is to check without knowing what the columns mean: the frame, and
/// the checksum of every section. After that no content of the file leads to a read outside it.
public struct Snapshot: Sendable {
  private let file: MappedFile
  private let entries: [SectionID: SnapshotHeader.Entry]
  /// The names of the sections, in the order of the file.
  public let sections: [SectionID]

  /// Opens and checks a file. O(bytes).
  public init(path: String) throws(SnapshotError) {
    let file = try MappedFile(path: path)
    let table = try SnapshotHeader.entries(of: file.bytes)
    var entries: [SectionID: SnapshotHeader.Entry] = [:]
    for entry in table {
      guard CRC64.checksum(file.bytes.extracting(entry.range)) == entry.checksum else {
        throw .damagedSection(entry.id)
      }
      entries[entry.id] = entry
    }
    self.file = file
    self.entries = entries
    sections = table.map(\.id)
  }

  /// A section as a column of numbers.
  ///
  /// - Throws: `missingSection`, or `damagedSection` when its length is no multiple of the element's.
  public func column<Element: ColumnElement>(
    _ id: SectionID, of type: Element.Type
  ) throws(SnapshotError) -> Column<Element> {
    guard let entry = entries[id] else { throw .missingSection(id) }
    // Sections begin at multiples of 64 of a mapping that begins at a page.
    guard entry.range.count.isMultiple(of: MemoryLayout<Element>.stride),
      MemoryLayout<Element>.alignment <= SnapshotHeader.alignment
    else { throw .damagedSection(id) }
    return Column(file, entry.range)
  }
}
