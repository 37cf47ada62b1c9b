import Geodesy
import Roads
import TestSupport
import Testing

/// Ways between vertices, and what the builder makes of a network.
struct DijkstraTests {
  @Test(arguments: Profile.allCases)
  func agreesWithTheOracle(profile: Profile) throws {
    var workspace = SearchWorkspace()
    for seed in 0..<1_000 as Range<UInt64> {
      let world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      let dijkstra = Dijkstra(graph, profile)
      let vertices = Array(0..<UInt32(graph.vertexCount))
      var isSeen = Set<UInt32>()
      // The first vertex of each junction is the junction itself, not a copy.
      var random = SeededGenerator(seed: seed)
      let source =
        vertices.filter { isSeen.insert(graph.junction(of: $0)).inserted }
        .randomElement(using: &random) ?? 0
      let junction = graph.junction(of: source)
      var expected: [UInt32: Int] = [junction: 0]
      for (state, weight) in TurnOracle(world.network, profile).arrivals(fromVertex: junction) {
        let end = world.network.end(state.travel)
        expected[end] = min(expected[end] ?? .max, weight)
      }
      let weights = dijkstra.weights(from: source, to: vertices, using: &workspace)
      var got: [UInt32: Int] = [:]
      for (vertex, weight) in zip(vertices, weights) {
        if let weight = weight.finite {
          got[graph.junction(of: vertex)] = min(got[graph.junction(of: vertex)] ?? .max, weight)
        }
        try #require(
          dijkstra.weight(from: source, to: vertex, using: &workspace) == weight, "seed \(seed)")
        let path = dijkstra.path(from: source, to: vertex, using: &workspace)
        let sum = path?.reduce(Weight.zero) { $0 + graph.weight(along: $1, profile) }
        try #require(sum ?? .infinity == weight, "seed \(seed)")
      }
      try #require(got == expected, "seed \(seed)")
    }
  }

  @Test(arguments: Profile.allCases)
  func mainComponent(profile: Profile) throws {
    var workspace = SearchWorkspace()
    for seed in 0..<300 as Range<UInt64> {
      let network = try RandomNetwork(seed: seed).network
      let graph = try RoadGraph(network)
      let dijkstra = Dijkstra(graph, profile)
      let vertices = Array(0..<UInt32(graph.vertexCount))
      let reach = vertices.map { source in
        dijkstra.weights(from: source, to: vertices, using: &workspace).map(\.isFinite)
      }
      func size(_ vertex: Int) -> Int {
        Set(
          vertices.filter { reach[vertex][Int($0)] && reach[Int($0)][vertex] }
            .map(graph.junction(of:))
        ).count
      }
      let main = vertices.first {
        graph.reachesMain($0, profile) && graph.isReachedFromMain($0, profile)
      }
      let root = Int(try #require(main))
      if network.segments.allSatisfy({ $0.endsOnly.isEmpty }) {
        try #require(vertices.allSatisfy { size(Int($0)) <= size(root) }, "seed \(seed)")
      }
      for vertex in vertices {
        try #require(graph.reachesMain(vertex, profile) == reach[Int(vertex)][root])
        try #require(graph.isReachedFromMain(vertex, profile) == reach[root][Int(vertex)])
      }
    }
  }

  @Test func limitIsExclusiveBeyond() throws {
    var network = RoadNetwork()
    let west = network.addVertex(at: try .init(latitude: 39.9, longitude: 116.3))
    let east = network.addVertex(at: try .init(latitude: 39.9, longitude: 116.4))
    network.addSegment(
      from: west, to: east, through: [], length: try .init(metres: 100),
      movement: PerProfile(all: .init(both: Weight(deciseconds: 70))))
    let dijkstra = Dijkstra(try RoadGraph(network), .foot)
    var workspace = SearchWorkspace()
    #expect(
      dijkstra.weight(from: 0, to: 1, within: Weight(deciseconds: 70), using: &workspace)
        == Weight(deciseconds: 70))
    #expect(
      dijkstra.weight(from: 0, to: 1, within: Weight(deciseconds: 69), using: &workspace)
        == .infinity)
  }

  @Test func wrongNetworksAreRefused() throws {
    var network = RoadNetwork()
    _ = network.addVertex(at: try .init(latitude: 39.9, longitude: 116.3))
    let movement = PerProfile(all: RoadNetwork.Movement.notUsable)
    network.addSegment(
      from: 0, to: 1, through: [], length: try .init(metres: 1), movement: movement)
    #expect(throws: RoadsError.unknownVertex(segment: 0, vertex: 1)) { try RoadGraph(network) }
    network.segments[0].head = 0
    network.segments[0].name = 3
    #expect(throws: RoadsError.unknownName(segment: 0, name: 3)) { try RoadGraph(network) }
    network.segments[0].name = nil
    network.segments[0].points = 0..<1
    #expect(throws: RoadsError.unknownPoints(segment: 0, points: 0..<1)) {
      try RoadGraph(network)
    }
    network.segments[0].points = 0..<0
    let loop = DirectedSegment(segment: 0, direction: .forward)
    network.restrictions = [TurnRestriction(.no, from: loop, via: 7, to: loop)]
    #expect(throws: RoadsError.segmentsDoNotMeet(restriction: 0, via: 7)) {
      try RoadGraph(network)
    }
    #expect(throws: Never.self) { try RoadGraph(RoadNetwork()) }
  }
}
