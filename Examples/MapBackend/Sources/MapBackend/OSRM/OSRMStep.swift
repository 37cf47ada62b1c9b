internal import NearestStop

/// One manoeuvre and the road after it, as OSRM tells them.
struct OSRMStep: Sendable {
  let type: String
  let modifier: String?
  let step: TravelStep?
  let line: [Coordinate]
  let bearingBefore: Int
  let bearingAfter: Int

  /// The steps along the roads, and the arrival, which has neither length nor time.
  static func steps(of leg: OSRMLeg, in graph: RoadGraph) -> [OSRMStep] {
    var steps: [OSRMStep] = []
    var before = 0
    var streetBefore: StreetName?
    for step in leg.steps {
      var line = graph.line(along: leg.route.roads.legs[step.legs])
      if line.isEmpty { line = [leg.route.start.coordinate] }
      let after = bearing(line.first, line.dropFirst().first) ?? before
      let (type, modifier) = words(of: step, streetBefore, isFirst: steps.isEmpty)
      steps.append(
        OSRMStep(
          type: type, modifier: modifier, step: step, line: line, bearingBefore: before,
          bearingAfter: after))
      before = bearing(line.dropLast().last, line.last) ?? after
      streetBefore = step.street
    }
    let end = leg.route.end.coordinate
    if steps.isEmpty {
      steps.append(
        OSRMStep(
          type: "depart", modifier: nil, step: nil, line: [end, end], bearingBefore: 0,
          bearingAfter: 0))
    }
    steps.append(
      OSRMStep(
        type: "arrive", modifier: nil, step: nil, line: [end, end], bearingBefore: before,
        bearingAfter: 0))
    return steps
  }

  /// The names of the two streets that are followed farthest, in the order of travel.
  static func summary(of leg: OSRMLeg) -> String {
    var lengths: [(name: String, metres: Double)] = []
    for step in leg.steps {
      guard let name = step.street?.shown, !name.isEmpty else { continue }
      if let place = lengths.firstIndex(where: { $0.name == name }) {
        lengths[place].metres += step.distance.metres
      } else {
        lengths.append((name, step.distance.metres))
      }
    }
    let longest = lengths.sorted { $0.metres > $1.metres }.prefix(2).map(\.name)
    return lengths.map(\.name).filter(longest.contains).joined(separator: ", ")
  }

  private static func words(
    of step: TravelStep, _ streetBefore: StreetName?, isFirst: Bool
  ) -> (type: String, modifier: String?) {
    guard case .follow(let turn) = step.action else { return ("depart", nil) }
    if isFirst { return ("depart", nil) }
    let modifier =
      switch turn {
      case .depart, .straight: "straight"
      case .slightLeft: "slight left"
      case .slightRight: "slight right"
      case .left: "left"
      case .right: "right"
      case .sharpLeft: "sharp left"
      case .sharpRight: "sharp right"
      case .uTurn: "uturn"
      }
    guard turn == .straight || turn == .depart else { return ("turn", modifier) }
    return (step.street == streetBefore ? "continue" : "new name", modifier)
  }

  /// Whole degrees clockwise from north, 0…359.
  private static func bearing(_ start: Coordinate?, _ end: Coordinate?) -> Int? {
    guard let start, let end, start != end else { return nil }
    let degrees = GreatCircle.initialBearing(from: start, to: end)
    return Int(degrees.rounded()) % 360
  }
}

extension JSONWriter {
  mutating func step(_ step: OSRMStep, _ form: LineForm) {
    object { json in
      json.line(step.line, form)
      json.object("maneuver") { json in
        json.member("type", step.type)
        json.member("modifier", ifKnown: step.modifier)
        json.location(step.line[0])
        json.member("bearing_before", step.bearingBefore)
        json.member("bearing_after", step.bearingAfter)
      }
      json.member("mode", step.step?.manner.osrmWord ?? "walking")
      json.member("driving_side", "right")
      json.member("name", step.step?.street?.shown ?? "")
      json.member("ref", ifKnown: step.step?.street?.reference)
      json.member("distance", step.step?.distance.metres ?? 0, places: JSONWriter.unitPlaces)
      json.member("duration", step.step?.duration.seconds ?? 0, places: JSONWriter.unitPlaces)
      json.member("weight", step.step?.duration.seconds ?? 0, places: JSONWriter.unitPlaces)
      json.array("intersections") { $0.intersection(step) }
    }
  }

  /// The one at which the step begins, with the roads by which one comes and goes.
  private mutating func intersection(_ step: OSRMStep) {
    object { json in
      json.location(step.line[0])
      let back = (step.bearingBefore + 180) % 360
      switch step.type {
      case "depart":
        json.array("bearings") { $0.value(step.bearingAfter) }
        json.array("entry") { $0.value(true) }
        json.member("out", 0)
      case "arrive":
        json.array("bearings") { $0.value(back) }
        json.array("entry") { $0.value(true) }
        json.member("in", 0)
      default:
        json.array("bearings") { json in
          json.value(step.bearingAfter)
          json.value(back)
        }
        json.array("entry") { json in
          json.value(true)
          json.value(false)
        }
        json.member("in", 1)
        json.member("out", 0)
      }
    }
  }
}

extension TravelStep.Manner {
  /// As OSRM's profiles call it.
  var osrmWord: String {
    switch self {
    case .walking, .stairs: "walking"
    case .riding: "cycling"
    case .pushing, .stairsPushing: "pushing bike"
    case .ferry: "ferry"
    }
  }
}
