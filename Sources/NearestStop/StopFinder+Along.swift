public import Geodesy
public import Roads
public import Stops

extension StopFinder {
  /// The stops that make a trip longer by the least: from one place to another, or by several in their
  /// order, where the stop may be put into any leg.
  ///
  /// ```swift
  /// let meals = try finder.nearest(
  ///   5, along: [here, customer], by: .ebike, needing: .hotMeal, atMost: TravelTime(seconds: 360),
  ///   using: &workspace)
  /// print(meals.stops.first?.extraSeconds ?? "none")
  /// ```
  ///
  /// Places are brought to the roads as ``route(from:to:by:using:)`` does, leg by leg. Exact, to the
  /// decisecond; at equal length by id.
  ///
  /// - Parameters:
  ///   - count: how many at the most.
  ///   - places: two or more, in WGS-84, in the order of travel; fewer find nothing.
  ///   - profile: how one moves on the roads.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found; see ``exclusion(of:)``.
  ///   - open: that stops must be open on arrival; its departure is that of the whole trip. A stop may be
  ///     put into another leg because of it. `nil` for all stops.
  ///   - extra: by how much the trip may become longer at the most, inclusive; by anything when `nil`.
  ///   - wantsRoutes: whether to give the ways to and from the stops as well.
  ///   - workspace: the memory of the search; one per thread.
  /// - Throws: ``RoutingError``; `offTheMap` and `notReachable` as ``route(from:to:by:using:)`` for a leg. That
  ///   no stop is reached is no error.
  public func nearest(
    _ count: Int, along places: [Coordinate], by profile: Profile, needing needs: AmenitySet = [],
    excluding excluded: StopExclusion = .none, open: OpeningCondition? = nil,
    atMost extra: TravelTime? = nil, withRoutes wantsRoutes: Bool = false,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> StopsOnTheWay {
    precondition(index.made(excluded), "an exclusion belongs to the index that made it")
    guard let roads else { throw .noRoads }
    let trip = try RoadTrip(
      along: places, on: roads, try roads.prepared(for: profile), using: &workspace)
    let search = DetourSearch(
      along: trip.legs.map(\.leg), atMost: extra.map(Weight.init(within:)) ?? .infinity)
    let found = trip.best(count, by: search, needing: needs, using: &workspace.hierarchy) {
      ordinal, entrance, arrival in
      !index.isExcluded(ordinal, in: excluded)
        && (open.map { admits(ordinal, byEntrance: entrance, after: arrival, $0) } ?? true)
    }
    return StopsOnTheWay(
      legs: search.legs.map { TravelTime($0.weight) }, duration: TravelTime(search.direct),
      stops: found.map { detour in
        let routes =
          wantsRoutes ? trip.routes(of: detour, stops, using: &workspace.hierarchy) : nil
        return StopOnTheWay(
          detour, to: trip.prepared.stop(ofDoor: detour.ordinal),
          by: trip.prepared.entrance(ofDoor: detour.ordinal), of: search, routes)
      })
  }
}

/// Places in the order of travel, brought to the roads.
struct RoadTrip {
  /// Between two places.
  struct Leg {
    var origin: Coordinate
    var start: SnappedPlace
    var end: SnappedPlace
    var destination: Coordinate
    /// Between the roads' points.
    var leg: TripLeg
  }

  let roads: RoadMap
  let prepared: PreparedRoads
  private(set) var legs: [Leg] = []

  /// - Throws: what ``StopFinder/route(from:to:by:using:)`` throws for the first leg without a way.
  init(
    along places: [Coordinate], on roads: RoadMap, _ prepared: PreparedRoads,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) {
    self.roads = roads
    self.prepared = prepared
    for (origin, destination) in zip(places, places.dropFirst()) {
      legs.append(try leg(from: origin, to: destination, using: &workspace.hierarchy))
    }
  }

  /// Between the first points of the roads around that are connected, tried in the order in which
  /// ``StopFinder/route(from:to:by:using:)`` tries them.
  private func leg(
    from origin: Coordinate, to destination: Coordinate, using workspace: inout HierarchyWorkspace
  ) throws(RoutingError) -> Leg {
    let profile = prepared.profile
    guard roads.hasRoad(near: origin, for: profile) else { throw .offTheMap(origin, profile) }
    let leg = try roads.first(near: destination, for: profile, as: .destination) { end in
      // There is a road, so nothing is thrown.
      try? roads.first(near: origin, for: profile, as: .origin) { start -> Leg? in
        let weight = prepared.buckets.search.weight(
          from: start.place, to: end.place, using: &workspace)
        guard weight.isFinite else { return nil }
        return Leg(
          origin: origin, start: start, end: end, destination: destination,
          leg: TripLeg(from: start.place, to: end.place, weight: weight))
      }
    }
    guard let leg else { throw .notReachable(from: origin, profile) }
    return leg
  }

  /// The doors with the least detours, of each stop the best.
  ///
  /// - Parameter isWanted: whether a stop may be visited, by an entrance, when so much of the trip is behind
  ///   one.
  /// - Returns: by ``Detour/total``, at equal total by stop. What is called a target in them is a door.
  func best(
    _ count: Int, by search: DetourSearch, needing needs: AmenitySet,
    using workspace: inout HierarchyWorkspace,
    where isWanted: (_ ordinal: UInt32, _ entrance: Int?, _ arrival: Weight) -> Bool
  ) -> [Detour] {
    guard !legs.isEmpty, count > 0 else { return [] }
    let doorCount = prepared.doors.targets.count
    let count = min(count, prepared.buckets.targets.count)
    var wanted = count
    while true {
      let found = search.best(
        wanted, to: prepared.doors, onward: prepared.onward, needing: needs.rawValue,
        where: { isWanted(prepared.stop(ofDoor: $0), prepared.entrance(ofDoor: $0), $1) },
        using: &workspace)
      guard doorCount > prepared.buckets.targets.count else { return found }
      // By another door, or at another place, there may be as good a detour behind the last one.
      let isAll = found.count < wanted || wanted >= doorCount
      var known: Set<UInt32> = []
      var best = found.filter { known.insert(prepared.stop(ofDoor: $0.ordinal)).inserted }
      if isAll || best.count >= count && best[count - 1].total < found[found.count - 1].total {
        best.sort { left, right in
          (left.total, prepared.stop(ofDoor: left.ordinal))
            < (right.total, prepared.stop(ofDoor: right.ordinal))
        }
        return Array(best.prefix(count))
      }
      wanted = min(2 * wanted + 1, doorCount)
    }
  }

  /// The ways to and from a stop; `nil` only where a file lies.
  func routes(
    of detour: Detour, _ stops: StopCatalog, using workspace: inout HierarchyWorkspace
  ) -> StopOnTheWay.Routes? {
    let leg = legs[Int(detour.leg)]
    let entrance = prepared.entrance(ofDoor: detour.ordinal)
    let coordinate = stops.coordinate(
      of: Int(prepared.stop(ofDoor: detour.ordinal)), byEntrance: entrance)
    let profile = prepared.profile
    guard let place = prepared.doors.targets.place(of: detour.ordinal),
      let there = prepared.buckets.search.way(
        from: leg.leg.origin, to: place, within: detour.toTarget, using: &workspace),
      let onward = prepared.buckets.search.way(
        from: place, to: leg.leg.destination, within: detour.fromTarget, using: &workspace)
    else { return nil }
    let stop = roads.attachment(of: coordinate, at: place)
    return StopOnTheWay.Routes(
      toStop: TravelRoute(
        roads.graph.route(there), profile, from: leg.origin, leg.start, to: coordinate, stop,
        by: entrance, in: roads.graph),
      fromStop: TravelRoute(
        roads.graph.route(onward), profile, from: coordinate, stop, to: leg.destination, leg.end,
        in: roads.graph))
  }
}
