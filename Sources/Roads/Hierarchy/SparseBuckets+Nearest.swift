internal import SnapshotFormat

extension TargetBuckets {
  /// Puts the nearest of a few more targets in among the nearest of these, which stand in the output already.
  /// Allocates nothing once the workspace has grown.
  ///
  /// - Parameters:
  ///   - few: made beside these buckets.
  ///   - origin: the one the others were found from.
  ///   - features: what every target found must offer.
  ///   - isWanted: whether one of the few, by its ordinal among them, may be found.
  ///   - limit: what a way may weigh at the most, inclusive.
  ///   - first: where in the output the others begin: as many as were wanted, or all there are.
  ///   - output: what room it has is filled, and what is no longer among the nearest left out.
  public func insertNearest(
    of few: borrowing SparseBuckets, to origin: RoadPlace, needing features: UInt64 = 0,
    where isWanted: (UInt32) -> Bool = { _ in true }, within limit: Weight = .infinity,
    using workspace: inout HierarchyWorkspace, from first: Int,
    into output: inout OutputSpan<RoadNeighbor>
  ) {
    precondition(
      few.mainCount == targets.count && direction == .toTargets,
      "few belong to the many they were made beside, and are gone to")
    let known = output.count - first
    let capacity = known + output.freeCapacity
    guard capacity > 0, few.count > 0 else { return }
    var bound = min(limit, Weight(deciseconds: Weight.infinity.deciseconds - 1))
    if output.freeCapacity == 0 {
      // As far as the last there is: who comes before it at equal weight pushes it out.
      bound = min(bound, output.span[output.count - 1].weight)
    }
    find(few, capacity, origin, features, isWanted, bound, &workspace)
    TargetBuckets.merge(few, workspace.nearest, from: first, capacity, &output)
  }

  /// The nearest of these and of a few more, as an array, of at most `count`.
  ///
  /// - Parameter isWanted: whether a target may be found; the few come behind the many.
  public func nearest(
    _ count: Int, to origin: RoadPlace, and few: borrowing SparseBuckets,
    needing features: UInt64 = 0, where isWanted: (UInt32) -> Bool = { _ in true },
    within limit: Weight = .infinity, using workspace: inout HierarchyWorkspace
  ) -> [RoadNeighbor] {
    let count = min(max(count, 0), targets.count + few.count)
    let first = UInt32(truncatingIfNeeded: targets.count)
    return [RoadNeighbor](capacity: count) { output in
      nearest(
        to: origin, needing: features, where: isWanted, within: limit, using: &workspace,
        into: &output)
      insertNearest(
        of: few, to: origin, needing: features, where: { isWanted($0 + first) }, within: limit,
        using: &workspace, from: 0, into: &output)
    }
  }

  /// Leaves the nearest of the few in the workspace.
  private func find(
    _ few: borrowing SparseBuckets, _ count: Int, _ origin: RoadPlace, _ features: UInt64,
    _ isWanted: (UInt32) -> Bool, _ limit: Weight, _ workspace: inout HierarchyWorkspace
  ) {
    workspace.nearest.begin(count, within: limit.deciseconds, of: few.count)
    workspace.begin(search.topology)
    few.forEachOrdinal(onSegment: origin.position.segment) { ordinal in
      guard let target = few.targets[Int(ordinal)], target.features & features == features,
        isWanted(ordinal)
      else { return }
      for door in target.doors where door.place.position.segment == origin.position.segment {
        guard
          let (weight, _) = search.graph.directWay(
            from: origin.position, to: door.place.position, targets.profile)
        else { continue }
        let total = origin.access + weight + door.place.access
        let entry = HierarchyLabel.packed(total.deciseconds, ordinal)
        if total.isFinite, entry < workspace.nearest.bound { workspace.nearest.offer(entry) }
      }
    }
    _ = addSeeds(at: origin, to: &workspace.sources)
    while !workspace.sources.isEmpty {
      HierarchyWorkspace.takeGroup(
        &workspace.sourceGroup, from: &workspace.sources, search.topology)
      climb(
        workspace.sourceGroup, few, features, isWanted, &workspace.weights, &workspace.nearest)
    }
  }

  /// One climb from seeds that are on one way up.
  private func climb(
    _ seeds: [HierarchyWorkspace.Seed], _ few: borrowing SparseBuckets, _ needed: UInt64,
    _ isWanted: (UInt32) -> Bool, _ weights: inout [UInt32], _ nearest: inout NearestList
  ) {
    var labels = weights.mutableSpan
    let start = start(seeds, &labels)
    few.climb(
      from: start, nodes.span, self.arcs.span, needed, isWanted, &labels, to: &nearest)
  }

  /// Merges the few into the many from the back, so that nothing has to be kept elsewhere.
  private static func merge(
    _ few: borrowing SparseBuckets, _ found: borrowing NearestList, from first: Int,
    _ capacity: Int, _ output: inout OutputSpan<RoadNeighbor>
  ) {
    var (many, new) = (output.count - first, found.count)
    /// Whether the last of the few comes after the last of the many.
    func isFewLast(_ output: borrowing OutputSpan<RoadNeighbor>) -> Bool {
      guard new > 0 else { return false }
      guard many > 0 else { return true }
      let (other, neighbor) = (found[new - 1], output.span[first + many - 1])
      return other.weight == neighbor.weight
        ? !few.precedes(other.ordinal, neighbor.ordinal) : other.weight > neighbor.weight
    }
    while many + new > capacity {
      if isFewLast(output) { new -= 1 } else { many -= 1 }
    }
    let end = first + many + new
    while output.count < end { output.append(RoadNeighbor(ordinal: 0, weight: .zero)) }
    while new > 0 {
      let place = first + many + new - 1
      if isFewLast(output) {
        new -= 1
        let neighbor = RoadNeighbor(
          ordinal: found[new].ordinal + UInt32(truncatingIfNeeded: few.mainCount),
          weight: found[new].weight)
        var span = output.mutableSpan
        span[place] = neighbor
      } else {
        many -= 1
        let neighbor = output.span[first + many]
        var span = output.mutableSpan
        span[place] = neighbor
      }
    }
  }
}
