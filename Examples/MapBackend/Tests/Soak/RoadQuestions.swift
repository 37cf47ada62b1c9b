import NearestStop

/// OSRM's services, counted as there: along the roads, from where a place is brought to one to where the next is.
extension Question {
  /// `/route`.
  static func route(_ random: inout SeededNumbers) -> Question {
    let profile = Profile.allCases.randomElement(using: &random) ?? .foot
    let places = (0..<(random.chance(4) ? 3 : 2)).map { _ in random.place() }
    let form = LineForm.allCases.randomElement(using: &random) ?? .polyline
    let isFull = random.chance(2)
    let target =
      "/route/v1/\(profile.word)/\(places.map(\.text).joined(separator: ";"))"
      + "?overview=\(isFull ? "full" : "false")&geometries=\(form)"
    return Question(kind: "route", target: target) { world, _, workspace in
      guard let graph = world.map.finder.roads?.graph else { return .refusal("NotImplemented") }
      do throws(RoutingError) {
        var legs: [TravelRoute] = []
        for (origin, destination) in zip(places, places.dropFirst()) {
          legs.append(
            try world.stops.route(from: origin, to: destination, by: profile, using: &workspace))
        }
        var line: [Coordinate] = []
        for leg in legs {
          line += line.last == leg.geometry.first ? leg.geometry[1...] : leg.geometry[...]
        }
        let total = legs.reduce(0) { $0 + deciseconds($1) }
        let metres = legs.reduce(0) { $0 + $1.roads.metres }
        let waypoints = ([legs.first?.start].compactMap(\.self) + legs.map(\.end))
        return .answer(
          Text.object([
            ("code", Text.string("Ok")),
            (
              "routes",
              Text.array([
                Text.object([
                  ("geometry", isFull ? Text.line(line, form) : nil),
                  ("legs", Text.array(legs.map(leg))), ("distance", Text.number(metres)),
                  ("duration", Text.number(Double(total) / 10)),
                  ("weight_name", Text.string("duration")),
                  ("weight", Text.number(Double(total) / 10)),
                ])
              ])
            ),
            ("waypoints", Text.array(waypoints.map { waypoint($0, graph) })),
          ]))
      } catch {
        return Expected(error)
      }
    }
  }

  /// `/table`: each time as the way between both, one by one.
  static func table(_ random: inout SeededNumbers) -> Question {
    let profile = Profile.allCases.randomElement(using: &random) ?? .foot
    // Now and then so many that the server finds them all at once.
    let (rows, columns) =
      random.chance(8)
      ? (7, 8) : (Int.random(in: 1...3, using: &random), Int.random(in: 1...4, using: &random))
    let places = (0..<(rows + columns)).map { _ in random.place() }
    let wantsDistances = random.chance(4)
    let (sources, destinations) = (Array(places.prefix(rows)), Array(places.dropFirst(rows)))
    func list(_ range: Range<Int>) -> String { range.map { "\($0)" }.joined(separator: ";") }
    let target =
      "/table/v1/\(profile.word)/\(places.map(\.text).joined(separator: ";"))"
      + "?sources=\(list(0..<rows))&destinations=\(list(rows..<(rows + columns)))"
      + (wantsDistances ? "&annotations=duration,distance" : "")
    return Question(kind: "table", target: target) { world, _, workspace in
      guard let roads = world.map.finder.roads else { return .refusal("NotImplemented") }
      func snapped(_ places: [Coordinate], _ purpose: SnapPurpose) -> [SnappedPlace]? {
        let found = places.compactMap { place in
          openRoads(1, place, profile, purpose, world, roads).first
            ?? openRoads(1, place, profile, .anywhere, world, roads).first
            ?? roads.segments.snap(place, for: profile, as: purpose)
            ?? roads.segments.snap(place, for: profile, as: .anywhere)
        }
        return found.count == places.count ? found : nil
      }
      guard let starts = snapped(sources, .origin), let ends = snapped(destinations, .destination)
      else { return .refusal("NoSegment") }
      // Where ways really begin and end: on another road where none does on the nearest.
      var usedStarts: [SnappedPlace?] = starts.map { _ in nil }
      var usedEnds: [SnappedPlace?] = ends.map { _ in nil }
      var durations: [String] = []
      var distances: [String] = []
      for (row, source) in sources.enumerated() {
        var times: [String] = []
        var lengths: [String] = []
        for (column, destination) in destinations.enumerated() {
          do throws(RoutingError) {
            let way = try world.stops.route(
              from: source, to: destination, by: profile, using: &workspace)
            times.append(Text.number(Double(deciseconds(way)) / 10))
            lengths.append(Text.number(way.roads.metres))
            guard source != destination else { continue }
            if usedStarts[row] == nil || way.start == starts[row] { usedStarts[row] = way.start }
            if usedEnds[column] == nil || way.end == ends[column] { usedEnds[column] = way.end }
          } catch {
            guard case .notReachable = error else { return Expected(error) }
            times.append("null")
            lengths.append("null")
          }
        }
        durations.append(Text.array(times))
        distances.append(Text.array(lengths))
      }
      return .answer(
        Text.object([
          ("code", Text.string("Ok")), ("durations", Text.array(durations)),
          ("distances", wantsDistances ? Text.array(distances) : nil),
          (
            "sources",
            Text.array(zip(usedStarts, starts).map { waypoint($0 ?? $1, roads.graph) })
          ),
          (
            "destinations",
            Text.array(zip(usedEnds, ends).map { waypoint($0 ?? $1, roads.graph) })
          ),
        ]))
    }
  }

  /// `/nearest`: roads.
  static func nearest(_ random: inout SeededNumbers) -> Question {
    let profile = Profile.allCases.randomElement(using: &random) ?? .foot
    let place = random.place()
    let number = Int.random(in: 1...4, using: &random)
    return Question(
      kind: "nearest", target: "/nearest/v1/\(profile.word)/\(place.text)?number=\(number)"
    ) { world, _, _ in
      guard let roads = world.map.finder.roads else { return .refusal("NotImplemented") }
      let found = openRoads(number, place, profile, .anywhere, world, roads)
      guard !found.isEmpty else { return .refusal("NoSegment") }
      return .answer(
        Text.object([
          ("code", Text.string("Ok")),
          ("waypoints", Text.array(found.map { waypoint($0, roads.graph) })),
        ]))
    }
  }

  /// What has to be refused, whatever the map.
  static func bad(_ random: inout SeededNumbers) -> Question {
    let place = random.place().text
    let (target, code): (String, String) =
      [
        ("/stops/v1/foot/\(place)?needs=beer", "InvalidValue"),
        ("/stops/v1/foot/\(place)?numbr=3", "InvalidOptions"),
        ("/stops/v1/hovercraft/\(place)", "InvalidValue"),
        ("/stops/v1/foot/0,0", "NoSegment"), ("/stops/v1/foot/\(place)?at=noon", "InvalidValue"),
        ("/stops/v1/foot/\(place)?number=0", "InvalidValue"),
        ("/along/v1/foot/\(place)", "InvalidOptions"),
        ("/tour/v1/foot/\(place)", "InvalidOptions"), ("/reach/v1/foot/\(place)", "InvalidOptions"),
        ("/route/v1/foot/\(place);\(place)?bearings=0,20;", "NotImplemented"),
        ("/route/v2/foot/\(place);\(place)", "InvalidVersion"),
        ("/trip/v1/foot/\(place);\(place)", "InvalidService"),
      ].randomElement(using: &random) ?? ("", "")
    return Question(kind: "refused", target: target) { _, _, _ in .refusal(code) }
  }

  /// Without the walks at both ends.
  private static func deciseconds(_ route: TravelRoute) -> Int {
    Int(route.weight.deciseconds) - Int(route.roads.originAccess.deciseconds)
      - Int(route.roads.destinationAccess.deciseconds)
  }

  private static func leg(_ route: TravelRoute) -> String {
    let seconds = Text.number(Double(deciseconds(route)) / 10)
    return Text.object([
      ("steps", "[]"), ("distance", Text.number(route.roads.metres)), ("duration", seconds),
      ("weight", seconds), ("summary", "\"\""),
    ])
  }

  /// The nearest roads that are not blocked.
  private static func openRoads(
    _ count: Int, _ place: Coordinate, _ profile: Profile, _ purpose: SnapPurpose, _ world: World,
    _ roads: RoadMap
  ) -> [SnappedPlace] {
    let blocked = Set(world.stops.blockedSegments(for: profile))
    let found = roads.segments.candidates(
      count + blocked.count, near: place, for: profile, as: purpose)
    return Array(found.filter { !blocked.contains($0.position.segment) }.prefix(count))
  }

  private static func waypoint(_ place: SnappedPlace, _ graph: RoadGraph) -> String {
    let name = graph.name(ofSegment: place.position.segment)
    return Text.object([
      ("distance", Text.distance(place.distance)), ("location", Text.place(place.coordinate)),
      ("name", Text.string(name?.chinese ?? name?.english ?? name?.reference ?? "")),
    ])
  }
}

extension Question {
  /// Any question: mostly stops, now and then what takes long.
  static func any(_ random: inout SeededNumbers, ids: [String]) -> Question {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<58: .stops(&random, ids: ids)
    case 58..<63: .along(&random, ids: ids)
    case 63..<67: .tour(&random, ids: ids)
    case 67..<70: .reach(&random, ids: ids)
    case 70..<80: .route(&random)
    case 80..<84: .table(&random)
    case 84..<93: .nearest(&random)
    case 93..<95: .catalog(&random)
    default: .bad(&random)
    }
  }
}
