internal import SnapshotFormat

/// The way up: from any vertex towards its root, in one direction of travel, with nothing in memory but
/// what a search reads.
///
/// A search visits a vertex and its ancestors, one after the other, without a queue. All that an arc
/// leads to are ancestors too, so labels are kept by depth: 200 numbers for a city instead of one for
/// each vertex, and always in the fastest memory.
struct HierarchyClimb: Sendable {
  /// An arc towards an ancestor.
  struct Arc: ColumnElement {
    /// The ancestor's depth.
    var depth: UInt32
    /// Deciseconds; finite.
    var weight: UInt32
  }

  struct Node: ColumnElement {
    /// Where its arcs begin; they end where those of the next node begin.
    var firstArc: UInt32
    /// The rank of the parent; the number of vertices for a root.
    var parent: UInt32
  }

  /// By rank, and one more.
  let nodes: Column<Node>
  let arcs: Column<Arc>
  /// By arc: the edge of the topology.
  let edges: Column<UInt32>

  /// - Parameters:
  ///   - weights: by edge, deciseconds.
  ///   - shortest: by edge, deciseconds: what lies between its ends by whatever way. An edge that weighs
  ///     more is left out.
  init(_ topology: HierarchyTopology, _ weights: Span<UInt32>, shortest: Span<UInt32>) {
    let (first, depths) = (topology.firstEdge.span, topology.headDepths.span)
    let infinity = Weight.infinity.deciseconds
    var nodes: [Node] = []
    var arcs: [Arc] = []
    var edges: [UInt32] = []
    nodes.reserveCapacity(topology.vertexCount + 1)
    arcs.reserveCapacity(weights.count)
    edges.reserveCapacity(weights.count)
    for rank in 0..<topology.vertexCount {
      let parent = UInt32(truncatingIfNeeded: topology.parent(of: rank))
      nodes.append(Node(firstArc: UInt32(truncatingIfNeeded: arcs.count), parent: parent))
      for edge in Int(first[rank])..<Int(first[rank + 1])
      where weights[edge] < infinity && weights[edge] == shortest[edge] {
        arcs.append(Arc(depth: depths[edge], weight: weights[edge]))
        edges.append(UInt32(truncatingIfNeeded: edge))
      }
    }
    nodes.append(Node(firstArc: UInt32(truncatingIfNeeded: arcs.count), parent: .max))
    self.nodes = Column(nodes)
    self.arcs = Column(arcs)
    self.edges = Column(edges)
  }
}
