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
      sources.map { places[$0] }, destinations.map { places[$0] }, profile,
      question.moment.stops, roads, withDistances: wantsDistances, using: &workspace)
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

/// Travel times between places, counted as in ``OSRMTrip``.
struct OSRMTable: Sendable {
  /// One way.
  struct Cell: Sendable {
    let seconds: Double
    /// Zero where nobody asks.
    let metres: Double
  }

  let sources: [SnappedPlace]
  let destinations: [SnappedPlace]
  /// Row by row; `nil` where there is no way.
  let cells: [Cell?]

  init(
    _ sources: [Coordinate], _ destinations: [Coordinate], _ profile: Profile,
    _ stops: LiveStops, _ roads: RoadMap, withDistances: Bool,
    using workspace: inout SearchWorkspace
  ) throws(RequestError) {
    self.sources = try OSRMTable.snap(sources, profile, .origin, roads)
    self.destinations = try OSRMTable.snap(destinations, profile, .destination, roads)
    let times =
      withDistances
      ? nil
      : DurationTable(
        self.sources, self.destinations, profile, stops, roads, using: &workspace)
    var cells: [Cell?] = []
    cells.reserveCapacity(sources.count * destinations.count)
    for source in sources {
      for destination in destinations {
        if let deciseconds = times?.cells[cells.count] {
          cells.append(Cell(seconds: Double(deciseconds) / 10, metres: 0))
          continue
        }
        do throws(RoutingError) {
          let leg = OSRMLeg(
            route: try stops.route(from: source, to: destination, by: profile, using: &workspace))
          cells.append(Cell(seconds: leg.seconds, metres: leg.metres))
        } catch {
          switch error {
          case .notReachable: cells.append(nil)
          default: throw RequestError(error)
          }
        }
      }
    }
    self.cells = cells
  }

  private static func snap(
    _ places: [Coordinate], _ profile: Profile, _ purpose: SnapPurpose, _ roads: RoadMap
  ) throws(RequestError) -> [SnappedPlace] {
    var snapped: [SnappedPlace] = []
    for place in places {
      guard
        let found = roads.segments.snap(place, for: profile, as: purpose)
          ?? roads.segments.snap(place, for: profile, as: .anywhere)
      else { throw RequestError(RoutingError.offTheMap(place, profile)) }
      snapped.append(found)
    }
    return snapped
  }

  /// Rows of numbers, `null` where there is no way.
  func write(to json: inout JSONWriter, _ value: (Cell) -> Double) {
    for row in sources.indices {
      json.array { json in
        for column in destinations.indices {
          if let cell = cells[row * destinations.count + column] {
            json.value(value(cell), places: JSONWriter.unitPlaces)
          } else {
            json.null()
          }
        }
      }
    }
  }
}
