internal import NearestStop

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

  /// - Parameters:
  ///   - sources: places in the list.
  ///   - destinations: places in the list.
  ///   - options: how far roads may be from places.
  ///   - vainLimit: how many pairs may be without a way. To find none takes up to 81 searches, since all roads around
  ///     both places are tried: 0.2 ms on the sample, a hundred times that while blocked roads are not weighed yet.
  init(
    _ sources: [Int], _ destinations: [Int], of places: [Coordinate], _ options: OSRMOptions,
    _ profile: Profile, _ stops: LiveStops, _ roads: RoadMap, withDistances: Bool,
    vainLimit: Int, using workspace: inout SearchWorkspace
  ) throws(RequestError) {
    let open = OpenRoads(roads, profile, stops)
    var starts = try OSRMTable.waypoints(sources.map { places[$0] }, .origin, open)
    var ends = try OSRMTable.waypoints(destinations.map { places[$0] }, .destination, open)
    let times =
      withDistances
      ? nil
      : DurationTable(
        starts.map(\.nearest), ends.map(\.nearest), profile, stops, roads, using: &workspace)
    var cells: [Cell?] = []
    cells.reserveCapacity(sources.count * destinations.count)
    var vainCount = 0
    for (row, source) in sources.enumerated() {
      for (column, destination) in destinations.enumerated() {
        // One stays where one is also on a blocked road: that tells nothing of where ways begin.
        let isWay = places[source] != places[destination]
        if let deciseconds = times?.cells[cells.count] {
          cells.append(Cell(seconds: Double(deciseconds) / 10, metres: 0))
          guard isWay else { continue }
          starts[row].note(starts[row].nearest)
          ends[column].note(ends[column].nearest)
          continue
        }
        let route = try OSRMTable.route(
          from: places[source], to: places[destination], profile, stops, using: &workspace)
        guard let route, options.admits(route.start, of: source),
          options.admits(route.end, of: destination)
        else {
          vainCount += 1
          guard vainCount <= vainLimit else {
            throw RequestError(
              .tooBig,
              "more than \(vainLimit) pairs have no way between them, the last one coordinates \(source) and "
                + "\(destination): leave places out that are cut off")
          }
          cells.append(nil)
          continue
        }
        let leg = OSRMLeg(route: route)
        cells.append(Cell(seconds: leg.seconds, metres: leg.metres))
        guard isWay else { continue }
        starts[row].note(route.start)
        ends[column].note(route.end)
      }
    }
    self.sources = starts.map(\.place)
    self.destinations = ends.map(\.place)
    self.cells = cells
    for (place, number) in zip(self.sources, sources) { try options.check(place, of: number) }
    for (place, number) in zip(self.destinations, destinations) {
      try options.check(place, of: number)
    }
  }

  /// - Returns: `nil` where there is no way.
  private static func route(
    from source: Coordinate, to destination: Coordinate, _ profile: Profile, _ stops: LiveStops,
    using workspace: inout SearchWorkspace
  ) throws(RequestError) -> TravelRoute? {
    do throws(RoutingError) {
      return try stops.route(from: source, to: destination, by: profile, using: &workspace)
    } catch {
      if case .notReachable = error { return nil }
      throw RequestError(error)
    }
  }

  private static func waypoints(
    _ places: [Coordinate], _ purpose: SnapPurpose, _ open: OpenRoads
  ) throws(RequestError) -> [Waypoint] {
    var waypoints: [Waypoint] = []
    for place in places {
      guard let nearest = open.snap(place, as: purpose) else {
        throw RequestError(RoutingError.offTheMap(place, open.profile))
      }
      waypoints.append(Waypoint(nearest: nearest))
    }
    return waypoints
  }

  /// Where ways begin or end that are asked from or to one place.
  private struct Waypoint {
    /// Where they do as a rule.
    let nearest: SnappedPlace
    private var used: SnappedPlace?

    init(nearest: SnappedPlace) { self.nearest = nearest }

    /// Another road where nothing leads from or to the nearest.
    var place: SnappedPlace { used ?? nearest }

    mutating func note(_ place: SnappedPlace) {
      if used == nil || place == nearest { used = place }
    }
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
