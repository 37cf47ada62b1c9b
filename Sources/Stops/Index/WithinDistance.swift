internal import Geodesy
internal import SnapshotFormat

/// Keeps every stop within a distance.
struct WithinDistance: LeafCollector {
  private(set) var found: [Neighbor] = []
  let bound: Float
  private let limit: Double

  /// - Parameter limit: the largest squared chord that is wanted, inclusive.
  init(_ limit: Double) {
    self.limit = limit
    bound = Leaf.roundedUp(limit)
  }

  @inline(__always)
  mutating func collect(
    _ chords: LeafColumn, leaf: Int, of index: borrowing StopIndex, from query: UnitVector
  ) {
    let slack = index.leaves.span[leaf].slack
    var slots = chords.slots(atMost: Leaf.widened(bound, by: slack))
    while slots != 0 {
      let slot = leaf &* Leaf.capacity &+ slots.trailingZeroBitCount
      slots &= slots &- 1
      let squaredChord = query.squaredChord(to: index.positions.span[slot])
      guard squaredChord <= limit else { continue }
      found.append(Neighbor(ordinal: index.ordinals.span[slot], squaredChord: squaredChord))
    }
  }
}
