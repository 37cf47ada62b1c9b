import AllocationCounter
import Foundation
import NearestStop
import Testing

/// The examples of the guides and of the README, line by line as they stand there; see
/// `ExampleTextTests`. What an example prints is compared with the comment beside it.
@Suite final class ExamplesTests {
  private var printed: [String] = []

  /// Takes the place of the standard library's, so that tests can look at the output.
  private func print(_ items: Any...) {
    printed.append(items.map { "\($0)" }.joined(separator: " "))
  }

  @Test func landingPage() throws {
    let stops = [
      Stop(
        id: "library", coordinate: try Coordinate(latitude: 39.9101, longitude: 116.3662),
        amenities: [.water, .rest]),
      Stop(
        id: "market", coordinate: try Coordinate(latitude: 39.9040, longitude: 116.3702),
        amenities: [.water, .microwave]),
    ]
    let finder = try StopFinder(stops)
    let here = try Coordinate(latitude: 39.9074, longitude: 116.3675)
    if let found = finder.nearest(to: here, needing: [.water, .microwave]) {
      print(finder[found].id, found.distance)  // market 443 m
    }

    #expect(printed == ["market 443 m"])
  }

  @Test func readme() throws {
    let stops = try SampleWorld.stops(count: 1_000).map { stop in
      var stop = stop
      stop.amenities.insert(.phoneCharging)
      return stop
    }

    let finder = try StopFinder(stops)
    let xidan = try Coordinate(latitude: 39.9074, longitude: 116.3675)

    for neighbor in finder.nearest(3, to: xidan, needing: [.water, .phoneCharging]) {
      print(finder[neighbor].id, neighbor.distance)
    }

    let closed = finder.exclusion(of: ["s-0042"])
    // The hot path: no allocation, no locks, any number of threads.
    let nearest = finder.nearest(to: xidan, needing: .microwave, excluding: closed)

    #expect(printed.count == 3)
    #expect(nearest != nil)

    let path = Self.sampleMap

    let map = try StopFinder(Snapshot(path: path))
    var workspace = SearchWorkspace()  // the memory of a search: one for each thread
    let reached = try map.nearest(
      3, to: xidan, by: .ebike, needing: .microwave, withRoutes: true, using: &workspace)

    #expect(reached.count == 3)
    #expect(reached.allSatisfy { $0.route?.duration == $0.duration })
  }

  private static let sampleMap = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../Data/xicheng/xicheng.waystation").standardizedFileURL.path

  // MARK: - Finding stops

  @Test func findingStops() async throws {
    func stop(
      _ id: String, _ latitude: Double, _ longitude: Double, _ amenities: AmenitySet,
      _ openingHours: String?
    ) throws -> Stop {
      var stop = Stop(
        id: id, coordinate: try Coordinate(latitude: latitude, longitude: longitude),
        amenities: amenities)
      stop.openingHours = openingHours
      return stop
    }

    let finder = try StopFinder([
      stop("bank", 39.9083, 116.3690, [.water, .rest], "Mo-Fr 09:00-17:00"),
      stop("library", 39.9101, 116.3662, [.water, .rest, .phoneCharging], "09:00-20:00"),
      stop("market", 39.9040, 116.3702, [.water, .microwave], "06:00-22:00"),
      stop("park", 39.9123, 116.3611, [.toilets, .rest], nil),
    ])
    let here = try Coordinate(latitude: 39.9074, longitude: 116.3675)

    for neighbor in finder.nearest(2, to: here) {
      print(finder[neighbor].id, neighbor.distance)
    }
    // bank 162 m
    // library 320 m
    #expect(printed == ["bank 162 m", "library 320 m"])

    let charged = finder.nearest(to: here, needing: [.water, .phoneCharging])
    let nowhere = finder.nearest(to: here, needing: [.water, .lodging])
    #expect(charged.map { finder[$0].id } == "library")
    #expect(nowhere == nil)

    let walk = try Distance(metres: 500)
    let warm = finder.nearest(to: here, needing: [.microwave], within: walk)
    let close = finder.all(within: walk, of: here)
    #expect(warm.map { finder[$0].id } == "market")
    #expect(close.map { finder[$0].id } == ["bank", "library", "market"])

    let now = LocalTime("2026-11-21T18:30")!
    let closed = finder.stops.filter { stop in
      guard let text = stop.openingHours, let hours = try? OpeningHours(parsing: text) else {
        return false  // Unknown is not closed.
      }
      if case .closed = hours.state(at: now) { return true } else { return false }
    }
    let exclusion = finder.exclusion(of: closed.map(\.id))
    let open = finder.nearest(to: here, needing: .rest, excluding: exclusion)
    #expect(closed.map(\.id) == ["bank"])
    #expect(open.map { finder[$0].id } == "library")

    var visited = exclusion
    if let open { finder.index.setExcluded(true, open.ordinal, in: &visited) }
    let next = finder.nearest(to: here, needing: .rest, excluding: visited)
    #expect(next.map { finder[$0].id } == "park")
    #expect(finder.nearest(to: here, needing: .rest, excluding: exclusion) == open)

    async let drink = finder.nearest(to: here, needing: .water)
    async let meal = finder.nearest(to: here, needing: .microwave)
    let both = await [drink, meal]
    #expect(both.map { $0.map { finder[$0].id } } == ["bank", "market"])
  }

  @Test func goingByRoad() async throws {
    let path = Self.sampleMap

    let snapshot = try Snapshot(path: path)
    let finder = try StopFinder(snapshot)
    let north = try Coordinate(latitude: 39.9422, longitude: 116.3810)  // Houhai, the north bank

    var workspace = SearchWorkspace()
    for mode in [TravelMode.straightLine, .foot, .ebike] {
      let found = try finder.nearest(
        1, to: north, by: mode, needing: .airPump, using: &workspace)
      for stop in found {
        print(finder.stops[Int(stop.ordinal)].id, stop.distance, stop.duration?.seconds ?? "")
      }
    }
    // xc-shichahai-040 377 m
    // xc-shichahai-039 472 m 354.0
    // xc-shichahai-039 472 m 118.5
    #expect(
      printed == [
        "xc-shichahai-040 377 m ", "xc-shichahai-039 472 m 354.0", "xc-shichahai-039 472 m 118.5",
      ])

    var soonest: [RoadNeighbor] = []
    try soonest.append(addingCapacity: 3) { output in
      try finder.nearest(to: north, by: .ebike, needing: .water, using: &workspace, into: &output)
    }
    #expect(soonest.count == 3)

    let couriers = try [39.9422, 39.9074].map { try Coordinate(latitude: $0, longitude: 116.3675) }
    let rows = try await finder.nearest(3, toEach: couriers, by: .ebike, needing: .batterySwap)
    for (courier, row) in zip(couriers, rows) {
      print(courier.latitude, row.first.map { finder.stops[Int($0.ordinal)].id } ?? "none")
    }
    #expect(rows.allSatisfy { !$0.isEmpty })

    do {
      _ = try finder.nearest(
        1, to: Coordinate(latitude: 39.5, longitude: 116.4), by: .foot, using: &workspace)
    } catch RoutingError.offTheMap(_, let profile) {
      print("no road for \(profile.word) around")  // no road for foot around
    }
    #expect(printed.last == "no road for foot around")

    let route = try finder.route(
      from: north, to: Coordinate(latitude: 39.9378, longitude: 116.3838), by: .ebike,
      using: &workspace)
    for step in route.steps.prefix(3) { print(step.english, step.chinese) }
    let line = EncodedPolyline.encode(route.geometry, .five)
    #expect(!line.isEmpty && route.steps.count > 3)

    let reached = try finder.reachable(
      within: TravelTime(seconds: 600), from: north, by: .foot, using: &workspace)
    print(reached.stops.count, "stops")
    let area = finder.roads?.graph.isochrone(of: reached.roads)
    #expect(area?.polygons.isEmpty == false)

    let coverage = try finder.coverage(
      within: TravelTime(seconds: 300), by: .foot, needing: .water, using: &workspace)
    print(Int(coverage.share * 100), "%")  // 61 %
    let plan = coverage.newSites(1, using: &workspace)
    print(plan.sites.first.map { Int($0.gainedMetres / 1000) } ?? 0, "km more")  // 8 km more
    #expect(printed.suffix(2) == ["61 %", "8 km more"])

    if let roads = finder.roads {
      var live = LiveHierarchy(roads.graph, roads.topology, .ebike)
      live.set([DirectedSegment(segment: 7, direction: .forward): .infinity])  // closed
      let stops = roads.attachments.ebike
      let buckets = TargetBuckets(stops, live.search())  // ask these until the road is open again
      print(buckets.targets.count, "stops")
    }
    #expect(printed.last == "355 stops")
  }

  @Test func aCouriersDay() throws {
    let path = Self.sampleMap

    let finder = try StopFinder(Snapshot(path: path))
    let xidan = try Coordinate(latitude: 39.9074, longitude: 116.3675)
    var workspace = SearchWorkspace()

    let evening = LocalTime("2026-11-21T21:50")
    if let evening {
      let open = OpeningCondition(leavingAt: evening, stayingFor: 20, admittingUnknown: false)
      let found = try finder.nearest(
        2, to: xidan, by: .ebike, needing: [.microwave, .phoneCharging], open: open,
        using: &workspace)
      for stop in found {
        let arrival = open.arrival(after: stop.duration.map(Weight.init(within:)) ?? .zero)
        let entry = arrival.flatMap { finder.stops.access(to: Int(stop.ordinal), at: $0) }
        print(finder.stops[Int(stop.ordinal)].id, arrival?.timeOfDay ?? "", entry?.rawValue ?? "")
      }
    }
    #expect(printed.count == 2)

    let customer = try Coordinate(latitude: 39.9340, longitude: 116.3790)
    let lunch = try finder.nearest(
      3, along: [xidan, customer], by: .ebike, needing: .hotMeal,
      atMost: TravelTime(seconds: 360), using: &workspace)
    print(lunch.duration.seconds, lunch.stops.map(\.extraSeconds))
    #expect(lunch.stops.count == 3)

    let north = try Coordinate(latitude: 39.9422, longitude: 116.3810)  // Houhai, the north bank
    let why = try finder.explain(1, to: north, by: .foot, needing: .airPump, using: &workspace)
    for rejection in why.rejections where rejection.reasons == [.slower] {
      print(finder.stops[Int(rejection.ordinal)].id, rejection.distance)
    }
    // xc-shichahai-040 377 m
    #expect(printed.last == "xc-shichahai-040 377 m")
  }

  @Test func hotPath() throws {
    let finder = try StopFinder(SampleWorld.stops(count: 1_000))
    let origins = try SampleWorld.origins(count: 50)
    var total = 0

    var found: [Neighbor] = []
    found.reserveCapacity(3)
    for origin in origins {
      found.removeAll(keepingCapacity: true)
      found.append(addingCapacity: 3) { output in
        finder.nearest(to: origin, needing: .water, into: &output)
      }
      total += found.count
    }

    #expect(total == 150)
    // One round alone, because an unoptimised `for` allocates on its own.
    let origin = origins[0]
    let before = allocation_count()
    found.removeAll(keepingCapacity: true)
    found.append(addingCapacity: 3) { output in
      finder.nearest(to: origin, needing: .water, into: &output)
    }
    #expect(allocation_count() == before)
  }

  // MARK: - Datums and coordinates

  @Test func datumsAndCoordinates() throws {
    let onAmap = try Coordinate(latitude: 39.908779, longitude: 116.373715)
    let here = try onAmap.converted(from: .gcj02, to: .wgs84)
    print(GreatCircle.distance(from: onAmap, to: here))  // 552 m
    #expect(printed == ["552 m"])

    do {
      _ = try Coordinate(latitude: 116.3675, longitude: 39.9074)
    } catch {
      print(error)
    }
    // latitude 116.3675 is out of range, but 39.9074,116.3675 would be valid: did you swap? Latitude comes first
    let message =
      "latitude 116.3675 is out of range, but 39.9074,116.3675 would be valid: "
      + "did you swap? Latitude comes first"
    #expect(printed.last == message)

    let plain = try Coordinate(parsing: "39.9074,116.3675")
    let marked = try Coordinate(parsing: "39°54'26.64\"N 116°22'03\"E")
    let chinese = try Coordinate(parsing: "北纬39.9074°，东经116.3675°")
    let address = try GeoURI(parsing: "geo:39.9074,116.3675;u=20")
    #expect(chinese == plain)
    #expect(address.coordinate == plain)
    #expect(GreatCircle.distance(from: marked, to: plain).metres < 1e-6)

    let station = try Coordinate(latitude: 39.9040, longitude: 116.3702)
    let direction = GreatCircle.direction(from: plain, to: station)
    print(GreatCircle.distance(from: plain, to: station), direction.abbreviation)  // 443 m SE
    #expect(printed.last == "443 m SE")
  }
}
