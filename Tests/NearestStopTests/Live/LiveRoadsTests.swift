import NearestStop
import TestSupport
import Testing

/// By road, stops and roads changing: as if finder and roads had been built anew, and as `Dijkstra` says.
struct LiveRoadsTests {
  private struct Found: Hashable {
    var id: String
    var duration: TravelTime?
  }

  /// An answer, or why there is none.
  private enum Answer: Hashable {
    case found([Found])
    case failed(RoutingError)
  }

  private func answer(_ ask: () throws(RoutingError) -> [Found]) -> Answer {
    do throws(RoutingError) { return .found(try ask()) } catch { return .failed(error) }
  }

  /// The stops that `Dijkstra` reaches first from the road nearest to a place; `nil` where there is none.
  private func byDijkstra(
    _ count: Int, _ origin: Coordinate, _ profile: Profile, _ needs: AmenitySet,
    _ excluded: StopExclusion, _ time: TravelTime?, _ finder: StopFinder,
    _ workspace: inout SearchWorkspace
  ) -> [Found]? {
    guard let roads = finder.roads,
      let start = roads.segments.snap(origin, for: profile, as: .origin)
    else { return nil }
    let found = Dijkstra(roads.graph, profile).nearest(
      count, to: start.place, among: roads.attachments[profile], needing: needs.rawValue,
      where: { !excluded.contains($0) }, within: time.map(Weight.init(within:)) ?? .infinity,
      using: &workspace)
    return found.isEmpty
      ? nil
      : found.map { Found(id: finder.stops.id(of: Int($0.ordinal)), duration: $0.duration) }
  }

  @Test(arguments: 0..<9 as Range<UInt64>)
  func asBuiltAnew(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 1_000 + seed)
    var workspace = SearchWorkspace()
    let world = try RoadWorld(seed: seed)
    let roads = try #require(world.finder.roads)
    var stops = Array(world.finder.stops)
    let entranceHours: [String?] = seed % 2 == 1 ? [nil, "12:00-12:05"] : []
    for place in stops.indices { stops[place].addEntrances(openAt: entranceHours, &generator) }
    let finder = try StopFinder(stops, on: roads, listing: seed % 4 == 1 ? .all : [])
    var model = LiveModel(finder, roads.graph)
    model.entranceHours = entranceHours
    let live = LiveStopFinder(finder)
    var now = UnixTime(seconds: 0)
    var compared = 0
    var byDijkstra = 0
    for step in 0..<24 {
      now = UnixTime(seconds: now.seconds + .random(in: 0...4, using: &generator))
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let changes = (0..<Int.random(in: 0...3, using: &generator)).compactMap { _ in
          model.change(at: now, blocksRoads: seed % 3 != 0, &generator)
        }
        if !changes.isEmpty { try live.apply(changes, at: now) }
        // Some changes come before the hierarchy knows of those before, some after.
        if Int.random(in: 0..<3, using: &generator) == 0 {
          try live.weighRoads(at: now)
          #expect(live.hasWeighedRoads(at: now))
        }
      }
      let stops = live.stops(at: now)
      let fresh =
        step % 8 == 0 ? try model.finder(at: now) : try model.finder(at: now, like: roads)
      for origin in world.origins {
        for profile in Profile.allCases {
          let needs: AmenitySet = Bool.random(using: &generator) ? .shelter : []
          let resources = StopResourceSet(rawValue: .random(in: 0...3, using: &generator))
          let left = Array(fresh.stops.map(\.id).shuffled(using: &generator).prefix(2))
          let excluded = stops.exclusion(of: left, exhausted: resources)
          let expectedExclusion = fresh.exclusion(
            of: left + model.exhausted(resources, at: now))
          let time =
            Bool.random(using: &generator) ? TravelTime(seconds: 250) : nil
          let count = [1, 3, 18, 40].randomElement(using: &generator) ?? 1
          let expected = answer { () throws(RoutingError) in
            try fresh.nearest(
              count, to: origin, by: TravelMode(profile), needing: needs,
              excluding: expectedExclusion, in: time, using: &workspace
            ).map { Found(id: fresh.stops.id(of: Int($0.ordinal)), duration: $0.duration) }
          }
          let found = answer { () throws(RoutingError) in
            try stops.nearest(
              count, to: origin, by: TravelMode(profile), needing: needs, excluding: excluded,
              in: time, withRoutes: true, using: &workspace
            ).map { reached in
              #expect(reached.route?.duration == reached.duration)
              #expect(
                reached.route?.roads.legs.contains {
                  model.blocked(profile, at: now).contains($0.travel.segment)
                } == false)
              return Found(id: stops[reached.ordinal].id, duration: reached.duration)
            }
          }
          try #require(found == expected, "seed \(seed), at \(now.seconds)")
          let fast = answer { () throws(RoutingError) in
            try [RoadNeighbor](capacity: count) {
              (output: inout OutputSpan<RoadNeighbor>) throws(RoutingError) in
              try stops.nearest(
                to: origin, by: profile, needing: needs, excluding: excluded, in: time,
                using: &workspace, into: &output)
            }.map { Found(id: stops[$0.ordinal].id, duration: $0.duration) }
          }
          try #require(fast == expected, "seed \(seed), at \(now.seconds)")
          compared += 1
          if let slow = self.byDijkstra(
            count, origin, profile, needs, expectedExclusion, time, fresh, &workspace)
          {
            try #require(fast == .found(slow), "seed \(seed), at \(now.seconds)")
            byDijkstra += 1
          }
        }
      }
      try compareRoutes(world.origins, stops, fresh, now, seed, &generator, &workspace)
    }
    #expect(compared == 288 && byDijkstra > 120)
  }

  /// Routes, tables and what is reached.
  private func compareRoutes(
    _ origins: [Coordinate], _ stops: LiveStops, _ fresh: StopFinder, _ now: UnixTime,
    _ seed: UInt64, _ generator: inout SeededGenerator, _ workspace: inout SearchWorkspace
  ) throws {
    for profile in Profile.allCases {
      let (origin, destination) = (origins[0], origins[1])
      let route = try? stops.route(from: origin, to: destination, by: profile, using: &workspace)
      let expected = try? fresh.route(
        from: origin, to: destination, by: profile, using: &workspace)
      try #require(route?.weight == expected?.weight, "seed \(seed), at \(now.seconds)")
      #expect(route?.end == expected?.end)
      let time = TravelTime(seconds: 300)
      let reached = try? stops.reachable(
        within: time, from: origin, by: profile, using: &workspace)
      let expectedReached = try? fresh.reachable(
        within: time, from: origin, by: profile, using: &workspace)
      #expect(
        reached?.stops.map { stops[$0.ordinal].id }
          == expectedReached?.stops.map { fresh.stops.id(of: Int($0.ordinal)) }, "seed \(seed)")
      #expect(reached?.roads == expectedReached?.roads, "seed \(seed)")
      let ids = fresh.stops.map(\.id)
      let table = try stops.table(
        from: origins, toStops: ids.compactMap { stops.ordinal(ofID: $0) }, by: profile,
        using: &workspace)
      let expectedTable = try fresh.table(
        from: origins, toStops: Array(0..<UInt32(ids.count)), by: profile, using: &workspace)
      try #require(table == expectedTable, "seed \(seed), at \(now.seconds)")
      if let id = ids.randomElement(using: &generator), let there = stops.ordinal(ofID: id),
        let here = fresh.ordinal(ofID: id)
      {
        let route = try? stops.route(
          from: origin, toStop: there, by: profile, using: &workspace)
        let expected = try? fresh.route(
          from: origin, toStop: here, by: profile, using: &workspace)
        #expect(route?.weight == expected?.weight, "seed \(seed)")
      }
    }
  }
}
