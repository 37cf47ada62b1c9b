/// An immutable file of named columns, mapped into memory.
///
/// ```swift
/// let snapshot = try Snapshot(path: "beijing.waystation")
/// let heads = try snapshot.column("arc.head", of: UInt32.self)
/// ```
///
/// After it is opened no content of the file leads to a read outside it.
public struct Snapshot: Sendable {
  /// How much is checked when a snapshot is opened.
  public enum Verification: Hashable, Sendable {
    /// The frame and the checksum of every section: every change is noticed. O(bytes), at about the
    /// speed of the memory.
    case everything
    /// The frame only. O(sections). For a file that was verified before: by `waystation verify`, or by
    /// another process.
    case frame
  }

  private let region: MemoryRegion
  private let entries: [SectionID: SnapshotHeader.Entry]
  /// The names of the sections, in the order of the file.
  public let sections: [SectionID]

  /// Opens and checks a file.
  public init(
    path: String, verifying verification: Verification = .everything
  ) throws(SnapshotError) {
    guard let region = try MemoryRegion(regularFile: path) else { throw .notASnapshot }
    try self.init(region, verification)
  }

  /// Opens and checks a snapshot that is part of the program, as a constant: nothing is copied.
  ///
  /// - Parameter bytes: have to live, unchanged, as long as the program; best at an address that is a
  ///   multiple of 64, otherwise they are copied.
  @unsafe
  public init(
    program bytes: UnsafeRawBufferPointer, verifying verification: Verification = .everything
  ) throws(SnapshotError) {
    let isAligned = UInt(bitPattern: bytes.baseAddress)
      .isMultiple(of: UInt(MemoryRegion.alignment))
    let region =
      isAligned
      ? unsafe MemoryRegion(program: bytes)
      : unsafe MemoryRegion(byteCount: bytes.count) { unsafe $0.copyMemory(from: bytes) }
    try self.init(region, verification)
  }

  /// Opens and checks a snapshot in memory. The bytes are copied.
  public init(
    bytes: [UInt8], verifying verification: Verification = .everything
  ) throws(SnapshotError) {
    let region = unsafe MemoryRegion(byteCount: bytes.count) { memory in
      unsafe bytes.withUnsafeBytes { unsafe memory.copyMemory(from: $0) }
    }
    try self.init(region, verification)
  }

  private init(_ region: MemoryRegion, _ verification: Verification) throws(SnapshotError) {
    let table = try SnapshotHeader.entries(of: region.bytes)
    var entries: [SectionID: SnapshotHeader.Entry] = [:]
    for entry in table { entries[entry.id] = entry }
    self.region = region
    self.entries = entries
    sections = table.map(\.id)
    if verification == .everything { try verifyChecksums() }
  }

  /// The number of bytes of the whole file.
  public var byteCount: Int { region.byteCount }

  /// The number of bytes of a section; `nil` when there is none of that name.
  public func byteCount(of id: SectionID) -> Int? { entries[id]?.range.count }

  /// Compares the bytes of every section with their checksum. O(bytes).
  ///
  /// - Throws: `damagedSection` for the first that differs.
  public func verifyChecksums() throws(SnapshotError) {
    for id in sections {
      guard let entry = entries[id],
        XXH64.hash(region.bytes.extracting(entry.range)) == entry.checksum
      else { throw .damagedSection(id) }
    }
  }

  /// A section as a column of values.
  ///
  /// - Throws: `missingSection`, or `damagedSection` when its length is no multiple of the element's.
  public func column<Element: ColumnElement>(
    _ id: SectionID, of type: Element.Type = Element.self
  ) throws(SnapshotError) -> Column<Element> {
    guard let entry = entries[id] else { throw .missingSection(id) }
    // Sections begin at multiples of 64 of a region that begins at one.
    guard entry.range.count.isMultiple(of: MemoryLayout<Element>.stride),
      MemoryLayout<Element>.alignment <= SnapshotHeader.alignment
    else { throw .damagedSection(id) }
    return Column(region, entry.range)
  }

  /// A section as a column of a known number of values.
  ///
  /// - Throws: the same, and `damagedSection` for another number.
  public func column<Element: ColumnElement>(
    _ id: SectionID, of type: Element.Type = Element.self, count: Int
  ) throws(SnapshotError) -> Column<Element> {
    let column: Column<Element> = try column(id)
    guard column.count == count else { throw .damagedSection(id) }
    return column
  }
}
