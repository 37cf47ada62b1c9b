import Geodesy
import MapCompiler
import Roads
import Testing

/// What happens at nodes: waiting, and not getting through.
@Suite struct RoadCompilerNodeTests {
  @Test func aGateIsWaitedForOnce() throws {
    var map = TinyMap()
    try map.node(1)
    try map.node(2, east: 100, ["barrier": "gate", "access": "private"])
    try map.node(3, east: 200)
    map.way(10, [1, 2, 3])
    let compilation = try map.compile()
    #expect(compilation.shape == ["1-2", "2-3"])
    let segments = compilation.network.segments
    #expect(segments.map { $0.movement.foot.forwardDelay.deciseconds } == [200, 0])
    #expect(segments.map { $0.movement.foot.backwardDelay.deciseconds } == [0, 200])
    #expect(segments.allSatisfy { $0.flags == .gate })
    #expect(compilation.report.delayingNodes == 1 && compilation.report.connectors == 0)
    // 200 m and 20 s; to the gate itself there is nothing to wait for.
    #expect(compilation.seconds(.foot, 1, 3) == 170)
    #expect(compilation.seconds(.foot, 3, 1) == 170)
    #expect(compilation.seconds(.foot, 1, 2) == 75)
  }

  @Test func signalsOfAJunctionAreWaitedForOnWhateverWayIn() throws {
    var map = TinyMap()
    try map.row(3)
    try map.node(4, east: 100, north: 100)
    try map.node(5, east: 300, ["highway": "traffic_signals"])
    map.way(10, [1, 2])
    map.way(11, [2, 3, 5])
    map.way(12, [5, 4])
    let compilation = try map.compile()
    let foot = compilation.network.segments.map(\.movement.foot)
    #expect(foot.map(\.forwardDelay.deciseconds) == [0, 150, 0])
    #expect(foot.map(\.backwardDelay.deciseconds) == [0, 0, 150])
  }

  @Test func aBollardStopsNobody() throws {
    var map = TinyMap()
    try map.node(1)
    try map.node(2, east: 100, ["barrier": "bollard"])
    try map.node(3, east: 200)
    map.way(10, [1, 2, 3])
    #expect(try map.compile().shape == ["1-3"])
  }

  @Test func aBollardWithSignsLetsWalkersPass() throws {
    var map = TinyMap()
    try map.node(1)
    try map.node(2, east: 100, ["barrier": "bollard", "bicycle": "no"])
    try map.node(3, east: 200)
    map.way(10, [1, 2, 3])
    let compilation = try map.compile()
    #expect(compilation.shape == ["1-2", "2-3", "2=2"])
    #expect(compilation.nodeIDs == [1, 3, 2, 2])
    #expect(compilation.wayID(ofSegment: 1) == 10 && compilation.wayID(ofSegment: 2) == nil)
    let connector = try #require(compilation.network.segments.last)
    #expect(connector.length.metres == 0 && connector.points.isEmpty)
    #expect(connector.movement.foot == .init(both: .zero))
    #expect(connector.movement.ebike == .notUsable)
    #expect(compilation.seconds(.foot, 1, 3) == 150)
    #expect(compilation.seconds(.bicycle, 1, 3) == nil)
    // Both sides are usable up to the bollard.
    #expect(compilation.seconds(.bicycle, 1, 2) == 26.7)
    #expect(compilation.seconds(.bicycle, 3, 2) == 26.7)
    let graph = try RoadGraph(compilation.network)
    #expect(
      graph.marks(ofSegment: 2).isUsable(.foot) && !graph.marks(ofSegment: 2).isUsable(.ebike))
  }

  @Test func aBlockedJunctionHasAMiddle() throws {
    var map = TinyMap()
    try map.node(1)
    try map.node(2, east: 100, ["barrier": "kissing_gate"])
    try map.node(3, east: 200)
    try map.node(4, east: 100, north: 100)
    map.way(10, [1, 2, 3])
    map.way(11, [2, 4])
    let compilation = try map.compile()
    #expect(compilation.shape == ["1-2", "2-3", "2-4", "2=2", "2=2", "2=2"])
    #expect(compilation.report.connectors == 3 && compilation.report.blockingNodes == 1)
    // Five seconds, paid once between any two of the three.
    for (from, to) in [(1, 3), (3, 1), (1, 4), (4, 3), (3, 4)] as [(Int64, Int64)] {
      #expect(compilation.seconds(.foot, from, to) == 155)
      #expect(compilation.seconds(.bicycle, from, to) == nil)
    }
  }

  @Test func aWallConnectsNothing() throws {
    var map = TinyMap()
    try map.node(1)
    try map.node(2, east: 100, ["barrier": "wall"])
    try map.node(3, east: 200)
    map.way(10, [1, 2, 3])
    map.way(11, [3, 2])
    let compilation = try map.compile()
    #expect(compilation.shape == ["1-2", "2-3", "3-2"])
    #expect(compilation.nodeIDs == [1, 3, 2, 2, 2])
    #expect(compilation.report.connectors == 0)
  }

  @Test func aBlockedDeadEndIsAnEnd() throws {
    var map = TinyMap()
    try map.node(1)
    try map.node(2, east: 100, ["barrier": "kissing_gate"])
    map.way(10, [1, 2])
    let compilation = try map.compile()
    #expect(compilation.shape == ["1-2"])
    #expect(compilation.seconds(.ebike, 1, 2) == 24)
  }

  @Test func aLoopFromABlockedNodeToItself() throws {
    var map = TinyMap()
    try map.node(1, ["barrier": "stile"])
    try map.node(2, east: 100)
    try map.node(3, north: 100)
    map.way(10, [1, 2, 3, 1], ["highway": "path"])
    let compilation = try map.compile()
    #expect(compilation.shape == ["1-1", "1=1"])
    _ = try RoadGraph(compilation.network)
  }

  @Test func aGateWithinPrivateGroundIsPartOfIt() throws {
    var map = TinyMap()
    try map.node(1)
    try map.node(2, east: 100, ["barrier": "gate", "bicycle": "no"])
    try map.node(3, east: 200)
    try map.node(4, east: 300, ["barrier": "gate", "bicycle": "no"])
    try map.node(5, east: 400)
    let tags = ["highway": "service", "access": "private"]
    map.way(10, [1, 2], ["highway": "service", "access": "private"])
    map.way(11, [2, 3, 4, 5], tags)
    let compilation = try map.compile()
    #expect(compilation.network.segments.allSatisfy { $0.endsOnly.contains(.foot) })
    // One piece of private ground with two gates in it.
    #expect(compilation.seconds(.foot, 1, 5) == 310)

    var open = TinyMap()
    try open.node(1)
    try open.node(2, east: 100, ["barrier": "gate", "bicycle": "no"])
    try open.node(3, east: 200)
    open.way(10, [1, 2])
    open.way(11, [2, 3], tags)
    #expect(
      try open.compile().network.segments.map { $0.endsOnly.contains(.foot) } == [
        false, true, false,
      ])
  }

  @Test func onewaysStayOnewaysAtBlockedNodes() throws {
    var map = TinyMap()
    try map.node(1)
    try map.node(2, east: 100, ["barrier": "gate", "electric_bicycle": "no"])
    try map.node(3, east: 200)
    map.way(10, [1, 2, 3], ["highway": "residential", "oneway": "yes"])
    let compilation = try map.compile()
    #expect(compilation.seconds(.bicycle, 1, 3) != nil)
    #expect(compilation.seconds(.bicycle, 3, 1) == nil)
    #expect(compilation.seconds(.ebike, 1, 3) == nil)
  }

  @Test func delaysBeyondMeasureStayFinite() throws {
    var parameters = MovementParameters()
    parameters.codedGate = .seconds(Int64.max / 4)
    parameters.lift = .seconds(-5)
    var map = TinyMap()
    try map.node(1)
    try map.node(2, east: 100, ["barrier": "gate", "access": "private"])
    try map.node(3, east: 200)
    map.way(10, [1, 2, 3])
    map.way(11, [1, 3], ["highway": "elevator"])
    let compilation = try map.compile(RoadCompiler(parameters: parameters))
    #expect(compilation.network.segments[0].movement.foot.forwardDelay.isFinite)
    #expect(compilation.network.segments[2].movement.foot.forward == .zero)
  }
}
