internal import SnapshotFormat

/// Shortest ways between two points by a hierarchy: two climbs that meet, each visiting the ancestors of
/// a vertex in the elimination tree one after the other. No queue, no clearing of memory.
///
/// ```swift
/// let topology = try HierarchyTopology(graph, NestedDissection(graph))
/// let search = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, .foot))
/// var workspace = HierarchyWorkspace()
/// let route = search.route(from: home, to: stop, using: &workspace)
/// ```
///
/// Exact: always of the same weight as ``Dijkstra`` says, though of several shortest ways it may take
/// another. Source: J. Dibbelt, B. Strasser, D. Wagner, "Customizable contraction hierarchies" (2016);
/// V. Buchhold, P. Sanders, D. Wagner, "Real-time traffic assignment using engineered customizable
/// contraction hierarchies" (2019) for labels that need no clearing.
public struct HierarchySearch: Sendable {
  /// Where it searches.
  public let graph: RoadGraph
  /// The shape.
  public let topology: HierarchyTopology
  /// For whom.
  public let profile: Profile
  let up: HierarchyClimb
  let down: HierarchyClimb
  /// By arc of the climbs.
  let parts: Column<EdgeParts>
  /// By segment of the graph.
  let departures: Column<SegmentDepartures>

  /// Leaves out the edges that no search needs, and gathers how segments are left; 20 ms for a city.
  ///
  /// - Parameters:
  ///   - topology: of this graph.
  ///   - metric: of this topology, with the weights of the graph.
  public init(_ graph: RoadGraph, _ topology: HierarchyTopology, _ metric: HierarchyMetric) {
    precondition(
      topology.vertexCount == graph.vertexCount && topology.edgeOfArc.count == graph.arcCount,
      "a hierarchy belongs to the graph it was made for")
    self.init(
      graph, topology, metric, shortest: HierarchyWitnesses(metric),
      departures: SegmentDepartures.all(graph, topology, metric.profile))
  }

  /// - Parameter shortest: see ``HierarchyClimb/both(_:shortest:)``.
  init(
    _ graph: RoadGraph, _ topology: HierarchyTopology, _ metric: HierarchyMetric,
    shortest: HierarchyWitnesses?, departures: Column<SegmentDepartures>
  ) {
    precondition(
      metric.up.count == topology.edgeCount, "a metric belongs to the topology it was made for")
    self.graph = graph
    self.topology = topology
    profile = metric.profile
    (up, down, parts) = HierarchyClimb.both(metric, shortest: shortest)
    self.departures = departures
  }
}

extension HierarchySearch {
  /// The weight of the shortest way between two vertices; infinite when there is none.
  ///
  /// - Parameters:
  ///   - source: 0..<`graph.vertexCount`.
  ///   - target: 0..<`graph.vertexCount`.
  public func weight(
    from source: UInt32, to target: UInt32, using workspace: inout HierarchyWorkspace
  ) -> Weight {
    begin(from: source, to: target, &workspace)
    return Weight(deciseconds: meet(&workspace, keepsPath: false))
  }

  /// The arcs of a shortest way between two vertices, in order; `nil` when there is none.
  public func path(
    from source: UInt32, to target: UInt32, using workspace: inout HierarchyWorkspace
  ) -> [DirectedSegment]? {
    begin(from: source, to: target, &workspace)
    guard meet(&workspace, keepsPath: true) < Weight.infinity.deciseconds,
      workspace.path.isWhole
    else { return nil }
    return workspace.path.arcs.map { graph.arcSegments[Int($0)] }
  }

  private func begin(
    from source: UInt32, to target: UInt32, _ workspace: inout HierarchyWorkspace
  ) {
    workspace.begin(topology)
    workspace.sources.append(.init(rank: topology.ranks[Int(source)], weight: 0, tag: 0))
    workspace.targets.append(.init(rank: topology.ranks[Int(target)], weight: 0, tag: 0))
  }
}

extension HierarchySearch {
  /// The weight of the shortest way between two places, access included; infinite when there is none.
  ///
  /// - Parameters:
  ///   - origin: on a segment of the graph.
  ///   - destination: on a segment of the graph.
  public func weight(
    from origin: RoadPlace, to destination: RoadPlace, using workspace: inout HierarchyWorkspace
  ) -> Weight {
    begin(from: origin, to: destination, &workspace)
    let direct = directWay(from: origin, to: destination)?.weight ?? .infinity
    return min(direct, Weight(deciseconds: meet(&workspace, keepsPath: false)))
  }

  /// A shortest way between two places with its line; `nil` when there is none.
  public func route(
    from origin: RoadPlace, to destination: RoadPlace, using workspace: inout HierarchyWorkspace
  ) -> Route? {
    way(from: origin, to: destination, using: &workspace).map { graph.route($0) }
  }

  /// A shortest way between two places; `nil` when there is none.
  ///
  /// - Parameters:
  ///   - origin: on a segment of the graph.
  ///   - destination: on a segment of the graph.
  ///   - ordinal: what the way is said to lead to.
  ///   - limit: what the way may weigh at the most, inclusive. Where that is known, as from a ranking, what
  ///     is farther away is not looked at: for places nearby a quarter of the time.
  public func way(
    from origin: RoadPlace, to destination: RoadPlace, ordinal: UInt32 = 0,
    within limit: Weight = .infinity, using workspace: inout HierarchyWorkspace
  ) -> RoadWay? {
    guard
      let found = find(from: origin, to: destination, within: limit, using: &workspace)
    else { return nil }
    return RoadWay(
      neighbor: RoadNeighbor(ordinal: ordinal, weight: found.weight), origin: origin,
      destination: destination,
      legs: graph.legs(
        from: origin, found.direction, along: found.isDirect ? [] : workspace.path.arcs,
        to: destination, profile))
  }

  /// How long the way is that ``way(from:to:ordinal:within:using:)`` finds, to the last bit, without
  /// putting it together: allocates nothing once the workspace has grown.
  ///
  /// - Parameters:
  ///   - origin: on a segment of the graph.
  ///   - destination: on a segment of the graph.
  ///   - ordinal: what the way is said to lead to.
  ///   - limit: what the way may weigh at the most, inclusive.
  public func measuredWay(
    from origin: RoadPlace, to destination: RoadPlace, ordinal: UInt32 = 0,
    within limit: Weight = .infinity, using workspace: inout HierarchyWorkspace
  ) -> MeasuredWay? {
    guard
      let found = find(from: origin, to: destination, within: limit, using: &workspace)
    else { return nil }
    return MeasuredWay(
      neighbor: RoadNeighbor(ordinal: ordinal, weight: found.weight), destination: destination,
      metres: graph.metres(
        from: origin, found.direction, along: found.isDirect ? [] : workspace.path.arcs,
        to: destination))
  }

  /// What a shortest way weighs and how it begins; its arcs are left in the workspace, the last one that
  /// to the destination, unless it runs along one segment alone.
  private func find(
    from origin: RoadPlace, to destination: RoadPlace, within limit: Weight,
    using workspace: inout HierarchyWorkspace
  ) -> (weight: Weight, direction: TravelDirection, isDirect: Bool)? {
    begin(from: origin, to: destination, &workspace)
    let direct = directWay(from: origin, to: destination)
    // A way has to be finite, whatever the limit.
    let bound = min(limit.deciseconds, Weight.infinity.deciseconds - 1) + 1
    let met = meet(&workspace, below: bound, keepsPath: true)
    let weight = met < bound ? Weight(deciseconds: met) : .infinity
    if let direct, direct.weight <= weight {
      return direct.weight <= limit ? (direct.weight, direct.direction, true) : nil
    }
    guard weight.isFinite, workspace.path.isWhole,
      // A false part of an edge leads to a label that nobody has written, or an earlier query has.
      workspace.path.source <= UInt32(TravelDirection.backward.rawValue),
      Int(workspace.path.target) < graph.arcCount
    else { return nil }
    // Tags are the direction at the origin, and the arc to the destination.
    workspace.path.append(workspace.path.target)
    let isForward = workspace.path.source == TravelDirection.forward.rawValue
    return (weight, isForward ? .forward : .backward, false)
  }

  /// The way along one segment, access included; `nil` where there is none that is finite.
  private func directWay(
    from origin: RoadPlace, to destination: RoadPlace
  ) -> (weight: Weight, direction: TravelDirection)? {
    guard
      let (weight, direction) = graph.directWay(
        from: origin.position, to: destination.position, profile)
    else { return nil }
    let total = origin.access + weight + destination.access
    return total.isFinite ? (total, direction) : nil
  }

  private func begin(
    from origin: RoadPlace, to destination: RoadPlace, _ workspace: inout HierarchyWorkspace
  ) {
    precondition(
      Int(origin.position.segment) < graph.segmentCount
        && Int(destination.position.segment) < graph.segmentCount,
      "origin and destination lie on segments")
    workspace.begin(topology)
    addDepartures(from: origin, to: &workspace.sources)
    addApproaches(to: destination, to: &workspace.targets)
  }
}
