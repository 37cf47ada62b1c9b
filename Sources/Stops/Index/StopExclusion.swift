/// Stops that are not to be found for now: closed, full, or already visited.
///
/// Made for one index by ``StopIndex/exclusion(of:)``: a bit per stop in the order in which the index
/// stores them, so that a search leaves 32 of them out with one operation. A value: a copy is changed
/// and handed to the next queries while others still use the old one.
@frozen
public struct StopExclusion: Hashable, Sendable {
  /// A word per leaf; empty when nothing is excluded.
  @usableFromInline
  var words: [UInt32]

  /// Nothing is excluded.
  @inlinable
  public static var none: StopExclusion { StopExclusion() }

  /// Whether nothing is excluded.
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  @inlinable
  init() { words = [] }

  fileprivate mutating func set(_ isExcluded: Bool, slot: Int, leafCount: Int) {
    if words.isEmpty {
      guard isExcluded else { return }
      words = Array(repeating: 0, count: leafCount)
    }
    let bit: UInt32 = 1 << UInt32(slot % Leaf.capacity)
    if isExcluded {
      words[slot / Leaf.capacity] |= bit
    } else {
      words[slot / Leaf.capacity] &= ~bit
    }
  }

  fileprivate func contains(slot: Int) -> Bool {
    !words.isEmpty && words[slot / Leaf.capacity] & (1 << UInt32(slot % Leaf.capacity)) != 0
  }
}

extension StopIndex {
  /// The exclusion of some stops, given by their ordinals. Ordinals that are not in the index are
  /// ignored.
  public func exclusion(of ordinals: some Sequence<UInt32>) -> StopExclusion {
    var exclusion = StopExclusion()
    for ordinal in ordinals { setExcluded(true, ordinal, in: &exclusion) }
    return exclusion
  }

  /// Excludes one more stop, or lets it be found again. O(1).
  ///
  /// - Parameter exclusion: one made by this index, or ``StopExclusion/none``.
  public func setExcluded(
    _ isExcluded: Bool, _ ordinal: UInt32, in exclusion: inout StopExclusion
  ) {
    guard Int(ordinal) < slots.count else { return }
    exclusion.set(isExcluded, slot: Int(slots[Int(ordinal)]), leafCount: leaves.count)
  }

  /// Whether a stop is excluded.
  public func isExcluded(_ ordinal: UInt32, in exclusion: StopExclusion) -> Bool {
    guard Int(ordinal) < slots.count else { return false }
    return exclusion.contains(slot: Int(slots[Int(ordinal)]))
  }
}
