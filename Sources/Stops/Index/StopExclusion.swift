/// Stops that are not to be found for now: closed, full, or already visited.
///
/// Made for one index by ``StopIndex/exclusion(of:)``: a bit per stop in the order in which the index
/// stores them, so that a search leaves 32 of them out with one operation. A value: a copy is changed
/// and handed to the next queries while others still use the old one.
@frozen
public struct StopExclusion: Sendable {
  /// A word per leaf of every tree; empty when nothing was ever excluded.
  @usableFromInline
  var words: [UInt32]

  @inlinable
  init() { words = [] }

  /// Nothing is excluded.
  @inlinable
  public static var none: StopExclusion { StopExclusion() }
}

extension StopIndex {
  /// The exclusion of some stops, given by their ordinals. Ordinals that are not in the index are
  /// ignored. O(log n) each.
  public func exclusion(of ordinals: some Sequence<UInt32>) -> StopExclusion {
    var exclusion = StopExclusion()
    for ordinal in ordinals { setExcluded(true, ordinal, in: &exclusion) }
    return exclusion
  }

  /// Excludes one more stop, or lets it be found again. O(log n).
  ///
  /// - Parameter exclusion: one made by this index, or ``StopExclusion/none``.
  public func setExcluded(
    _ isExcluded: Bool, _ ordinal: UInt32, in exclusion: inout StopExclusion
  ) {
    if exclusion.words.isEmpty {
      guard isExcluded else { return }
      exclusion.words = Array(repeating: 0, count: leaves.count)
    }
    precondition(isMine(exclusion), "an exclusion belongs to the index that made it")
    for tree in trees {
      guard let slot = slot(of: ordinal, in: tree) else { continue }
      let bit: UInt32 = 1 << UInt32(slot % Leaf.capacity)
      if isExcluded {
        exclusion.words[slot / Leaf.capacity] |= bit
      } else {
        exclusion.words[slot / Leaf.capacity] &= ~bit
      }
    }
  }

  /// Whether a stop is excluded. O(log n).
  public func isExcluded(_ ordinal: UInt32, in exclusion: StopExclusion) -> Bool {
    guard !exclusion.words.isEmpty, let slot = slot(of: ordinal, in: trees[0]) else { return false }
    return exclusion.words[slot / Leaf.capacity] & (1 << UInt32(slot % Leaf.capacity)) != 0
  }

  /// Whether an exclusion has as many words as this index needs.
  func isMine(_ exclusion: borrowing StopExclusion) -> Bool {
    exclusion.words.isEmpty || exclusion.words.count == leaves.count
  }
}
