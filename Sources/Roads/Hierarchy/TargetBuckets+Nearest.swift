internal import SnapshotFormat

extension TargetBuckets {
  /// The targets that are reached first from a place, or from which it is reached first: as many as
  /// `output` has room for.
  ///
  /// Exact, and the same as ``Dijkstra`` finds, in the same order. Allocates nothing once the workspace
  /// has grown.
  ///
  /// - Parameters:
  ///   - origin: where one is, or wants to be; on a segment of the graph.
  ///   - features: what every target found must offer.
  ///   - limit: what a way may weigh at the most, inclusive.
  ///   - output: what is found is appended: by weight, at equal weight by ordinal. Its free capacity
  ///     is the number asked for.
  public func nearest(
    to origin: RoadPlace, needing features: UInt64 = 0, within limit: Weight = .infinity,
    using workspace: inout HierarchyWorkspace, into output: inout OutputSpan<RoadNeighbor>
  ) {
    find(output.freeCapacity, origin, features, { _ in true }, limit, &workspace)
    for place in 0..<workspace.nearest.count { output.append(workspace.nearest[place]) }
  }

  /// The same of targets that may be found.
  ///
  /// - Parameter isWanted: whether a target, by its ordinal, may be found; asked several times for one.
  public func nearest(
    to origin: RoadPlace, needing features: UInt64 = 0, where isWanted: (UInt32) -> Bool,
    within limit: Weight = .infinity, using workspace: inout HierarchyWorkspace,
    into output: inout OutputSpan<RoadNeighbor>
  ) {
    find(output.freeCapacity, origin, features, isWanted, limit, &workspace)
    for place in 0..<workspace.nearest.count { output.append(workspace.nearest[place]) }
  }

  /// The same without some targets.
  ///
  /// - Parameter excluded: a bit for each target by its ordinal, 64 to a word; what lies behind the last
  ///   word is not excluded.
  public func nearest(
    to origin: RoadPlace, needing features: UInt64 = 0, excluding excluded: Span<UInt64>,
    within limit: Weight = .infinity, using workspace: inout HierarchyWorkspace,
    into output: inout OutputSpan<RoadNeighbor>
  ) {
    find(
      output.freeCapacity, origin, features,
      { ordinal in
        let word = Int(ordinal / 64)
        return word >= excluded.count || excluded[word] >> UInt64(ordinal % 64) & 1 == 0
      }, limit, &workspace)
    for place in 0..<workspace.nearest.count { output.append(workspace.nearest[place]) }
  }

  /// The same as an array, of at most `count`.
  public func nearest(
    _ count: Int, to origin: RoadPlace, needing features: UInt64 = 0,
    where isWanted: (UInt32) -> Bool = { _ in true }, within limit: Weight = .infinity,
    using workspace: inout HierarchyWorkspace
  ) -> [RoadNeighbor] {
    find(count, origin, features, isWanted, limit, &workspace)
    return (0..<workspace.nearest.count).map { workspace.nearest[$0] }
  }

  /// Leaves the nearest in the workspace.
  @inline(__always)
  private func find(
    _ count: Int, _ origin: RoadPlace, _ features: UInt64, _ isWanted: (UInt32) -> Bool,
    _ limit: Weight, _ workspace: inout HierarchyWorkspace
  ) {
    precondition(
      Int(origin.position.segment) < search.graph.segmentCount, "an origin lies on a segment")
    workspace.nearest.begin(max(count, 0), within: limit.deciseconds, of: targets.count)
    guard count > 0, targets.count > 0 else { return }
    workspace.begin(search.topology)
    for place in neighbors(onSegment: origin.position.segment) {
      let door = targets.bySegment[place]
      let ordinal = targets.target(ofDoor: door)
      guard targets.features[Int(ordinal)] & features == features, isWanted(ordinal),
        let weight = directWay(from: origin, toDoor: door)
      else { continue }
      let entry = HierarchyLabel.packed(weight.deciseconds, ordinal)
      if entry < workspace.nearest.bound { workspace.nearest.offer(entry) }
    }
    if addSeeds(at: origin, to: &workspace.sources) {
      find(workspace.sources, features, isWanted, &workspace.weights, &workspace.nearest)
      return
    }
    while !workspace.sources.isEmpty {
      HierarchyWorkspace.takeGroup(
        &workspace.sourceGroup, from: &workspace.sources, search.topology)
      find(
        workspace.sourceGroup, features, isWanted, &workspace.weights, &workspace.nearest)
    }
  }

  /// The places in `targets.bySegment` of the doors on a segment; mostly there are none, and no need
  /// to look.
  func neighbors(onSegment segment: UInt32) -> Range<Int> {
    isOccupied[Int(segment / 64)] >> UInt64(segment % 64) & 1 == 0
      ? 0..<0 : targets.doors(onSegment: segment)
  }

  /// Adds the vertices at which a climb begins, with what lies between them and the place.
  ///
  /// - Returns: whether one way up is known to lead past all of them.
  @inline(__always)
  func addSeeds(at place: RoadPlace, to seeds: inout [HierarchyWorkspace.Seed]) -> Bool {
    switch direction {
    case .toTargets: return search.addDepartures(from: place, to: &seeds)
    case .fromTargets:
      search.addApproaches(to: place, to: &seeds)
      return false
    }
  }

  /// The way to a door, or from it, along the place's segment, access included; `nil` where there is
  /// none that is finite.
  func directWay(from origin: RoadPlace, toDoor door: UInt32) -> Weight? {
    guard let target = targets.place(ofDoor: door) else { return nil }
    let isToTarget = direction == .toTargets
    guard
      let (weight, _) = search.graph.directWay(
        from: isToTarget ? origin.position : target.position,
        to: isToTarget ? target.position : origin.position, targets.profile)
    else { return nil }
    let total = origin.access + weight + target.access
    return total.isFinite ? total : nil
  }

  /// One climb from seeds that are on one way up.
  ///
  /// Weights grow on the way, and so do sums with the entries of a bucket: behind the first that is not
  /// below the bound there is none.
  @inline(__always)
  private func find(
    _ seeds: [HierarchyWorkspace.Seed], _ needed: UInt64, _ isWanted: (UInt32) -> Bool,
    _ weights: inout [UInt32], _ nearest: inout NearestList
  ) {
    var labels = weights.mutableSpan
    let (nodes, arcs) = (nodes.span, self.arcs.span)
    let (entries, behind) = (entries.span, features.span)
    let features = targets.features.span
    let isFiltered = needed != 0
    var (rank, depth) = start(seeds, &labels)
    while depth >= 0 {
      let node = nodes[rank]
      let weight = UInt64(labels[depth]) &<< 32
      if weight < nearest.bound {
        let next = nodes[rank &+ 1]
        var place = Int(node.firstEntry)
        let end = Int(next.firstEntry)
        while place < end {
          let entry = weight &+ entries[place]
          if entry >= nearest.bound { break }
          let ordinal = UInt32(truncatingIfNeeded: entry)
          // Where nothing is needed, features are not even read.
          if isFiltered, behind[place] & needed != needed { break }
          let isFit = !isFiltered || features[Int(ordinal)] & needed == needed
          if isFit, isWanted(ordinal) { nearest.offer(entry) }
          place &+= 1
        }
        TargetBuckets.relax(labels[depth], node, next, arcs, &labels)
      }
      rank = Int(node.parent)
      depth &-= 1
    }
  }

  /// Labels seeds that are on one way up, and everything else there as not reached.
  ///
  /// - Returns: the lowest of them.
  func start(
    _ seeds: [HierarchyWorkspace.Seed], _ labels: inout MutableSpan<UInt32>
  ) -> (rank: Int, depth: Int) {
    let depths = search.topology.depths.span
    let lowest = Int(seeds[0].rank)
    let depth = Int(depths[lowest])
    for place in 0...depth { labels[place] = Weight.infinity.deciseconds }
    for seed in seeds {
      let place = Int(depths[Int(seed.rank)])
      labels[place] = min(labels[place], seed.weight)
    }
    return (lowest, depth)
  }

  /// Offers what lies above a vertex a way through it.
  @inline(__always)
  static func relax(
    _ weight: UInt32, _ node: Node, _ next: Node, _ arcs: Span<HierarchyClimb.Arc>,
    _ labels: inout MutableSpan<UInt32>
  ) {
    var arc = Int(node.firstArc)
    let end = Int(next.firstArc)
    while arc < end {
      let depth = Int(arcs[arc].depth)
      labels[depth] = min(labels[depth], weight &+ arcs[arc].weight)
      arc &+= 1
    }
  }
}
