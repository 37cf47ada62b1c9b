internal import NearestStop

/// `/route/v1/{profile}/{lon},{lat};{lon},{lat}[;…]`: the shortest way by the places in their order.
struct RouteService: MapService {
  let options =
    OSRMOptions.names + [
      "alternatives", "steps", "annotations", "geometries", "overview", "continue_straight",
      "waypoints",
    ]

  private enum Overview: String, CaseIterable {
    case simplified, full, `false`
  }

  private enum ContinueStraight: String, CaseIterable {
    case `default`, `true`, `false`
  }

  func answer(
    _ question: Question, using workspace: inout SearchWorkspace
  ) throws(RequestError) -> Answer {
    let profile = try ProfileWord.profile(question.parts[0])
    let places = try CoordinateList.parse(
      question.parts[1], count: 2...question.limits.places)
    let query = question.query
    let common = try OSRMOptions(query, placeCount: places.count)
    try checkAlternatives(query["alternatives"])
    let wantsSteps = try query.truth("steps") ?? false
    let annotations = try AnnotationSet(query["annotations"])
    let form = try LineForm(query, default: .polyline)
    let overview: Overview = try query.word("overview") ?? .simplified
    if let word: ContinueStraight = try query.word("continue_straight"), word == .true {
      throw RequestError(
        .notImplemented, "one may turn round at a place on the way: leave continue_straight away")
    }
    if query["waypoints"] != nil {
      throw RequestError(.notImplemented, "all coordinates are waypoints: leave waypoints away")
    }
    guard let roads = question.moment.map.finder.roads else { throw .noRoads }
    try common.check(places, profile, roads)
    let trip = try OSRMTrip(
      by: places, profile, question.moment.stops, roads.graph, using: &workspace)
    for (number, leg) in trip.legs.enumerated() {
      try common.check(leg.route.start, of: number)
      try common.check(leg.route.end, of: number + 1)
    }
    return Answer(reserving: 8192) { json in
      json.member("code", "Ok")
      json.array("routes") { json in
        json.object { json in
          switch overview {
          case .false: break
          case .full: json.line(trip.geometry, form)
          case .simplified: json.line(trip.simplifiedGeometry, form)
          }
          json.array("legs") { json in
            for leg in trip.legs {
              json.leg(leg, wantsSteps ? form : nil, annotations, roads.graph)
            }
          }
          json.member("distance", trip.metres, places: JSONWriter.unitPlaces)
          json.member("duration", trip.seconds, places: JSONWriter.unitPlaces)
          json.member("weight_name", "duration")
          json.member("weight", trip.seconds, places: JSONWriter.unitPlaces)
        }
      }
      guard !common.skipsWaypoints else { return }
      json.array("waypoints") { json in
        for place in trip.waypoints { json.waypoint(place, roads.graph) }
      }
    }
  }

  /// One way is the answer, however many are asked for.
  private func checkAlternatives(_ text: String?) throws(RequestError) {
    guard let text, text != "true", text != "false" else { return }
    guard let count = NumberText.integer(text), count >= 0 else {
      throw .invalidValue("alternatives", text, expected: "true, false or a number")
    }
  }
}
