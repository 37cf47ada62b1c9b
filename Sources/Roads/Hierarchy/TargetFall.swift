internal import SnapshotFormat

/// The climbs from targets, backward where ways lead to them, and which vertices keep what they find.
///
/// What is said here of ways to targets holds the other way round for ways from them.
///
/// A vertex keeps a target only when it is the highest on every shortest way from it to the target.
/// Elsewhere the entry is not missed: let x be the highest vertex of all shortest ways between an origin
/// and a target. Then x is the highest on every shortest way from x to the target, so it has the entry,
/// and the climb from the origin comes to x by a shortest way. This leaves a third of the entries, and
/// they are those that count for many origins.
///
/// Source: I. Abraham, D. Delling, A. Goldberg, R. Werneck, "Hierarchical hub labelings for shortest
/// paths" (2012), where such labels are called canonical.
struct TargetFall {
  /// By entry: where it is kept.
  private(set) var ranks: [UInt32] = []
  /// By entry: deciseconds to the target above, its ordinal below.
  private(set) var entries: [UInt64] = []

  private let search: HierarchySearch
  private let direction: TargetBuckets.Direction
  /// From the target.
  private let fall: HierarchyClimb
  /// Against it, as a query climbs.
  private let climb: HierarchyClimb
  private var seeds: [HierarchyWorkspace.Seed] = []
  private var group: [HierarchyWorkspace.Seed] = []
  /// By depth: what the climb has found.
  private var labels: [UInt64]
  /// By depth: the vertex.
  private var ancestors: [Int]
  /// By depth: the shortest way to the target.
  private var shortest: [UInt32]

  init(_ search: HierarchySearch, _ direction: TargetBuckets.Direction) {
    self.search = search
    self.direction = direction
    fall = search.fall(direction)
    climb = search.climb(direction)
    labels = [UInt64](repeating: HierarchyLabel.none, count: search.topology.depthCount)
    ancestors = [Int](repeating: 0, count: labels.count)
    shortest = [UInt32](repeating: 0, count: labels.count)
  }

  /// Adds the entries of one target.
  mutating func add(_ ordinal: UInt32, _ place: RoadPlace) {
    switch direction {
    case .toTargets: search.addApproaches(to: place, to: &seeds)
    case .fromTargets: search.addDepartures(from: place, to: &seeds)
    }
    while !seeds.isEmpty {
      HierarchyWorkspace.takeGroup(&group, from: &seeds, search.topology)
      let depth = TargetFall.climb(search, fall, group, &labels, &ancestors)
      keep(ordinal, depth)
    }
  }

  /// Climbs from seeds to the root; says how deep it began.
  private static func climb(
    _ search: HierarchySearch, _ fall: HierarchyClimb, _ seeds: [HierarchyWorkspace.Seed],
    _ labels: inout [UInt64], _ ancestors: inout [Int]
  ) -> Int {
    var labels = labels.mutableSpan
    let (nodes, arcs) = (fall.nodes.span, fall.arcs.span)
    var (rank, depth) = search.start(seeds, &labels)
    let start = depth
    while depth >= 0 {
      ancestors[depth] = rank
      HierarchyClimb.relax(rank, labels[depth], nodes, arcs, &labels)
      rank = Int(nodes[rank].parent)
      depth -= 1
    }
    return start
  }

  /// From the root down, so that what lies above a vertex is known: the shortest way to the target goes
  /// down from it, or up first.
  private mutating func keep(_ ordinal: UInt32, _ start: Int) {
    for depth in 0...start {
      let rank = ancestors[depth]
      let below = HierarchyLabel.weight(labels[depth])
      var above = Weight.infinity.deciseconds
      let row = Int(climb.nodes[rank].firstArc)..<Int(climb.nodes[rank + 1].firstArc)
      for arc in row {
        let next = climb.arcs[arc]
        above = min(above, next.weight &+ shortest[Int(next.depth)])
      }
      shortest[depth] = min(below, above)
      if below < above {
        ranks.append(UInt32(truncatingIfNeeded: rank))
        entries.append(HierarchyLabel.packed(below, ordinal))
      }
    }
  }
}
