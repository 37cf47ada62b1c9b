public import Geodesy
public import Roads
public import Stops

extension LiveStops {
  /// The stops that make a trip longer by the least, as the stops and roads are: see
  /// ``StopFinder/nearest(_:along:by:needing:excluding:open:atMost:withRoutes:using:)``.
  ///
  /// As fast as there where stops are only closed. With temporary stops, or roads blocked that are not weighed yet,
  /// the first who asks of a trip or a tour makes buckets of all stops on the roads as they are, once for each
  /// profile: some 10 ms for a city with hundreds of stops, 50 ms more where roads have to be weighed. The moment keeps them.
  ///
  /// What is excluded has been made for this moment; without it, closed stops are.
  public func nearest(
    _ count: Int, along places: [Coordinate], by profile: Profile, needing needs: AmenitySet = [],
    excluding excluded: LiveExclusion? = nil, open: OpeningCondition? = nil,
    atMost extra: TravelTime? = nil, withRoutes wantsRoutes: Bool = false,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> StopsOnTheWay {
    try asked(excluded).nearest(
      count, along: places, by: profile, needing: needs, open: open, atMost: extra,
      withRoutes: wantsRoutes, using: &workspace)
  }

  /// The tour that ends soonest by stops that together offer all that is needed, as the stops and roads are: see
  /// ``StopFinder/tour(from:to:by:needing:inOrder:staying:excluding:open:withRoutes:using:)``, and on the time it
  /// takes ``nearest(_:along:by:needing:excluding:open:atMost:withRoutes:using:)``.
  ///
  /// What is excluded has been made for this moment; without it, closed stops are.
  public func tour(
    from origin: Coordinate, to destination: Coordinate? = nil, by profile: Profile,
    needing needs: [AmenitySet], inOrder isInOrder: Bool = false,
    staying stay: TravelTime = TravelTime(seconds: 0), excluding excluded: LiveExclusion? = nil,
    open: OpeningCondition? = nil, withRoutes wantsRoutes: Bool = false,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> StopTour? {
    try asked(excluded).tour(
      from: origin, to: destination, by: profile, needing: needs, inOrder: isInOrder,
      staying: stay, open: open, withRoutes: wantsRoutes, using: &workspace)
  }

  /// The soonest time at which a stop is open for the whole stay; see ``StopFinder/earliestStart(of:after:_:)``.
  ///
  /// The ordinal is below ``count``; checked.
  public func earliestStart(
    of ordinal: UInt32, after weight: Weight, _ condition: OpeningCondition
  ) -> Weight? {
    asked(nil).earliestStart(
      of: StopDoor(ordinal: ordinal, entrance: nil), after: weight, staying: nil, condition)
  }

  /// What a question is about.
  func asked(_ excluded: LiveExclusion?) -> AskedStops {
    let excluded = excluded ?? exclusions[0]
    check(excluded)
    return AskedStops(self, excluding: excluded)
  }
}

extension LiveStops {
  /// Why a search finds what it finds, as the stops and roads are: the same question as
  /// ``nearest(_:to:by:needing:excluding:open:within:in:withRoutes:using:)``. Stops that are closed for the time being
  /// are told with that reason, and not counted.
  ///
  /// See ``StopFinder/explain(_:to:by:needing:excluding:open:within:in:using:)``. Here ids are excluded and resources
  /// asked for, not a ``LiveExclusion``: an explanation tells one from the other.
  ///
  /// - Parameters:
  ///   - count: how many at the most.
  ///   - origin: where one is, in WGS-84.
  ///   - mode: how one gets there.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - ids: of stops that are not to be found.
  ///   - resources: leaves out the stops that have none left of one of these.
  ///   - open: that stops must be open on arrival, by straight line when one leaves; `nil` for all stops.
  ///   - limit: how far away at the most, inclusive; any distance when `nil`.
  ///   - time: how long the way may take at the most, inclusive; any time when `nil`.
  ///   - workspace: the memory of the search; one per thread.
  public func explain(
    _ count: Int, to origin: Coordinate, by mode: TravelMode, needing needs: AmenitySet = [],
    excluding ids: [String] = [], exhausted resources: StopResourceSet = [],
    open: OpeningCondition? = nil, within limit: Distance? = nil, in time: TravelTime? = nil,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> SearchExplanation {
    let excluded = exclusion(of: ids, exhausted: resources)
    let found = try nearest(
      count, to: origin, by: mode, needing: needs, excluding: excluded, open: open, within: limit,
      in: time, using: &workspace)
    return try asked(excluded).explanation(
      of: found, outOf: count, from: origin, by: mode, needing: needs, exhausted: resources,
      open: open, isLimited: limit != nil || time != nil, in: time, using: &workspace)
  }

  /// From which roads a stop is reached in time, as the stops and roads are: see
  /// ``StopFinder/coverage(within:by:needing:excluding:openAt:holidays:using:)``.
  ///
  /// A blocked road still counts among the roads; what nobody can leave it from is not covered.
  ///
  /// What is excluded has been made for this moment; without it, closed stops are.
  public func coverage(
    within limit: TravelTime, by profile: Profile, needing needs: AmenitySet = [],
    excluding excluded: LiveExclusion? = nil, openAt time: LocalTime? = nil,
    holidays: HolidayCalendar = .none, using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> StopCoverage {
    try asked(excluded).coverage(
      within: limit, by: profile, needing: needs, openAt: time, holidays: holidays,
      using: &workspace)
  }

  /// The stops that are reached first from each of many places, on all cores, as the stops and roads are: see
  /// ``StopFinder/nearest(_:toEach:by:needing:excluding:open:in:)``. All rows speak of this moment.
  ///
  /// What is excluded has been made for this moment; without it, closed stops are.
  @concurrent
  public func nearest(
    _ count: Int, toEach origins: [Coordinate], by profile: Profile,
    needing needs: AmenitySet = [], excluding excluded: LiveExclusion? = nil,
    open: OpeningCondition? = nil, in time: TravelTime? = nil
  ) async throws(RoutingError) -> NearestRows {
    guard let roads = finder.roads else { throw .noRoads }
    _ = try roads.prepared(for: profile)
    let excluded = excluded ?? exclusions[0]
    check(excluded)
    let width = max(0, min(count, self.count))
    return await NearestRows.of(origins) { places in
      NearestRows.of(places, width) {
        (origin, workspace, found) throws(RoutingError) in
        if let open {
          found = try self.neighbors(
            width, to: origin, by: profile, needing: needs, excluding: excluded, open: open,
            in: time, using: &workspace)
          return
        }
        try found.append(addingCapacity: width) {
          (output: inout OutputSpan<RoadNeighbor>) throws(RoutingError) in
          try self.nearest(
            to: origin, by: profile, needing: needs, excluding: excluded, in: time,
            using: &workspace, into: &output)
        }
      }
    }
  }
}
