internal import NearestStop

/// `/tour/v1/{profile}/{lon},{lat}[;{lon},{lat}]?needs=hot_meal;water`: by which stops do I get all that I need, one
/// after the other, and be done soonest?
struct TourService: MapService {
  let options = [
    "needs", "order", "stay", "at", "open", "hours", "avoid", "available", "routes", "geometries",
  ]

  private enum Order: String, CaseIterable {
    case any, given
  }

  func answer(
    _ question: Question, using workspace: inout SearchWorkspace
  ) throws(RequestError) -> Answer {
    let profile = try ProfileWord.profile(question.parts[0])
    let places = try CoordinateList.parse(question.parts[1], count: 1...2)
    let query = question.query
    let moment = question.moment
    let wishes = try StopWishes(query, at: moment, ofTour: true)
    let needs = try TourService.needs(query["needs"])
    let order: Order? = try query.word("order")
    let stay = try query.integer("stay", in: 0...1440) ?? 0
    let form = try LineForm(query)
    let wantsRoutes = try query.truth("routes") ?? false
    let found: StopTour?
    do throws(RoutingError) {
      found = try moment.stops.tour(
        from: places[0], to: places.count > 1 ? places[1] : nil, by: profile, needing: needs,
        inOrder: order == .given, staying: TravelTime(seconds: Double(stay) * 60),
        excluding: wishes.exclusion(moment), open: wishes.open, withRoutes: wantsRoutes,
        using: &workspace)
    } catch {
      throw RequestError(error)
    }
    guard let tour = found else {
      throw RequestError(
        .noRoute,
        "no tour meets all needs: expected stops for each that can be reached, and are open within a day"
      )
    }
    return Answer(reserving: 256 + 768 * tour.visits.count) { json in
      json.member("code", "Ok")
      json.member("at", wishes.time)
      json.duration(tour.duration)
      json.duration(tour.travel, as: "travel")
      json.duration(tour.waiting, as: "waiting")
      json.array("visits") { json in
        for visit in tour.visits {
          json.object { json in
            json.array("meets") { json in
              for need in visit.meets { json.value(need) }
            }
            if let entrance = visit.entrance { json.member("entrance", entrance) }
            json.duration(visit.way, as: "way")
            let start = wishes.time(after: visit.start)
            json.member("arrival", wishes.time(after: visit.arrival))
            json.member("start", start)
            json.member("end", wishes.time(after: visit.end))
            moment.writeOpen(visit.ordinal, at: start, to: &json)
            moment.write(visit.ordinal, to: &json)
            if let route = visit.route { json.route(route, form) }
          }
        }
      }
      if let way = tour.wayToDestination { json.duration(way, as: "to_destination") }
      if let route = tour.routeToDestination {
        json.route(route, form, as: "route_to_destination")
      }
    }
  }

  /// `hot_meal;water,toilets`: a meal, and water where there are toilets as well.
  private static func needs(_ text: String?) throws(RequestError) -> [AmenitySet] {
    let parts = (text ?? "").split(separator: ";", omittingEmptySubsequences: false)
    guard parts.count <= TourQuestion.mostNeeds else {
      throw RequestError(
        .tooBig, "\(parts.count) needs: expected at most \(TourQuestion.mostNeeds)")
    }
    var needs: [AmenitySet] = []
    for part in parts {
      let need = try StopWishes.needs(String(part))
      guard !need.isEmpty else {
        throw RequestError(
          .invalidOptions, "needs are missing: expected such as needs=hot_meal;water")
      }
      needs.append(need)
    }
    return needs
  }
}

extension StopWishes {
  /// When so much time has passed, to the minute.
  func time(after duration: TravelTime) -> LocalTime {
    time.adding(minutes: Int(duration.seconds / 60)) ?? time
  }
}
