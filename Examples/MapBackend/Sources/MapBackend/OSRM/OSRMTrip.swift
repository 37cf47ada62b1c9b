internal import NearestStop

/// A way by some places, as OSRM counts it: along the roads, from where the first place is brought to a road
/// to where the last one is. How far that is from the place itself, its waypoint says.
struct OSRMTrip: Sendable {
  /// One after the other; each begins where the one before ends, but where roads lead away only from another.
  let legs: [OSRMLeg]

  /// - Throws: `NoSegment` and `NoRoute`.
  init(
    by places: [Coordinate], _ profile: Profile, _ stops: LiveStops, _ graph: RoadGraph,
    using workspace: inout SearchWorkspace
  ) throws(RequestError) {
    var legs: [OSRMLeg] = []
    for (origin, destination) in zip(places, places.dropFirst()) {
      do throws(RoutingError) {
        let route = try stops.route(
          from: origin, to: destination, by: profile, using: &workspace)
        legs.append(OSRMLeg(route: route))
      } catch {
        throw RequestError(error)
      }
    }
    self.legs = legs
  }

  var metres: Double { legs.reduce(0) { $0 + $1.metres } }
  var seconds: Double { Double(legs.reduce(0) { $0 + $1.deciseconds }) / 10 }

  /// No point twice in a row.
  var geometry: [Coordinate] {
    var line: [Coordinate] = []
    for leg in legs {
      let points = leg.route.geometry
      line += line.last == points.first ? points[1...] : points[...]
    }
    return line
  }

  /// As on a screen that shows the whole way.
  var simplifiedGeometry: [Coordinate] {
    let line = geometry
    let latitudes = line.map(\.latitude)
    let longitudes = line.map(\.longitude)
    let extent = max(
      (latitudes.max() ?? 0) - (latitudes.min() ?? 0),
      (longitudes.max() ?? 0) - (longitudes.min() ?? 0))
    return LineSimplifier.simplify(line, within: extent / 1_000)
  }

  /// A place for each that was given.
  var waypoints: [SnappedPlace] {
    (legs.first.map { [$0.route.start] } ?? []) + legs.map(\.route.end)
  }
}

/// Between two places.
struct OSRMLeg: Sendable {
  let route: TravelRoute

  /// Along the roads.
  var metres: Double { route.roads.metres }

  /// Without the walks at both ends.
  var deciseconds: Int {
    Int(route.weight.deciseconds) - Int(route.roads.originAccess.deciseconds)
      - Int(route.roads.destinationAccess.deciseconds)
  }

  var seconds: Double { Double(deciseconds) / 10 }

  /// The steps along the roads.
  var steps: [TravelStep] {
    route.steps.filter { step in
      if case .follow = step.action { true } else { false }
    }
  }
}

extension JSONWriter {
  /// - Parameter form: how the lines of steps are written; `nil` for no steps.
  mutating func leg(
    _ leg: OSRMLeg, _ form: LineForm?, _ annotations: AnnotationSet, _ graph: RoadGraph
  ) {
    object { json in
      json.array("steps") { json in
        guard let form else { return }
        for step in OSRMStep.steps(of: leg, in: graph) { json.step(step, form) }
      }
      json.member("distance", leg.metres, places: JSONWriter.unitPlaces)
      json.member("duration", leg.seconds, places: JSONWriter.unitPlaces)
      json.member("weight", leg.seconds, places: JSONWriter.unitPlaces)
      json.member("summary", form == nil ? "" : OSRMStep.summary(of: leg))
      if !annotations.isEmpty { json.annotation(of: leg, annotations, graph) }
    }
  }
}
