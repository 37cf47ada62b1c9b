internal import NearestStop

/// `/stops/v1/{profile}/{lon},{lat}`: where are the nearest stops that offer what is needed?
///
/// The hot path of the whole server.
struct StopsService: MapService {
  let options =
    StopWishes.options + [
      "number", "within", "minutes", "explain", "routes", "geometries", "distances",
    ]

  /// More stops than a list on a screen, or all that can be said of them.
  func isHeavy(_ query: QueryItems) -> Bool {
    let number = query["number"].flatMap { NumberText.integer($0) } ?? 0
    return number > 16 || query["explain"] != nil || query["routes"] != nil
  }

  func answer(
    _ question: Question, using workspace: inout SearchWorkspace
  ) throws(RequestError) -> Answer {
    let mode = try ProfileWord.mode(question.parts[0])
    let places = try CoordinateList.parse(question.parts[1], count: 1...1)
    let query = question.query
    let moment = question.moment
    let wishes = try StopWishes(query, at: moment)
    let number = try query.integer("number", in: 1...question.limits.stops) ?? 5
    let metres = try query.number("within", in: 0...1e9)
    let minutes = try query.number("minutes", in: 0...1e6)
    let geometry = try LineForm(query)
    let wantsRoutes = try query.truth("routes") ?? false
    let wantsDistances = try query.truth("distances") ?? true
    let found: [FoundStop]
    do throws(RoutingError) {
      if let profile = mode.profile, !wantsDistances, !wantsRoutes, metres == nil,
        wishes.open == nil
      {
        found = try FoundStop.soonest(
          number, places[0], profile, wishes, minutes, moment, using: &workspace)
      } else {
        found = try moment.stops.nearest(
          number, to: places[0], by: mode, needing: wishes.needs,
          excluding: wishes.exclusion(moment), open: wishes.open,
          within: metres.flatMap { try? Distance(metres: $0) },
          in: minutes.map { TravelTime(seconds: $0 * 60) }, withRoutes: wantsRoutes,
          using: &workspace
        ).map { FoundStop($0) }
      }
    } catch {
      throw RequestError(error)
    }
    let explanation =
      try query.truth("explain") ?? false
      ? try StopExplanation(
        number, places[0], mode, wishes, metres, minutes, moment, using: &workspace) : nil
    return Answer(reserving: 128 + 768 * found.count) { json in
      json.member("code", "Ok")
      json.member("at", wishes.time)
      json.array("stops") { json in
        for stop in found {
          json.object { json in
            if let distance = stop.distance { json.distance(distance) }
            if let duration = stop.duration { json.duration(duration) }
            if let entrance = stop.entrance { json.member("entrance", entrance) }
            let arrival = wishes.arrival(after: stop.duration)
            if wishes.open != nil { json.member("arrival", arrival) }
            moment.writeOpen(stop.ordinal, at: arrival, to: &json)
            moment.write(stop.ordinal, to: &json)
            if let route = stop.route { json.route(route, geometry) }
          }
        }
      }
      explanation?.write(to: &json)
    }
  }
}

/// A stop that was found, with as much of the way as was asked for.
struct FoundStop: Sendable {
  let ordinal: UInt32
  var distance: Distance?
  var duration: TravelTime?
  var entrance: Int?
  var route: TravelRoute?

  init(_ stop: ReachedStop) {
    ordinal = stop.ordinal
    distance = stop.distance
    duration = stop.duration
    entrance = stop.entrance
    route = stop.route
  }

  init(_ neighbor: RoadNeighbor) {
    ordinal = neighbor.ordinal
    duration = neighbor.duration
  }

  /// The same stops without their ways: `distances=false`. To put a way together takes longer than to find
  /// where it leads.
  static func soonest(
    _ number: Int, _ place: Coordinate, _ profile: Profile, _ wishes: StopWishes,
    _ minutes: Double?, _ moment: Moment, using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> [FoundStop] {
    let count = min(number, moment.stops.count)
    let excluded = wishes.exclusion(moment)
    let found = try [RoadNeighbor](capacity: count) { output throws(RoutingError) in
      try moment.stops.nearest(
        to: place, by: profile, needing: wishes.needs, excluding: excluded,
        in: minutes.map { TravelTime(seconds: $0 * 60) }, using: &workspace, into: &output)
    }
    return found.map { FoundStop($0) }
  }
}
