import MapCompiler
import Roads
import Testing

/// Relations become restrictions of directed segments.
@Suite struct RoadCompilerTurnTests {
  /// 1–2–3 from west to east, 4 north of 2, 5 south of it; four ways that meet at 2.
  private func crossing(_ tags: [String: String] = ["highway": "residential"]) throws -> TinyMap {
    var map = TinyMap()
    try map.row(3)
    try map.node(4, east: 100, north: 100)
    try map.node(5, east: 100, north: -100)
    map.way(10, [1, 2])
    map.way(11, [2, 3])
    map.way(12, [4, 2], tags)
    map.way(13, [2, 5])
    return map
  }

  @Test func aForbiddenTurnBindsRiders() throws {
    var map = try crossing()
    map.turn(90, "no_left_turn", from: [10], via: 2, to: [12])
    let compilation = try map.compile()
    #expect(
      compilation.network.restrictions == [
        TurnRestriction(
          .no, from: DirectedSegment(segment: 0, direction: .forward), via: 1,
          to: DirectedSegment(segment: 2, direction: .backward))
      ])
    #expect(compilation.nodeIDs[1] == 2)
    #expect(compilation.report.turnRules == 1 && compilation.report.turnRulesKept == 1)
    #expect(compilation.seconds(.foot, 1, 4) == 150)
    let detour = try #require(compilation.seconds(.bicycle, 1, 4))
    #expect(detour > 60)
    _ = try RoadGraph(compilation.network)
  }

  @Test func aPrescribedTurnLeavesPushingOpen() throws {
    var map = try crossing(["highway": "footway"])
    map.turn(90, "only_straight_on", from: [10], via: 2, to: [11])
    let compilation = try map.compile()
    #expect(compilation.network.restrictions.allSatisfy { $0.kind == .only })
    #expect(compilation.network.restrictions.map(\.to.segment) == [1, 2])
    // Straight on, and off the saddle into the footway; not south.
    #expect(compilation.seconds(.bicycle, 1, 3) == 53.4)
    #expect(compilation.seconds(.bicycle, 1, 4) == 116.7)
    #expect(try #require(compilation.seconds(.bicycle, 1, 5)) > 100)
  }

  @Test func noTurningRoundIsAboutOneSegment() throws {
    var map = try crossing()
    map.turn(90, "no_u_turn", from: [10], via: 2, to: [10])
    let restriction = try #require(try map.compile().network.restrictions.first)
    #expect(restriction.from == DirectedSegment(segment: 0, direction: .forward))
    #expect(restriction.to == DirectedSegment(segment: 0, direction: .backward))
  }

  @Test func noTurningRoundWhereAWayPassesThrough() throws {
    var map = TinyMap()
    try map.row(3)
    try map.node(4, east: 100, north: 100)
    map.way(10, [1, 2, 3])
    map.way(11, [2, 4])
    map.turn(90, "no_u_turn", from: [10], via: 2, to: [10])
    let restrictions = try map.compile().network.restrictions
    #expect(restrictions.count == 2)
    #expect(restrictions.allSatisfy { $0.from.segment == $0.to.segment })
  }

  @Test func aOnewayThroughTheNodeLeavesNoDoubt() throws {
    var map = TinyMap()
    try map.row(3)
    try map.node(4, east: 100, north: 100)
    map.way(10, [1, 2, 3], ["highway": "tertiary", "oneway": "yes"])
    map.way(11, [2, 4])
    map.turn(90, "no_left_turn", from: [10], via: 2, to: [11])
    let compilation = try map.compile()
    #expect(compilation.network.restrictions.map(\.from.segment) == [0])
    #expect(compilation.seconds(.bicycle, 1, 4) == nil)
  }

  @Test func severalWaysMayBeNoEntry() throws {
    var map = try crossing()
    map.turn(90, "no_entry", from: [10, 13], via: 2, to: [12])
    #expect(try map.compile().network.restrictions.count == 2)
  }

  @Test func exceptedRidersAreNotBound() throws {
    var map = try crossing()
    map.turn(90, "no_left_turn", from: [10], via: 2, to: [12], ["restriction:bicycle": "none"])
    #expect(try map.compile().network.restrictions.isEmpty)
  }

  private func loss(_ map: TinyMap) throws -> [TurnRuleLoss: Int] {
    let compilation = try map.compile()
    #expect(compilation.network.restrictions.isEmpty)
    #expect(compilation.report.turnRulesKept == 0)
    return compilation.report.turnRulesLost
  }

  @Test func whatIsLostIsCountedByReason() throws {
    var map = try crossing()
    map.turn(90, "no_left_turn", from: [10], via: 13, viaKind: "way", to: [12])
    map.turn(91, "no_fun", from: [10], via: 2, to: [12])
    map.turn(92, "no_left_turn", from: [], via: 2, to: [12])
    map.turn(93, "no_left_turn", from: [99], via: 2, to: [12])
    map.turn(94, "no_left_turn", from: [10], via: 99, to: [12])
    map.turn(95, "no_left_turn", from: [10], via: 3, to: [12])
    map.way(14, [1, 3], ["highway": "motorway"])
    map.turn(96, "no_left_turn", from: [10], via: 2, to: [14])
    #expect(
      try loss(map) == [
        .viaWay: 1, .unknownWord: 1, .members: 1, .missingWay: 1, .missingNode: 1, .notRidden: 1,
        .closedWay: 1,
      ])
    let compilation = try map.compile()
    #expect(compilation.report.turnRules == 7)
    #expect(compilation.report.topUnreadTags.first?.tag.value == "no_fun")
  }

  @Test func aTwoWayRoadThroughTheNodeIsUnclear() throws {
    var map = TinyMap()
    try map.row(3)
    try map.node(4, east: 100, north: 100)
    map.way(10, [1, 2, 3])
    map.way(11, [2, 4])
    map.turn(90, "no_left_turn", from: [10], via: 2, to: [11])
    map.turn(91, "no_left_turn", from: [11], via: 2, to: [10])
    #expect(try loss(map) == [.unclearPart: 2])
  }

  @Test func pushingIsNoRiding() throws {
    var map = try crossing(["highway": "footway"])
    map.turn(90, "no_left_turn", from: [10], via: 2, to: [12])
    #expect(try loss(map) == [.notRidden: 1])
  }

  @Test func whereNotEverybodyPassesTurnsAreNotKept() throws {
    var map = TinyMap()
    try map.node(1)
    try map.node(2, east: 100, ["barrier": "gate", "foot": "no"])
    try map.node(3, east: 200)
    map.way(10, [1, 2])
    map.way(11, [2, 3])
    map.turn(90, "no_straight_on", from: [10], via: 2, to: [11])
    #expect(try loss(map) == [.blockedNode: 1])
  }
}
