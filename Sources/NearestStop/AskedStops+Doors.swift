internal import Geodesy
internal import Roads
internal import Stops

/// How stops are entered: asked about their doors.
extension AskedStops {
  /// Whether entrances are known of any stop.
  var haveEntrances: Bool {
    finder.stops.hasEntrances
      || live?.stops.temporary.stops.contains { $0.catalog.hasEntrances } ?? false
  }

  /// Whether a stop has but one door, without hours of its own: then its arrival alone says whether it is open.
  func isEnteredAlike(_ ordinal: UInt32) -> Bool {
    if let catalog = temporary(ordinal)?.catalog {
      return catalog.entranceCount(of: 0) < 2 && !catalog.hasEntranceHours(0)
    }
    let place = Int(ordinal)
    return finder.stops.entranceCount(of: place) < 2 && !finder.stops.hasEntranceHours(place)
  }

  /// A stop with its doors on the original roads, which lie where they do on those that have changed; `nil` off
  /// the map.
  func target(_ ordinal: UInt32, for profile: Profile) -> RoadTarget? {
    if let stop = temporary(ordinal) { return stop.targets[profile] }
    return finder.roads?.attachments[profile].target(ordinal)
  }

  /// Where a door is: an entrance, or the stop itself.
  func coordinate(of door: StopDoor) -> Coordinate {
    temporary(door.ordinal)?.catalog.coordinate(of: 0, byEntrance: door.entrance)
      ?? finder.stops.coordinate(of: Int(door.ordinal), byEntrance: door.entrance)
  }

  /// How far away a stop is by straight line, or the nearest of its entrances.
  func distance(from origin: Coordinate, to ordinal: UInt32) -> Distance {
    let count =
      temporary(ordinal)?.catalog.entranceCount(of: 0)
      ?? finder.stops.entranceCount(of: Int(ordinal))
    return (0..<count).reduce(
      GreatCircle.distance(from: origin, to: coordinate(of: ordinal))
    ) { nearest, entrance in
      let place = coordinate(of: StopDoor(ordinal: ordinal, entrance: entrance))
      return min(nearest, GreatCircle.distance(from: origin, to: place))
    }
  }

  /// Whether a stop is open for some minutes, and one gets in by a door when one comes.
  func openingStatus(
    of door: StopDoor, at time: LocalTime, for minutes: Int = 1,
    holidays: borrowing HolidayCalendar
  ) -> OpeningStatus {
    if let stop = temporary(door.ordinal) {
      return stop.catalog.openingStatus(
        of: 0, byEntrance: door.entrance, at: time, for: minutes, holidays: holidays)
    }
    return finder.stops.openingStatus(
      of: Int(door.ordinal), byEntrance: door.entrance, at: time, for: minutes,
      holidays: holidays)
  }

  /// Whether a stop that is reached so late by one of its doors is good enough.
  ///
  /// - Parameter stay: how long one stays, where that is no whole number of minutes.
  func admits(
    _ door: StopDoor, after weight: Weight, staying stay: Weight? = nil,
    _ condition: borrowing OpeningCondition
  ) -> Bool {
    guard let arrival = condition.arrival(after: weight) else { return condition.admitsUnknown }
    return condition.admits(
      openingStatus(
        of: door, at: arrival, for: condition.minutes(after: weight, staying: stay),
        holidays: condition.holidays))
  }

  /// The soonest time, not before one is at a door, at which one gets in and the stop is open for the whole stay: see
  /// ``StopFinder/earliestStart(of:after:_:)``.
  ///
  /// - Parameter stay: how long one stays where that is no whole number of minutes.
  func earliestStart(
    of door: StopDoor, after weight: Weight, staying stay: Weight?,
    _ condition: borrowing OpeningCondition
  ) -> Weight? {
    let (minute, day): (UInt32, UInt32) = (600, 24 * 60)
    guard weight.deciseconds <= day * minute else { return nil }
    if admits(door, after: weight, staying: stay, condition) { return weight }
    var time = weight.deciseconds / minute
    while time < day {
      time += 1
      let start = Weight(deciseconds: time * minute)
      if admits(door, after: start, staying: stay, condition) { return start }
    }
    return nil
  }
}

/// Arrivals by the doors that are open.
extension AskedStops {
  /// A stop by the door that is reached first of those by which it is open then; `nil` when it is by none.
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
        admits(
          StopDoor(ordinal: ordinal, entrance: door.entrance), after: neighbor.weight, condition)
      else { continue }
      best = DoorArrival(neighbor: neighbor, door: door)
    }
    return best
  }

  /// When all stops are reached, each by the first door by which it is open then, or where there is none by the
  /// nearest. O(stops) and some microseconds for each stop with several doors.
  func arrivals(
    from start: RoadPlace, _ condition: OpeningCondition?, on prepared: PreparedRoads,
    using workspace: inout SearchWorkspace
  ) -> StopArrivals {
    var arrivals = StopArrivals(
      weights: prepared.table(from: start, using: &workspace), entrances: [:])
    guard let condition, haveEntrances else { return arrivals }
    for ordinal in 0..<UInt32(truncatingIfNeeded: arrivals.weights.count) {
      let nearest = arrivals.weights[Int(ordinal)]
      guard nearest.isFinite, !isEnteredAlike(ordinal) else { continue }
      if let open = arrival(
        at: ordinal, from: start, condition, within: .infinity, on: prepared, using: &workspace)
      {
        arrivals.weights[Int(ordinal)] = open.neighbor.weight
        arrivals.entrances[ordinal] = open.door?.entrance
      } else if let way = prepared.measuredWay(
        from: start, to: ordinal, within: nearest, using: &workspace)
      {
        arrivals.entrances[ordinal] = prepared.entrance(of: ordinal, at: way.destination)
      }
    }
    return arrivals
  }

  /// Of stops in the order in which they are reached those that are open then, each by a door that is.
  ///
  /// - Parameter limit: what a way may weigh at the most, inclusive.
  func open(
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

  /// By which entrances stops are reached in the time that is told of them; those alone that have any. Some
  /// microseconds for each.
  ///
  /// - Parameter condition: by which they were chosen, and with them their doors.
  func entrances(
    of found: [RoadNeighbor], from start: RoadPlace, _ condition: OpeningCondition?,
    on prepared: PreparedRoads, using workspace: inout SearchWorkspace
  ) -> [UInt32: Int] {
    var entrances: [UInt32: Int] = [:]
    guard haveEntrances else { return entrances }
    for neighbor in found {
      let (ordinal, weight) = (neighbor.ordinal, neighbor.weight)
      if let condition, !isEnteredAlike(ordinal) {
        entrances[ordinal] =
          arrival(
            at: ordinal, from: start, condition, within: weight, on: prepared, using: &workspace
          )?.door?.entrance
      } else if let way = prepared.measuredWay(
        from: start, to: ordinal, within: weight, using: &workspace)
      {
        entrances[ordinal] = prepared.entrance(of: ordinal, at: way.destination)
      }
    }
    return entrances
  }
}

/// When stops are reached, and by which entrances.
struct StopArrivals {
  /// By ordinal; infinite where there is no way.
  var weights: [Weight]
  /// By ordinal, of those stops alone of which it matters.
  var entrances: [UInt32: Int]
}
