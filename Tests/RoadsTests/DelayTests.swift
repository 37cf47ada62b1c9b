import Geodesy
import Testing

@testable import Roads

/// Waits at the ends of segments, on two roads in a row.
struct DelayTests {
  /// 0 ─── 1 ─── 2: 10 s each; 15 s at the end of the first road forwards, 2 s backwards.
  private func network() throws -> RoadNetwork {
    var network = RoadNetwork()
    for vertex in 0..<3 {
      _ = network.addVertex(
        at: try Coordinate(latitude: 39.9, longitude: 116.3 + Double(vertex) / 1_000))
    }
    let run = Weight(deciseconds: 100)
    network.addSegment(
      from: 0, to: 1, through: [], length: try Distance(metres: 50),
      movement: PerProfile(
        all: .init(
          forward: run, backward: run, forwardDelay: Weight(deciseconds: 150),
          backwardDelay: Weight(deciseconds: 20))))
    network.addSegment(
      from: 1, to: 2, through: [], length: try Distance(metres: 50),
      movement: PerProfile(all: .init(both: run)))
    return network
  }

  private func route(_ from: (UInt32, Double), _ to: (UInt32, Double)) throws -> [UInt32] {
    let graph = try RoadGraph(try network())
    var workspace = SearchWorkspace()
    let route = try #require(
      Dijkstra(graph, .foot).route(
        from: RoadPlace(SegmentPosition(segment: from.0, fraction: from.1)),
        to: RoadPlace(SegmentPosition(segment: to.0, fraction: to.1)), using: &workspace))
    #expect(route.legs.reduce(Weight.zero) { $0 + $1.weight } == route.weight)
    return route.legs.map(\.weight.deciseconds)
  }

  @Test func paidByWhoeverGoesOn() throws {
    #expect(try route((0, 0.25), (1, 0.5)) == [225, 50])
    // Up to the end, but not past it.
    #expect(try route((0, 0.25), (0, 1)) == [75])
    // The same place, on the other road.
    #expect(try route((0, 0.25), (1, 0)) == [225])
    // At the end and yet to pass it.
    #expect(try route((0, 1), (1, 0.5)) == [150, 50])
    // Begun beyond it.
    #expect(try route((1, 0), (1, 0.5)) == [50])
    // The other way nobody waits where the first road begins from the second.
    #expect(try route((1, 0.5), (0, 0)) == [50, 100])
    #expect(try route((1, 0), (0, 1)) == [])
  }

  @Test func reachedWithoutTheDelay() throws {
    let graph = try RoadGraph(try network())
    var workspace = SearchWorkspace()
    let reachable = Dijkstra(graph, .foot).reachable(
      within: Weight(deciseconds: 100), from: RoadPlace(SegmentPosition(segment: 0, fraction: 0.5)),
      using: &workspace)
    // 5 s to either end; then there is time for the 2 s at vertex 0, none for the 15 s at vertex 1.
    #expect(reachable.vertices.map(\.remaining.deciseconds) == [30])
    #expect(reachable.stretches.map(\.end) == [0.3, 1, 0])
  }

  @Test func runAndDelay() throws {
    var network = try network()
    let forward = DirectedSegment(segment: 0, direction: .forward)
    let graph = try RoadGraph(network)
    #expect(graph.weight(along: forward, .ebike) == Weight(deciseconds: 250))
    #expect(graph.run(along: forward, .ebike) == Weight(deciseconds: 100))
    #expect(graph.delay(atEndOf: forward, .ebike) == Weight(deciseconds: 150))
    // Together they are no way.
    network.segments[0].movement.ebike.forward = Weight(deciseconds: 0x7FFF_FFFE)
    let closed = try RoadGraph(network)
    #expect(!closed.marks(ofSegment: 0).isUsable(.ebike, .forward))
    #expect(closed.marks(ofSegment: 0).isUsable(.foot, .forward))
    #expect(closed.run(along: forward, .ebike) == .infinity)
    network.segments[0].movement.foot.backwardDelay = .infinity
    #expect(throws: RoadsError.infiniteDelay(segment: 0)) { try RoadGraph(network) }
  }

  @Test func tooManyDelays() throws {
    var network = RoadNetwork()
    var vertex = network.addVertex(at: try Coordinate(latitude: 39.9, longitude: 116.3))
    // A chain of segments with two delays each: 65,536 different ones, no delay among them.
    for delay in stride(from: 0, to: 65_536, by: 2) as StrideTo<UInt32> {
      let next = network.addVertex(at: try Coordinate(latitude: 39.9, longitude: 116.3))
      network.addSegment(
        from: vertex, to: next, through: [], length: try Distance(metres: 1),
        movement: PerProfile(
          foot: .init(
            forward: .zero, backward: .zero, forwardDelay: Weight(deciseconds: delay),
            backwardDelay: Weight(deciseconds: delay + 1)),
          bicycle: .notUsable, ebike: .notUsable))
      vertex = next
    }
    let table = try DelayTable(network)
    let last = DirectedSegment(segment: 32_767, direction: .backward)
    #expect(table.delays.foot[Int(table.rows[Int(last.rawValue)])] == 65_535)
    network.segments[0].movement.foot.forwardDelay = Weight(deciseconds: 65_536)
    network.segments[0].movement.bicycle.forward = .zero
    network.segments[0].movement.bicycle.forwardDelay = Weight(deciseconds: 1)
    #expect(throws: RoadsError.tooManyDelays(count: 65_537)) { try DelayTable(network) }
  }
}
