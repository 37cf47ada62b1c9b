internal import SnapshotFormat

/// A road graph in the shape that searches by hierarchy need: vertices by rank, and between them upward
/// edges, enough of them that every shortest way has an equal that first only climbs and then only
/// descends.
///
/// ```swift
/// let topology = try HierarchyTopology(graph, NestedDissection(graph))
/// let metric = HierarchyMetric(topology, graph, .ebike)
/// ```
///
/// An edge joins two vertices in both directions; which way it can be used, and for what, says a
/// ``HierarchyMetric``. When a vertex is eliminated, all it is joined to above are joined to each other.
/// So for edges (m, v) and (m, x) with m < v < x there is an edge (v, x), a lower triangle, and all
/// vertices that a vertex is joined to above are its ancestors in the **elimination tree**, whose parent
/// is the lowest of them. One ancestor of a vertex is known by its **depth** alone: the number of
/// its own ancestors.
///
/// Depends on what roads there are, not on weights, so it serves all profiles, and stays as it is
/// when a road is closed.
///
/// Source: J. Dibbelt, B. Strasser, D. Wagner, "Customizable contraction hierarchies" (2016).
public struct HierarchyTopology: Sendable {
  // By vertex of the graph.

  /// Its place in the order.
  let ranks: Column<UInt32>

  // By rank.

  /// Where the edges upward begin; one more than there are vertices.
  let firstEdge: Column<UInt32>
  /// The number of ancestors in the elimination tree.
  let depths: Column<UInt32>

  // By edge, in rows of the lower ends, each ascending by head.

  /// The rank of the higher end.
  let heads: Column<UInt32>

  // By arc of the graph.

  /// Twice the edge, plus 1 for downward; ``noEdge`` for a loop.
  let edgeOfArc: Column<UInt32>

  static let noEdge = UInt32.max

  /// The number of vertices.
  public var vertexCount: Int { ranks.count }
  /// The number of edges, those added included.
  public var edgeCount: Int { heads.count }

  /// One more than the greatest depth; at least 1.
  let depthCount: Int

  /// Adds the depths, which follow from the rest. O(vertices).
  ///
  /// - Parameters:
  ///   - ranks: each once.
  ///   - firstEdge: rows of `heads`.
  ///   - heads: above the rank in whose row they stand.
  init(
    ranks: Column<UInt32>, firstEdge: Column<UInt32>, heads: Column<UInt32>,
    edgeOfArc: Column<UInt32>
  ) {
    let (first, above) = (firstEdge.span, heads.span)
    var depths = [UInt32](repeating: 0, count: ranks.count)
    // From the top, so that a parent has its depth before its children.
    for rank in depths.indices.reversed() where first[rank] < first[rank + 1] {
      depths[rank] = depths[Int(above[Int(first[rank])])] + 1
    }
    self.init(
      ranks: ranks, firstEdge: firstEdge, depths: Column(depths), heads: heads,
      edgeOfArc: edgeOfArc)
  }

  init(
    ranks: Column<UInt32>, firstEdge: Column<UInt32>, depths: Column<UInt32>,
    heads: Column<UInt32>, edgeOfArc: Column<UInt32>
  ) {
    self.ranks = ranks
    self.firstEdge = firstEdge
    self.depths = depths
    self.heads = heads
    self.edgeOfArc = edgeOfArc
    var deepest: UInt32 = 0
    let numbers = depths.span
    for rank in numbers.indices { deepest = max(deepest, numbers[rank]) }
    depthCount = Int(deepest) + 1
  }

  /// How many vertices a search can meet at the most: those between a vertex and its root.
  public var height: Int { depthCount }

  /// The parent of a vertex in the elimination tree; ``vertexCount`` for a root.
  func parent(of rank: Int) -> Int {
    let first = Int(firstEdge[rank])
    return first < Int(firstEdge[rank + 1]) ? Int(heads[first]) : vertexCount
  }
}
