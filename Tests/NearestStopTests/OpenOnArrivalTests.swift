import NearestStop
import TestSupport
import Testing

/// The nearest stops that are open when one gets there: those that remain when all stops are reached by
/// `Dijkstra` and every minute of every stay is looked at.
struct OpenOnArrivalTests {
  /// Opening hours as a text and, minute by minute of a day, as what they mean.
  private struct Hours {
    var text: String?
    var isOpen: @Sendable (Int) -> Bool?

    static func random(using random: inout SeededGenerator) -> Hours {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: return Hours(text: nil) { _ in nil }
      case 1: return Hours(text: "24/7") { _ in true }
      case 2: return Hours(text: "when the sun shines") { _ in nil }
      case 3: return Hours(text: "off") { _ in false }
      default:
        // Short spans: of many stops some open, and some close, while one is on the way.
        let spans = (0..<Int.random(in: 1...12, using: &random)).map { _ in
          let start = Int.random(in: 0..<1440, using: &random)
          return start..<(start + Int.random(in: 1...90, using: &random))
        }
        func clock(_ minute: Int) -> String {
          let minute = minute % 1440
          return
            "\(minute < 600 ? "0" : "")\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
        }
        return Hours(
          text: spans.map { clock($0.lowerBound) + "-" + clock($0.upperBound) }
            .joined(separator: ",")
        ) { minute in
          spans.contains { $0.contains(minute) || $0.contains(minute + 1440) }
        }
      }
    }
  }

  private struct Case {
    var finder: StopFinder
    var hours: [Hours]

    init(seed: UInt64) throws {
      let world = try RoadWorld(seed: seed)
      let roads = try #require(world.finder.roads)
      var random = SeededGenerator(seed: seed &+ 1_000)
      var stops = Array(world.finder.stops)
      var hours: [Hours] = []
      for place in stops.indices {
        let own = Hours.random(using: &random)
        stops[place].openingHours = own.text
        hours.append(own)
      }
      finder = try StopFinder(stops, on: roads)
      self.hours = hours
    }

    /// Looks at every minute that the stay touches.
    func isGood(_ ordinal: Int, after weight: Weight, _ condition: OpeningCondition) -> Bool {
      let arrival = condition.departure.minuteOfDay * 600 + Int(weight.deciseconds)
      let end = max(arrival + 1, arrival + condition.stay * 600)
      var isKnown = true
      for minute in (arrival / 600)... {
        if minute * 600 >= end { break }
        switch hours[ordinal].isOpen(minute % 1440) {
        case true: continue
        case false: return false
        case nil: isKnown = false
        }
      }
      return isKnown || condition.admitsUnknown
    }
  }

  @Test(arguments: 0..<48 as Range<UInt64>)
  func sameAsLookingAtEveryMinute(seed: UInt64) throws {
    let world = try Case(seed: seed)
    let finder = world.finder
    let roads = try #require(finder.roads)
    let origins = try RoadWorld(seed: seed).origins
    var random = SeededGenerator(seed: seed &+ 2_000)
    var workspace = SearchWorkspace()
    var compared = 0
    var refused = 0
    for origin in origins {
      for profile in Profile.allCases {
        guard let start = roads.segments.snap(origin, for: profile, as: .origin) else { continue }
        let all = Dijkstra(roads.graph, profile).nearest(
          100, to: start.place, among: roads.attachments[profile], using: &workspace)
        guard !all.isEmpty else { continue }
        for _ in 0..<14 {
          let day = try #require(CalendarDate("2026-11-21"))
          let condition = OpeningCondition(
            leavingAt: try #require(
              LocalTime(date: day, minuteOfDay: .random(in: 0..<1440, using: &random))),
            stayingFor: [0, 0, 1, 5, 20, 45].randomElement(using: &random) ?? 0,
            admittingUnknown: Bool.random(using: &random))
          let needs: AmenitySet = Bool.random(using: &random) ? .shelter : []
          let limit =
            Bool.random(using: &random)
            ? nil : TravelTime(seconds: .random(in: 30...600, using: &random))
          let count = Int.random(in: 1...6, using: &random)
          let expected = all.filter { neighbor in
            finder.stops[Int(neighbor.ordinal)].amenities.isSuperset(of: needs)
              && limit.map { TravelTime(neighbor.weight) <= $0 } ?? true
              && world.isGood(Int(neighbor.ordinal), after: neighbor.weight, condition)
          }.prefix(count)
          let found = try finder.neighbors(
            count, to: origin, by: profile, needing: needs, open: condition, in: limit,
            using: &workspace)
          #expect(found == Array(expected), "seed \(seed)")
          let reached = try finder.nearest(
            count, to: origin, by: TravelMode(profile), needing: needs, open: condition, in: limit,
            using: &workspace)
          #expect(reached.map(\.ordinal) == expected.map(\.ordinal), "seed \(seed)")
          compared += 1
          if found != Array(all.prefix(count)) { refused += 1 }
        }
      }
    }
    #expect(compared > 100)
    #expect(refused > compared / 4)
  }

  /// By straight line the time is when one leaves.
  @Test(arguments: 0..<10 as Range<UInt64>)
  func byStraightLine(seed: UInt64) throws {
    let world = try Case(seed: seed)
    let origin = try Coordinate(latitude: 39.903, longitude: 116.303)
    let all = world.finder.nearest(100, to: origin)
    for minute in stride(from: 0, to: 1440, by: 37) {
      let day = try #require(CalendarDate("2026-11-21"))
      let condition = OpeningCondition(
        leavingAt: try #require(LocalTime(date: day, minuteOfDay: minute)), stayingFor: 3,
        admittingUnknown: minute % 2 == 0)
      for count in [1, 3, 100] {
        let expected = all.filter { world.isGood(Int($0.ordinal), after: .zero, condition) }
          .prefix(count)
        let found = world.finder.nearest(count, to: origin, open: condition)
        #expect(found == Array(expected), "seed \(seed)")
      }
    }
  }

  @Test func rowsAndAreasAsk() async throws {
    let world = try Case(seed: 5)
    let origins = try RoadWorld(seed: 5).origins
    let day = try #require(CalendarDate("2026-11-21"))
    let noon = OpeningCondition(
      leavingAt: try #require(LocalTime(date: day, hour: 12, minute: 0)), admittingUnknown: false)
    let rows = try await world.finder.nearest(3, toEach: origins, by: .foot, open: noon)
    var workspace = SearchWorkspace()
    for (origin, row) in zip(origins, rows) {
      let single = try? world.finder.neighbors(
        3, to: origin, by: .foot, open: noon, using: &workspace)
      #expect(Array(row) == single ?? [])
      let quarter = TravelTime(seconds: 900)
      let reached = try? world.finder.reachable(
        within: quarter, from: origin, by: .foot, open: noon, using: &workspace)
      let listed = try? world.finder.neighbors(
        100, to: origin, by: .foot, open: noon, in: quarter, using: &workspace)
      #expect(reached?.stops == listed)
    }
  }

  /// Who comes later never begins sooner, whatever the hours: what a tour relies on.
  @Test(arguments: 0..<6 as Range<UInt64>)
  func earliestStartsAreInOrder(seed: UInt64) throws {
    let world = try Case(seed: seed)
    let day = try #require(CalendarDate("2026-11-21"))
    let condition = OpeningCondition(
      leavingAt: try #require(LocalTime(date: day, hour: 9, minute: 30)), stayingFor: 7)
    for ordinal in 0..<UInt32(world.finder.stops.count) {
      var former: Weight? = .zero
      for arrival in stride(from: UInt32(0), to: 30 * 36_000, by: 4_321) {
        let start = world.finder.earliestStart(
          of: ordinal, after: Weight(deciseconds: arrival), condition)
        if let start {
          #expect(start.deciseconds >= arrival)
          let isInOrder = former.map { $0 <= start } ?? false
          #expect(isInOrder, "seed \(seed), stop \(ordinal), \(arrival)")
        }
        former = start
      }
    }
  }

  /// A stay of a minute and a half ends in the second minute, and needs no third; no stay is too long to
  /// be asked about.
  @Test func staysAreNotRoundedUp() throws {
    let world = try RoadWorld(seed: 2)
    var stops = Array(world.finder.stops)
    for place in stops.indices { stops[place].openingHours = "12:00-12:02" }
    let finder = try StopFinder(stops, on: try #require(world.finder.roads))
    var workspace = SearchWorkspace()
    let noon = OpeningCondition(leavingAt: try #require(LocalTime("2026-11-21T12:00")))
    let place = stops[0].coordinate
    let tour = try finder.tour(
      from: place, by: .ebike, needing: [.water], staying: TravelTime(seconds: 90), open: noon,
      using: &workspace)
    let visit = try #require(tour?.visits.first)
    #expect(visit.arrival.seconds <= 29 && visit.start == visit.arrival)
    for seconds in [1e300, .infinity] {
      #expect(
        try finder.tour(
          from: place, by: .ebike, needing: [.water], staying: TravelTime(seconds: seconds),
          open: noon, using: &workspace) == nil)
    }
  }

  /// Stays beyond all calendars, and ways beyond all years.
  @Test func extremesAreAnswered() throws {
    let world = try Case(seed: 1)
    let last = try #require(LocalTime("9999-12-31T23:59"))
    for stay in [Int.min, -1, 0, Int.max] {
      let condition = OpeningCondition(leavingAt: last, stayingFor: stay)
      for ordinal in 0..<UInt32(world.finder.stops.count) {
        for weight in [Weight.zero, Weight(deciseconds: 599), Weight(deciseconds: 600), .infinity] {
          _ = world.finder.admits(ordinal, after: weight, condition)
        }
      }
    }
    let condition = OpeningCondition(leavingAt: last)
    #expect(condition.arrival(after: Weight(deciseconds: 600)) == nil)
  }
}
