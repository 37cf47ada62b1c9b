import Geodesy
import TestSupport
import Testing

@testable import Roads

struct IsochroneTests {
  /// Reached: a ring of four roads around a block 400 m wide, in the middle of which nothing is.
  private func block(_ side: Double) throws -> (RoadGraph, Reachable) {
    var network = RoadNetwork()
    let degree = side / 111_195
    let corners = [(0.0, 0.0), (0, degree), (degree, degree), (degree, 0)].map {
      network.addVertex(
        at: Coordinate(clampingLatitude: $0.0, longitude: $0.1))
    }
    for (place, corner) in corners.enumerated() {
      network.addSegment(
        from: corner, to: corners[(place + 1) % 4], through: [],
        length: try Distance(metres: side),
        movement: PerProfile(all: RoadNetwork.Movement(both: Weight(deciseconds: 1_000))))
    }
    let graph = try RoadGraph(network)
    var workspace = SearchWorkspace()
    let reachable = Dijkstra(graph, .foot).reachable(
      within: Weight(deciseconds: 100_000),
      from: RoadPlace(SegmentPosition(segment: 0, fraction: 0.5)), using: &workspace)
    return (graph, reachable)
  }

  @Test func aBlockHasAHole() throws {
    let (graph, reachable) = try block(400)
    let area = graph.isochrone(of: reachable)
    let polygon = try #require(area.polygons.first)
    #expect(area.polygons.count == 1)
    #expect(polygon.holes.count == 1)
    #expect(polygon.outer.first == polygon.outer.last)
    // The pen is 80 m wide: outside 480 m with round corners, inside 320 m.
    let metre = 111_195.0
    func squareMetres(_ ring: [Coordinate]) -> Double {
      RingNesting.area(ring.map { SIMD2($0.longitude * metre, $0.latitude * metre) })
    }
    let outer = 480.0 * 480 - (4 - Double.pi) * 40 * 40
    #expect(abs(squareMetres(polygon.outer) / outer - 1) < 0.02)
    #expect(abs(squareMetres(polygon.holes[0]) / -(320.0 * 320) - 1) < 0.02)
  }

  @Test func aSmallBlockHasNone() throws {
    let (graph, reachable) = try block(60)
    #expect(graph.isochrone(of: reachable).polygons.map(\.holes.count) == [0])
  }

  @Test func nothingReachedIsNoArea() throws {
    let (graph, _) = try block(60)
    let area = graph.isochrone(of: Reachable(vertices: [], stretches: []))
    #expect(area.polygons.isEmpty)
  }

  /// Every point that is reached lies inside, none of the outline is farther from what is reached, or
  /// nearer to it, than the pen is wide; rings are closed and turn the right way.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func followsWhatIsReached(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let metre = 111_195.0
    let lines = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
      (0..<2).map { _ in
        SIMD2(
          Double.random(in: 0...600, using: &generator), .random(in: 0...600, using: &generator))
      }
    }
    var network = RoadNetwork()
    for line in lines {
      let ends = line.map {
        network.addVertex(
          at: Coordinate(clampingLatitude: $0.y / metre, longitude: $0.x / metre))
      }
      network.addSegment(
        from: ends[0], to: ends[1], through: [], length: try Distance(metres: 1),
        movement: PerProfile(all: RoadNetwork.Movement(both: Weight(deciseconds: 9))))
    }
    let graph = try RoadGraph(network)
    let stretches = (0..<UInt32(lines.count)).map {
      Reachable.Stretch(
        travel: DirectedSegment(segment: $0, direction: .forward), start: 0, end: 1)
    }
    let polygons = graph.isochrone(of: Reachable(vertices: [], stretches: stretches)).polygons
    let outers = polygons.map { $0.outer.map { SIMD2($0.longitude * metre, $0.latitude * metre) } }
    let holes = polygons.flatMap(\.holes).map {
      $0.map { SIMD2($0.longitude * metre, $0.latitude * metre) }
    }
    func distance(_ point: SIMD2<Double>) -> Double {
      lines.map { line in
        let step = line[1] - line[0]
        let toPoint = point - line[0]
        let share = min(max((toPoint * step).sum() / (step * step).sum(), 0), 1)
        let away = toPoint - step * share
        return (away * away).sum().squareRoot()
      }.min() ?? .infinity
    }
    for ring in outers { #expect(RingNesting.area(ring) > 0, "seed \(seed)") }
    for ring in holes { #expect(RingNesting.area(ring) < 0, "seed \(seed)") }
    for ring in outers + holes {
      #expect(ring.first == ring.last)
      for point in ring {
        #expect(abs(distance(point) - Isochrone.margin) < Isochrone.spacing / 2, "seed \(seed)")
      }
    }
    for _ in 0..<200 {
      let point = SIMD2(
        Double.random(in: -100...700, using: &generator),
        .random(in: -100...700, using: &generator))
      let away = distance(point)
      guard abs(away - Isochrone.margin) > Isochrone.spacing / 2 else { continue }
      let isInside =
        outers.count { RingNesting.contains($0, point) }
        - holes.count { RingNesting.contains($0, point) }
      #expect(isInside == (away < Isochrone.margin ? 1 : 0), "seed \(seed), \(point)")
    }
  }
}
