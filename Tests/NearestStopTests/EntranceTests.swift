import Geodesy
import NearestStop
import Roads
import SnapshotFormat
import Stops
import TestSupport
import Testing

/// By road one goes to the best usable entrance: the answers are those found door by door.
struct EntranceTests {
  /// A stop and its best door.
  private struct Best: Comparable {
    var weight: Weight
    var stop: Int
    var entrance: Int?

    static func < (left: Best, right: Best) -> Bool {
      (left.weight, left.stop) < (right.weight, right.stop)
    }
  }

  private static let noon = LocalTime("2026-11-21T12:00")

  /// Of each stop the best door that is good, the soonest stop first.
  private func ranking(
    _ world: EntranceWorld, _ weights: [Weight], _ condition: OpeningCondition?
  ) -> [Best] {
    var best: [Int: Best] = [:]
    for (door, weight) in zip(world.doors, weights) where weight.isFinite {
      guard condition.map({ world.isGood(door, after: weight, $0) }) ?? true,
        weight < best[door.stop]?.weight ?? .infinity
      else { continue }
      best[door.stop] = Best(weight: weight, stop: door.stop, entrance: door.entrance)
    }
    return best.values.sorted()
  }

  private func conditions(_ random: inout SeededGenerator) throws -> [OpeningCondition?] {
    let noon = try #require(Self.noon)
    return [
      nil,
      OpeningCondition(leavingAt: noon, admittingUnknown: true),
      OpeningCondition(
        leavingAt: noon, stayingFor: .random(in: 0...4, using: &random),
        admittingUnknown: Bool.random(using: &random)),
    ]
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func nearest(seed: UInt64) throws {
    let world = try EntranceWorld(seed: seed)
    let finder = world.finder
    let roads = try #require(finder.roads)
    var random = SeededGenerator(seed: seed)
    var workspace = SearchWorkspace()
    var compared = 0
    for profile in Profile.allCases {
      let ways = EntranceWorld.Ways(world, roads, profile)
      for origin in world.origins {
        guard let start = roads.segments.snap(origin, for: profile, as: .origin) else { continue }
        let weights = ways.all(from: start.place, using: &workspace)
        guard weights.contains(where: \.isFinite) else { continue }
        for condition in try conditions(&random) {
          let expected = ranking(world, weights, condition)
          for count in [1, 3, 50] {
            let found = try finder.nearest(
              count, to: origin, by: TravelMode(profile), open: condition, withRoutes: true,
              using: &workspace)
            try #require(
              found.map { [Int($0.ordinal), $0.entrance ?? -1] }
                == expected.prefix(count).map { [$0.stop, $0.entrance ?? -1] }, "seed \(seed)")
            try #require(
              found.map { $0.duration } == expected.prefix(count).map { TravelTime($0.weight) },
              "seed \(seed)")
            for stop in found { try check(stop, finder, seed) }
            compared += found.count
          }
          if let condition {
            let neighbors = try finder.neighbors(
              4, to: origin, by: profile, open: condition, using: &workspace)
            #expect(neighbors.map { Int($0.ordinal) } == expected.prefix(4).map(\.stop))
          }
          let reached = try finder.reachable(
            within: TravelTime(seconds: 300), from: origin, by: profile, open: condition,
            using: &workspace)
          try #require(
            reached.stops.map { Best(weight: $0.weight, stop: Int($0.ordinal)) }
              == expected.filter { $0.weight <= Weight(deciseconds: 3_000) }.map {
                Best(weight: $0.weight, stop: $0.stop)
              }, "seed \(seed)")
          try #require(
            reached.stops.map { reached.entrance(of: $0.ordinal) ?? -1 }
              == expected.prefix(reached.stops.count).map { $0.entrance ?? -1 }, "seed \(seed)")
        }
        let table = try finder.table(
          from: [origin], toStops: Array(0..<20), by: profile, using: &workspace)
        for best in ranking(world, weights, nil) {
          #expect(table[0, best.stop] == TravelTime(best.weight), "seed \(seed)")
        }
      }
    }
    #expect(compared > 20)
  }

  /// A route leads to the entrance that is told.
  private func check(_ stop: ReachedStop, _ finder: StopFinder, _ seed: UInt64) throws {
    let route = try #require(stop.route)
    let full = finder.stops[Int(stop.ordinal)]
    let place = stop.entrance.map { full.entrances[$0].coordinate } ?? full.coordinate
    #expect(route.destination == place && route.entrance == stop.entrance, "seed \(seed)")
    #expect(abs(route.distance.metres - stop.distance.metres) < 1e-6, "seed \(seed)")
    #expect(route.duration == stop.duration, "seed \(seed)")
  }

  /// A limit in metres is kept, though entrances may be nearer than their stop.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func withinMetres(seed: UInt64) throws {
    let world = try EntranceWorld(seed: seed)
    var workspace = SearchWorkspace()
    for origin in world.origins {
      guard
        let all = try? world.finder.nearest(50, to: origin, by: .foot, using: &workspace)
      else { continue }
      for metres in [50.0, 200, 500] {
        let near = try world.finder.nearest(
          50, to: origin, by: .foot, within: Distance(metres: metres), using: &workspace)
        #expect(near == all.filter { $0.distance.metres <= metres }, "seed \(seed)")
      }
    }
  }

  /// The whole way to a stop, whatever its hours.
  @Test(arguments: 0..<12 as Range<UInt64>)
  func routeToStop(seed: UInt64) throws {
    let world = try EntranceWorld(seed: seed)
    var workspace = SearchWorkspace()
    for origin in world.origins {
      guard
        let found = try? world.finder.nearest(
          50, to: origin, by: .ebike, withRoutes: true, using: &workspace)
      else { continue }
      for stop in found {
        let route = try world.finder.route(
          from: origin, toStop: stop.ordinal, by: .ebike, using: &workspace)
        #expect(route == stop.route, "seed \(seed)")
      }
    }
  }

  /// Who comes to a door leaves by it.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func along(seed: UInt64) throws {
    let world = try EntranceWorld(seed: seed)
    let finder = world.finder
    let roads = try #require(finder.roads)
    var random = SeededGenerator(seed: seed)
    var workspace = SearchWorkspace()
    for profile in Profile.allCases {
      let ways = EntranceWorld.Ways(world, roads, profile)
      let trip = [world.origins[0], world.origins[1]]
      let direct = try? finder.route(
        from: trip[0], to: trip[1], by: profile, using: &workspace)
      guard let direct else { continue }
      let there = ways.all(from: direct.start.place, using: &workspace)
      let end = RoadTargets([RoadTarget(direct.end.place)], in: roads.graph, for: profile)
      let onward = ways.places.map { place -> Weight in
        place.map {
          Dijkstra(roads.graph, profile).table(from: $0, to: end, using: &workspace)[0]
        } ?? .infinity
      }
      for condition in try conditions(&random) {
        var best: [Int: Best] = [:]
        for (number, door) in world.doors.enumerated() {
          let total = there[number] + onward[number]
          guard there[number].isFinite, onward[number].isFinite,
            condition.map({ world.isGood(door, after: there[number], $0) }) ?? true,
            total < best[door.stop]?.weight ?? .infinity
          else { continue }
          best[door.stop] = Best(weight: total, stop: door.stop, entrance: door.entrance)
        }
        let expected = best.values.sorted()
        for count in [1, 4, 50] {
          let found = try finder.nearest(
            count, along: trip, by: profile, open: condition, withRoutes: true,
            using: &workspace
          ).stops
          try #require(
            found.map { Best(weight: Weight(within: $0.duration), stop: Int($0.ordinal)) }
              == expected.prefix(count).map { Best(weight: $0.weight, stop: $0.stop) },
            "seed \(seed)")
          for (stop, best) in zip(found, expected) {
            #expect(stop.entrance == best.entrance, "seed \(seed)")
            let routes = try #require(stop.routes)
            #expect(routes.toStop.destination == routes.fromStop.origin)
            #expect(routes.toStop.entrance == stop.entrance)
          }
        }
      }
    }
  }

  /// As by stops of which each is one door.
  @Test(arguments: 0..<24 as Range<UInt64>)
  func tours(seed: UInt64) throws {
    let world = try EntranceWorld(seed: seed)
    let finder = world.finder
    let noon = try #require(Self.noon)
    var random = SeededGenerator(seed: seed)
    var stops = Array(finder.stops)
    for place in stops.indices {
      stops[place].amenities = [
        [.water], [.shelter], [.microwave], [.water, .microwave],
      ].randomElement(using: &random)!
      // The hours of a stop and of a door together are those of the door.
      if !stops[place].entrances.isEmpty { stops[place].openingHours = nil }
    }
    let roads = try #require(finder.roads)
    let asked = try StopFinder(stops, on: roads)
    let exploded = try StopFinder(
      world.doors.enumerated().map { number, door in
        var stop = stops[door.stop]
        stop.id += "/\(number)"
        stop.entrances = []
        stop.coordinate = door.coordinate
        if let entrance = door.entrance {
          stop.openingHours = stops[door.stop].entrances[entrance].openingHours
        }
        return stop
      }, on: roads)
    var workspace = SearchWorkspace()
    var found = 0
    for profile in Profile.allCases {
      for number in 0..<6 {
        // With known hours alone a stop without hours would be none, whatever its doors say.
        let open = number % 2 == 0 ? nil : OpeningCondition(leavingAt: noon)
        let end = number % 3 == 0 ? world.origins[1] : nil
        func tour(_ finder: StopFinder) throws -> StopTour? {
          try finder.tour(
            from: world.origins[0], to: end, by: profile,
            needing: [.water, .shelter, .microwave], inOrder: number >= 4,
            // A door has to be open when one comes, a stop as long as one stays.
            staying: TravelTime(seconds: open == nil ? 60 : 0), open: open, withRoutes: true,
            using: &workspace)
        }
        let expected = try? tour(exploded)
        let answer = try? tour(asked)
        try #require(answer?.duration == expected?.duration, "seed \(seed)")
        guard let answer else { continue }
        found += 1
        for visit in answer.visits {
          let stop = asked.stops[Int(visit.ordinal)]
          let place = visit.entrance.map { stop.entrances[$0].coordinate } ?? stop.coordinate
          #expect(visit.route?.destination == place, "seed \(seed)")
        }
      }
    }
    #expect(found > 0)
  }

  /// Built, prepared and compact maps answer the same.
  @Test(arguments: 0..<6 as Range<UInt64>)
  func everyFormAnswersTheSame(seed: UInt64) throws {
    let world = try EntranceWorld(seed: seed)
    var finders = [world.finder]
    for form in SnapshotForm.allCases {
      var writer = SnapshotWriter()
      world.finder.write(to: &writer, as: form)
      let read = try StopFinder(Snapshot(bytes: writer.bytes()))
      try #require(read.roads).checkInvariants()
      finders.append(read)
    }
    var workspace = SearchWorkspace()
    for profile in Profile.allCases {
      let answers = finders.map { finder in
        try? finder.nearest(
          9, to: world.origins[0], by: TravelMode(profile), withRoutes: true, using: &workspace)
      }
      #expect(answers.allSatisfy { $0 == answers[0] }, "seed \(seed)")
      let trips = finders.map { finder in
        try? finder.nearest(
          9, along: world.origins, by: profile, withRoutes: true, using: &workspace)
      }
      #expect(trips.allSatisfy { $0 == trips[0] }, "seed \(seed)")
    }
  }
}
