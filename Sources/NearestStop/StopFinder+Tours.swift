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
    guard let roads else { throw .noRoads }
    let prepared = try roads.prepared(for: profile)
    let ends = try tourEnds(from: origin, to: destination, roads, prepared, using: &workspace)
    guard (1...TourQuestion.mostNeeds).contains(needs.count) else { return nil }
    let search = TourSearch(
      TourQuestion(
        from: ends.start.place, to: ends.end?.place, needs: needs.map(\.rawValue),
        inOrder: isInOrder, staying: Weight(within: stay)))
    let exactStay = Weight(within: stay)
    let tour = search.best(
      to: prepared.doors, onward: prepared.onward, labels: prepared.labels,
      where: { !index.isExcluded(prepared.stop(ofDoor: $0), in: excluded) },
      startingAt: { door, arrival in
        guard let open else { return arrival }
        return earliestStart(
          of: prepared.stop(ofDoor: door), byEntrance: prepared.entrance(ofDoor: door),
          after: arrival, staying: exactStay, open)
      }, using: &workspace.hierarchy)
    guard let tour else { return nil }
    let routes =
      wantsRoutes
      ? TourRoutes(roads: roads, prepared: prepared, stops: stops)
        .routes(of: tour, from: origin, ends.start, to: destination, ends.end, &workspace.hierarchy)
      : []
    return StopTour(tour, on: prepared, routes)
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
    earliestStart(of: ordinal, byEntrance: nil, after: weight, staying: nil, condition)
  }

  /// The same for a stay that may be no whole number of minutes.
  private func earliestStart(
    of ordinal: UInt32, byEntrance entrance: Int?, after weight: Weight, staying stay: Weight?,
    _ condition: borrowing OpeningCondition
  ) -> Weight? {
    let (minute, day): (UInt32, UInt32) = (600, 24 * 60)
    guard weight.deciseconds <= day * minute else { return nil }
    if admits(ordinal, byEntrance: entrance, after: weight, staying: stay, condition) {
      return weight
    }
    var time = weight.deciseconds / minute
    while time < day {
      time += 1
      let start = Weight(deciseconds: time * minute)
      if admits(ordinal, byEntrance: entrance, after: start, staying: stay, condition) {
        return start
      }
    }
    return nil
  }

  private func tourEnds(
    from origin: Coordinate, to destination: Coordinate?, _ roads: RoadMap,
    _ prepared: PreparedRoads, using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> (start: SnappedPlace, end: SnappedPlace?) {
    if let destination {
      let trip = try RoadTrip(along: [origin, destination], on: roads, prepared, using: &workspace)
      if let leg = trip.legs.first { return (leg.start, leg.end) }
    }
    let start = try roads.first(near: origin, for: prepared.profile, as: .origin) { start in
      prepared.reachesAnyStop(start, using: &workspace) ? start : nil
    }
    guard let start else { throw .notReachable(from: origin, prepared.profile) }
    return (start, nil)
  }
}

/// Puts the ways of a tour together.
private struct TourRoutes {
  let roads: RoadMap
  let prepared: PreparedRoads
  let stops: StopCatalog

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
      let entrance = prepared.entrance(ofDoor: visit.ordinal)
      let coordinate = stops.coordinate(
        of: Int(prepared.stop(ofDoor: visit.ordinal)), byEntrance: entrance)
      guard let target = prepared.doors.targets.place(of: visit.ordinal) else { return [] }
      go(coordinate, entrance, roads.attachment(of: coordinate, at: target), target)
    }
    if let destination, let end { go(destination, nil, end, end.place) }
    return routes
  }
}

extension StopTour {
  /// - Parameters:
  ///   - prepared: whose doors the tour visits.
  ///   - routes: by visit, then that to the destination; or none.
  init(_ tour: Tour, on prepared: PreparedRoads, _ routes: [TravelRoute?]) {
    visits = tour.visits.enumerated().map { number, visit in
      Visit(
        ordinal: prepared.stop(ofDoor: visit.ordinal),
        entrance: prepared.entrance(ofDoor: visit.ordinal),
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
