import Geodesy
import NearestStop
import Roads
import Stops
import TestSupport
import Testing

struct RoadAnswerTests {
  static let profiles = Profile.allCases

  /// The ranking is that of the routes to all stops, one by one; routes hold together.
  @Test(arguments: 0..<24 as Range<UInt64>)
  func rankingIsThatOfTheRoutes(seed: UInt64) throws {
    let world = try RoadWorld(seed: seed)
    let finder = world.finder
    var workspace = SearchWorkspace()
    let shelters = finder.stops.indices.filter { finder.stops[$0].amenities.contains(.shelter) }
    let excluded = finder.exclusion(of: ["s12", "s17"])
    for (origin, profile) in world.origins.flatMap({ origin in
      Self.profiles.map { (origin, $0) }
    }) {
      let routes = finder.stops.indices.map { place in
        try? finder.route(
          from: origin, toStop: UInt32(place), by: profile, using: &workspace)
      }
      let table = try finder.table(
        from: [origin], toStops: finder.stops.indices.map { UInt32($0) }, by: profile,
        using: &workspace)
      for needs in [[], AmenitySet.shelter] as [AmenitySet] {
        let wanted = finder.stops.indices.filter {
          (needs.isEmpty || shelters.contains($0)) && !["s12", "s17"].contains(finder.stops[$0].id)
        }
        let expected = wanted.filter { table[0, $0] != nil }
          .sorted { (table[0, $0]!.seconds, $0) < (table[0, $1]!.seconds, $1) }
        for count in [1, 3, 50] {
          let found =
            (try? finder.nearest(
              count, to: origin, by: TravelMode(profile), needing: needs, excluding: excluded,
              withRoutes: true, using: &workspace)) ?? []
          #expect(
            found.map { Int($0.ordinal) } == Array(expected.prefix(count)), "seed \(seed)")
          for stop in found {
            let route = try #require(stop.route)
            #expect(stop.duration == table[0, Int(stop.ordinal)])
            #expect(route.weight == routes[Int(stop.ordinal)]?.weight)
            #expect(stop.distance.metres == route.distance.metres)
          }
        }
      }
      for route in routes.compactMap(\.self) { try check(route, seed) }
    }
  }

  private func check(_ route: TravelRoute, _ seed: UInt64) throws {
    let first = try #require(route.geometry.first)
    let last = try #require(route.geometry.last)
    #expect(GreatCircle.distance(from: first, to: route.start.coordinate).metres < 0.05)
    #expect(GreatCircle.distance(from: last, to: route.end.coordinate).metres < 0.05)
    #expect(abs(route.steps.reduce(0) { $0 + $1.distance.metres } - route.distance.metres) < 1e-6)
    #expect(route.steps.reduce(Weight.zero) { $0 + $1.weight } == route.weight, "seed \(seed)")
    // Stages are the same steps again, each as long as one gets along in one way.
    let stages = route.stages
    #expect(stages.flatMap { Array($0.steps) } == Array(route.steps.indices), "seed \(seed)")
    #expect(zip(stages, stages.dropFirst()).allSatisfy { $0.manner != $1.manner })
    #expect(stages.reduce(Weight.zero) { $0 + $1.weight } == route.weight, "seed \(seed)")
    for step in route.steps { #expect(!step.english.isEmpty && step.chinese.hasSuffix("。")) }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func reachableAgreesWithTheTable(seed: UInt64) throws {
    let world = try RoadWorld(seed: seed)
    let finder = world.finder
    var workspace = SearchWorkspace()
    let all = finder.stops.indices.map { UInt32($0) }
    for (origin, profile) in world.origins.flatMap({ origin in
      Self.profiles.map { (origin, $0) }
    }) {
      guard
        let reached = try? finder.reachable(
          within: TravelTime(seconds: 240), from: origin, by: profile, using: &workspace)
      else { continue }
      let table = try finder.table(
        from: [origin], toStops: all, by: profile, using: &workspace)
      let expected = all.filter { (table[0, Int($0)]?.seconds ?? .infinity) <= 240 }
      #expect(Set(reached.stops.map(\.ordinal)) == Set(expected))
      let graph = try #require(finder.roads).graph
      _ = graph.isochrone(of: reached.roads)
    }
  }

  /// A limit leaves out what lies beyond it and changes nothing else; from a place that is not cut off it
  /// never leads to another road.
  @Test(arguments: 0..<24 as Range<UInt64>)
  func limitsOnlyLeaveOut(seed: UInt64) throws {
    let world = try RoadWorld(seed: seed)
    let finder = world.finder
    var workspace = SearchWorkspace()
    for (origin, mode) in world.origins.flatMap({ origin in
      Self.profiles.map { (origin, TravelMode($0)) }
    }) {
      guard let all = try? finder.nearest(50, to: origin, by: mode, using: &workspace) else {
        continue
      }
      for share in [0.1, 0.5, 0.9, 1.5] {
        let time = TravelTime(seconds: try #require(all.last?.duration?.seconds) * share)
        let limit = try Distance(metres: try #require(all.map(\.distance.metres).max()) * share)
        let inTime = try finder.nearest(50, to: origin, by: mode, in: time, using: &workspace)
        #expect(
          inTime.map(\.ordinal) == all.filter { ($0.duration ?? time) <= time }.map(\.ordinal),
          "seed \(seed)")
        let within = try finder.nearest(50, to: origin, by: mode, within: limit, using: &workspace)
        #expect(
          within.map(\.ordinal) == all.filter { $0.distance <= limit }.map(\.ordinal),
          "seed \(seed)")
      }
    }
  }

  @Test func withoutRoadsThereIsAnError() throws {
    let finder = try StopFinder([Stop(id: "a", coordinate: Coordinate(latitude: 1, longitude: 2))])
    var workspace = SearchWorkspace()
    let place = try Coordinate(latitude: 1, longitude: 2)
    #expect(throws: RoutingError.noRoads) {
      try finder.nearest(1, to: place, by: .foot, using: &workspace)
    }
    let found = try finder.nearest(1, to: place, by: .straightLine, using: &workspace)
    #expect(found.map(\.distance.metres) == [0])
    #expect(found.first?.duration == nil)
  }

  @Test func farAwayIsOffTheMap() throws {
    let world = try RoadWorld(seed: 1)
    var workspace = SearchWorkspace()
    let place = try Coordinate(latitude: 39.95, longitude: 116.3)
    #expect(throws: RoutingError.offTheMap(place, .foot)) {
      try world.finder.nearest(1, to: place, by: .foot, using: &workspace)
    }
    #expect(throws: RoutingError.offTheMap(place, .bicycle)) {
      try world.finder.route(from: world.origins[0], to: place, by: .bicycle, using: &workspace)
    }
    #expect("\(RoutingError.offTheMap(place, .foot))".contains("500 m"))
  }

  /// The example of the format's own description.
  @Test func polylinesAreGoogles() throws {
    let line = try [(38.5, -120.2), (40.7, -120.95), (43.252, -126.453)].map {
      try Coordinate(latitude: $0.0, longitude: $0.1)
    }
    #expect(EncodedPolyline.encode(line, .five) == "_p~iF~ps|U_ulLnnqC_mqNvxq`@")
    #expect(EncodedPolyline.encode(line, .six) == "_izlhA~rlgdF_{geC~ywl@_kwzCn`{nI")
    #expect(EncodedPolyline.encode([], .five) == "")
  }
}
