import NearestStop
import Testing

/// What is accepted of a feed, what isn't, and that nothing is made of what isn't.
struct LiveChangeTests {
  /// What takes no letters takes room all the same, and so does what is named twice.
  @Test func nothingGrowsWithoutBound() throws {
    let world = try RoadWorld(seed: 1)
    let live = LiveStopFinder(world.finder)
    let now = UnixTime(seconds: 1_000)
    let long = String(repeating: "x", count: 50_000)
    var stops = [Stop](repeating: Stop(id: "t", coordinate: world.origins[0]), count: 3)
    stops[0].fee = .charged(long)
    stops[1].kind = StopKind(rawValue: long)
    stops[2].names.aliases = Array(repeating: "", count: 5_000)
    for stop in stops {
      #expect(throws: LiveChangeError.tooMuchText(stop: "t")) {
        try live.apply([.addStop(stop)], at: now)
      }
    }
    let named = [UInt32](repeating: 0, count: LiveLimits.blockedSegments + 1)
    #expect(
      throws: LiveChangeError.tooMany("blocked segments", limit: LiveLimits.blockedSegments)
    ) {
      try live.apply([.blockRoads(RoadBlock(id: "b", .segments(named)))], at: now)
    }
  }

  /// A clock that is wrong doesn't silence those that are right.
  @Test func reportsFromTheFutureAreRefused() throws {
    let world = try RoadWorld(seed: 1)
    let live = LiveStopFinder(world.finder)
    let now = UnixTime(seconds: 1_000)
    let reading = StopReading(
      count: 1, asOf: UnixTime(seconds: .max), until: UnixTime(seconds: .max))
    let report = StopReport(.batteries, at: world.finder.stops.id(of: 0), reading)
    #expect(throws: LiveChangeError.self) { try live.apply([.report(report)], at: now) }
    try live.apply([.report(report)], at: UnixTime(seconds: .max - 1))
  }

  private let world: RoadWorld
  private let live: LiveStopFinder
  private let now = UnixTime(seconds: 1_000)
  private let later = UnixTime(seconds: 2_000)

  init() throws {
    world = try RoadWorld(seed: 1)
    live = LiveStopFinder(world.finder)
  }

  private func tent(_ id: String = "tent") -> Stop {
    Stop(id: id, coordinate: world.origins[0], amenities: .shelter)
  }

  @Test func whatIsNotAccepted() throws {
    let there = world.finder.stops.id(of: 0)
    let reading = StopReading(count: 1, asOf: now, until: now)
    try live.apply(
      [.addStop(tent()), .blockRoads(RoadBlock(id: "flood", .segments([1])))], at: now)
    let cases: [(LiveChange, LiveChangeError)] = [
      (.closeStop(id: "none"), .unknownStop("none")),
      (.reopenStop(id: "none"), .unknownStop("none")),
      (
        .report(StopReport(.places, at: "none", StopReading(count: 1, asOf: now, until: later))),
        .unknownStop("none")
      ),
      (.removeStop(id: "none"), .unknownStop("none")),
      // A stop of the map can be closed, not removed.
      (.removeStop(id: there), .unknownStop(there)),
      (.addStop(tent()), .duplicateStop("tent")),
      (.addStop(tent(there)), .duplicateStop(there)),
      (.addStop(tent("")), .unusableID("")),
      (
        .addStop(tent(String(repeating: "é", count: 129))),
        .unusableID(String(repeating: "é", count: 129))
      ),
      (.closeStop(id: there, until: now), .expired(there, until: now, now: now)),
      (.addStop(tent("new"), until: now), .expired("new", until: now, now: now)),
      (
        .report(StopReport(.places, at: there, reading)), .expired(there, until: now, now: now)
      ),
      (.unblockRoads(id: "none"), .unknownRoadBlock("none")),
      (
        .blockRoads(RoadBlock(id: "flood", .segments([2]))), .duplicateRoadBlock("flood")
      ),
      (.blockRoads(RoadBlock(id: "none", .segments([]))), .nothingBlocked("none")),
      (
        .blockRoads(RoadBlock(id: "far", .segments([9_999]))), .unknownSegment(9_999, block: "far")
      ),
      (
        .blockRoads(RoadBlock(id: "old", .segments([1]), until: now)),
        .expired("old", until: now, now: now)
      ),
      (
        .blockRoads(
          RoadBlock(
            id: "sea",
            .area(
              try RoadArea(
                around: Coordinate(latitude: 0, longitude: 0), within: Distance(metres: 9))
            ))), .nothingBlocked("sea")
      ),
    ]
    for (change, error) in cases {
      let before = live.stops(at: now)
      #expect(throws: error) {
        try live.apply([.closeStop(id: "tent"), change], at: now)
      }
      // Not even what came before it.
      #expect(live.stops(at: now) === before)
      #expect(!error.description.isEmpty)
    }
    var long = tent("long")
    long.address = String(repeating: "x", count: LiveLimits.stopBytes)
    #expect(throws: LiveChangeError.tooMuchText(stop: "long")) {
      try live.apply([.addStop(long)], at: now)
    }
    let alone = LiveStopFinder(try StopFinder(Array(world.finder.stops)))
    #expect(throws: LiveChangeError.noRoads) {
      try alone.apply([.blockRoads(RoadBlock(id: "flood", .segments([1])))], at: now)
    }
    try alone.weighRoads(at: now)
    #expect(alone.hasWeighedRoads(at: now))
  }

  @Test func limits() throws {
    let alone = LiveStopFinder(try StopFinder(Array(world.finder.stops)))
    let tents = (0..<LiveLimits.temporaryStops).map {
      LiveChange.addStop(tent("t\($0)"), until: later)
    }
    try alone.apply(tents, at: now)
    #expect(throws: LiveChangeError.tooMany("temporary stops", limit: LiveLimits.temporaryStops)) {
      try alone.apply([.addStop(tent())], at: now)
    }
    #expect(alone.stops(at: now).count == 20 + LiveLimits.temporaryStops)
    #expect(alone.stops(at: later).count == 20)
    // There is room again when they have expired.
    try alone.apply([.addStop(tent())], at: later)
    for number in 0..<LiveLimits.roadBlocks {
      try live.apply(
        [.blockRoads(RoadBlock(id: "b\(number)", .segments([UInt32(number % 5)])))], at: now)
      if number == 3 { break }
    }
    let blocks = (4..<LiveLimits.roadBlocks).map {
      LiveChange.blockRoads(RoadBlock(id: "b\($0)", .segments([UInt32($0 % 5)])))
    }
    try live.apply(blocks, at: now)
    #expect(throws: LiveChangeError.tooMany("road blocks", limit: LiveLimits.roadBlocks)) {
      try live.apply([.blockRoads(RoadBlock(id: "more", .segments([1])))], at: now)
    }
  }

  /// What was counted later holds, in whatever order it is told.
  @Test func messagesOvertakeEachOther() throws {
    let id = world.finder.stops.id(of: 3)
    func report(_ count: UInt32, _ second: Int64) -> LiveChange {
      .report(
        StopReport(
          .batteries, at: id,
          StopReading(count: count, asOf: UnixTime(seconds: second), until: later)))
    }
    try live.apply([report(4, 900), report(0, 950), report(7, 920)], at: now)
    let stops = live.stops(at: now)
    #expect(stops.reading(.batteries, of: 3)?.count == 0)
    #expect(stops.reading(.places, of: 3) == nil)
    let here = stops.coordinate(of: 3)
    #expect(stops.nearest(1, to: here).first?.ordinal == 3)
    let left = stops.exclusion(exhausted: .batteries)
    #expect(stops.nearest(1, to: here, excluding: left).first?.ordinal != 3)
    #expect(
      stops.nearest(1, to: here, excluding: stops.exclusion(exhausted: .places)).first?.ordinal == 3
    )
    #expect(live.stops(at: later).reading(.batteries, of: 3) == nil)
  }

  /// A temporary stop has hours of its own.
  @Test func hoursOfTemporaryStops() throws {
    var tent = tent()
    tent.openingHours = "Mo-Su 08:00-10:00"
    try live.apply([.addStop(tent)], at: now)
    let stops = live.stops(at: now)
    let date = try #require(CalendarDate(year: 2026, month: 3, day: 2))
    var workspace = SearchWorkspace()
    for (hour, isOpen) in [(7, false), (9, true), (10, false)] {
      let time = try #require(LocalTime(date: date, hour: hour, minute: 0))
      let condition = OpeningCondition(leavingAt: time, admittingUnknown: false)
      for mode in TravelMode.allCases {
        let found = try stops.nearest(
          1, to: tent.coordinate, by: mode, needing: .shelter, open: condition, using: &workspace)
        #expect(found.map { stops[$0.ordinal].id } == (isOpen ? ["tent"] : []))
      }
    }
  }

  /// Who stands within a blocked area does not get out by road, and nobody gets to the stops there.
  @Test func aBlockedArea() throws {
    let everywhere = try RoadArea(
      around: Coordinate(latitude: 39.9035, longitude: 116.3035), within: Distance(metres: 5_000))
    try live.apply([.blockRoads(RoadBlock(id: "all", .area(everywhere), for: .foot))], at: now)
    for isWeighed in [false, true] {
      if isWeighed { try live.weighRoads(at: now) }
      #expect(live.hasWeighedRoads(at: now) == isWeighed)
      let stops = live.stops(at: now)
      var workspace = SearchWorkspace()
      #expect(throws: RoutingError.notReachable(from: world.origins[0], .foot)) {
        try stops.nearest(1, to: world.origins[0], by: .foot, using: &workspace)
      }
      #expect(
        try stops.nearest(1, to: world.origins[0], by: .bicycle, using: &workspace)
          == world.finder.nearest(1, to: world.origins[0], by: .bicycle, using: &workspace))
      #expect(
        try stops.nearest(3, to: world.origins[0], by: .straightLine, using: &workspace).count == 3)
    }
  }
}
