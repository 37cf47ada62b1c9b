import NearestStop

/// What an answer has to be.
enum Expected: Sendable {
  /// Status 200 and this body.
  case answer(String)
  /// Status 400 and this code; its words are not compared.
  case refusal(String)

  /// What the library says of a question by road that has no answer.
  init(_ error: RoutingError) {
    switch error {
    case .offTheMap: self = .refusal("NoSegment")
    case .notReachable: self = .refusal("NoRoute")
    case .noRoads, .notPrepared: self = .refusal("NotImplemented")
    }
  }
}

/// JSON put together from texts: slow, simple, and none of the server's code.
enum Text {
  /// Members that are `nil` are left out.
  static func object(_ members: [(key: String, value: String?)]) -> String {
    "{" + Text.members(members) + "}"
  }

  static func members(_ members: [(key: String, value: String?)]) -> String {
    members.compactMap { member in member.value.map { "\"\(member.key)\":\($0)" } }
      .joined(separator: ",")
  }

  static func array(_ elements: [String]) -> String {
    "[" + elements.joined(separator: ",") + "]"
  }

  static func string(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  static func strings(_ texts: [String]) -> String { array(texts.map(string)) }

  /// Rounded to some decimals, ties to even.
  static func number(_ value: Double, _ places: Int = 1) -> String {
    let scale = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7][places]
    let rounded = (value * scale).rounded(.toNearestOrEven) / scale
    if rounded == 0 { return "0" }
    let text = "\(rounded)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  static func distance(_ distance: Distance) -> String { number(distance.metres) }
  static func duration(_ time: TravelTime) -> String { number(time.seconds) }
  static func time(_ time: LocalTime) -> String { "\"\(time)\"" }

  static func place(_ coordinate: Coordinate) -> String {
    "[\(number(coordinate.longitude, 7)),\(number(coordinate.latitude, 7))]"
  }

  static func line(_ points: [Coordinate], _ form: LineForm) -> String {
    switch form {
    case .polyline: return string(EncodedPolyline.encode(points, .five))
    case .polyline6: return string(EncodedPolyline.encode(points, .six))
    case .geojson:
      let points = points.count == 1 ? points + points : points
      return object([
        ("type", string("LineString")), ("coordinates", array(points.map(place))),
      ])
    }
  }

  static func open(_ state: OpeningState) -> String {
    switch state {
    case .open(let until): object([("state", string("open")), ("until", until.map(time))])
    case .closed(let opens): object([("state", string("closed")), ("opens", opens.map(time))])
    case .unknown: object([("state", string("unknown"))])
    }
  }

  /// A way by road with its sentences.
  static func route(_ route: TravelRoute, _ form: LineForm) -> String {
    object([
      ("distance", distance(route.distance)), ("duration", duration(route.duration)),
      ("walk_to_road", distance(route.start.distance)),
      ("walk_from_road", distance(route.end.distance)), ("geometry", line(route.geometry, form)),
      ("steps", array(route.steps.map(step))),
      (
        "stages",
        array(
          route.stages.map { stage in
            object([
              ("manner", string(stage.manner.rawValue)), ("distance", distance(stage.distance)),
              ("duration", duration(stage.duration)),
            ])
          })
      ),
    ])
  }

  private static func step(_ step: TravelStep) -> String {
    var action = "follow"
    var turn: String?
    switch step.action {
    case .walkToRoad: action = "walk_to_road"
    case .walkFromRoad: action = "walk_from_road"
    case .follow(let known): turn = word(known)
    }
    return object([
      ("action", string(action)), ("turn", turn.map(string)),
      ("manner", string(step.manner.rawValue)),
      (
        "street",
        step.street.map { street in
          object([
            ("zh", street.chinese.map(string)), ("en", street.english.map(string)),
            ("ref", street.reference.map(string)),
          ])
        }
      ),
      ("distance", distance(step.distance)), ("duration", duration(step.duration)),
      ("text", object([("en", string(step.english)), ("zh", string(step.chinese))])),
    ])
  }

  private static func word(_ turn: Turn) -> String {
    switch turn {
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

/// How lines are asked for.
enum LineForm: String, CaseIterable, Sendable {
  case polyline, polyline6, geojson
}
