internal import NearestStop

/// How lines are written: OSRM's `geometries`.
enum LineForm: String, CaseIterable, Sendable {
  case polyline, polyline6, geojson

  /// - Throws: for a word that OSRM doesn't know either.
  init(_ query: QueryItems, default form: LineForm = .geojson) throws(RequestError) {
    self = try query.word("geometries") ?? form
  }
}

extension JSONWriter {
  /// A line as it was asked for.
  mutating func line(_ points: [Coordinate], _ form: LineForm, as key: StaticString = "geometry") {
    switch form {
    case .geojson: line(points, as: key)
    case .polyline: member(key, EncodedPolyline.encode(points, .five))
    case .polyline6: member(key, EncodedPolyline.encode(points, .six))
    }
  }

  /// A way by road with its sentences.
  mutating func route(_ route: TravelRoute, _ form: LineForm, as key: StaticString = "route") {
    object(key) { json in
      json.distance(route.distance)
      json.duration(route.duration)
      json.distance(route.start.distance, as: "walk_to_road")
      json.distance(route.end.distance, as: "walk_from_road")
      json.line(route.geometry, form)
      json.array("steps") { json in
        for step in route.steps { json.step(step) }
      }
      json.array("stages") { json in
        for stage in route.stages {
          json.object { json in
            json.member("manner", stage.manner.rawValue)
            json.distance(stage.distance)
            json.duration(stage.duration)
          }
        }
      }
    }
  }

  private mutating func step(_ step: TravelStep) {
    object { json in
      json.member("action", step.action.word)
      if case .follow(let turn) = step.action { json.member("turn", turn.word) }
      json.member("manner", step.manner.rawValue)
      if let street = step.street { json.street(street) }
      json.distance(step.distance)
      json.duration(step.duration)
      json.object("text") { json in
        json.member("en", step.english)
        json.member("zh", step.chinese)
      }
    }
  }
}

extension TravelStep.Action {
  /// The word in answers.
  var word: String {
    switch self {
    case .walkToRoad: "walk_to_road"
    case .follow: "follow"
    case .walkFromRoad: "walk_from_road"
    }
  }
}

extension Turn {
  /// The word in answers.
  var word: String {
    switch self {
    case .depart: "depart"
    case .straight: "straight"
    case .slightLeft: "slight_left"
    case .slightRight: "slight_right"
    case .left: "left"
    case .right: "right"
    case .sharpLeft: "sharp_left"
    case .sharpRight: "sharp_right"
    case .uTurn: "u_turn"
    }
  }
}
