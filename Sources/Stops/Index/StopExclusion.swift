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
  /// A bit per stop, by ordinal, 64 to a word; empty when nothing was ever excluded.
  @usableFromInline
  var stops: [UInt64]
  /// Which index made it: its ``StopIndex/fingerprint``.
  @usableFromInline
  var fingerprint: UInt64

  @inlinable
  init() {
    words = []
    stops = []
    fingerprint = 0
  }

  /// Whether nothing was ever excluded.
  @inlinable
  public var isEmpty: Bool { stops.isEmpty }

  /// A bit for each stop, by ordinal, 64 to a word; none when nothing was ever excluded.
  @inlinable
  public var ordinals: Span<UInt64> {
    @_lifetime(borrow self)
    get { stops.span }
  }

  /// Whether a stop of the index that made it is excluded. O(1).
  @inlinable
  public func contains(_ ordinal: UInt32) -> Bool {
    let word = Int(ordinal / 64)
    return word < stops.count && stops[word] >> UInt64(ordinal % 64) & 1 == 1
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
      exclusion.stops = Array(repeating: 0, count: count / 64 + 1)
      exclusion.fingerprint = fingerprint
    }
    precondition(isMine(exclusion), "an exclusion belongs to the index that made it")
    guard ordinal < count else { return }
    let stop: UInt64 = 1 << UInt64(ordinal % 64)
    if isExcluded {
      exclusion.stops[Int(ordinal / 64)] |= stop
    } else {
      exclusion.stops[Int(ordinal / 64)] &= ~stop
    }
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

  /// Whether an exclusion speaks of this index, or of nothing.
  public func made(_ exclusion: borrowing StopExclusion) -> Bool { isMine(exclusion) }

  /// Whether a stop is excluded. O(1).
  public func isExcluded(_ ordinal: UInt32, in exclusion: StopExclusion) -> Bool {
    precondition(isMine(exclusion), "an exclusion belongs to the index that made it")
    return exclusion.contains(ordinal)
  }

  /// Whether an exclusion speaks of this index, or of nothing. Two indexes over the same stops are the
  /// same; after any change an exclusion has to be made anew.
  @inline(__always)
  func isMine(_ exclusion: borrowing StopExclusion) -> Bool {
    exclusion.words.isEmpty || exclusion.fingerprint == fingerprint
  }
}
