internal import SnapshotFormat

/// Which stops qualify, and which subtrees may hold one.
protocol SlotFilter: ~Escapable {
  /// Whether anything is filtered at all.
  static var isActive: Bool { get }
  /// One bit for every slot of the leaf whose stop qualifies.
  func slots(ofLeaf leaf: Int) -> UInt32
  /// One bit for every child of the group below which a stop may qualify.
  func children(ofGroup group: Int) -> UInt32
}

/// Every stop qualifies.
struct NoFilter: SlotFilter {
  static var isActive: Bool { false }
  @inline(__always)
  func slots(ofLeaf leaf: Int) -> UInt32 { ~0 }
  @inline(__always)
  func children(ofGroup group: Int) -> UInt32 { ~0 }
}

/// Stops qualify that offer all needs and are not excluded.
struct NeedFilter: SlotFilter, ~Escapable {
  static var isActive: Bool { true }

  private let leafWords: Span<UInt32>
  private let groupBytes: Span<UInt8>
  private let rowByAmenity: Span<UInt8>
  private let excluded: Span<UInt32>
  private let rowCount: Int
  /// Rows of two needs; where there are fewer, the row of all stops stands in.
  private let first: Int
  private let second: Int
  /// The needs beyond the first two: nobody asks for three often enough to be worth more code.
  private let more: UInt64

  /// `nil` when no stop at all offers one of the needs.
  ///
  /// - Parameter excluded: a word for each leaf, or nothing.
  @inline(__always)
  @_lifetime(borrow presence, copy excluded)
  init?(_ needs: AmenitySet, in presence: borrowing PresenceRows, excluding excluded: Span<UInt32>)
  {
    guard needs.isSubset(of: presence.rows.occurring) else { return nil }
    leafWords = presence.leafWords.span
    groupBytes = presence.groupBytes.span
    rowByAmenity = presence.rows.byAmenity.span
    rowCount = presence.rows.count
    self.excluded = excluded
    var rest = needs.rawValue
    var first = PresenceRows.Numbering.everyStop
    if rest != 0 {
      first = Int(rowByAmenity[rest.trailingZeroBitCount])
      rest &= rest &- 1
    }
    var second = first
    if rest != 0 {
      second = Int(rowByAmenity[rest.trailingZeroBitCount])
      rest &= rest &- 1
    }
    self.first = first
    self.second = second
    more = rest
  }

  @inline(__always)
  func slots(ofLeaf leaf: Int) -> UInt32 {
    let base = leaf &* rowCount
    var bits = leafWords[base &+ first] & leafWords[base &+ second]
    var rest = more
    while rest != 0 {
      bits &= leafWords[base &+ Int(rowByAmenity[rest.trailingZeroBitCount])]
      rest &= rest &- 1
    }
    if !excluded.isEmpty { bits &= ~excluded[leaf] }
    return bits
  }

  @inline(__always)
  func children(ofGroup group: Int) -> UInt32 {
    let base = group &* rowCount
    var bits = groupBytes[base &+ first] & groupBytes[base &+ second]
    var rest = more
    while rest != 0 {
      bits &= groupBytes[base &+ Int(rowByAmenity[rest.trailingZeroBitCount])]
      rest &= rest &- 1
    }
    return UInt32(bits)
  }
}
