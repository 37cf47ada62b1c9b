internal import SnapshotFormat

/// A road graph as an order of its vertices sees it: junctions instead of vertices, edges instead of
/// arcs, no weights.
///
/// All vertices of a junction become one node. They stand at one place and are joined to the same
/// neighbours, so a cut never has a reason to run between them. Edges have no direction and each pair
/// of nodes has one at the most, because a hierarchy keeps one edge for both directions and any number
/// of roads. Loops are dropped: no shortest way needs one.
struct RoadSkeleton {
  /// By node: its first vertex; one more than there are nodes. The vertices of a node are consecutive.
  private(set) var firstVertex: [UInt32] = []
  /// By node: where it lies.
  private(set) var places: [GridCoordinate] = []
  /// By node: where its neighbours begin; one more than there are nodes.
  private(set) var firstNeighbor: [UInt32] = [0]
  /// The neighbours of each node, ascending.
  private(set) var neighbors: [UInt32] = []

  /// The number of nodes.
  var count: Int { places.count }

  /// O(n + m log d) for arcs m and degree d.
  init(_ graph: RoadGraph) {
    var nodes = [UInt32](repeating: 0, count: graph.vertexCount)
    for vertex in 0..<graph.vertexCount {
      if vertex == 0 || graph.junctions[vertex] != graph.junctions[vertex - 1] {
        firstVertex.append(UInt32(vertex))
        places.append(graph.coordinates[vertex])
      }
      nodes[vertex] = UInt32(places.count - 1)
    }
    firstVertex.append(UInt32(graph.vertexCount))

    // Every arc is an edge at both of its ends.
    var tails: [UInt32] = []
    var heads: [UInt32] = []
    tails.reserveCapacity(graph.arcCount * 2)
    heads.reserveCapacity(graph.arcCount * 2)
    for vertex in 0..<graph.vertexCount {
      for arc in Int(graph.firstArc[vertex])..<Int(graph.firstArc[vertex + 1]) {
        let (tail, head) = (nodes[vertex], nodes[Int(graph.arcHeads[arc])])
        guard tail != head else { continue }
        tails.append(tail)
        heads.append(head)
        tails.append(head)
        heads.append(tail)
      }
    }
    let rows = Rows(count: count, tails)
    neighbors.reserveCapacity(heads.count / 2)
    for node in 0..<count {
      let first = neighbors.count
      for neighbor in rows[node].map({ heads[Int($0)] }).sorted()
      where neighbors.count == first || neighbors[neighbors.count - 1] != neighbor {
        neighbors.append(neighbor)
      }
      firstNeighbor.append(UInt32(neighbors.count))
    }
  }
}
