/// For every amenity that occurs: where in the tree it occurs.
///
/// Turned by a quarter against the stops' own ``AmenitySet``s: not "what does this stop offer" but
/// "which of this leaf's 32 stops offer water", one word; "which of this group's eight children",
/// one byte. A set of needs is then one load and one `and` per need for 32 stops at a time, and a
/// subtree without a wanted amenity costs nothing.
struct PresenceRows: Sendable {
  /// The row in which every stop is present.
  static let everyStop = 0

  /// The amenities that occur.
  let occurring: AmenitySet
  /// By amenity: its row; meaningless for one that does not occur.
  let rowByAmenity: [UInt8]
  /// How many rows there are: one more than amenities occur.
  let rowCount: Int
  /// `rowCount` words per leaf.
  private(set) var leafWords: [UInt32]
  /// `rowCount` bytes per group.
  private(set) var groupBytes: [UInt8]

  init(occurring: AmenitySet, leafCount: Int, groupCount: Int) {
    var rows = [UInt8](repeating: 0, count: 64)
    var count = PresenceRows.everyStop + 1
    for bit in 0..<64 where occurring.rawValue & (1 << UInt64(bit)) != 0 {
      rows[bit] = UInt8(count)
      count += 1
    }
    self.occurring = occurring
    rowByAmenity = rows
    rowCount = count
    leafWords = Array(repeating: 0, count: leafCount * count)
    groupBytes = Array(repeating: 0, count: groupCount * count)
  }

  /// Notes a stop in a lane (0–31) of a leaf.
  mutating func insert(_ amenities: AmenitySet, leaf: Int, lane: Int) {
    let bit: UInt32 = 1 << UInt32(lane)
    leafWords[leaf * rowCount + PresenceRows.everyStop] |= bit
    for row in rows(of: amenities) { leafWords[leaf * rowCount + row] |= bit }
  }

  /// Notes what occurs below a child (0–7) of a group; `nil` when no stop does.
  mutating func insert(_ amenities: AmenitySet?, group: Int, child: Int) {
    guard let amenities else { return }
    let bit: UInt8 = 1 << UInt8(child)
    groupBytes[group * rowCount + PresenceRows.everyStop] |= bit
    for row in rows(of: amenities) { groupBytes[group * rowCount + row] |= bit }
  }

  /// The memory the rows take, in bytes.
  var byteCount: Int { leafWords.count * 4 + groupBytes.count }

  private func rows(of amenities: AmenitySet) -> [Int] {
    (0..<64).filter { amenities.rawValue & (1 << UInt64($0)) != 0 }.map { Int(rowByAmenity[$0]) }
  }
}
