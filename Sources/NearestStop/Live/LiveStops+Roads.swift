public import Geodesy
public import Roads
public import Stops

extension LiveStops {
  /// The `count` stops that are reached first and offer all of `needs`; fewer when there are no more: as
  /// ``StopFinder/nearest(_:to:by:needing:excluding:open:within:in:withRoutes:using:)`` of a finder built over
  /// these stops and roads.
  ///
  /// - Parameters:
  ///   - count: how many at the most.
  ///   - origin: where one is, in WGS-84.
  ///   - mode: how one gets there.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found, made for this moment; `nil` for the closed ones.
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
    excluding excluded: LiveExclusion? = nil, open: OpeningCondition? = nil,
    within limit: Distance? = nil, in time: TravelTime? = nil,
    withRoutes wantsRoutes: Bool = false, using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> [ReachedStop] {
    let excluded = excluded ?? exclusions[0]
    check(excluded)
    guard let profile = mode.profile else {
      return nearest(
        count, to: origin, needing: needs, excluding: excluded, open: open, within: limit
      ).map {
        ReachedStop(
          ordinal: $0.ordinal, distance: $0.distance, entrance: nil, duration: nil, route: nil)
      }
    }
    let search = try search(
      profile, needs, excluded, limit, time.map(Weight.init(within:)) ?? .infinity, open)
    return try search.nearest(count, to: origin, withRoutes: wantsRoutes, using: &workspace)
  }

  /// The stops that are reached first by road, as many as `output` has room for: the hot path. Allocates
  /// nothing once the workspace has grown, unless roads have changed that the hierarchy does not know yet.
  ///
  /// - Parameters:
  ///   - origin: where one is, in WGS-84.
  ///   - profile: how one moves on the roads.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found, made for this moment; `nil` for the closed ones.
  ///   - time: how long the way may take at the most, inclusive; any time when `nil`.
  ///   - workspace: the memory of the search; one per thread.
  ///   - output: what is found is appended, soonest first, at equal time by id; its free capacity is the
  ///     number asked for.
  /// - Throws: as ``nearest(_:to:by:needing:excluding:open:within:in:withRoutes:using:)``.
  public func nearest(
    to origin: Coordinate, by profile: Profile, needing needs: AmenitySet = [],
    excluding excluded: LiveExclusion? = nil, in time: TravelTime? = nil,
    using workspace: inout SearchWorkspace, into output: inout OutputSpan<RoadNeighbor>
  ) throws(RoutingError) {
    let excluded = excluded ?? exclusions[0]
    check(excluded)
    guard let roads = finder.roads else { throw .noRoads }
    let prepared = try roads.prepared(for: profile)
    guard output.freeCapacity > 0 else { return }
    let known = output.count
    let limit = time.map(Weight.init(within:)) ?? .infinity
    if let start = roads.segments.place(near: origin, for: profile, as: .origin) {
      prepared.nearest(
        to: start, needs, within: limit, excluding: excluded, using: &workspace, into: &output)
    }
    guard output.count == known else { return }
    let search = try search(profile, needs, excluded, nil, limit, nil)
    let count = output.freeCapacity
    let found = try search.first(from: origin, using: &workspace) { start, workspace in
      search.neighbors(count, to: start.place, using: &workspace)
    }
    for neighbor in found { output.append(neighbor) }
  }

  private func search(
    _ profile: Profile, _ needs: AmenitySet, _ excluded: LiveExclusion, _ limit: Distance?,
    _ weightLimit: Weight, _ open: OpeningCondition?
  ) throws(RoutingError) -> NearestByRoad {
    guard let roads = finder.roads else { throw .noRoads }
    return NearestByRoad(
      stops: AskedStops(self, excluding: excluded), roads: roads,
      prepared: try roads.prepared(for: profile), needs: needs, distanceLimit: limit,
      weightLimit: weightLimit, open: open)
  }
}

extension LiveStops {
  /// The shortest way between two places on the roads as they are; see
  /// ``StopFinder/route(from:to:by:using:)``.
  public func route(
    from origin: Coordinate, to destination: Coordinate, by profile: Profile,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> TravelRoute {
    try finder.route(from: origin, to: destination, by: profile, using: &workspace)
  }

  /// The shortest way to a stop on the roads as they are, whether or not it is closed; see
  /// ``StopFinder/route(from:toStop:by:using:)``. Its ordinal is below ``count``; checked.
  public func route(
    from origin: Coordinate, toStop ordinal: UInt32, by profile: Profile,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> TravelRoute {
    try AskedStops(self, excluding: exclusions[0]).route(
      from: origin, toStop: ordinal, by: profile, using: &workspace)
  }

  /// The travel times from each of some origins to each of some stops on the roads as they are; see
  /// ``StopFinder/table(from:toStops:by:using:)``. Ordinals are below ``count``; checked.
  public func table(
    from origins: [Coordinate], toStops ordinals: [UInt32], by profile: Profile,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> TravelTable {
    try AskedStops(self, excluding: exclusions[0]).table(
      from: origins, toStops: ordinals, by: profile, using: &workspace)
  }

  /// What is reached from a place within a time on the roads as they are; see
  /// ``StopFinder/reachable(within:from:by:needing:excluding:open:using:)``. What is excluded must have been
  /// made for this moment; without it, closed stops are.
  public func reachable(
    within time: TravelTime, from origin: Coordinate, by profile: Profile,
    needing needs: AmenitySet = [], excluding excluded: LiveExclusion? = nil,
    open: OpeningCondition? = nil, using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> ReachableStops {
    let excluded = excluded ?? exclusions[0]
    check(excluded)
    return try AskedStops(self, excluding: excluded).reachable(
      within: time, from: origin, by: profile, needing: needs, open: open, using: &workspace)
  }
}

extension LiveStops {
  /// Whether a stop is open when one gets there and for the whole stay.
  ///
  /// - Parameters:
  ///   - ordinal: 0..<``count``.
  ///   - weight: what the way to it weighs; `zero` for a stop one is at.
  ///   - condition: when one leaves, and how long one stays.
  public func openingStatus(
    of ordinal: UInt32, after weight: Weight, _ condition: OpeningCondition
  ) -> OpeningStatus {
    let place = Int(ordinal) - finder.stops.count
    guard place >= 0 else {
      return finder.openingStatus(of: ordinal, after: weight, condition)
    }
    guard let arrival = condition.arrival(after: weight) else { return .unknown }
    return temporary.stops[place].catalog.openingStatus(
      of: 0, at: arrival, for: condition.minutes(after: weight), holidays: condition.holidays)
  }

  /// Whether a stop that is reached so late is good enough.
  func admits(_ ordinal: UInt32, after weight: Weight, _ condition: OpeningCondition) -> Bool {
    condition.admits(openingStatus(of: ordinal, after: weight, condition))
  }

  /// The nearest stops by straight line that are open when one leaves.
  private func nearest(
    _ count: Int, to origin: Coordinate, needing needs: AmenitySet,
    excluding excluded: LiveExclusion,
    open: OpeningCondition?, within limit: Distance?
  ) -> [Neighbor] {
    guard let open else {
      return nearest(count, to: origin, needing: needs, excluding: excluded, within: limit)
    }
    let count = max(0, min(count, self.count))
    var wanted = min(2 * count, self.count)
    while true {
      let found = nearest(
        wanted, to: origin, needing: needs, excluding: excluded, within: limit)
      let kept = found.lazy.filter { self.admits($0.ordinal, after: .zero, open) }.prefix(count)
      if kept.count == count || found.count < wanted || wanted == self.count { return Array(kept) }
      wanted = min(2 * wanted, self.count)
    }
  }
}
