/// The first bytes of a snapshot, and one entry of its table of sections.
///
/// | offset | bytes | header |
/// |---|---|---|
/// | 0 | 8 | `WAYSNAP` and a zero byte |
/// | 8 | 4 | byte order mark 0x01020304 |
/// | 12 | 4 | format version |
/// | 16 | 8 | length of the file |
/// | 24 | 8 | number of sections |
/// | 32 | 8 | XXH64 of the table |
/// | 40 | 16 | zero |
/// | 56 | 8 | XXH64 of the 56 bytes before |
///
/// Then 32 bytes for each section: its name, where it begins, its length in bytes, its XXH64. Sections
/// follow in the order of the table, each at the next multiple of 64, zeros between them. So every byte
/// of the file is either covered by a checksum or has to be zero.
struct SnapshotHeader {
  static let magic: UInt64 = 0x0050_414E_5359_4157
  static let byteOrderMark: UInt32 = 0x0102_0304
  /// The version this code reads and writes.
  static let version: UInt32 = 2
  static let byteCount = 64
  static let entryByteCount = 32
  static let maximumSections = 1_024
  static let alignment = MemoryRegion.alignment

  /// A section, and where it is.
  struct Entry {
    var id: SectionID
    var range: Range<Int>
    var checksum: UInt64
  }

  static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) & ~(alignment - 1) }

  /// Checks the frame of a snapshot: everything but the contents of the sections.
  ///
  /// - Returns: the table; all ranges lie within `file`, begin at multiples of 64 and don't overlap.
  static func entries(of file: RawSpan) throws(SnapshotError) -> [Entry] {
    guard file.byteCount >= 16, word(file, 0) == magic else { throw .notASnapshot }
    let mark = UInt32(truncatingIfNeeded: word(file, 8))
    guard mark != byteOrderMark.byteSwapped else { throw .foreignByteOrder }
    guard mark == byteOrderMark else { throw .damagedHeader }
    let version = UInt32(truncatingIfNeeded: word(file, 8) >> 32)
    guard version == self.version else { throw .unsupportedVersion(version) }
    guard file.byteCount >= byteCount else {
      throw .wrongLength(expected: UInt64(byteCount), actual: UInt64(file.byteCount))
    }
    guard XXH64.hash(file.extracting(0..<56)) == word(file, 56) else { throw .damagedHeader }
    guard word(file, 16) == UInt64(file.byteCount) else {
      throw .wrongLength(expected: word(file, 16), actual: UInt64(file.byteCount))
    }
    guard word(file, 24) <= UInt64(maximumSections), word(file, 40) == 0, word(file, 48) == 0 else {
      throw .damagedHeader
    }
    let count = Int(word(file, 24))
    let tableEnd = byteCount + count * entryByteCount
    guard tableEnd <= file.byteCount,
      XXH64.hash(file.extracting(byteCount..<tableEnd)) == word(file, 32)
    else { throw .damagedHeader }

    var entries: [Entry] = []
    var ids = Set<SectionID>()
    var end = tableEnd
    for number in 0..<count {
      let place = byteCount + number * entryByteCount
      let id = SectionID(rawValue: word(file, place))
      let start = aligned(end)
      // The only place where it may begin; so nothing can overflow or overlap.
      guard ids.insert(id).inserted, word(file, place + 8) == UInt64(start),
        start <= file.byteCount, word(file, place + 16) <= UInt64(file.byteCount - start),
        isZero(file, end..<start)
      else { throw .damagedHeader }
      end = start + Int(word(file, place + 16))
      entries.append(Entry(id: id, range: start..<end, checksum: word(file, place + 24)))
    }
    guard end == file.byteCount else { throw .damagedHeader }
    return entries
  }

  private static func isZero(_ file: RawSpan, _ range: Range<Int>) -> Bool {
    range.allSatisfy { unsafe file.unsafeLoad(fromByteOffset: $0, as: UInt8.self) == 0 }
  }

  /// - Parameter offset: at most `file.byteCount - 8`.
  private static func word(_ file: RawSpan, _ offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset <= file.byteCount - 8, "within the file")
    return unsafe file.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }
}
