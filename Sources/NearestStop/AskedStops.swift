internal import Geodesy
internal import Roads
internal import Stops

/// The stops that a question is about: those of a finder, or those of a moment of a live one, where some are
/// not there and others stand behind the map's.
struct AskedStops {
  let finder: StopFinder
  /// Of the finder's stops: what is not to be found.
  let excluded: StopExclusion
  /// `nil` for a finder to which nothing happens.
  let live: (stops: LiveStops, excluded: LiveExclusion)?

  init(_ finder: StopFinder, excluding excluded: StopExclusion) {
    self.finder = finder
    self.excluded = excluded
    live = nil
  }

  init(_ stops: LiveStops, excluding excluded: LiveExclusion) {
    finder = stops.finder
    self.excluded = excluded.main
    live = (stops, excluded)
  }

  /// How many there are, wanted or not.
  var count: Int { live?.stops.count ?? finder.stops.count }

  func coordinate(of ordinal: UInt32) -> Coordinate {
    live?.stops.coordinate(of: ordinal) ?? finder.stops.coordinate(of: Int(ordinal))
  }

  /// Of two stops that are equally good the one that is found first: by their ids.
  func precedes(_ left: UInt32, _ right: UInt32) -> Bool { rank(left) < rank(right) }

  /// In the order of ids.
  func rank(_ ordinal: UInt32) -> (UInt32, UInt32) {
    guard let stop = temporary(ordinal) else { return (ordinal, .max) }
    // Behind all that come before it, and before the next one.
    return (stop.before, ordinal)
  }

  /// A stop that is only there for the time being; `nil` for one of the map.
  func temporary(_ ordinal: UInt32) -> TemporaryStop? {
    let place = Int(ordinal) - finder.stops.count
    return place < 0 ? nil : live?.stops.temporary.stops[place]
  }

  /// What a stop offers.
  func amenities(of ordinal: UInt32) -> AmenitySet {
    temporary(ordinal)?.stop.amenities ?? finder.stops.amenities(of: Int(ordinal))
  }

  /// Whether a stop is open at a minute and for some more.
  func openingStatus(
    of ordinal: UInt32, at time: LocalTime, for minutes: Int = 1,
    holidays: borrowing HolidayCalendar
  ) -> OpeningStatus {
    if let stop = temporary(ordinal) {
      return stop.catalog.openingStatus(of: 0, at: time, for: minutes, holidays: holidays)
    }
    return finder.stops.openingStatus(of: Int(ordinal), at: time, for: minutes, holidays: holidays)
  }

  /// When a stop is open; `nil` when nobody knows.
  func timetable(of ordinal: UInt32) -> OpeningTimetable? {
    temporary(ordinal).map { $0.catalog.timetable(of: 0) }
      ?? finder.stops.timetable(of: Int(ordinal))
  }

  /// Of what a stop has nothing left, as far as somebody has said so.
  func exhausted(_ ordinal: UInt32) -> StopResourceSet {
    live?.stops.exhausted(ordinal) ?? []
  }

  /// How many are there, wanted or not.
  var thereCount: Int {
    guard let live else { return finder.stops.count }
    return live.stops.count - live.stops.exclusions[0].count
  }

  /// Whether a stop is open when one gets there and for the whole stay.
  func openingStatus(
    of ordinal: UInt32, after weight: Weight, _ condition: OpeningCondition
  ) -> OpeningStatus {
    live?.stops.openingStatus(of: ordinal, after: weight, condition)
      ?? finder.openingStatus(of: ordinal, after: weight, condition)
  }

  /// Whether a stop may be found.
  func isWanted(_ ordinal: UInt32) -> Bool {
    guard let live else { return !finder.index.isExcluded(ordinal, in: excluded) }
    return !live.stops.isExcluded(ordinal, in: live.excluded)
  }

  /// Whether a stop is there at all: a closed one does not decide where a trip begins.
  func isThere(_ ordinal: UInt32) -> Bool {
    guard let live else { return true }
    return !live.stops.isExcluded(ordinal, in: live.stops.exclusions[0])
  }

  /// How many stops that are wanted lie within a distance, by straight line; at most `count`.
  func number(
    _ count: Int, near origin: Coordinate, needing needs: AmenitySet, within limit: Distance?
  ) -> Int {
    if let live {
      return live.stops.nearest(
        count, to: origin, needing: needs, excluding: live.excluded, within: limit
      ).count
    }
    return finder.nearest(
      count, to: origin, needing: needs, excluding: excluded, within: limit
    ).count
  }

  /// Whether a stop that is reached so late is good enough.
  func admits(_ ordinal: UInt32, after weight: Weight, _ condition: OpeningCondition) -> Bool {
    live?.stops.admits(ordinal, after: weight, condition)
      ?? finder.admits(ordinal, after: weight, condition)
  }
}

extension AskedStops {
  /// See ``StopFinder/table(from:toStops:by:using:)``.
  func table(
    from origins: [Coordinate], toStops ordinals: [UInt32], by profile: Profile,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> TravelTable {
    guard let roads = finder.roads else { throw .noRoads }
    let prepared = try roads.prepared(for: profile)
    var weights: [Weight] = []
    for origin in origins {
      let row = try? roads.first(near: origin, for: profile, as: .origin) { start in
        let row = prepared.table(from: start.place, using: &workspace)
        let isAnyReached = row.enumerated().contains {
          $1.isFinite && isThere(UInt32(truncatingIfNeeded: $0))
        }
        return isAnyReached ? row : nil
      }
      weights += ordinals.map { row?[Int($0)] ?? .infinity }
    }
    return TravelTable(
      originCount: origins.count, stopCount: ordinals.count, weights: weights)
  }

  /// See ``StopFinder/reachable(within:from:by:needing:excluding:open:using:)``.
  func reachable(
    within time: TravelTime, from origin: Coordinate, by profile: Profile,
    needing needs: AmenitySet, open: OpeningCondition?, using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> ReachableStops {
    guard let roads = finder.roads else { throw .noRoads }
    let prepared = try roads.prepared(for: profile)
    let limit = Weight(within: time)
    let start =
      try roads.first(near: origin, for: profile, as: .origin) { start in
        prepared.reachesAnyStop(start, where: isThere, using: &workspace) ? start : nil
      } ?? roads.segments.snap(origin, for: profile, as: .origin)
      ?? roads.segments.snap(origin, for: profile, as: .anywhere)
    guard let start else { throw .offTheMap(origin, profile) }
    let found = prepared.all(
      within: limit, of: start.place, needs, where: isWanted, using: &workspace)
    var stops = found
    if let open {
      stops = self.open(
        found, from: start.place, open, within: limit, on: prepared, using: &workspace)
    }
    let entrances = entrances(
      of: stops, from: start.place, open, on: prepared, using: &workspace)
    return ReachableStops(
      start: start, stops: stops,
      roads: Dijkstra(roads.graph, profile).reachable(
        within: limit, from: start.place, using: &workspace), entrances: entrances)
  }

  /// See ``StopFinder/route(from:toStop:by:using:)``.
  func route(
    from origin: Coordinate, toStop ordinal: UInt32, by profile: Profile,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> TravelRoute {
    guard let roads = finder.roads else { throw .noRoads }
    let prepared = try roads.prepared(for: profile)
    guard let target = prepared.target(ordinal) else {
      throw .offTheMap(coordinate(of: ordinal), profile)
    }
    let route = try roads.first(near: origin, for: profile, as: .origin) { start -> TravelRoute? in
      let way = prepared.way(
        from: start.place, to: ordinal, within: .infinity, using: &workspace)
      guard let way else { return nil }
      let entrance = target.entrance(at: way.destination)
      let stop = coordinate(of: StopDoor(ordinal: ordinal, entrance: entrance))
      return TravelRoute(
        roads.graph.route(way), profile, from: origin, start, to: stop,
        roads.attachment(of: stop, at: way.destination), by: entrance, in: roads.graph)
    }
    guard let route else { throw .notReachable(from: origin, profile) }
    return route
  }
}
