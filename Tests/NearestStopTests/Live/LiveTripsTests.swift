import NearestStop
import TestSupport
import Testing

/// Stops on the way, tours, explanations, batches and coverage of a moment: as of a finder that was built anew.
struct LiveTripsTests {
  private static let hours: [String?] = [
    "12:00-12:03", "12:05-13:00", "11:00-12:04,12:10-12:40", nil, "00:00-24:00",
    "08:00-20:00; PH off",
  ]
  private static let amenities: [AmenitySet] = [.toilets, .hotMeal, .shower, []]

  private struct World {
    var origins: [Coordinate]
    var model: LiveModel
    var live: LiveStopFinder
    var generator: SeededGenerator
    var now = UnixTime(seconds: 0)

    init(seed: UInt64) throws {
      generator = SeededGenerator(seed: 7_000 + seed)
      let world = try RoadWorld(seed: seed)
      let hasEntrances = seed % 2 == 1
      var stops = Array(world.finder.stops)
      for place in stops.indices {
        stops[place].openingHours = LiveTripsTests.hours.randomElement(using: &generator) ?? nil
        stops[place].amenities.formUnion(
          LiveTripsTests.amenities.randomElement(using: &generator) ?? [])
        if hasEntrances {
          stops[place].addEntrances(openAt: LiveTripsTests.hours, &generator)
        }
      }
      let roads = try #require(world.finder.roads)
      let finder = try StopFinder(stops, on: roads)
      origins = world.origins
      model = LiveModel(finder, roads.graph)
      model.hours = LiveTripsTests.hours
      model.amenities = LiveTripsTests.amenities
      if hasEntrances { model.entranceHours = LiveTripsTests.hours }
      live = LiveStopFinder(finder)
    }

    /// Lets some time pass in which things are said or not, and the hierarchy weighs the roads or not.
    mutating func goOn(blocksRoads: Bool) throws {
      now = UnixTime(seconds: now.seconds + .random(in: 0...4, using: &generator))
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        let changes = (0..<Int.random(in: 0...3, using: &generator)).compactMap { _ in
          model.change(at: now, blocksRoads: blocksRoads, &generator)
        }
        if !changes.isEmpty { try live.apply(changes, at: now) }
        if Int.random(in: 0..<3, using: &generator) == 0 { try live.weighRoads(at: now) }
      }
    }

    /// What a question leaves out, of a moment and of a finder.
    mutating func exclusions(
      _ stops: LiveStops, _ fresh: StopFinder
    ) -> (ids: [String], resources: StopResourceSet, live: LiveExclusion, fresh: StopExclusion) {
      let resources = StopResourceSet(rawValue: .random(in: 0...3, using: &generator))
      let ids = Array(
        fresh.stops.map(\.id).shuffled(using: &generator).prefix(
          .random(in: 0...2, using: &generator)))
      return (
        ids, resources, stops.exclusion(of: ids, exhausted: resources),
        fresh.exclusion(of: ids + model.exhausted(resources, at: now))
      )
    }

    mutating func condition() throws -> OpeningCondition? {
      guard Bool.random(using: &generator) else { return nil }
      return OpeningCondition(
        leavingAt: try #require(LocalTime("2026-11-21T12:00")),
        stayingFor: .random(in: 0...3, using: &generator),
        admittingUnknown: Bool.random(using: &generator))
    }
  }

  private enum Answer<Found: Hashable>: Hashable {
    case found(Found)
    case failed(RoutingError)

    init(_ ask: () throws(RoutingError) -> Found) {
      do throws(RoutingError) { self = .found(try ask()) } catch { self = .failed(error) }
    }

    var isFound: Bool { if case .found = self { true } else { false } }
  }

  private struct OnTheWay: Hashable {
    var id: String
    var leg: Int
    var times: [TravelTime]
    var extra: Double
  }

  private func onTheWay(_ answer: StopsOnTheWay, _ id: (UInt32) -> String) -> [OnTheWay] {
    [OnTheWay(id: "", leg: 0, times: answer.legs + [answer.duration], extra: 0)]
      + answer.stops.map {
        OnTheWay(
          id: id($0.ordinal), leg: $0.leg,
          times: [$0.toStop, $0.fromStop, $0.arrival, $0.duration], extra: $0.extraSeconds)
      }
  }

  /// 16 moments of 8 worlds, asked three times: 1,152 trips, 1,152 tours, 1,536 explanations, and of 1,152 coverages and batches
  /// all points and rows.
  @Test(arguments: 0..<8 as Range<UInt64>)
  func asBuiltAnew(seed: UInt64) async throws {
    var world = try World(seed: seed)
    world.generator = SeededGenerator(seed: seed)
    var workspace = SearchWorkspace()
    var found = 0
    for step in 0..<16 {
      try world.goOn(blocksRoads: seed % 4 != 0)
      let stops = world.live.stops(at: world.now)
      let fresh = try world.model.finder(
        at: world.now, like: try #require(world.model.finderRoads))
      for _ in 0..<3 {
        found += try compareTrips(&world, stops, fresh, seed, &workspace)
        found += try compareTours(&world, stops, fresh, seed, &workspace)
        try compareExplanations(&world, stops, fresh, seed, &workspace)
        try compareCoverage(&world, stops, fresh, seed, isLong: step % 6 == 0, &workspace)
        try await compareBatches(&world, stops, fresh, seed)
      }
    }
    #expect(found > 16)
  }

  private func compareTrips(
    _ world: inout World, _ stops: LiveStops, _ fresh: StopFinder, _ seed: UInt64,
    _ workspace: inout SearchWorkspace
  ) throws -> Int {
    let now = world.now
    var number = 0
    for profile in Profile.allCases {
      let places = Array(
        world.origins.shuffled(using: &world.generator).prefix(
          .random(in: 2...4, using: &world.generator)))
      let excluded = world.exclusions(stops, fresh)
      let open = try world.condition()
      let needs: AmenitySet = [[], .shelter, .water].randomElement(using: &world.generator) ?? []
      let extra =
        Bool.random(using: &world.generator) ? TravelTime(seconds: 120) : nil
      let count = [1, 3, 40].randomElement(using: &world.generator) ?? 1
      let blocked = world.model.blocked(profile, at: now)
      let found = Answer { () throws(RoutingError) in
        let answer = try stops.nearest(
          count, along: places, by: profile, needing: needs, excluding: excluded.live, open: open,
          atMost: extra, withRoutes: true, using: &workspace)
        for stop in answer.stops {
          let ways = [stop.routes?.toStop, stop.routes?.fromStop]
          #expect(ways.map { $0?.duration } == [stop.toStop, stop.fromStop])
          let isOpen = ways.allSatisfy { way in
            way?.roads.legs.allSatisfy { !blocked.contains($0.travel.segment) } == true
          }
          #expect(isOpen, "seed \(seed), at \(now.seconds)")
        }
        return onTheWay(answer) { stops[$0].id }
      }
      let expected = Answer { () throws(RoutingError) in
        onTheWay(
          try fresh.nearest(
            count, along: places, by: profile, needing: needs, excluding: excluded.fresh,
            open: open, atMost: extra, using: &workspace)
        ) { fresh.stops.id(of: Int($0)) }
      }
      try #require(found == expected, "seed \(seed), at \(now.seconds), \(profile)")
      if found.isFound { number += 1 }
    }
    return number
  }

  private struct Visit: Hashable {
    var id: String
    var meets: [Int]
    var times: [TravelTime]
  }

  private func compareTours(
    _ world: inout World, _ stops: LiveStops, _ fresh: StopFinder, _ seed: UInt64,
    _ workspace: inout SearchWorkspace
  ) throws -> Int {
    let now = world.now
    var number = 0
    func visits(_ tour: StopTour?, _ id: (UInt32) -> String) -> [Visit] {
      guard let tour else { return [] }
      return tour.visits.map {
        Visit(id: id($0.ordinal), meets: $0.meets, times: [$0.way, $0.arrival, $0.start, $0.end])
      } + [
        Visit(
          id: "", meets: [], times: [tour.duration, tour.wayToDestination ?? .init(seconds: 0)])
      ]
    }
    for profile in Profile.allCases {
      let excluded = world.exclusions(stops, fresh)
      let open = try world.condition()
      let all: [AmenitySet] = [.water, .toilets, .hotMeal, .shelter]
      let needs = Array(
        all.shuffled(using: &world.generator).prefix(.random(in: 1...3, using: &world.generator)))
      let destination = Bool.random(using: &world.generator) ? world.origins[1] : nil
      let isInOrder = Bool.random(using: &world.generator)
      let blocked = world.model.blocked(profile, at: now)
      let stay = TravelTime(seconds: 90)
      let found = Answer { () throws(RoutingError) in
        let tour = try stops.tour(
          from: world.origins[0], to: destination, by: profile, needing: needs,
          inOrder: isInOrder, staying: stay, excluding: excluded.live, open: open,
          withRoutes: true, using: &workspace)
        for visit in tour?.visits ?? [] {
          #expect(visit.route?.duration == visit.way)
          let isOpen = visit.route?.roads.legs.allSatisfy {
            !blocked.contains($0.travel.segment)
          }
          #expect(isOpen == true, "seed \(seed), at \(now.seconds)")
        }
        #expect(tour?.routeToDestination?.duration == tour?.wayToDestination)
        return visits(tour) { stops[$0].id }
      }
      let expected = Answer { () throws(RoutingError) in
        visits(
          try fresh.tour(
            from: world.origins[0], to: destination, by: profile, needing: needs,
            inOrder: isInOrder, staying: stay, excluding: excluded.fresh, open: open,
            using: &workspace)
        ) { fresh.stops.id(of: Int($0)) }
      }
      try #require(found == expected, "seed \(seed), at \(now.seconds), \(profile)")
      if found != .found([]), found.isFound { number += 1 }
    }
    return number
  }

  private struct Rejected: Hashable {
    var id: String
    var distance: Distance
    var duration: TravelTime?
    var reasons: [SearchExplanation.Reason]
  }

  /// Closed stops are told besides.
  private func compareExplanations(
    _ world: inout World, _ stops: LiveStops, _ fresh: StopFinder, _ seed: UInt64,
    _ workspace: inout SearchWorkspace
  ) throws {
    let now = world.now
    func rejected(_ explanation: SearchExplanation, _ id: (UInt32) -> String) -> [Rejected] {
      explanation.rejections.map {
        Rejected(
          id: id($0.ordinal), distance: $0.distance, duration: $0.duration, reasons: $0.reasons)
      }
    }
    for mode in TravelMode.allCases {
      let excluded = world.exclusions(stops, fresh)
      let open = try world.condition()
      let needs: AmenitySet = Bool.random(using: &world.generator) ? .shelter : []
      let time = Bool.random(using: &world.generator) ? TravelTime(seconds: 250) : nil
      let count = [1, 4, 40].randomElement(using: &world.generator) ?? 1
      let origin = world.origins.randomElement(using: &world.generator) ?? world.origins[0]
      let isUsed = { (reason: SearchExplanation.Reason) in
        if case .exhausted = reason { SearchExplanation.Reason.excluded } else { reason }
      }
      var told: [Rejected] = []
      let found = Answer { () throws(RoutingError) in
        let answer = try stops.explain(
          count, to: origin, by: mode, needing: needs, excluding: excluded.ids,
          exhausted: excluded.resources, open: open, in: time, using: &workspace)
        told = rejected(answer) { stops[$0].id }
        return told.filter { !$0.reasons.contains(.closedForNow) }.map { rejected in
          var rejected = rejected
          rejected.reasons = rejected.reasons.map(isUsed)
          return rejected
        } + [
          Rejected(
            id: "\(answer.stopCount) \(answer.consideredCount) \(answer.isHolidayUnknown)",
            distance: .zero, duration: nil, reasons: [])
        ]
          + (answer.found.map(\.ordinal) + answer.openingUnknown).map {
            Rejected(id: stops[$0].id, distance: .zero, duration: nil, reasons: [])
          }
      }
      let expected = Answer { () throws(RoutingError) in
        let answer = try fresh.explain(
          count, to: origin, by: mode, needing: needs, excluding: excluded.fresh, open: open,
          in: time, using: &workspace)
        return rejected(answer) { fresh.stops.id(of: Int($0)) } + [
          Rejected(
            id: "\(answer.stopCount) \(answer.consideredCount) \(answer.isHolidayUnknown)",
            distance: .zero, duration: nil, reasons: [])
        ]
          + (answer.found.map(\.ordinal) + answer.openingUnknown).map {
            Rejected(
              id: fresh.stops.id(of: Int($0)), distance: .zero, duration: nil, reasons: [])
          }
      }
      try #require(found == expected, "seed \(seed), at \(now.seconds), \(mode)")
      for rejected in told where rejected.reasons.contains(.closedForNow) {
        #expect(fresh.ordinal(ofID: rejected.id) == nil)
      }
    }
  }

  private func compareCoverage(
    _ world: inout World, _ stops: LiveStops, _ fresh: StopFinder, _ seed: UInt64, isLong: Bool,
    _ workspace: inout SearchWorkspace
  ) throws {
    let day = try #require(CalendarDate("2026-11-21"))
    let limit = TravelTime(seconds: 150)
    for profile in Profile.allCases {
      let excluded = world.exclusions(stops, fresh)
      let open = try world.condition()
      let needs: AmenitySet = Bool.random(using: &world.generator) ? .shelter : []
      let coverage = try stops.coverage(
        within: limit, by: profile, needing: needs, excluding: excluded.live,
        openAt: open?.departure, using: &workspace)
      let expected = try fresh.coverage(
        within: limit, by: profile, needing: needs, excluding: excluded.fresh,
        openAt: open?.departure, using: &workspace)
      let comment: Comment = "seed \(seed), at \(world.now.seconds), \(profile)"
      try #require(abs(coverage.certain.metres - expected.certain.metres) < 1e-6, comment)
      let possible = (coverage.possible?.metres ?? 0, expected.possible?.metres ?? 0)
      try #require(abs(possible.0 - possible.1) < 1e-6, comment)
      for (mine, others) in [
        (coverage.stops.open, expected.stops.open),
        (coverage.stops.unknown, expected.stops.unknown),
        (coverage.stops.closed, expected.stops.closed),
      ] {
        let ids = mine.map { stops[$0].id }.sorted()
        try #require(ids == others.map { fresh.stops.id(of: Int($0)) }.sorted(), comment)
      }
      #expect(coverage.points(world.origins) == expected.points(world.origins), comment)
      guard isLong else { continue }
      let hours = coverage.hours(of: day, using: &workspace)
      for (mine, other) in zip(hours, expected.hours(of: day, using: &workspace)) {
        #expect(mine.openCount == other.openCount && mine.closedCount == other.closedCount, comment)
        #expect(abs(mine.possibleMetres - other.possibleMetres) < 1e-6, comment)
      }
      let sites = coverage.newSites(2, using: &workspace).sites
      let expectedSites = expected.newSites(2, using: &workspace).sites
      #expect(sites.map(\.coordinate) == expectedSites.map(\.coordinate), comment)
    }
  }

  private func compareBatches(
    _ world: inout World, _ stops: LiveStops, _ fresh: StopFinder, _ seed: UInt64
  ) async throws {
    for profile in Profile.allCases {
      let excluded = world.exclusions(stops, fresh)
      let open = try world.condition()
      let needs: AmenitySet = Bool.random(using: &world.generator) ? .shelter : []
      let rows = try await stops.nearest(
        4, toEach: world.origins, by: profile, needing: needs, excluding: excluded.live,
        open: open)
      let expected = try await fresh.nearest(
        4, toEach: world.origins, by: profile, needing: needs, excluding: excluded.fresh,
        open: open)
      let comment: Comment = "seed \(seed), at \(world.now.seconds), \(profile)"
      try #require(rows.count == expected.count, comment)
      for row in rows.indices {
        let ids = rows[row].map { stops[$0.ordinal].id }
        try #require(ids == expected[row].map { fresh.stops.id(of: Int($0.ordinal)) }, comment)
        try #require(rows[row].map(\.weight) == expected[row].map(\.weight), comment)
        #expect(rows.absence(row) == expected.absence(row), comment)
      }
    }
  }

  /// Buckets that temporary stops were put into, and those after roads were blocked, are those made from scratch.
  @Test(arguments: 0..<8 as Range<UInt64>)
  func settledAsBuiltAnew(seed: UInt64) throws {
    var world = try World(seed: seed)
    var workspace = SearchWorkspace()
    for _ in 0..<6 {
      try world.goOn(blocksRoads: seed % 4 != 0)
      let stops = world.live.stops(at: world.now)
      let finder = try stops.finder()
      let fresh = try world.model.finder(at: world.now, like: try #require(world.model.finderRoads))
      #expect(Array(finder.stops) == Array(fresh.stops))
      for profile in Profile.allCases {
        for origin in world.origins {
          let found = Answer { () throws(RoutingError) in
            try finder.nearest(9, to: origin, by: TravelMode(profile), using: &workspace)
          }
          let expected = Answer { () throws(RoutingError) in
            try fresh.nearest(9, to: origin, by: TravelMode(profile), using: &workspace)
          }
          try #require(found == expected, "seed \(seed), at \(world.now.seconds)")
        }
      }
    }
  }
}
