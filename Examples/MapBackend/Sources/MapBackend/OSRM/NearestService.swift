internal import NearestStop

/// `/nearest/v1/{profile}/{lon},{lat}?number=`: the nearest roads, without blocked ones. What OSRM means by nearest;
/// stops are asked for by `/stops`.
struct NearestService: MapService {
  let options = OSRMOptions.names + ["number"]

  func isHeavy(_ query: QueryItems) -> Bool { false }

  func answer(
    _ question: Question, using workspace: inout SearchWorkspace
  ) throws(RequestError) -> Answer {
    let profile = try ProfileWord.profile(question.parts[0])
    let places = try CoordinateList.parse(question.parts[1], count: 1...1)
    let common = try OSRMOptions(question.query, placeCount: 1)
    let number = try question.query.integer("number", in: 1...question.limits.stops) ?? 1
    guard !common.skipsWaypoints else {
      throw RequestError(
        .notImplemented, "the waypoints are all of this answer: leave skip_waypoints away")
    }
    guard let roads = question.moment.map.finder.roads else { throw .noRoads }
    try common.check(places, profile, roads)
    guard roads.segments.snap(places[0], for: profile, as: .anywhere) != nil else {
      throw RequestError(RoutingError.offTheMap(places[0], profile))
    }
    let found = OpenRoads(roads, profile, question.moment.stops).nearest(
      number, to: places[0], as: .anywhere, within: common.limit(of: 0))
    guard !found.isEmpty else {
      throw RequestError(.noSegment, "all roads there are blocked for the time being")
    }
    return Answer(reserving: 128 + 128 * found.count) { json in
      json.member("code", "Ok")
      json.array("waypoints") { json in
        for place in found { json.waypoint(place, roads.graph) }
      }
    }
  }
}
