import SnapshotFormat
import Testing

@testable import Roads

/// Weights of edges: climbing and descending along them is as short as any way through the graph.
struct HierarchyMetricTests {
  /// Weights from a vertex to all its ancestors, by rank, climbing along all edges or along those that a
  /// climb has kept.
  private func climb(
    _ rank: UInt32, _ climb: HierarchyClimb, _ parts: Column<EdgeParts>
  ) -> [UInt32: UInt32] {
    var weights: [UInt32: UInt32] = [rank: 0]
    for lower in rank..<UInt32(climb.nodes.count - 1) {
      guard let weight = weights[lower] else { continue }
      let row = Int(climb.nodes[Int(lower)].firstArc)..<Int(climb.nodes[Int(lower) + 1].firstArc)
      for arc in row {
        let head = parts[arc].head
        guard climb.arcs[arc].weight < Weight.infinity.deciseconds else { continue }
        weights[head] = min(weights[head] ?? .max, weight + climb.arcs[arc].weight)
      }
    }
    return weights
  }

  private func check(
    _ graph: RoadGraph, _ topology: HierarchyTopology, _ metric: HierarchyMetric, _ seed: UInt64,
    reference: Dijkstra, sources: [UInt32], _ workspace: inout SearchWorkspace
  ) throws {
    let witnesses = HierarchyWitnesses(metric)
    let vertices = Array(0..<UInt32(graph.vertexCount))
    for prunes in [false, true] {
      let (ups, downs, parts) = HierarchyClimb.both(metric, shortest: prunes ? witnesses : nil)
      for source in sources {
        let expected = reference.weights(from: source, to: vertices, using: &workspace)
        let climbed = climb(topology.ranks[Int(source)], ups, parts)
        for target in sources {
          let fallen = climb(topology.ranks[Int(target)], downs, parts)
          let best = climbed.compactMap { rank, weight in fallen[rank].map { weight + $0 } }.min()
          try #require(
            Weight(deciseconds: best ?? .max) == expected[Int(target)],
            "seed \(seed), \(source) to \(target), pruned: \(prunes)")
        }
      }
    }
  }

  @Test(arguments: Profile.allCases)
  func climbingAndDescendingIsShortest(profile: Profile) throws {
    var workspace = SearchWorkspace()
    for seed in 0..<400 as Range<UInt64> {
      let graph = try RoadGraph(try RandomNetwork(seed: seed).network)
      let topology = try HierarchyTopology(graph, NestedDissection(graph))
      try check(
        graph, topology, HierarchyMetric(topology, graph, profile), seed,
        reference: Dijkstra(graph, profile), sources: Array(0..<UInt32(graph.vertexCount)),
        &workspace)
    }
  }

  /// Other weights on the same roads: a third of them closed, others slower.
  @Test func customizedAgain() throws {
    var workspace = SearchWorkspace()
    for seed in 0..<200 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      let topology = try HierarchyTopology(graph, NestedDissection(graph))
      var metric = HierarchyMetric(topology, graph, .ebike)
      let before = (metric.up, metric.down, metric.upVia, metric.downVia)
      let changed = graph.arcWeights.ebike.map { weight in
        switch UInt32.random(in: 0..<3, using: &world.random) {
        case 0: Weight.infinity.deciseconds
        case 1: Weight(deciseconds: weight + 7).deciseconds
        default: weight
        }
      }
      metric.customize(topology, weights: changed.span)
      let sources = Array(0..<UInt32(graph.vertexCount))
      try check(
        graph, topology, metric, seed,
        reference: Dijkstra(try graph.weighing(changed, for: .ebike), .ebike), sources: sources,
        &workspace)
      let weights = graph.arcWeights.ebike
      metric.customize(topology, weights: weights.span)
      try #require(before == (metric.up, metric.down, metric.upVia, metric.downVia))
    }
  }

  @Test(arguments: Profile.allCases)
  func aGrid(profile: Profile) throws {
    var workspace = SearchWorkspace()
    let graph = try RoadGraph(try GridNetwork(seed: 11, columns: 40, rows: 40).network)
    let topology = try HierarchyTopology(graph, NestedDissection(graph))
    let sources = (0..<UInt32(20)).map { $0 * 7_919 % UInt32(graph.vertexCount) }
    try check(
      graph, topology, HierarchyMetric(topology, graph, profile), 11,
      reference: Dijkstra(graph, profile), sources: sources, &workspace)
  }
}
