internal import NearestStop

/// `/table/v1/{profile}/{lon},{lat};…?sources=&destinations=&annotations=`: the travel times from some places to
/// others.
struct TableService: MapService {
  let options =
    OSRMOptions.names + [
      "sources", "destinations", "annotations", "scale_factor", "fallback_speed",
      "fallback_coordinate",
    ]

  func answer(
    _ question: Question, using workspace: inout SearchWorkspace
  ) throws(RequestError) -> Answer {
    let profile = try ProfileWord.profile(question.parts[0])
    let query = question.query
    let places = try CoordinateList.parse(
      question.parts[1], count: 1...question.limits.tableCells)
    let common = try OSRMOptions(query, placeCount: places.count)
    let sources = try TableService.indices(query, "sources", places.count)
    let destinations = try TableService.indices(query, "destinations", places.count)
    let (wantsDurations, wantsDistances) = try TableService.annotations(query["annotations"])
    let scale = try query.number("scale_factor", in: 1e-3...1e3) ?? 1
    guard query["fallback_speed"] == nil, query["fallback_coordinate"] == nil else {
      throw RequestError(
        .notImplemented, "where there is no way there is no time: leave fallback_speed away")
    }
    guard sources.count <= question.limits.tableCells / destinations.count else {
      throw RequestError(
        .tooBig,
        "\(sources.count) × \(destinations.count) travel times: expected at most "
          + "\(question.limits.tableCells)")
    }
    guard let roads = question.moment.map.finder.roads else { throw .noRoads }
    try common.check(places, profile, roads)
    let table = try OSRMTable(
      sources, destinations, of: places, common, profile, question.moment.stops, roads,
      withDistances: wantsDistances, vainLimit: max(1, question.limits.tableCells / 10),
      using: &workspace)
    return Answer(reserving: 512 + 16 * table.cells.count) { json in
      json.member("code", "Ok")
      if wantsDurations {
        json.array("durations") { json in
          table.write(to: &json) { $0.seconds * scale }
        }
      }
      if wantsDistances {
        json.array("distances") { json in
          table.write(to: &json) { $0.metres }
        }
      }
      guard !common.skipsWaypoints else { return }
      json.array("sources") { json in
        for place in table.sources { json.waypoint(place, roads.graph) }
      }
      json.array("destinations") { json in
        for place in table.destinations { json.waypoint(place, roads.graph) }
      }
    }
  }

  /// `all`, or places in the list of coordinates.
  private static func indices(
    _ query: QueryItems, _ name: String, _ count: Int
  ) throws(RequestError) -> [Int] {
    guard let text = query[name], text != "all" else { return Array(0..<count) }
    var indices: [Int] = []
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      guard let index = NumberText.integer(part), (0..<count).contains(index) else {
        throw .invalidValue(name, part, expected: "all, or numbers from 0 to \(count - 1)")
      }
      guard indices.count < count else {
        throw RequestError(.invalidOptions, "\(name) names more than there are coordinates")
      }
      indices.append(index)
    }
    return indices
  }

  private static func annotations(
    _ text: String?
  ) throws(RequestError) -> (durations: Bool, distances: Bool) {
    switch text {
    case nil, "duration": (true, false)
    case "distance": (false, true)
    case "duration,distance", "distance,duration": (true, true)
    case let text?:
      throw .invalidValue(
        "annotations", text, expected: "duration, distance, or both with a comma between them")
    }
  }
}
