import Geodesy
import MapCompiler
import Roads
import Testing

/// Ways become segments.
@Suite struct RoadCompilerTests {
  @Test func waysAreCutWhereTheyMeet() throws {
    var map = TinyMap()
    try map.row(5)
    try map.node(6, east: 200, north: 100)
    map.way(10, [1, 2, 3, 4, 5])
    map.way(11, [6, 3])
    let compilation = try map.compile()
    #expect(compilation.shape == ["1-3", "3-5", "6-3"])
    #expect(compilation.wayIDs == [10, 10, 11])
    #expect(compilation.segments(ofWay: 10) == 0..<2)
    #expect(compilation.segments(ofWay: 12).isEmpty)
    #expect(compilation.nodeIDs == [1, 3, 5, 6])
    #expect(compilation.network.points.count == 2)
    #expect(compilation.report.roadsKept == 2 && compilation.report.vertices == 4)
  }

  @Test func lengthsFollowAllPoints() throws {
    var map = TinyMap()
    try map.node(1)
    try map.node(2, east: 100)
    try map.node(3, east: 100, north: 100)
    map.way(10, [1, 2, 3], ["highway": "footway"])
    let compilation = try map.compile()
    let segment = try #require(compilation.network.segments.first)
    #expect(abs(segment.length.metres - 200) < 0.05)
    // 200 m at 4.8 km/h, pushing at 4 km/h.
    #expect(segment.movement.foot == .init(both: Weight(deciseconds: 1500)))
    #expect(segment.movement.ebike == .init(both: Weight(deciseconds: 1800)))
    #expect(segment.flags == .pushing)
    #expect(abs(compilation.report.usableKilometres.foot - 0.2) < 1e-4)
  }

  @Test func coordinatesAreThoseOfTheMap() throws {
    var map = TinyMap()
    try map.row(3)
    map.way(10, [1, 2, 3])
    let network = try map.compile().network
    for (east, found) in zip([0.0, 200, 100], network.vertices + network.points) {
      let exact = try TinyMap.place(east: east, north: 0)
      #expect(found.latitude == (exact.latitude * 1e7).rounded() / 1e7)
      #expect(found.longitude == (exact.longitude * 1e7).rounded() / 1e7)
    }
  }

  @Test func onewaysAreClosedBackward() throws {
    var map = TinyMap()
    try map.row(2)
    map.way(10, [1, 2], ["highway": "residential", "oneway": "yes"])
    map.way(11, [1, 2], ["highway": "residential", "oneway": "-1", "sidewalk": "both"])
    let segments = try map.compile().network.segments
    #expect(segments[0].movement.bicycle.forward.isFinite)
    #expect(!segments[0].movement.bicycle.backward.isFinite)
    #expect(segments[0].movement.foot.backward.isFinite)
    // Pushed one way and ridden the other: whoever asks is told which.
    #expect(segments[1].movement.bicycle.forward.isFinite)
    #expect(segments.map(\.flags) == [[], .pushingForward])
  }

  @Test func loopsKeepTheirShape() throws {
    var map = TinyMap()
    try map.row(3)
    try map.node(4, east: 100, north: 100)
    map.way(10, [1, 2, 4, 1], ["highway": "tertiary", "junction": "roundabout"])
    map.way(11, [2, 3, 4, 2])
    map.way(12, [3, 2, 3])
    let compilation = try map.compile()
    #expect(
      compilation.shape == ["1-2", "2-4", "4-1", "2-3", "3-4", "4-2", "3-2", "2-3"])
    #expect(compilation.network.segments[0].flags == .roundabout)
    _ = try RoadGraph(compilation.network)
  }

  @Test func aRoundaboutAloneIsASegmentFromANodeToItself() throws {
    var map = TinyMap()
    try map.row(2)
    try map.node(3, east: 50, north: 80)
    map.way(10, [1, 2, 3, 1], ["highway": "tertiary", "junction": "roundabout"])
    let compilation = try map.compile()
    #expect(compilation.shape == ["1-1"])
    #expect(compilation.network.points.count == 2)
    #expect(try RoadGraph(compilation.network).segmentCount == 1)
  }

  @Test func aWayThatCrossesItselfIsCutThere() throws {
    var map = TinyMap()
    try map.row(3)
    try map.node(4, east: 200, north: 100)
    map.way(10, [1, 2, 3, 4, 2])
    #expect(try map.compile().shape == ["1-2", "2-2"])
  }

  @Test func repeatedNodesCountOnce() throws {
    var map = TinyMap()
    try map.row(3)
    map.way(10, [1, 1, 2, 2, 2, 3, 3])
    map.way(11, [2, 2])
    let compilation = try map.compile()
    #expect(compilation.shape == ["1-3"])
    #expect(compilation.network.points.count == 1)
    #expect(compilation.report.roadsWithoutExtent == 1)
  }

  @Test func nodesAtOnePlaceMakeASegmentWithoutLength() throws {
    var map = TinyMap()
    try map.node(1)
    try map.node(2)
    map.way(10, [1, 2])
    let compilation = try map.compile()
    #expect(compilation.network.segments[0].length.metres == 0)
    #expect(compilation.network.segments[0].movement.foot == .init(both: .zero))
    #expect(try RoadGraph(compilation.network).vertexCount == 2)
  }

  @Test func whatNobodyMayUseIsLeftOut() throws {
    var map = TinyMap()
    try map.row(3)
    map.way(10, [1, 2, 3])
    map.way(11, [2, 3], ["highway": "motorway"])
    map.way(12, [1, 3], ["building": "yes"])
    let compilation = try map.compile()
    #expect(compilation.shape == ["1-3"])
    #expect(compilation.report.waysRead == 3 && compilation.report.roads == 2)
    #expect(compilation.report.closedRoads == 1)
  }

  @Test func namesAreKeptOnce() throws {
    var map = TinyMap()
    try map.row(4)
    let tags = ["highway": "residential", "name": "长安街", "name:en": "Chang'an Street"]
      .merging(["ref": "G108"]) { own, _ in own }
      .mapValues { $0.replacing("'", with: "&apos;") }
    map.way(10, [1, 2], ["highway": "residential", "name": "Side Lane"])
    map.way(11, [2, 3], tags)
    map.way(12, [3, 4], tags)
    map.way(13, [1, 4])
    let network = try map.compile().network
    #expect(network.names.count == 2)
    #expect(network.names[0] == StreetName(english: "Side Lane"))
    #expect(
      network.names[1]
        == StreetName(chinese: "长安街", english: "Chang'an Street", reference: "G108"))
    #expect(network.segments.map(\.name) == [0, 1, 1, nil])
  }

  @Test func privateGroundIsForTheEndsOfATrip() throws {
    var map = TinyMap()
    try map.row(4)
    map.way(10, [1, 2])
    map.way(11, [2, 3], ["highway": "service", "access": "private", "foot": "yes"])
    map.way(12, [3, 4], ["highway": "service", "access": "private", "tunnel": "yes"])
    let segments = try map.compile().network.segments
    #expect(segments.map(\.endsOnly) == [[], .riders, [.foot, .bicycle, .ebike]])
    #expect(segments.map(\.flags) == [[], .restrictedAccess, [.restrictedAccess, .tunnel]])
  }

  @Test func aFerryTakesItsTimeOverAllItsPieces() throws {
    var map = TinyMap()
    try map.row(5)
    map.way(10, [1, 2, 3, 4, 5], ["route": "ferry", "duration": "00:10"])
    map.way(11, [2, 4])
    let compilation = try map.compile()
    #expect(compilation.shape == ["1-2", "2-4", "4-5", "2-4"])
    let ferry = compilation.network.segments.prefix(3)
    let sum = ferry.reduce(0) { $0 + Int($1.movement.foot.forward.deciseconds) }
    // Ten minutes, and five of waiting.
    #expect(abs(sum - 9000) <= 1)
    #expect(ferry.allSatisfy { $0.flags == .ferry })
  }

  @Test func flagsSayWhatIsThere() throws {
    var map = TinyMap()
    try map.row(3)
    map.way(10, [1, 2], ["highway": "steps"])
    map.way(11, [2, 3], ["highway": "cycleway", "bridge": "viaduct"])
    let flags = try map.compile().network.segments.map(\.flags)
    #expect(flags == [.stairs, .bridge])
  }

  @Test func unreadTagsAreCounted() throws {
    var map = TinyMap()
    try map.row(2)
    map.way(10, [1, 2], ["highway": "path", "foot": "perhaps"])
    map.way(11, [2, 1], ["highway": "path", "foot": "perhaps"])
    map.way(12, [2, 1], ["highway": "hyperloop"])
    let report = try map.compile().report
    #expect(report.unreadTags == 3)
    #expect(report.topUnreadTags.map(\.count) == [2, 1])
    #expect(report.topUnreadTags[0].tag.value == "perhaps")
  }

  @Test func reachTellsIslandsFromTheMainland() throws {
    var map = TinyMap()
    try map.row(6)
    map.way(10, [1, 2])
    map.way(11, [2, 3])
    map.way(12, [3, 4], ["highway": "residential", "oneway": "yes"])
    map.way(13, [5, 6])
    let graph = try RoadGraph(try map.compile().network)
    let reach = RoadReach(graph, .bicycle)
    #expect(reach.usable.segments == 4)
    #expect(reach.islands.segments == 1 && abs(reach.islands.kilometres - 0.1) < 1e-4)
    #expect(reach.oneSided.segments == 1)
    #expect(RoadReach(graph, .foot).oneSided.segments == 0)
  }
}
