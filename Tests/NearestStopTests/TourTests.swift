import Geodesy
import NearestStop
import Roads
import Stops
import TestSupport
import Testing

/// Tours as the finder tells them: ways, waiting, hours, errors.
struct TourTests {
  private static let hours = [
    "12:00-12:03", "12:10-13:00", "11:00-12:06,12:20-12:40", nil, "00:00-24:00", "Su 08:00-09:00",
    "12:05+",
  ]

  /// A world in which stops offer one thing or two, and have hours.
  private func finder(_ world: RoadWorld, _ seed: UInt64) throws -> StopFinder {
    var generator = SeededGenerator(seed: seed)
    let offered: [AmenitySet] = [.water, .toilets, .hotMeal, .shower]
    let stops = world.finder.stops.enumerated().map { number, stop in
      var stop = stop
      stop.openingHours = Self.hours[number % Self.hours.count]
      stop.amenities = (offered.randomElement(using: &generator) ?? [])
        .union(offered.randomElement(using: &generator) ?? [])
      return stop
    }
    return try StopFinder(stops, on: #require(world.finder.roads))
  }

  @Test(arguments: 0..<16 as Range<UInt64>)
  func waysAreRoutes(seed: UInt64) throws {
    let world = try RoadWorld(seed: seed)
    let finder = try finder(world, seed)
    let noon = try #require(LocalTime("2026-11-21T12:00"))
    var workspace = SearchWorkspace()
    let needs: [AmenitySet] = [.water, .toilets, .hotMeal]
    let stay = TravelTime(seconds: 120)
    for profile in Profile.allCases {
      for destination in [nil, world.origins[1]] {
        for open in [nil, OpeningCondition(leavingAt: noon, admittingUnknown: seed % 2 == 0)] {
          let tour = try? finder.tour(
            from: world.origins[0], to: destination, by: profile, needing: needs, staying: stay,
            open: open, withRoutes: true, using: &workspace)
          guard let tour else { continue }
          var time = 0.0
          var met: AmenitySet = []
          for visit in tour.visits {
            let route = try #require(visit.route)
            #expect(route.duration == visit.way, "seed \(seed)")
            #expect(abs(visit.arrival.seconds - time - visit.way.seconds) < 1e-6)
            #expect(abs(visit.end.seconds - visit.start.seconds - 120) < 1e-6)
            let stop = finder.stops[Int(visit.ordinal)]
            for need in visit.meets {
              #expect(stop.amenities.isSuperset(of: needs[need]))
              met.formUnion(needs[need])
            }
            if var open {
              open.stay = 2
              let start = Weight(within: visit.start)
              #expect(finder.admits(visit.ordinal, after: start, open), "seed \(seed)")
            } else {
              #expect(visit.start == visit.arrival)
            }
            time = visit.end.seconds
          }
          #expect(met == [.water, .toilets, .hotMeal])
          #expect(tour.routeToDestination?.duration == tour.wayToDestination)
          time += tour.wayToDestination?.seconds ?? 0
          #expect(abs(tour.duration.seconds - time) < 1e-6, "seed \(seed)")
          // One stop for everything is never sooner.
          let single = try finder.tour(
            from: world.origins[0], to: destination, by: profile,
            needing: [[.water, .toilets, .hotMeal]], staying: stay, open: open,
            using: &workspace)
          if let single { #expect(single.duration >= tour.duration, "seed \(seed)") }
        }
      }
    }
  }

  /// The soonest start against a look at every minute, and never sooner for who comes later.
  @Test func earliestStart() throws {
    let world = try RoadWorld(seed: 3)
    let finder = try finder(world, 3)
    let morning = try #require(LocalTime("2026-11-21T11:30"))
    for stay in [0, 1, 5, 45] {
      for admitsUnknown in [true, false] {
        let open = OpeningCondition(
          leavingAt: morning, stayingFor: stay, admittingUnknown: admitsUnknown)
        for ordinal in 0..<UInt32(Self.hours.count) {
          var last: Weight?
          for deciseconds in stride(from: UInt32(0), to: 80_000, by: 6_717) {
            let arrival = Weight(deciseconds: deciseconds)
            let start = finder.earliestStart(of: ordinal, after: arrival, open)
            let minutes = (deciseconds / 600 + 1)...(24 * 60)
            let later = minutes.first {
              finder.admits(ordinal, after: Weight(deciseconds: $0 * 600), open)
            }
            let expected =
              finder.admits(ordinal, after: arrival, open)
              ? arrival : later.map { Weight(deciseconds: $0 * 600) }
            #expect(start == expected, "stop \(ordinal), \(arrival), \(open)")
            #expect(start ?? .infinity >= last ?? .zero)
            last = start ?? .infinity
          }
        }
      }
    }
  }

  @Test func errorsAndEdges() throws {
    let world = try RoadWorld(seed: 1)
    var workspace = SearchWorkspace()
    let far = try Coordinate(latitude: 39.95, longitude: 116.3)
    let near = world.origins[0]
    #expect(throws: RoutingError.offTheMap(far, .foot)) {
      try world.finder.tour(from: far, by: .foot, needing: [.water], using: &workspace)
    }
    #expect(throws: RoutingError.offTheMap(far, .foot)) {
      try world.finder.tour(from: near, to: far, by: .foot, needing: [.water], using: &workspace)
    }
    let none = try world.finder.tour(from: near, by: .foot, needing: [.shower], using: &workspace)
    #expect(none == nil)
    let nothing = try world.finder.tour(from: near, by: .foot, needing: [], using: &workspace)
    #expect(nothing == nil)
    let one = try world.finder.tour(from: near, by: .foot, needing: [.water], using: &workspace)
    let nearest = try world.finder.nearest(
      1, to: near, by: .foot, needing: .water, using: &workspace)
    #expect(one?.duration == nearest.first?.duration)
    #expect(one?.visits.map(\.ordinal) == nearest.map(\.ordinal))
  }
}
