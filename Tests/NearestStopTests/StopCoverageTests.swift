import NearestStop
import TestSupport
import Testing

/// What stops cover: points against the nearest stops, hours against stops left out, sites against
/// stops that are really built there.
struct StopCoverageTests {
  static let limit = TravelTime(seconds: 150)

  /// A point is covered just where a stop is found from it in time.
  @Test(arguments: 0..<24 as Range<UInt64>)
  func pointsAgreeWithTheNearest(seed: UInt64) throws {
    let world = try RoadWorld(seed: seed)
    var random = SeededGenerator(seed: seed)
    var workspace = SearchWorkspace()
    var points = world.origins
    for _ in 0..<40 {
      points.append(
        try Coordinate(
          latitude: 39.9 + .random(in: -0.008...0.015, using: &random),
          longitude: 116.3 + .random(in: -0.008...0.015, using: &random)))
    }
    for profile in Profile.allCases {
      for needs in [[], .shelter] as [AmenitySet] {
        let coverage = try world.finder.coverage(
          within: Self.limit, by: profile, needing: needs, using: &workspace)
        for (point, state) in zip(points, coverage.points(points)) {
          let found: [ReachedStop]?
          do throws(RoutingError) {
            found = try world.finder.nearest(
              1, to: point, by: TravelMode(profile), needing: needs, in: Self.limit,
              using: &workspace)
          } catch .offTheMap {
            found = nil
          } catch {
            found = []
          }
          let expected = found.map { $0.isEmpty ? PointCoverage.uncovered : .covered }
          try #require(state == expected ?? .offTheMap, "seed \(seed)")
        }
      }
    }
  }

  /// By hour and at a time: what those cover that are open, and with those that may be.
  @Test(arguments: 0..<12 as Range<UInt64>)
  func hoursAreThoseOfTheStopsThatAreOpen(seed: UInt64) throws {
    let world = try RoadWorld(seed: seed)
    let roads = try #require(world.finder.roads)
    var random = SeededGenerator(seed: seed)
    let texts = ["24/7", "08:00-20:00", "Mo-Fr 09:00-18:00", "22:00-06:00", "?", nil]
    let stops = world.finder.stops.map { stop in
      var stop = stop
      stop.openingHours = texts.randomElement(using: &random) ?? nil
      return stop
    }
    // No hierarchy is asked.
    let finder = try StopFinder(stops, on: roads, for: [])
    var workspace = SearchWorkspace()
    let day = try #require(CalendarDate("2026-11-21"))
    for profile in Profile.allCases {
      let all = try finder.coverage(
        within: Self.limit, by: profile, needing: .water, using: &workspace)
      #expect(all.possible == nil)
      #expect(all.stops.open.count == finder.stops.count)
      let hours = all.hours(of: day, using: &workspace)
      #expect(hours.map(\.time.hour) == Array(0..<24))
      for hour in hours {
        let then = try finder.coverage(
          within: Self.limit, by: profile, needing: .water, openAt: hour.time, using: &workspace)
        try #require(then.stops.open.count == hour.openCount)
        try #require(then.stops.unknown.count == hour.unknownCount)
        try #require(then.stops.closed.count == hour.closedCount)
        try #require(abs(then.certain.metres - hour.metres) < 1e-6, "seed \(seed)")
        let possible = then.possible ?? then.certain
        try #require(abs(possible.metres - hour.possibleMetres) < 1e-6, "seed \(seed)")
        try #require(then.share <= then.possibleShare && then.possibleShare <= all.share + 1e-12)
        for (status, expected) in [
          ([OpeningStatus.open], then.certain), ([.open, .unknown], possible),
        ] {
          let left = finder.stops.filter { stop in
            let hours = stop.openingHours.flatMap { try? OpeningHours(parsing: $0) }
            return status.contains(hours?.status(at: hour.time) ?? .unknown)
          }
          let alone = try StopFinder(left, on: roads, for: []).coverage(
            within: Self.limit, by: profile, using: &workspace)
          try #require(abs(alone.certain.metres - expected.metres) < 1e-6, "seed \(seed)")
        }
      }
    }
  }

  /// A stop that is built at a site covers what was promised.
  @Test(arguments: 0..<24 as Range<UInt64>)
  func sitesKeepTheirPromise(seed: UInt64) throws {
    let world = try RoadWorld(seed: seed)
    let roads = try #require(world.finder.roads)
    var workspace = SearchWorkspace()
    for profile in Profile.allCases {
      let coverage = try world.finder.coverage(
        within: Self.limit, by: profile, needing: .shelter, using: &workspace)
      let plan = coverage.newSites(3, using: &workspace)
      #expect(plan.spacing == nil)
      #expect(plan.candidateCount <= 64)
      var stops = Array(world.finder.stops)
      var last = coverage.certain.metres
      for (index, site) in plan.sites.enumerated() {
        stops.append(
          Stop(id: "new\(index)", coordinate: site.coordinate, amenities: [.shelter]))
        let built = try StopFinder(stops, on: roads, for: []).coverage(
          within: Self.limit, by: profile, needing: .shelter, using: &workspace)
        try #require(abs(built.certain.metres - site.coveredMetres) < 1e-6, "seed \(seed)")
        try #require(abs(site.coveredMetres - last - site.gainedMetres) < 1e-6, "seed \(seed)")
        last = built.certain.metres
      }
      #expect(abs(plan.coverage.metres - last) < 1e-6)
      let gains = plan.sites.map(\.gainedMetres)
      #expect(zip(gains, gains.dropFirst()).allSatisfy { $0 >= $1 - 1e-6 })
    }
  }

  @Test func nothingOffersIt() throws {
    let world = try RoadWorld(seed: 3)
    var workspace = SearchWorkspace()
    let coverage = try world.finder.coverage(
      within: Self.limit, by: .foot, needing: .lodging, using: &workspace)
    #expect(coverage.stops.count == 0)
    #expect(coverage.share == 0)
    #expect(coverage.points(world.origins).allSatisfy { $0 != .covered })
    #expect(coverage.newSites(2, using: &workspace).sites.count == 2)
    #expect(coverage.newSites(0, using: &workspace).sites.isEmpty)
  }

  @Test func withoutRoadsThereIsAnError() throws {
    let finder = try StopFinder([Stop(id: "a", coordinate: Coordinate(latitude: 1, longitude: 2))])
    var workspace = SearchWorkspace()
    #expect(throws: RoutingError.noRoads) {
      try finder.coverage(within: Self.limit, by: .foot, using: &workspace)
    }
  }
}
