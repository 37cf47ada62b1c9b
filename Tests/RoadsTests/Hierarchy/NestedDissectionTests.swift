import Geodesy
import Roads
import Testing

/// Orders of vertices: whether they are ones, and whether they are good.
struct NestedDissectionTests {
  @Test func everyVertexOnceAndJunctionsInOnePiece() throws {
    for seed in 0..<300 as Range<UInt64> {
      let graph = try RoadGraph(try RandomNetwork(seed: seed).network)
      try check(graph, seed)
    }
    try check(RoadGraph(GridNetwork(seed: 1, columns: 40, rows: 40).network), 1)
    try check(RoadGraph(RoadNetwork()), 0)
  }

  private func check(_ graph: RoadGraph, _ seed: UInt64) throws {
    let order = NestedDissection(graph).vertices
    try #require(order.sorted() == Array(0..<UInt32(graph.vertexCount)), "seed \(seed)")
    try #require(NestedDissection(graph).vertices == order, "seed \(seed)")
    var pieces = 0
    for place in order.indices
    where place == 0 || graph.junction(of: order[place]) != graph.junction(of: order[place - 1]) {
      pieces += 1
    }
    try #require(Set(order.map(graph.junction(of:))).count == pieces, "seed \(seed)")
  }

  /// How many neighbours vertices have when it is their turn: at most, and all together.
  private func fill(_ graph: RoadGraph, _ network: RoadNetwork) -> (most: Int, sum: Int) {
    // By junction: turns and phases add nothing that this test is about.
    var neighbors = [Set<UInt32>](repeating: [], count: network.vertices.count)
    for segment in network.segments where segment.tail != segment.head {
      neighbors[Int(segment.tail)].insert(segment.head)
      neighbors[Int(segment.head)].insert(segment.tail)
    }
    var most = 0
    var sum = 0
    var isGone = Set<UInt32>()
    for vertex in NestedDissection(graph).vertices {
      let junction = graph.junction(of: vertex)
      guard isGone.insert(junction).inserted else { continue }
      let around = neighbors[Int(junction)]
      most = max(most, around.count)
      sum += around.count
      for neighbor in around {
        neighbors[Int(neighbor)].remove(junction)
        neighbors[Int(neighbor)].formUnion(around.subtracting([neighbor]))
      }
    }
    return (most, sum)
  }

  @Test func cutsAreShort() throws {
    // A full grid of 40 × 40 has no better cut than 40; this one has a river and gaps.
    let network = try GridNetwork(seed: 7, columns: 40, rows: 40).network
    let (most, sum) = fill(try RoadGraph(network), network)
    #expect(most <= 40)
    #expect(sum <= 8 * network.vertices.count)
  }

  @Test func aChainIsHalvedNotUnrolled() throws {
    var network = RoadNetwork()
    for place in 0..<1_000 {
      _ = network.addVertex(
        at: try Coordinate(latitude: 39.9, longitude: 116 + Double(place) / 1_000))
      guard place > 0 else { continue }
      network.addSegment(
        from: UInt32(place - 1), to: UInt32(place), through: [],
        length: try Distance(metres: 100),
        movement: PerProfile(all: .init(both: Weight(deciseconds: 9))))
    }
    let graph = try RoadGraph(network)
    let (most, _) = fill(graph, network)
    #expect(most == 2)
    // From one end to the other the tree would be a path.
    #expect(NestedDissection(graph).vertices != Array(0..<1_000))
  }
}
