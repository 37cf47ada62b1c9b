public import Geodesy
public import Roads
public import Stops

extension StopFinder {
  /// The tour that ends soonest by stops that together offer all that is needed: each stop visited offers
  /// something that none before it did.
  ///
  /// ```swift
  /// let tour = try finder.tour(
  ///   from: here, by: .ebike, needing: [.hotMeal, .water, .ebikeCharging], using: &workspace)
  /// ```
  ///
  /// Exact: of all stops in all orders. One need alone finds the one stop that is best for it; several
  /// amenities in one need have to be at one stop.
  ///
  /// - Parameters:
  ///   - origin: where one is, in WGS-84.
  ///   - destination: where the tour ends; at the last stop when `nil`.
  ///   - profile: how one moves on the roads.
  ///   - needs: 1…``TourQuestion/mostNeeds``; for other numbers of them nothing is found.
  ///   - isInOrder: whether needs are met in the order given.
  ///   - stay: how long one stays at each stop.
  ///   - excluded: stops that are not visited; see ``exclusion(of:)``.
  ///   - open: that each stop must be open for the whole stay; where it is not yet, one waits. All visits begin within a
  ///     day of the departure. Its departure is that of the tour, its stay is not asked. `nil` for all stops at any time.
  ///   - wantsRoutes: whether to give the ways as well.
  ///   - workspace: the memory of the search; one per thread.
  /// - Returns: `nil` when no tour meets all needs.
  /// - Throws: ``RoutingError``; `notReachable` when no stop at all can be reached, or not the destination.
  public func tour(
    from origin: Coordinate, to destination: Coordinate? = nil, by profile: Profile,
    needing needs: [AmenitySet], inOrder isInOrder: Bool = false,
    staying stay: TravelTime = TravelTime(seconds: 0), excluding excluded: StopExclusion = .none,
    open: OpeningCondition? = nil, withRoutes wantsRoutes: Bool = false,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> StopTour? {
    precondition(index.made(excluded), "an exclusion belongs to the index that made it")
    return try AskedStops(self, excluding: excluded).tour(
      from: origin, to: destination, by: profile, needing: needs, inOrder: isInOrder,
      staying: stay, open: open, withRoutes: wantsRoutes, using: &workspace)
  }

  /// The soonest time, not before one is there, at which a stop is open for the whole stay; `nil` when that, or
  /// the arrival, is more than a day after the departure: who comes later never begins sooner. Minute by
  /// minute, so it costs a microsecond for each quarter of an hour.
  ///
  /// - Parameters:
  ///   - ordinal: of the stop; 0..<`stops.count`.
  ///   - weight: when one is there, counted from the departure.
  ///   - condition: when one leaves, and how long one stays.
  public func earliestStart(
    of ordinal: UInt32, after weight: Weight, _ condition: borrowing OpeningCondition
  ) -> Weight? {
    AskedStops(self, excluding: .none).earliestStart(
      of: StopDoor(ordinal: ordinal, entrance: nil), after: weight, staying: nil, condition)
  }
}

extension AskedStops {
  /// See ``StopFinder/tour(from:to:by:needing:inOrder:staying:excluding:open:withRoutes:using:)``.
  func tour(
    from origin: Coordinate, to destination: Coordinate?, by profile: Profile,
    needing needs: [AmenitySet], inOrder isInOrder: Bool, staying stay: TravelTime,
    open: OpeningCondition?, withRoutes wantsRoutes: Bool,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> StopTour? {
    guard let roads = finder.roads else { throw .noRoads }
    let whole = WholeRoads(try roads.prepared(for: profile))
    let prepared = whole.prepared
    let ends = try tourEnds(from: origin, to: destination, roads, whole, using: &workspace)
    guard (1...TourQuestion.mostNeeds).contains(needs.count) else { return nil }
    let search = TourSearch(
      TourQuestion(
        from: ends.start.place, to: ends.end?.place, needs: needs.map(\.rawValue),
        inOrder: isInOrder, staying: Weight(within: stay)))
    let exactStay = Weight(within: stay)
    let tour = search.best(
      to: prepared.doors, onward: prepared.onward, labels: prepared.labels,
      where: { isWanted(whole.door($0).ordinal) },
      startingAt: { number, arrival in
        guard let open else { return arrival }
        return earliestStart(of: whole.door(number), after: arrival, staying: exactStay, open)
      }, using: &workspace.hierarchy)
    guard let tour else { return nil }
    let routes =
      wantsRoutes
      ? TourRoutes(
        roads: roads, prepared: prepared, door: whole.door, coordinate: coordinate(of:)
      )
      .routes(of: tour, from: origin, ends.start, to: destination, ends.end, &workspace.hierarchy)
      : []
    return StopTour(tour, routes, door: whole.door)
  }

  private func tourEnds(
    from origin: Coordinate, to destination: Coordinate?, _ roads: RoadMap,
    _ whole: WholeRoads, using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> (start: SnappedPlace, end: SnappedPlace?) {
    let prepared = whole.prepared
    if let destination {
      let trip = try RoadTrip(along: [origin, destination], on: roads, whole, using: &workspace)
      if let leg = trip.legs.first { return (leg.start, leg.end) }
    }
    let start = try roads.first(near: origin, for: prepared.profile, as: .origin) { start in
      prepared.reachesAnyStop(
        start, where: { isThere(whole.ordinal(of: $0)) }, using: &workspace) ? start : nil
    }
    guard let start else { throw .notReachable(from: origin, prepared.profile) }
    return (start, nil)
  }
}

/// Puts the ways of a tour together.
private struct TourRoutes {
  let roads: RoadMap
  let prepared: PreparedRoads
  /// Of a target.
  let door: (UInt32) -> StopDoor
  let coordinate: (StopDoor) -> Coordinate

  /// By visit, then that to the destination, if there is one.
  func routes(
    of tour: Tour, from origin: Coordinate, _ start: SnappedPlace, to destination: Coordinate?,
    _ end: SnappedPlace?, _ workspace: inout HierarchyWorkspace
  ) -> [TravelRoute?] {
    let profile = prepared.profile
    var routes: [TravelRoute?] = []
    var (here, snapped, place) = (origin, start, start.place)
    func go(
      _ there: Coordinate, _ entrance: Int?, _ snappedThere: SnappedPlace, _ placeThere: RoadPlace
    ) {
      let way = prepared.buckets.search.way(from: place, to: placeThere, using: &workspace)
      routes.append(
        way.map {
          TravelRoute(
            roads.graph.route($0), profile, from: here, snapped, to: there, snappedThere,
            by: entrance, in: roads.graph)
        })
      (here, snapped, place) = (there, snappedThere, placeThere)
    }
    for visit in tour.visits {
      let door = door(visit.ordinal)
      let coordinate = coordinate(door)
      guard let target = prepared.doors.targets.place(of: visit.ordinal) else { return [] }
      go(coordinate, door.entrance, roads.attachment(of: coordinate, at: target), target)
    }
    if let destination, let end { go(destination, nil, end, end.place) }
    return routes
  }
}

extension StopTour {
  /// - Parameters:
  ///   - routes: by visit, then that to the destination; or none.
  ///   - door: of a stop, that is a target.
  init(_ tour: Tour, _ routes: [TravelRoute?], door: (UInt32) -> StopDoor) {
    visits = tour.visits.enumerated().map { number, visit in
      let door = door(visit.ordinal)
      return Visit(
        ordinal: door.ordinal, entrance: door.entrance,
        meets: (0..<TourQuestion.mostNeeds).filter { visit.meets >> UInt16($0) & 1 == 1 },
        way: TravelTime(visit.way), arrival: TravelTime(visit.arrival),
        start: TravelTime(visit.start), end: TravelTime(visit.end),
        route: routes.indices.contains(number) ? routes[number] : nil)
    }
    wayToDestination = tour.wayToDestination.map { TravelTime($0) }
    routeToDestination =
      tour.wayToDestination != nil && routes.count > tour.visits.count
      ? routes[tour.visits.count] : nil
    duration = TravelTime(tour.end)
  }
}
