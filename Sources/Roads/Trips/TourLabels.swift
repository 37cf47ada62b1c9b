internal import SnapshotFormat

/// What stands in the buckets of targets, in both directions, target by target: what a search for tours
/// needs beside them.
public struct TourLabels: Sendable {
  /// Of ways from targets.
  let onward: TargetLabels
  /// Of ways to targets.
  let toward: TargetLabels

  /// The same entries in another order. O(entries): 0.2 ms for a city with hundreds of targets.
  ///
  /// - Parameters:
  ///   - buckets: of the ways to targets.
  ///   - onward: of the ways from the same targets.
  public init(_ buckets: borrowing TargetBuckets, onward: borrowing TargetBuckets) {
    toward = TargetLabels(buckets)
    self.onward = TargetLabels(onward)
  }
}

/// What stands in buckets, target by target: the vertices that ways to it or from it come over, with what
/// lies between.
///
/// A bucket is read by who comes to its vertex, a row of these by who is at the target: without a climb
/// all ways on from there are at hand. Together, as a table for every vertex, they are the hub labels of
/// I. Abraham, D. Delling, A. Goldberg, R. Werneck (2012).
struct TargetLabels: Sendable {
  /// By target: where its row begins; one more than there are targets.
  let first: Column<UInt32>
  /// Deciseconds between target and vertex above, a vertex's rank below.
  let labels: Column<UInt64>

  /// The number of targets.
  var targetCount: Int { first.count - 1 }

  init(_ buckets: borrowing TargetBuckets) {
    let entries = buckets.entries.span
    var first = [UInt32](repeating: 0, count: buckets.targets.count + 1)
    for place in 0..<entries.count {
      first[Int(UInt32(truncatingIfNeeded: entries[place])) + 1] += 1
    }
    for ordinal in 0..<buckets.targets.count { first[ordinal + 1] += first[ordinal] }
    var next = first
    var labels = [UInt64](repeating: 0, count: entries.count)
    let nodes = buckets.nodes.span
    for rank in 0..<(nodes.count - 1) {
      for place in Int(nodes[rank].firstEntry)..<Int(nodes[rank + 1].firstEntry) {
        let ordinal = Int(UInt32(truncatingIfNeeded: entries[place]))
        labels[Int(next[ordinal])] = HierarchyLabel.packed(
          HierarchyLabel.weight(entries[place]), UInt32(truncatingIfNeeded: rank))
        next[ordinal] += 1
      }
    }
    self.first = Column(first)
    self.labels = Column(labels)
  }
}

extension TargetLabels {
  /// Writes down when somebody passes the vertices of his target's labels, where he is the first to.
  ///
  /// - Parameters:
  ///   - state: who has visited a target, and its number.
  ///   - room: what comes later is left out.
  ///   - passing: by rank: who passes first, and when.
  ///   - passed: the ranks where that was nobody before.
  func pass(
    _ state: TourWorkspace.State, _ index: UInt32, within room: UInt32,
    _ passing: inout [UInt64], _ passed: inout [UInt32]
  ) {
    let labels = labels.span
    var passing = passing.mutableSpan
    let row = Int(first[Int(state.ordinal)])..<Int(first[Int(state.ordinal) + 1])
    for place in row {
      let time = state.end &+ HierarchyLabel.weight(labels[place])
      guard time <= room else { continue }
      let rank = Int(UInt32(truncatingIfNeeded: labels[place]))
      let key = HierarchyLabel.packed(time, index)
      guard key < passing[rank] else { continue }
      if passing[rank] == TourWorkspace.far { passed.append(UInt32(truncatingIfNeeded: rank)) }
      passing[rank] = key
    }
  }
}
