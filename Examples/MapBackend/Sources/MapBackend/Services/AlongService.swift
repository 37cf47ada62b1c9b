internal import NearestStop

/// `/along/v1/{profile}/{lon},{lat};{lon},{lat}[;…]`: where can I stop without going far out of my way?
struct AlongService: MapService {
  let options = StopWishes.options + ["number", "detour", "routes", "geometries"]

  func answer(
    _ question: Question, using workspace: inout SearchWorkspace
  ) throws(RequestError) -> Answer {
    let profile = try ProfileWord.profile(question.parts[0])
    let places = try CoordinateList.parse(
      question.parts[1], count: 2...question.limits.places)
    let query = question.query
    let moment = question.moment
    let wishes = try StopWishes(query, at: moment)
    let number = try query.integer("number", in: 1...question.limits.stops) ?? 5
    let minutes = try query.number("detour", in: 0...1e6)
    let form = try LineForm(query)
    let wantsRoutes = try query.truth("routes") ?? false
    let found: StopsOnTheWay
    do throws(RoutingError) {
      found = try moment.stops.nearest(
        number, along: places, by: profile, needing: wishes.needs,
        excluding: wishes.exclusion(moment), open: wishes.open,
        atMost: minutes.map { TravelTime(seconds: $0 * 60) }, withRoutes: wantsRoutes,
        using: &workspace)
    } catch {
      throw RequestError(error)
    }
    return Answer(reserving: 256 + 768 * found.stops.count) { json in
      json.member("code", "Ok")
      json.member("at", wishes.time)
      json.object("direct") { json in
        json.duration(found.duration)
        json.array("legs") { json in
          for leg in found.legs { json.value(leg.seconds, places: JSONWriter.unitPlaces) }
        }
      }
      json.array("stops") { json in
        for visit in found.stops {
          json.object { json in
            json.member("detour", visit.extraSeconds, places: JSONWriter.unitPlaces)
            json.member("leg", visit.leg)
            if let entrance = visit.entrance { json.member("entrance", entrance) }
            json.duration(visit.toStop, as: "to_stop")
            json.duration(visit.fromStop, as: "from_stop")
            json.duration(visit.duration)
            let arrival = wishes.time(after: visit.arrival)
            json.member("arrival", arrival)
            moment.writeOpen(visit.ordinal, at: arrival, to: &json)
            moment.write(visit.ordinal, to: &json)
            if let routes = visit.routes {
              json.route(routes.toStop, form, as: "route_to_stop")
              json.route(routes.fromStop, form, as: "route_from_stop")
            }
          }
        }
      }
    }
  }
}
