import Geodesy
import SnapshotFormat
import Testing

@testable import Roads

/// Upward edges: enough of them, no more than that, and the same from a file.
struct HierarchyTopologyTests {
  /// What elimination joins, by rank, played with sets.
  private func eliminate(_ graph: RoadGraph, _ order: [UInt32]) -> [[UInt32]] {
    var ranks = [UInt32](repeating: 0, count: order.count)
    for (rank, vertex) in order.enumerated() { ranks[Int(vertex)] = UInt32(rank) }
    var rows = [Set<UInt32>](repeating: [], count: order.count)
    for vertex in 0..<graph.vertexCount {
      for arc in Int(graph.firstArc[vertex])..<Int(graph.firstArc[vertex + 1]) {
        let ends = [ranks[vertex], ranks[Int(graph.arcHeads[arc])]].sorted()
        if ends[0] != ends[1] { rows[Int(ends[0])].insert(ends[1]) }
      }
    }
    for rank in rows.indices {
      for one in rows[rank] {
        for other in rows[rank] where one < other { rows[Int(one)].insert(other) }
      }
    }
    return rows.map { $0.sorted() }
  }

  private func check(_ graph: RoadGraph, _ seed: UInt64) throws {
    let order = NestedDissection(graph)
    let topology = try HierarchyTopology(graph, order)
    let triangles = LowerTriangles(topology)
    let rows = eliminate(graph, order.vertices)
    try #require(topology.heads.array == rows.flatMap(\.self), "seed \(seed)")
    for rank in rows.indices {
      let row = Int(topology.firstEdge[rank])..<Int(topology.firstEdge[rank + 1])
      try #require(row.count == rows[rank].count, "seed \(seed)")
      // All that a vertex is joined to are ancestors, each at a depth of its own.
      var ancestors: [UInt32] = []
      var ancestor = topology.parent(of: rank)
      while ancestor < topology.vertexCount {
        ancestors.append(UInt32(ancestor))
        ancestor = topology.parent(of: ancestor)
      }
      try #require(Int(topology.depths[rank]) == ancestors.count, "seed \(seed)")
      for edge in row {
        try #require(ancestors.contains(topology.heads[edge]), "seed \(seed)")
        try #require(triangles.headDepths[edge] == topology.depths[Int(topology.heads[edge])])
        try #require(Int(triangles.tails[edge]) == rank)
      }
    }
    var writer = SnapshotWriter()
    topology.write(to: &writer)
    let bytes = try writer.bytes()
    let read = try HierarchyTopology(Snapshot(bytes: bytes), graph)
    try read.checkInvariants(of: graph)
    try #require(read.depths == topology.depths && read.ranks == topology.ranks)
    writer = SnapshotWriter()
    try HierarchyTopology(graph, order).write(to: &writer)
    try #require(try writer.bytes() == bytes, "seed \(seed)")
  }

  @Test func joinsWhatEliminationJoins() throws {
    for seed in 0..<300 as Range<UInt64> {
      try check(RoadGraph(try RandomNetwork(seed: seed).network), seed)
    }
    try check(RoadGraph(try GridNetwork(seed: 3, columns: 30, rows: 30).network), 3)
    try check(RoadGraph(RoadNetwork()), 0)
  }

  @Test func aChainMakesALowTree() throws {
    var network = RoadNetwork()
    for place in 0..<1_000 {
      _ = network.addVertex(at: .init(clampingLatitude: 39.9, longitude: 116))
      guard place > 0 else { continue }
      network.addSegment(
        from: UInt32(place - 1), to: UInt32(place), through: [], length: try .init(metres: 100),
        movement: PerProfile(all: .init(both: Weight(deciseconds: 9))))
    }
    let graph = try RoadGraph(network)
    let topology = try HierarchyTopology(graph, NestedDissection(graph))
    #expect(topology.height <= 20)
  }

  /// Any word may be any number: the hierarchy is refused, or its invariants don't hold, unless it is one
  /// of the graph.
  @Test func aHostileFileIsNoticed() throws {
    let nasty: [UInt32] = [0, 1, 7, 0x7FFF_FFFF, 0x8000_0000, .max - 1, .max]
    for seed in 3..<20 as Range<UInt64> {
      let graph = try RoadGraph(try RandomNetwork(seed: seed).network)
      let topology = try HierarchyTopology(graph, NestedDissection(graph))
      var writer = SnapshotWriter()
      topology.write(to: &writer)
      let bytes = try writer.bytes()
      for word in 0..<(bytes.count / 4) {
        for number in nasty {
          var changed = bytes
          for byte in 0..<4 {
            changed[word * 4 + byte] = UInt8(truncatingIfNeeded: number >> UInt32(8 * byte))
          }
          guard let snapshot = try? Snapshot(bytes: changed, verifying: .frame),
            let read = try? HierarchyTopology(snapshot, graph),
            (try? read.checkInvariants(of: graph)) != nil
          else { continue }
          try #require(
            read.ranks == topology.ranks && read.heads == topology.heads
              && read.edgeOfArc == topology.edgeOfArc, "seed \(seed), word \(word)")
        }
      }
    }
  }

  @Test func anEdgeTooFewIsNoticed() throws {
    let graph = try RoadGraph(try GridNetwork(seed: 5, columns: 12, rows: 12).network)
    let topology = try HierarchyTopology(graph, NestedDissection(graph))
    let used = Set(topology.edgeOfArc.map { $0 >> 1 })
    let added = try #require(
      (0..<UInt32(topology.edgeCount)).first { edge in
        let row = Int(LowerTriangles(topology).tails[Int(edge)])
        return !used.contains(edge) && topology.firstEdge[row] != edge
      })
    var rows = topology.firstEdge.array
    var heads = topology.heads.array
    heads.remove(at: Int(added))
    for rank in rows.indices where rows[rank] > added { rows[rank] -= 1 }
    var writer = SnapshotWriter()
    writer.add("rh.rank", topology.ranks)
    writer.add("rh.dept", topology.depths)
    writer.add("rh.row", rows)
    writer.add("rh.head", heads)
    writer.add(
      "rh.arc",
      topology.edgeOfArc.map {
        $0 != .max && $0 >> 1 > added ? $0 - 2 : $0
      })
    let snapshot = try Snapshot(bytes: writer.bytes())
    let read = try HierarchyTopology(snapshot, graph)
    #expect(throws: RoadsError.self) { try read.checkInvariants(of: graph) }
  }

  /// An order that eliminates the hub of a star first makes all its leaves neighbours: refused before it
  /// has taken all memory.
  @Test func aBadOrderIsRefused() throws {
    var network = RoadNetwork()
    let hub = network.addVertex(at: .init(clampingLatitude: 39.9, longitude: 116))
    for leaf in 0..<400 {
      let end = network.addVertex(
        at: .init(clampingLatitude: 39.9 + 1e-5 * Double(leaf + 1), longitude: 116.1))
      network.addSegment(
        from: hub, to: end, through: [], length: try .init(metres: 100),
        movement: PerProfile(all: .init(both: Weight(deciseconds: 9))))
    }
    let graph = try RoadGraph(network)
    let good = try HierarchyTopology(graph, NestedDissection(graph))
    var writer = SnapshotWriter()
    good.writeOrder(to: &writer)
    let read = try HierarchyTopology(orderIn: Snapshot(bytes: writer.bytes()), graph)
    #expect(read.ranks == good.ranks && read.heads == good.heads)
    let first = try #require(
      (0..<UInt32(graph.vertexCount)).first { graph.junction(of: $0) == hub })
    let ranks = (0..<UInt32(graph.vertexCount)).map { vertex in
      vertex == first ? 0 : vertex < first ? vertex + 1 : vertex
    }
    writer = SnapshotWriter()
    writer.add("rh.rank", ranks)
    let snapshot = try Snapshot(bytes: writer.bytes())
    #expect(throws: SnapshotError.self) { try HierarchyTopology(orderIn: snapshot, graph) }
  }
}
