internal import SnapshotFormat

/// A target that was found, with what the way there weighs.
@frozen
public struct RoadNeighbor: Hashable, Sendable, BitwiseCopyable {
  /// Its place in the array ``RoadTargets`` was made from.
  public let ordinal: UInt32
  /// The whole way, access at both ends included.
  public let weight: Weight
  /// How long the whole way takes.
  public var duration: TravelTime { TravelTime(weight) }

  /// One that was found elsewhere.
  @inlinable
  public init(ordinal: UInt32, weight: Weight) {
    self.ordinal = ordinal
    self.weight = weight
  }
}

extension Dijkstra {
  /// The targets that are reached first from a place: as many as `output` has room for.
  ///
  /// Exact. Allocates nothing once the workspace has grown. The search stops at the last target
  /// wanted.
  ///
  /// - Parameters:
  ///   - origin: where one is; on a segment of the graph.
  ///   - targets: made for this graph and profile.
  ///   - features: what every target found must offer.
  ///   - isWanted: whether a target, by its ordinal, may be found; asked several times for one.
  ///   - limit: what a way may weigh at the most, inclusive.
  ///   - output: what is found is appended: by weight, at equal weight by ordinal. Its free capacity
  ///     is the number asked for.
  public func nearest(
    to origin: RoadPlace, among targets: RoadTargets, needing features: UInt64 = 0,
    where isWanted: (UInt32) -> Bool = { _ in true },
    within limit: Weight = .infinity, using workspace: inout SearchWorkspace,
    into output: inout OutputSpan<RoadNeighbor>
  ) {
    guard output.freeCapacity > 0 else { return }
    search(
      from: origin, among: targets, needing: features, where: isWanted, within: limit,
      keepsParents: false, using: &workspace
    ) { neighbor, _ in
      output.append(neighbor)
      return output.freeCapacity > 0
    }
  }

  /// The same as an array, of at most `count`.
  public func nearest(
    _ count: Int, to origin: RoadPlace, among targets: RoadTargets, needing features: UInt64 = 0,
    where isWanted: (UInt32) -> Bool = { _ in true },
    within limit: Weight = .infinity, using workspace: inout SearchWorkspace
  ) -> [RoadNeighbor] {
    guard count > 0 else { return [] }
    var found: [RoadNeighbor] = []
    search(
      from: origin, among: targets, needing: features, where: isWanted, within: limit,
      keepsParents: false, using: &workspace
    ) { neighbor, _ in
      found.append(neighbor)
      return found.count < count
    }
    return found
  }

  /// What the ways to all targets weigh, by ordinal; infinite where there is none.
  public func table(
    from origin: RoadPlace, to targets: RoadTargets, using workspace: inout SearchWorkspace
  ) -> [Weight] {
    var weights = [Weight](repeating: .infinity, count: targets.count)
    var missing = targets.count
    func isWanted(_ ordinal: UInt32) -> Bool { true }
    search(
      from: origin, among: targets, needing: 0, where: isWanted, within: .infinity,
      keepsParents: false, using: &workspace
    ) { neighbor, _ in
      weights[Int(neighbor.ordinal)] = neighbor.weight
      missing -= 1
      return missing > 0
    }
    return weights
  }

  /// The ways to the targets that are reached first, in one search.
  ///
  /// - Parameters:
  ///   - candidates: how many targets can be found at all, where that is known: the search ends with the
  ///     last of them.
  ///   - isKept: whether to keep a way that was found; the search goes on until `count` are kept.
  /// - Returns: by weight, at equal weight by ordinal.
  public func nearestWays(
    _ count: Int, to origin: RoadPlace, among targets: RoadTargets, needing features: UInt64 = 0,
    where isWanted: (UInt32) -> Bool = { _ in true }, within limit: Weight = .infinity,
    outOf candidates: Int = .max, keeping isKept: (RoadWay) -> Bool = { _ in true },
    using workspace: inout SearchWorkspace
  ) -> [RoadWay] {
    guard count > 0, candidates > 0 else { return [] }
    var ways: [RoadWay] = []
    var foundCount = 0
    search(
      from: origin, among: targets, needing: features, where: isWanted, within: limit,
      keepsParents: true, using: &workspace
    ) { neighbor, workspace in
      foundCount += 1
      let vertex = UInt32(truncatingIfNeeded: graph.vertexCount) + neighbor.ordinal
      guard
        let place = door(of: neighbor, among: targets, from: origin, settledAt: vertex, workspace)
      else { return foundCount < candidates }
      let way = RoadWay(
        neighbor: neighbor, origin: origin, destination: place,
        legs: legs(from: origin, to: place, settledAt: vertex, workspace))
      if isKept(way) { ways.append(way) }
      return ways.count < count && foundCount < candidates
    }
    return ways
  }

  /// The door by which a search has come to a target: the first of those to which the last part of the way
  /// leads, and is as long.
  private func door(
    of neighbor: RoadNeighbor, among targets: RoadTargets, from origin: RoadPlace,
    settledAt vertex: UInt32, _ workspace: borrowing SearchWorkspace
  ) -> RoadPlace? {
    let doors = targets.doors(of: neighbor.ordinal).compactMap { targets.place(ofDoor: $0) }
    guard doors.count > 1 else { return doors.first }
    let parent = workspace.parent(of: vertex)
    guard parent <= UInt32(RoadGraph.maximumCount) else {
      return doors.first { door in
        guard
          let (weight, direction) = graph.directWay(
            from: origin.position, to: door.position, profile)
        else { return false }
        return Parent.origin(direction) == parent
          && origin.access + weight + door.access == neighbor.weight
      }
    }
    let before = workspace.weight(of: graph.tail(ofArc: Int(parent))) ?? 0
    return doors.first { door in
      var isReached = false
      graph.forEachApproach(to: door, profile) { arc, weight in
        let total = Weight(deciseconds: before) + weight
        if arc == Int(parent), total == neighbor.weight { isReached = true }
      }
      return isReached
    }
  }

  /// Tells of one target after the other, nearest first, until `found` says no.
  ///
  /// Targets are vertices of their own behind those of the graph, with an arc from each vertex they
  /// are attached to: settled in their turn, they come in the order wanted. At equal weight the heap
  /// gives graph vertices before targets, so all targets of one weight are known before the first of
  /// them is settled, and the lowest ordinal comes first.
  @inline(__always)
  private func search(
    from origin: RoadPlace, among targets: RoadTargets, needing features: UInt64,
    where isWanted: (UInt32) -> Bool, within limit: Weight, keepsParents: Bool,
    using workspace: inout SearchWorkspace,
    found: (RoadNeighbor, borrowing SearchWorkspace) -> Bool
  ) {
    precondition(
      targets.profile == profile && targets.vertexCount == graph.vertexCount,
      "targets belong to the graph and profile they were made for")
    precondition(
      Int(origin.position.segment) < graph.segmentCount, "an origin lies on a segment")
    let firstTarget = UInt32(truncatingIfNeeded: graph.vertexCount)
    let arcWeights = graph.arcWeights[profile]
    workspace.begin(graph.vertexCount + targets.count, keepsParents: keepsParents)
    for direction in TravelDirection.both {
      if let (vertex, weight) = graph.departure(from: origin.position, direction, profile) {
        workspace.offer(
          vertex, (origin.access + weight).deciseconds,
          parent: keepsParents ? Parent.origin(direction) : nil)
      }
    }
    for place in targets.doors(onSegment: origin.position.segment) {
      let door = targets.bySegment[place]
      let ordinal = targets.target(ofDoor: door)
      guard let target = targets.place(ofDoor: door),
        targets.features[Int(ordinal)] & features == features, isWanted(ordinal),
        let (weight, direction) = graph.directWay(
          from: origin.position, to: target.position, profile)
      else { continue }
      workspace.offer(
        firstTarget + ordinal, (origin.access + weight + target.access).deciseconds,
        parent: keepsParents ? Parent.origin(direction) : nil)
    }
    // A way has to be finite, whatever the limit.
    let limit = min(limit.deciseconds, Weight.infinity.deciseconds - 1)
    while let (weight, vertex) = workspace.settle(within: limit) {
      if vertex >= firstTarget {
        let neighbor = RoadNeighbor(
          ordinal: vertex &- firstTarget, weight: Weight(deciseconds: weight))
        if !found(neighbor, workspace) { return }
        continue
      }
      var place = Int(targets.firstEntry.span[Int(vertex)])
      let end = Int(targets.firstEntry.span[Int(vertex) &+ 1])
      while place < end {
        let entry = targets.entries.span[place]
        if targets.features.span[Int(entry.ordinal)] & features == features,
          isWanted(entry.ordinal)
        {
          workspace.offer(
            firstTarget &+ entry.ordinal, weight &+ entry.weight,
            parent: keepsParents ? entry.arc : nil)
        }
        place &+= 1
      }
      if keepsParents {
        workspace.relaxKeepingParents(
          arcs(of: vertex), at: weight, heads: graph.arcHeads.span, weights: arcWeights.span)
      } else {
        workspace.relax(
          arcs(of: vertex), at: weight, heads: graph.arcHeads.span, weights: arcWeights.span)
      }
    }
  }
}
