import Geodesy
import NearestStop
import Roads
import SnapshotFormat
import Stops
import TestSupport
import Testing

/// Stops on the way as the finder tells them: legs, ways, limits, errors; from every form of a map.
struct AlongTests {
  /// The answer is that of the routes, put together one by one.
  @Test(arguments: 0..<24 as Range<UInt64>)
  func answersAreThoseOfTheRoutes(seed: UInt64) throws {
    let world = try RoadWorld(seed: seed)
    let finder = world.finder
    var workspace = SearchWorkspace()
    let excluded = finder.exclusion(of: ["s12", "s17"])
    var found = 0
    for profile in Profile.allCases {
      for count in 2...4 {
        let places = Array(world.origins.prefix(count))
        let direct = zip(places, places.dropFirst()).map { from, to in
          try? finder.route(from: from, to: to, by: profile, using: &workspace)
        }
        let answer = try? finder.nearest(
          50, along: places, by: profile, needing: .shelter, excluding: excluded,
          withRoutes: true, using: &workspace)
        guard let answer else {
          #expect(direct.contains { $0 == nil })
          continue
        }
        #expect(answer.legs == direct.map { $0?.duration }, "seed \(seed)")
        let sum = direct.reduce(Weight.zero) { $0 + ($1?.weight ?? .infinity) }
        #expect(answer.duration == TravelTime(sum))
        for stop in answer.stops {
          found += 1
          let isWanted =
            finder.stops[Int(stop.ordinal)].amenities.contains(.shelter)
            && !["s12", "s17"].contains(finder.stops[Int(stop.ordinal)].id)
          #expect(isWanted)
          let routes = try #require(stop.routes)
          #expect(routes.toStop.duration == stop.toStop)
          #expect(routes.fromStop.duration == stop.fromStop)
          #expect(routes.toStop.destination == routes.fromStop.origin)
          #expect(routes.toStop.end.position == routes.fromStop.start.position)
          let leg = try #require(direct[stop.leg])
          #expect(routes.toStop.start == leg.start && routes.fromStop.end == leg.end)
          let others = sum.deciseconds - leg.weight.deciseconds
          let ways = routes.toStop.weight + routes.fromStop.weight
          #expect(stop.duration == TravelTime(ways + Weight(deciseconds: others)))
          let extra = Int(ways.deciseconds) - Int(leg.weight.deciseconds)
          #expect(stop.extraSeconds == Double(extra) / 10)
          let before = direct.prefix(stop.leg).reduce(Weight.zero) {
            $0 + ($1?.weight ?? .infinity)
          }
          #expect(stop.arrival == TravelTime(before + routes.toStop.weight))
        }
        let order = answer.stops.map { ($0.duration.seconds, $0.ordinal) }
        #expect(zip(order, order.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed)")
        try limitsOnlyLeaveOut(finder, places, profile, &workspace)
      }
    }
    #expect(found > 10)
  }

  private func limitsOnlyLeaveOut(
    _ finder: StopFinder, _ places: [Coordinate], _ profile: Profile,
    _ workspace: inout SearchWorkspace
  ) throws {
    let all = try finder.nearest(50, along: places, by: profile, using: &workspace)
    for count in [0, 1, 3] {
      let few = try finder.nearest(count, along: places, by: profile, using: &workspace)
      #expect(few.stops == Array(all.stops.prefix(count)))
    }
    for seconds in [0.0, 20, 90] {
      let near = try finder.nearest(
        50, along: places, by: profile, atMost: TravelTime(seconds: seconds), using: &workspace)
      #expect(near.stops == all.stops.filter { $0.extraSeconds <= seconds })
    }
  }

  /// Every stop at its own time of arrival, in every leg.
  @Test(arguments: 0..<16 as Range<UInt64>)
  func openOnArrival(seed: UInt64) throws {
    let world = try RoadWorld(seed: seed)
    let hours = ["12:00-12:03", "12:04-13:00", "11:00-12:06,12:08-12:20", nil, "00:00-24:00"]
    let stops = world.finder.stops.enumerated().map { number, stop in
      var stop = stop
      stop.openingHours = hours[number % hours.count]
      return stop
    }
    let finder = try StopFinder(stops, on: #require(world.finder.roads))
    let noon = try #require(LocalTime("2026-11-21T12:00"))
    var workspace = SearchWorkspace()
    for stay in [0, 2] {
      for isUnknownFine in [true, false] {
        let open = OpeningCondition(
          leavingAt: noon, stayingFor: stay, admittingUnknown: isUnknownFine)
        // Two trips with one leg each, and one with both.
        let places = Array(world.origins.prefix(3))
        for part in [Array(places.prefix(2)), Array(places.suffix(2)), places] {
          guard
            let all = try? finder.nearest(50, along: part, by: .foot, using: &workspace)
          else { continue }
          let found = try finder.nearest(50, along: part, by: .foot, open: open, using: &workspace)
          for stop in found.stops {
            let weight = Weight(within: stop.arrival)
            #expect(finder.admits(stop.ordinal, after: weight, open), "seed \(seed)")
          }
          guard part.count == 2 else { continue }
          #expect(
            found.stops
              == all.stops.filter {
                finder.admits($0.ordinal, after: Weight(within: $0.arrival), open)
              }, "seed \(seed)")
        }
      }
    }
  }

  /// Built, prepared and compact maps answer the same.
  @Test(arguments: 0..<4 as Range<UInt64>)
  func everyFormAnswersTheSame(seed: UInt64) throws {
    let world = try RoadWorld(seed: seed)
    var finders = [world.finder]
    for form in SnapshotForm.allCases {
      var writer = SnapshotWriter()
      world.finder.write(to: &writer, as: form)
      finders.append(try StopFinder(Snapshot(bytes: writer.bytes())))
    }
    var workspace = SearchWorkspace()
    for profile in Profile.allCases {
      let answers = finders.map { finder in
        try? finder.nearest(
          9, along: world.origins, by: profile, withRoutes: true, using: &workspace)
      }
      #expect(answers.allSatisfy { $0 == answers[0] }, "seed \(seed)")
      try #require(finders[1].roads?.prepared[profile]).onward.checkInvariants()
    }
  }

  @Test func errorsAreThoseOfRoutes() throws {
    let world = try RoadWorld(seed: 1)
    var workspace = SearchWorkspace()
    let far = try Coordinate(latitude: 39.95, longitude: 116.3)
    let near = world.origins[0]
    for places in [[far, near], [near, far], [near, near, far]] {
      #expect(throws: RoutingError.offTheMap(far, .foot)) {
        try world.finder.nearest(1, along: places, by: .foot, using: &workspace)
      }
    }
    // A trip without a leg leads past nothing.
    let none = try world.finder.nearest(1, along: [near], by: .foot, using: &workspace)
    #expect(none.stops.isEmpty && none.duration == TravelTime(seconds: 0))
    let alone = try StopFinder([Stop(id: "a", coordinate: near)])
    #expect(throws: RoutingError.noRoads) {
      try alone.nearest(1, along: [near, near], by: .foot, using: &workspace)
    }
    // There and back again.
    let round = try world.finder.nearest(3, along: [near, near], by: .foot, using: &workspace)
    let nearest = try world.finder.nearest(1, to: near, by: .foot, using: &workspace)
    // To the road and back to the place.
    let route = try world.finder.route(from: near, to: near, by: .foot, using: &workspace)
    #expect(round.duration == route.duration)
    #expect(!round.stops.isEmpty && !nearest.isEmpty)
  }
}
