internal import NearestStop

/// `/stops/v1/{profile}/{lon},{lat}`: where are the nearest stops that offer what is needed?
///
/// The hot path of the whole server.
struct StopsService: MapService {
  let options =
    StopWishes.options + ["number", "within", "minutes", "explain", "routes", "geometries"]

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
    let found: [ReachedStop]
    do throws(RoutingError) {
      found = try moment.stops.nearest(
        number, to: places[0], by: mode, needing: wishes.needs,
        excluding: wishes.exclusion(moment), open: wishes.open,
        within: metres.flatMap { try? Distance(metres: $0) },
        in: minutes.map { TravelTime(seconds: $0 * 60) }, withRoutes: wantsRoutes,
        using: &workspace)
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
            json.distance(stop.distance)
            if let duration = stop.duration { json.duration(duration) }
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
