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
  ///   - open: that stops must be open on arrival, by straight line when one leaves; `nil` for all stops.
  ///   - limit: how far away at the most, inclusive; any distance when `nil`.
  ///   - time: how long the way may take at the most, inclusive; any time when `nil`. Not asked by
  ///     straight line.
  ///   - wantsRoutes: whether to give the routes as well.
  ///   - workspace: the memory of the search; one per thread.
  /// - Throws: ``RoutingError``; `notReachable` when a stop would do and none can be reached at all, with or
  ///   without limits.
  public func nearest(
    _ count: Int, to origin: Coordinate, by mode: TravelMode, needing needs: AmenitySet = [],
    excluding excluded: StopExclusion = .none, open: OpeningCondition? = nil,
    within limit: Distance? = nil,
    in time: TravelTime? = nil, withRoutes wantsRoutes: Bool = false,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> [ReachedStop] {
    guard let profile = mode.profile else {
      return nearest(
        count, to: origin, needing: needs, excluding: excluded, open: open, within: limit
      ).map {
        ReachedStop(
          ordinal: $0.ordinal, distance: $0.distance, entrance: nil, duration: nil, route: nil)
      }
    }
    guard let roads else { throw .noRoads }
    let search = NearestByRoad(
      finder: self, roads: roads, prepared: try roads.prepared(for: profile), needs: needs,
      excluded: excluded,
      distanceLimit: limit, weightLimit: time.map(Weight.init(within:)) ?? .infinity, open: open)
    return try search.nearest(count, to: origin, withRoutes: wantsRoutes, using: &workspace)
  }
}

extension StopFinder {
  /// The stops that are reached first by road and offer all of `needs`, as many as `output` has room for:
  /// the same as ``nearest(_:to:by:needing:excluding:open:within:in:withRoutes:using:)`` finds, without
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
      excluded: copy excluded, distanceLimit: nil, weightLimit: limit, open: nil)
    let count = output.freeCapacity
    let found = try search.first(from: origin, using: &workspace) { start, workspace in
      search.neighbors(count, to: start.place, using: &workspace)
    }
    for neighbor in found { output.append(neighbor) }
  }
}

extension StopFinder {
  /// The stops that are reached first by road and are open then, without lengths and routes: the same as
  /// ``nearest(_:to:by:needing:excluding:open:within:in:withRoutes:using:)`` finds.
  ///
  /// Exact: the nearest of those open on arrival. O(stops looked at), which are as many as are nearer than
  /// the last one found.
  ///
  /// - Parameters:
  ///   - count: how many at the most.
  ///   - origin: where one is, in WGS-84.
  ///   - profile: how one moves on the roads.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found; see ``exclusion(of:)``.
  ///   - open: when one leaves and how long one stays.
  ///   - time: how long the way may take at the most, inclusive; any time when `nil`.
  ///   - workspace: the memory of the search; one per thread.
  /// - Throws: ``RoutingError``; `notReachable` when a stop would do at some time and none can be reached at
  ///   all.
  public func neighbors(
    _ count: Int, to origin: Coordinate, by profile: Profile, needing needs: AmenitySet = [],
    excluding excluded: StopExclusion = .none, open: OpeningCondition, in time: TravelTime? = nil,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> [RoadNeighbor] {
    guard let roads else { throw .noRoads }
    let search = NearestByRoad(
      finder: self, roads: roads, prepared: try roads.prepared(for: profile), needs: needs,
      excluded: excluded, distanceLimit: nil,
      weightLimit: time.map(Weight.init(within:)) ?? .infinity, open: open)
    guard count > 0 else { return [] }
    return try search.first(from: origin, using: &workspace) { start, workspace in
      search.neighbors(count, to: start.place, using: &workspace)
    }
  }

  /// The nearest stops by straight line that are open when one leaves: nobody knows how long a straight
  /// line takes.
  ///
  /// - Parameters:
  ///   - count: how many at the most.
  ///   - origin: where one is, in WGS-84.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found; see ``exclusion(of:)``.
  ///   - open: when one leaves and how long one stays; `nil` for all stops.
  ///   - limit: how far away at the most, inclusive; any distance when `nil`.
  public func nearest(
    _ count: Int, to origin: Coordinate, needing needs: AmenitySet = [],
    excluding excluded: borrowing StopExclusion = .none, open: OpeningCondition?,
    within limit: Distance? = nil
  ) -> [Neighbor] {
    guard let open else {
      return nearest(count, to: origin, needing: needs, excluding: excluded, within: limit)
    }
    guard count > 0 else { return [] }
    let count = min(count, stops.count)
    var kept: [Neighbor] = []
    var known = 0
    var wanted = min(2 * count, stops.count)
    while true {
      let found = nearest(
        wanted, to: origin, needing: needs, excluding: excluded, within: limit)
      for neighbor in found.dropFirst(known) where admits(neighbor.ordinal, after: .zero, open) {
        kept.append(neighbor)
        if kept.count == count { return kept }
      }
      known = found.count
      if known < wanted || wanted == stops.count { return kept }
      wanted = min(2 * wanted, stops.count)
    }
  }
}
