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

  /// A stop that is not on the map; `nil` for one that is.
  private func temporary(_ ordinal: UInt32) -> TemporaryStop? {
    let place = Int(ordinal) - finder.stops.count
    return place < 0 ? nil : live?.stops.temporary.stops[place]
  }

  /// Where a door of a stop is: an entrance, or the stop itself.
  func coordinate(of ordinal: UInt32, byEntrance entrance: Int?) -> Coordinate {
    temporary(ordinal)?.catalog.coordinate(of: 0, byEntrance: entrance)
      ?? finder.stops.coordinate(of: Int(ordinal), byEntrance: entrance)
  }

  /// Whether entrances are known of any stop.
  var haveEntrances: Bool {
    finder.stops.hasEntrances
      || live?.stops.temporary.stops.contains { $0.catalog.hasEntrances } ?? false
  }

  /// How far away a stop is by straight line, or the nearest of its entrances.
  func distance(from origin: Coordinate, to ordinal: UInt32) -> Distance {
    let count =
      temporary(ordinal)?.catalog.entranceCount(of: 0)
      ?? finder.stops.entranceCount(of: Int(ordinal))
    return (0..<count).reduce(
      GreatCircle.distance(from: origin, to: coordinate(of: ordinal))
    ) { nearest, entrance in
      min(
        nearest,
        GreatCircle.distance(from: origin, to: coordinate(of: ordinal, byEntrance: entrance)))
    }
  }

  /// Whether a stop has but one door, without hours of its own: then its arrival alone says whether it is open.
  func isEnteredAlike(_ ordinal: UInt32) -> Bool {
    if let catalog = temporary(ordinal)?.catalog {
      return catalog.entranceCount(of: 0) < 2 && !catalog.hasEntranceHours(0)
    }
    let place = Int(ordinal)
    return finder.stops.entranceCount(of: place) < 2 && !finder.stops.hasEntranceHours(place)
  }

  /// Of two stops that are equally near the one that is found first: by their ids.
  func precedes(_ left: UInt32, _ right: UInt32) -> Bool { rank(left) < rank(right) }

  private func rank(_ ordinal: UInt32) -> (UInt32, UInt32) {
    // Behind all that come before it, and before the next one.
    temporary(ordinal).map { ($0.before, ordinal) } ?? (ordinal, .max)
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

  /// Whether a stop that is reached so late by one of its doors is good enough.
  func admits(
    _ ordinal: UInt32, by door: RoadTarget.Door, after weight: Weight, _ condition: OpeningCondition
  ) -> Bool {
    guard let arrival = condition.arrival(after: weight) else { return condition.admitsUnknown }
    let minutes = condition.minutes(after: weight)
    let status =
      temporary(ordinal)?.catalog.openingStatus(
        of: 0, byEntrance: door.entrance, at: arrival, for: minutes, holidays: condition.holidays)
      ?? finder.stops.openingStatus(
        of: Int(ordinal), byEntrance: door.entrance, at: arrival, for: minutes,
        holidays: condition.holidays)
    return condition.admits(status)
  }

  /// A stop by the door that is reached first of those that are open then; `nil` when none is.
  ///
  /// - Parameter limit: what the way may weigh at the most, inclusive.
  func arrival(
    at ordinal: UInt32, from start: RoadPlace, _ condition: OpeningCondition,
    within limit: Weight, on prepared: PreparedRoads, using workspace: inout SearchWorkspace
  ) -> DoorArrival? {
    var best: DoorArrival?
    for door in prepared.target(ordinal)?.doors ?? [] {
      let way = prepared.way(
        from: start, to: ordinal, by: door, within: best?.neighbor.weight ?? limit,
        using: &workspace)
      guard let neighbor = way?.neighbor, neighbor.weight < best?.neighbor.weight ?? .infinity,
        admits(ordinal, by: door, after: neighbor.weight, condition)
      else { continue }
      best = DoorArrival(neighbor: neighbor, door: door)
    }
    return best
  }

  /// Of stops in the order in which they are reached those that are open then, each by a door that is.
  private func open(
    _ found: [RoadNeighbor], from start: RoadPlace, _ condition: OpeningCondition,
    within limit: Weight, on prepared: PreparedRoads, using workspace: inout SearchWorkspace
  ) -> [RoadNeighbor] {
    var open: [RoadNeighbor] = []
    var isLater = false
    for neighbor in found {
      guard !isEnteredAlike(neighbor.ordinal) else {
        if admits(neighbor.ordinal, after: neighbor.weight, condition) { open.append(neighbor) }
        continue
      }
      let arrival = arrival(
        at: neighbor.ordinal, from: start, condition, within: limit, on: prepared,
        using: &workspace)
      guard let arrival else { continue }
      open.append(arrival.neighbor)
      isLater = isLater || arrival.neighbor.weight > neighbor.weight
    }
    if isLater {
      open.sort { left, right in
        left.weight == right.weight
          ? precedes(left.ordinal, right.ordinal) : left.weight < right.weight
      }
    }
    return open
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
    return ReachableStops(
      start: start, stops: stops,
      roads: Dijkstra(roads.graph, profile).reachable(
        within: limit, from: start.place, using: &workspace))
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
      let stop = coordinate(of: ordinal, byEntrance: entrance)
      return TravelRoute(
        roads.graph.route(way), profile, from: origin, start, to: stop,
        roads.attachment(of: stop, at: way.destination), by: entrance, in: roads.graph)
    }
    guard let route else { throw .notReachable(from: origin, profile) }
    return route
  }
}
