internal import SnapshotFormat

extension TargetBuckets {
  /// What the ways to all targets weigh, or those from all, by ordinal; infinite where there is none.
  public func table(
    from origin: RoadPlace, using workspace: inout HierarchyWorkspace
  ) -> [Weight] {
    fill(origin, &workspace)
    return workspace.row.prefix(targets.count).map(Weight.init(deciseconds:))
  }

  /// The same, appended to memory of the caller's: nothing is allocated once the workspace has grown.
  ///
  /// - Parameter output: with room for all targets.
  public func table(
    from origin: RoadPlace, using workspace: inout HierarchyWorkspace,
    into output: inout OutputSpan<Weight>
  ) {
    fill(origin, &workspace)
    for ordinal in 0..<targets.count {
      output.append(Weight(deciseconds: workspace.row[ordinal]))
    }
  }

  /// All targets within a limit, nearest first, at equal weight by ordinal: for many a table that is
  /// sorted takes less time than ``nearest(_:to:needing:where:within:using:)``. O(entries + n log n).
  ///
  /// - Parameters:
  ///   - limit: what a way may weigh at the most, inclusive.
  ///   - features: what every target found must offer.
  ///   - isWanted: whether a target, by its ordinal, may be found.
  public func all(
    within limit: Weight, of origin: RoadPlace, needing features: UInt64 = 0,
    where isWanted: (UInt32) -> Bool = { _ in true }, using workspace: inout HierarchyWorkspace
  ) -> [RoadNeighbor] {
    fill(origin, &workspace)
    var found: [RoadNeighbor] = []
    for ordinal in 0..<UInt32(truncatingIfNeeded: targets.count) {
      let weight = Weight(deciseconds: workspace.row[Int(ordinal)])
      if weight.isFinite, weight <= limit, targets.features[Int(ordinal)] & features == features,
        isWanted(ordinal)
      {
        found.append(RoadNeighbor(ordinal: ordinal, weight: weight))
      }
    }
    found.sort { ($0.weight, $0.ordinal) < ($1.weight, $1.ordinal) }
    return found
  }

  /// Leaves what ways weigh in the workspace's row.
  ///
  /// - Parameter limit: what weighs more need not be looked for, and may be left out; inclusive.
  func fill(
    _ origin: RoadPlace, _ workspace: inout HierarchyWorkspace, within limit: Weight = .infinity
  ) {
    precondition(
      Int(origin.position.segment) < search.graph.segmentCount, "an origin lies on a segment")
    workspace.begin(search.topology)
    let bound = min(limit.deciseconds &+ 1, Weight.infinity.deciseconds)
    let missing = targets.count - workspace.row.count
    if missing > 0 {
      workspace.row.append(contentsOf: repeatElement(0, count: missing))
    }
    for ordinal in 0..<targets.count { workspace.row[ordinal] = Weight.infinity.deciseconds }
    for place in neighbors(onSegment: origin.position.segment) {
      let door = targets.bySegment[place]
      guard let weight = directWay(from: origin, toDoor: door) else { continue }
      let ordinal = Int(targets.target(ofDoor: door))
      workspace.row[ordinal] = min(workspace.row[ordinal], weight.deciseconds)
    }
    if addSeeds(at: origin, to: &workspace.sources) {
      fill(workspace.sources, below: bound, &workspace.weights, &workspace.row)
      return
    }
    while !workspace.sources.isEmpty {
      HierarchyWorkspace.takeGroup(
        &workspace.sourceGroup, from: &workspace.sources, search.topology)
      fill(workspace.sourceGroup, below: bound, &workspace.weights, &workspace.row)
    }
  }

  /// One climb from seeds that are on one way up, through every bucket until what is left of it weighs
  /// too much.
  ///
  /// - Parameter bound: not above ``Weight/infinity``.
  private func fill(
    _ seeds: [HierarchyWorkspace.Seed], below bound: UInt32, _ weights: inout [UInt32],
    _ targetRow: inout [UInt32]
  ) {
    var labels = weights.mutableSpan
    var row = targetRow.mutableSpan
    let (nodes, arcs, entries) = (nodes.span, self.arcs.span, entries.span)
    var (rank, depth) = start(seeds, &labels)
    while depth >= 0 {
      let node = nodes[rank]
      let weight = labels[depth]
      if weight < bound {
        let next = nodes[rank &+ 1]
        var place = Int(node.firstEntry)
        let end = Int(next.firstEntry)
        while place < end {
          let entry = entries[place]
          let sum = weight &+ HierarchyLabel.weight(entry)
          if sum >= bound { break }
          let ordinal = Int(UInt32(truncatingIfNeeded: entry))
          row[ordinal] = min(row[ordinal], sum)
          place &+= 1
        }
        TargetBuckets.relax(weight, node, next, arcs, &labels)
      }
      rank = Int(node.parent)
      depth &-= 1
    }
  }
}
