internal import SnapshotFormat

/// For every amenity that occurs: where in the tree it occurs.
///
/// Turned by a quarter against the stops' own ``AmenitySet``s: not "what does this stop offer" but
/// "which of this leaf's 32 stops offer water", one word; "which of this group's eight children",
/// one byte. A set of needs is then one load and one `and` per need for 32 stops at a time, and a
/// subtree without a wanted amenity costs nothing.
struct PresenceRows: Sendable {
  let rows: Numbering
  /// A word per leaf and row.
  let leafWords: Column<UInt32>
  /// A byte per group and row.
  let groupBytes: Column<UInt8>

  init(_ rows: Numbering, leafWords: Column<UInt32>, groupBytes: Column<UInt8>) {
    self.rows = rows
    self.leafWords = leafWords
    self.groupBytes = groupBytes
  }

  /// The memory the rows take, in bytes.
  var byteCount: Int { leafWords.count * 4 + groupBytes.count }

  /// Which row belongs to which amenity.
  struct Numbering: Sendable {
    /// The row in which every stop is present.
    static let everyStop = 0

    /// The amenities that occur.
    let occurring: AmenitySet
    /// By amenity: its row; meaningless for one that does not occur.
    let byAmenity: Column<UInt8>
    /// How many rows there are: one more than amenities occur.
    let count: Int

    init(_ occurring: AmenitySet) {
      var byAmenity = [UInt8](repeating: 0, count: 64)
      var count = Numbering.everyStop + 1
      for bit in 0..<64 where occurring.rawValue & (1 << UInt64(bit)) != 0 {
        byAmenity[bit] = UInt8(count)
        count += 1
      }
      self.occurring = occurring
      self.byAmenity = Column(byAmenity)
      self.count = count
    }

    /// Calls `body` with every row in which a stop with these amenities is present.
    @inline(__always)
    func forEach(of amenities: AmenitySet, _ body: (Int) -> Void) {
      body(Numbering.everyStop)
      var rest = amenities.rawValue
      while rest != 0 {
        body(Int(byAmenity[rest.trailingZeroBitCount]))
        rest &= rest - 1
      }
    }
  }
}
