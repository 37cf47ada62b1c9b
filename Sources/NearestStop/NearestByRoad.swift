internal import Geodesy
internal import Roads
internal import Stops

/// One question for the nearest stops by road.
///
/// A class, though nothing in it ever changes: closures over a structure of so many columns are given copies.
final class NearestByRoad {
  let stops: AskedStops
  let roads: RoadMap
  let prepared: PreparedRoads
  let needs: AmenitySet
  let distanceLimit: Distance?
  let weightLimit: Weight
  /// Whether a stop must be open on arrival.
  let open: OpeningCondition?

  var profile: Profile { prepared.profile }

  /// One about all stops of a finder.
  convenience init(
    finder: StopFinder, roads: RoadMap, prepared: PreparedRoads, needs: AmenitySet,
    excluded: StopExclusion, distanceLimit: Distance?, weightLimit: Weight,
    open: OpeningCondition?
  ) {
    self.init(
      stops: AskedStops(finder, excluding: excluded), roads: roads, prepared: prepared,
      needs: needs, distanceLimit: distanceLimit, weightLimit: weightLimit, open: open)
  }

  init(
    stops: AskedStops, roads: RoadMap, prepared: PreparedRoads, needs: AmenitySet,
    distanceLimit: Distance?, weightLimit: Weight, open: OpeningCondition?
  ) {
    self.stops = stops
    self.roads = roads
    self.prepared = prepared
    self.needs = needs
    self.distanceLimit = distanceLimit
    self.weightLimit = weightLimit
    self.open = open
  }

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
      guard
        !found.isEmpty || prepared.reachesAnyStop(start, where: stops.isThere, using: &workspace)
      else {
        return nil
      }
      begin = start
      return found
    }
    if let found, !found.isEmpty { return found }
    let isLimited = distanceLimit != nil || weightLimit.isFinite || open != nil
    if isLimited, let begin, isWantedStopReached(from: begin, using: &workspace) { return [] }
    if isAnyStopWanted(near: origin) { throw .notReachable(from: origin, profile) }
    return []
  }

  /// Without the ways.
  func neighbors(
    _ count: Int, to start: RoadPlace, using workspace: inout SearchWorkspace
  ) -> [RoadNeighbor] {
    var kept: [RoadNeighbor] = []
    let count = min(count, stops.count)
    visit(count, to: start, outOf: stops.count, where: stops.isWanted, using: &workspace) {
      arrival, _ in
      kept.append(arrival.neighbor)
      return kept.count < count
    }
    return kept
  }

  /// Whether there is a stop that would do, were there no limits.
  private func isWantedStopReached(
    from start: SnappedPlace, using workspace: inout SearchWorkspace
  ) -> Bool {
    !prepared.nearest(
      1, to: start.place, needs, where: stops.isWanted, within: .infinity, using: &workspace
    ).isEmpty
  }

  /// Whether there is a stop that would do, were it reachable: the tree by straight line knows at once.
  private func isAnyStopWanted(near origin: Coordinate) -> Bool {
    stops.number(1, near: origin, needing: needs, within: nil) > 0
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
    // The tree knows where stops are, not where their entrances are.
    guard !stops.haveEntrances else { return (limit, .max) }
    let probeCount = min(count, stops.count) + 50
    let found = stops.number(probeCount, near: origin, needing: needs, within: limit)
    return (limit, found < min(probeCount, stops.count) ? found : .max)
  }

  private func nearest(
    _ count: Int, to origin: Coordinate, _ start: SnappedPlace, withRoutes wantsRoutes: Bool,
    using workspace: inout SearchWorkspace
  ) -> [ReachedStop] {
    /// The walks at both ends and the roads between them.
    func metres(_ way: MeasuredWay, _ entrance: Int?) -> Double {
      let end = stops.coordinate(
        of: StopDoor(ordinal: way.neighbor.ordinal, entrance: entrance))
      let access = roads.attachment(of: end, at: way.destination).distance
      return start.distance.metres + way.metres + access.metres
    }
    let candidates = candidates(count, near: origin)
    func isCandidate(_ ordinal: UInt32) -> Bool {
      guard stops.isWanted(ordinal) else { return false }
      return candidates.limit.map { stops.distance(from: origin, to: ordinal) <= $0 } ?? true
    }
    var reached: [ReachedStop] = []
    let count = min(count, stops.count)
    visit(count, to: start.place, outOf: candidates.count, where: isCandidate, using: &workspace) {
      arrival, workspace in
      let way = way(to: arrival, from: start.place, whole: wantsRoutes, using: &workspace)
      guard let way else { return true }
      let ordinal = way.measured.neighbor.ordinal
      let entrance =
        arrival.door.map(\.entrance) ?? prepared.entrance(of: ordinal, at: way.measured.destination)
      guard let distance = try? Distance(metres: metres(way.measured, entrance)),
        distanceLimit.map({ distance <= $0 }) ?? true
      else { return true }
      reached.append(
        ReachedStop(
          ordinal: ordinal, distance: distance, entrance: entrance,
          duration: TravelTime(way.measured.neighbor.weight),
          route: way.whole.map { route($0, by: entrance, from: origin, start) }))
      return reached.count < count
    }
    return reached
  }

  private func route(
    _ way: RoadWay, by entrance: Int?, from origin: Coordinate, _ start: SnappedPlace
  ) -> TravelRoute {
    let stop = stops.coordinate(
      of: StopDoor(ordinal: way.neighbor.ordinal, entrance: entrance))
    return TravelRoute(
      roads.graph.route(way), profile, from: origin, start, to: stop,
      roads.attachment(of: stop, at: way.destination), by: entrance, in: roads.graph)
  }

  /// The way to a stop that was found.
  ///
  /// - Parameter whole: whether it is to be put together, and not only measured.
  private func way(
    to arrival: DoorArrival, from start: RoadPlace, whole: Bool,
    using workspace: inout SearchWorkspace
  ) -> (measured: MeasuredWay, whole: RoadWay?)? {
    let (ordinal, weight) = (arrival.neighbor.ordinal, arrival.neighbor.weight)
    if !whole, arrival.door == nil {
      return prepared.measuredWay(from: start, to: ordinal, within: weight, using: &workspace)
        .map { ($0, nil) }
    }
    let way =
      if let door = arrival.door {
        prepared.way(from: start, to: ordinal, by: door, within: weight, using: &workspace)
      } else {
        prepared.way(from: start, to: ordinal, within: weight, using: &workspace)
      }
    return way.map { ($0.measured, whole ? $0 : nil) }
  }

  /// Goes through the stops in the order in which they are reached, those that are open then, as long as
  /// `body` wants more.
  ///
  /// Where not every stop is kept, more and more are looked for, twice as many each time: whether one is
  /// open is known only with the time of arrival, and that is known for certain only in ranked order. A stop
  /// whose nearest door is closed when one comes may be reached later by another: it waits until its turn comes.
  private func visit(
    _ count: Int, to start: RoadPlace, outOf candidates: Int, where isCandidate: (UInt32) -> Bool,
    using workspace: inout SearchWorkspace,
    _ body: (DoorArrival, inout SearchWorkspace) -> Bool
  ) {
    guard count > 0 else { return }
    let candidates = min(candidates, stops.count)
    var known = 0
    // In the order in which they are reached.
    var waiting: [DoorArrival] = []
    // Some are closed as a rule; as many as lists tell cost hardly more than one.
    var wanted = min(open == nil ? count : max(2 * count, NearestLists.defaultDepth), candidates)
    while true {
      let found = prepared.nearest(
        wanted, to: start, needs, where: isCandidate, within: weightLimit, using: &workspace)
      for neighbor in found.dropFirst(known) {
        while let first = waiting.first, precedes(first.neighbor, neighbor) {
          waiting.removeFirst()
          guard body(first, &workspace) else { return }
        }
        guard let open, !stops.isEnteredAlike(neighbor.ordinal) else {
          guard !isOpen(neighbor) || body(DoorArrival(neighbor: neighbor, door: nil), &workspace)
          else { return }
          continue
        }
        let arrival = stops.arrival(
          at: neighbor.ordinal, from: start, open, within: weightLimit, on: prepared,
          using: &workspace)
        guard let arrival else { continue }
        let place = waiting.firstIndex { precedes(arrival.neighbor, $0.neighbor) }
        waiting.insert(arrival, at: place ?? waiting.endIndex)
      }
      known = found.count
      if known < wanted || wanted >= candidates { break }
      wanted = min(wanted * 2, candidates)
    }
    for arrival in waiting {
      guard body(arrival, &workspace) else { return }
    }
  }

  private func precedes(_ left: RoadNeighbor, _ right: RoadNeighbor) -> Bool {
    left.weight == right.weight
      ? stops.precedes(left.ordinal, right.ordinal) : left.weight < right.weight
  }

  private func isOpen(_ neighbor: RoadNeighbor) -> Bool {
    guard let open else { return true }
    return stops.admits(neighbor.ordinal, after: neighbor.weight, open)
  }
}
