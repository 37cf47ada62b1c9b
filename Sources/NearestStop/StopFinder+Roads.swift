public import Geodesy
public import Roads
public import Stops

extension StopFinder {
  /// The `count` stops that are reached first and offer all of `needs`; fewer when there are no more.
  ///
  /// By straight line as ``nearest(_:to:needing:excluding:within:)``. By road, the origin is brought to
  /// the nearest road from which the profile's main component is reached; where no stop at all is reached
  /// from there, the next roads around are tried, islands included. Exact: ranked by travel time to the
  /// decisecond, at equal time by id.
  ///
  /// - Parameters:
  ///   - count: how many at the most.
  ///   - origin: where one is, in WGS-84.
  ///   - mode: how one gets there.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found; see ``exclusion(of:)``.
  ///   - limit: how far away at the most, inclusive; any distance when `nil`.
  ///   - time: how long the way may take at the most, inclusive; any time when `nil`. Not asked by
  ///     straight line.
  ///   - wantsRoutes: whether to give the routes as well.
  ///   - workspace: the memory of the search; one per thread.
  /// - Throws: ``RoutingError``; `notReachable` when a stop would do and none can be reached at all, with or
  ///   without limits.
  public func nearest(
    _ count: Int, to origin: Coordinate, by mode: TravelMode, needing needs: AmenitySet = [],
    excluding excluded: StopExclusion = .none, within limit: Distance? = nil,
    in time: TravelTime? = nil, withRoutes wantsRoutes: Bool = false,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> [ReachedStop] {
    guard let profile = mode.profile else {
      return nearest(count, to: origin, needing: needs, excluding: excluded, within: limit).map {
        ReachedStop(ordinal: $0.ordinal, distance: $0.distance, duration: nil, route: nil)
      }
    }
    guard let roads else { throw .noRoads }
    let search = NearestByRoad(
      finder: self, roads: roads, prepared: try roads.prepared(for: profile), needs: needs,
      excluded: excluded,
      distanceLimit: limit, weightLimit: time.map(Weight.init(within:)) ?? .infinity)
    return try search.nearest(count, to: origin, withRoutes: wantsRoutes, using: &workspace)
  }
}

extension StopFinder {
  /// The stops that are reached first by road and offer all of `needs`, as many as `output` has room for:
  /// the same as ``nearest(_:to:by:needing:excluding:within:in:withRoutes:using:)`` finds, without
  /// lengths and routes. Allocates nothing once the workspace has grown: the hot path.
  ///
  /// - Parameters:
  ///   - origin: where one is, in WGS-84.
  ///   - profile: how one moves on the roads.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found; see ``exclusion(of:)``.
  ///   - time: how long the way may take at the most, inclusive; any time when `nil`.
  ///   - workspace: the memory of the search; one per thread.
  ///   - output: what is found is appended, soonest first, at equal time by id; its free capacity is the
  ///     number asked for.
  /// - Throws: ``RoutingError``; `notReachable` when a stop would do and none can be reached at all, with or
  ///   without limits.
  public func nearest(
    to origin: Coordinate, by profile: Profile, needing needs: AmenitySet = [],
    excluding excluded: borrowing StopExclusion = .none, in time: TravelTime? = nil,
    using workspace: inout SearchWorkspace, into output: inout OutputSpan<RoadNeighbor>
  ) throws(RoutingError) {
    precondition(index.made(excluded), "an exclusion belongs to the index that made it")
    guard output.freeCapacity > 0 else { return try checkRoads(for: profile) }
    let known = output.count
    let limit = time.map(Weight.init(within:)) ?? .infinity
    // Nothing is taken out of the finder here, so that no reference is counted.
    try roads?.nearest(
      to: origin, profile, needs, within: limit, excluding: excluded, using: &workspace,
      into: &output)
    guard output.count == known else { return }
    try appendFromRoadsAround(
      origin, profile, needs, excluded, limit, using: &workspace, into: &output)
  }

  /// What is wrong with the question, also when nothing is asked for.
  @inline(never)
  private func checkRoads(for profile: Profile) throws(RoutingError) {
    guard let roads else { throw .noRoads }
    _ = try roads.prepared(for: profile)
  }

  /// Rarely asked: whether there is nothing, or only nothing from the nearest road.
  @inline(never)
  private func appendFromRoadsAround(
    _ origin: Coordinate, _ profile: Profile, _ needs: AmenitySet,
    _ excluded: borrowing StopExclusion, _ limit: Weight,
    using workspace: inout SearchWorkspace, into output: inout OutputSpan<RoadNeighbor>
  ) throws(RoutingError) {
    guard let roads else { throw .noRoads }
    let search = NearestByRoad(
      finder: self, roads: roads, prepared: try roads.prepared(for: profile), needs: needs,
      excluded: copy excluded, distanceLimit: nil, weightLimit: limit)
    let count = output.freeCapacity
    let found = try search.first(from: origin, using: &workspace) { start, workspace in
      search.neighbors(count, to: start.place, using: &workspace)
    }
    for neighbor in found { output.append(neighbor) }
  }
}

/// One question for the nearest stops by road.
private struct NearestByRoad {
  let finder: StopFinder
  let roads: RoadMap
  let prepared: PreparedRoads
  let needs: AmenitySet
  let excluded: StopExclusion
  let distanceLimit: Distance?
  let weightLimit: Weight

  var profile: Profile { prepared.profile }

  func nearest(
    _ count: Int, to origin: Coordinate, withRoutes wantsRoutes: Bool,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> [ReachedStop] {
    guard count > 0 else { return [] }
    return try first(from: origin, using: &workspace) { start, workspace in
      nearest(count, to: origin, start, withRoutes: wantsRoutes, using: &workspace)
    }
  }

  /// What is found from the first of the roads around that leads to any stop.
  func first<Found>(
    from origin: Coordinate, using workspace: inout SearchWorkspace,
    _ find: (SnappedPlace, inout SearchWorkspace) -> [Found]
  ) throws(RoutingError) -> [Found] {
    var begin: SnappedPlace?
    let found = try roads.first(near: origin, for: profile, as: .origin) { start -> [Found]? in
      let found = find(start, &workspace)
      // Too far, or without what is needed, is not cut off: from the next road, perhaps across a lake,
      // other stops would be nearer.
      guard !found.isEmpty || prepared.reachesAnyStop(start, using: &workspace) else {
        return nil
      }
      begin = start
      return found
    }
    if let found, !found.isEmpty { return found }
    let isLimited = distanceLimit != nil || weightLimit.isFinite
    if isLimited, let begin, isWantedStopReached(from: begin, using: &workspace) { return [] }
    if isAnyStopWanted(near: origin) { throw .notReachable(from: origin, profile) }
    return []
  }

  /// Without the ways.
  func neighbors(
    _ count: Int, to start: RoadPlace, using workspace: inout SearchWorkspace
  ) -> [RoadNeighbor] {
    prepared.nearest(
      min(count, finder.stops.count), to: start, needs, where: isWanted, within: weightLimit,
      using: &workspace)
  }

  /// Whether there is a stop that would do, were there no limits.
  private func isWantedStopReached(
    from start: SnappedPlace, using workspace: inout SearchWorkspace
  ) -> Bool {
    !prepared.nearest(
      1, to: start.place, needs, where: isWanted, within: .infinity, using: &workspace
    ).isEmpty
  }

  /// Whether there is a stop that would do, were it reachable: the tree by straight line knows at once.
  private func isAnyStopWanted(near origin: Coordinate) -> Bool {
    finder.nearest(to: origin, needing: needs, excluding: excluded) != nil
  }

  private func isWanted(_ ordinal: UInt32) -> Bool {
    !finder.index.isExcluded(ordinal, in: excluded)
  }

  /// The stops that may be within the limit, since no way is shorter than the straight line: without
  /// them, ways to all stops of a city would be put together and measured, to keep the few next door.
  ///
  /// - Returns: how far such stops are at the most, by straight line, and how many there are; any number
  ///   when they are many.
  private func candidates(
    _ count: Int, near origin: Coordinate
  ) -> (limit: Distance?, count: Int) {
    guard let distanceLimit else { return (nil, .max) }
    // Lengths of roads and of the walks to them are rounded, and measured on planes.
    guard let limit = try? Distance(metres: distanceLimit.metres * 1.01 + 10) else {
      return (nil, .max)
    }
    let probeCount = min(count, finder.stops.count) + 50
    let found = finder.nearest(
      probeCount, to: origin, needing: needs, excluding: excluded, within: limit
    ).count
    return (limit, found < min(probeCount, finder.stops.count) ? found : .max)
  }

  private func nearest(
    _ count: Int, to origin: Coordinate, _ start: SnappedPlace, withRoutes wantsRoutes: Bool,
    using workspace: inout SearchWorkspace
  ) -> [ReachedStop] {
    /// The walks at both ends and the roads between them.
    func metres(_ way: RoadWay) -> Double {
      let end = finder.stops.coordinate(of: Int(way.neighbor.ordinal))
      let access = GreatCircle.distance(
        from: end, to: roads.graph.coordinate(of: way.destination.position))
      return start.distance.metres + way.metres + access.metres
    }
    let candidates = candidates(count, near: origin)
    func isCandidate(_ ordinal: UInt32) -> Bool {
      guard isWanted(ordinal) else { return false }
      return candidates.limit.map {
        let stop = finder.stops.coordinate(of: Int(ordinal))
        return GreatCircle.distance(from: origin, to: stop) <= $0
      } ?? true
    }
    let ways = ways(
      min(count, finder.stops.count), to: start.place, outOf: candidates.count,
      where: isCandidate,
      keeping: { way in distanceLimit.map { metres(way) <= $0.metres } ?? true }, using: &workspace)
    return ways.compactMap { way in
      let ordinal = way.neighbor.ordinal
      let stop = finder.stops.coordinate(of: Int(ordinal))
      guard let distance = try? Distance(metres: metres(way)) else { return nil }
      var route: TravelRoute?
      if wantsRoutes, let end = roads.attachment(of: ordinal, at: stop, for: profile) {
        route = TravelRoute(
          roads.graph.route(way), profile, from: origin, start, to: stop, end, in: roads.graph)
      }
      return ReachedStop(
        ordinal: ordinal, distance: distance, duration: TravelTime(way.neighbor.weight),
        route: route)
    }
  }

  /// The ways to the stops that are reached first.
  ///
  /// Where not every way is kept, more and more stops are looked for, twice as many each time.
  private func ways(
    _ count: Int, to start: RoadPlace, outOf candidates: Int, where isCandidate: (UInt32) -> Bool,
    keeping isKept: (RoadWay) -> Bool, using workspace: inout SearchWorkspace
  ) -> [RoadWay] {
    var kept: [RoadWay] = []
    var known = 0
    var wanted = min(count, candidates)
    while true {
      let found = prepared.nearest(
        wanted, to: start, needs, where: isCandidate, within: weightLimit, using: &workspace)
      for neighbor in found.dropFirst(known) {
        guard let end = prepared.buckets.targets.place(of: neighbor.ordinal),
          let way = prepared.buckets.search.way(
            from: start, to: end, ordinal: neighbor.ordinal, within: neighbor.weight,
            using: &workspace.hierarchy),
          isKept(way)
        else { continue }
        kept.append(way)
        if kept.count == count { return kept }
      }
      known = found.count
      if known < wanted || wanted == min(candidates, finder.stops.count) { return kept }
      wanted = min(wanted * 2, candidates, finder.stops.count)
    }
  }
}
