internal import Geodesy
internal import SnapshotFormat

/// Keeps the single nearest stop.
struct NearestOne: LeafCollector {
  private var best: Neighbor
  private(set) var bound: Float

  /// - Parameter limit: the largest squared chord that is wanted, inclusive.
  @inline(__always)
  init(within limit: Double) {
    // Behind every stop at the same distance, so that the limit itself is inclusive.
    best = Neighbor(ordinal: .max, squaredChord: limit)
    bound = Leaf.roundedUp(limit)
  }

  var result: Neighbor? {
    @inline(__always) get { best.ordinal == .max ? nil : best }
  }

  @inline(__always)
  mutating func collect(
    _ chords: LeafColumn, leaf: Int, of index: borrowing StopIndex, from query: UnitVector
  ) {
    let slack = index.leaves.span[leaf].slack
    let least = chords.least
    guard least <= Leaf.widened(bound, by: slack) else { return }
    bound = min(bound, Leaf.widened(least, by: slack))
    var slots = chords.slots(atMost: Leaf.widened(bound, by: slack))
    let positions = index.positions.span
    let ordinals = index.ordinals.span
    while slots != 0 {
      let slot = leaf &* Leaf.capacity &+ slots.trailingZeroBitCount
      slots &= slots &- 1
      let candidate = Neighbor(
        ordinal: ordinals[slot], squaredChord: query.squaredChord(to: positions[slot]))
      if candidate < best { best = candidate }
    }
  }
}
