internal import SnapshotFormat

/// What customizing reads of a topology beside its rows: edges by their higher ends, and where in a
/// spread-out row each belongs.
///
/// Made anew from a topology in 2 ms for a city, so it is not in a file: only who takes other weights
/// needs it.
struct LowerTriangles: Sendable {
  let topology: HierarchyTopology

  // By edge.

  /// The rank of the lower end.
  let tails: [UInt32]
  /// The depth of the higher end.
  let headDepths: [UInt32]

  // By rank.

  /// Where the edges from below begin in `lowerEdges`; one more than there are vertices.
  let firstLowerEdge: [UInt32]
  /// Edges by head, each row ascending.
  let lowerEdges: [UInt32]

  /// O(edges).
  init(_ topology: HierarchyTopology) {
    self.topology = topology
    let (first, heads, depths) = (
      topology.firstEdge.span, topology.heads.span, topology.depths.span
    )
    var tails = [UInt32](repeating: 0, count: heads.count)
    var headDepths = tails
    for rank in depths.indices {
      for edge in Int(first[rank])..<Int(first[rank + 1]) {
        tails[edge] = UInt32(truncatingIfNeeded: rank)
        headDepths[edge] = depths[Int(heads[edge])]
      }
    }
    let lower = Rows(count: topology.vertexCount, topology.heads.array)
    self.tails = tails
    self.headDepths = headDepths
    firstLowerEdge = lower.first
    lowerEdges = lower.values
  }
}
