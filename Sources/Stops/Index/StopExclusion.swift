internal import SnapshotFormat

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
  /// Which index made it: its ``StopIndex/fingerprint``.
  @usableFromInline
  var fingerprint: UInt64

  @inlinable
  init() {
    words = []
    fingerprint = 0
  }

  /// Nothing is excluded.
  @inlinable
  public static var none: StopExclusion { StopExclusion() }
}

extension StopIndex {
  /// The exclusion of some stops, given by their ordinals. Ordinals that are not in the index are
  /// ignored. O(log n) each, in every tree that holds the stop.
  public func exclusion(of ordinals: some Sequence<UInt32>) -> StopExclusion {
    var exclusion = StopExclusion()
    for ordinal in ordinals { setExcluded(true, ordinal, in: &exclusion) }
    return exclusion
  }

  /// Excludes one more stop, or lets it be found again. O(log n) in every tree that holds it.
  ///
  /// - Parameter exclusion: one made by this index, or ``StopExclusion/none``.
  public func setExcluded(
    _ isExcluded: Bool, _ ordinal: UInt32, in exclusion: inout StopExclusion
  ) {
    if exclusion.words.isEmpty {
      guard isExcluded else { return }
      exclusion.words = Array(repeating: 0, count: leaves.count)
      exclusion.fingerprint = fingerprint
    }
    precondition(isMine(exclusion), "an exclusion belongs to the index that made it")
    for number in trees.indices {
      let tree = trees[number]
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
    precondition(isMine(exclusion), "an exclusion belongs to the index that made it")
    guard !exclusion.words.isEmpty, let slot = slot(of: ordinal, in: trees[0]) else { return false }
    return exclusion.words[slot / Leaf.capacity] & (1 << UInt32(slot % Leaf.capacity)) != 0
  }

  /// Whether an exclusion speaks of this index, or of nothing. Two indexes over the same stops are the
  /// same; after any change an exclusion has to be made anew.
  @inline(__always)
  func isMine(_ exclusion: borrowing StopExclusion) -> Bool {
    exclusion.words.isEmpty || exclusion.fingerprint == fingerprint
  }
}
