internal import SnapshotFormat

/// The way up: from any vertex towards its root, in one direction of travel, with nothing in memory but
/// what a search reads.
///
/// A search visits a vertex and its ancestors, one after the other, without a queue. All that an arc
/// leads to are ancestors too, so labels are kept by depth: 200 numbers for a city instead of one for
/// each vertex, and always in the fastest memory.
struct HierarchyClimb: Sendable {
  /// An arc towards an ancestor.
  struct Arc: ColumnElement, Equatable {
    /// The ancestor's depth.
    var depth: UInt32
    /// Deciseconds; infinite where there is a shorter way, or none.
    var weight: UInt32
  }

  struct Node: ColumnElement, Equatable {
    /// Where its arcs begin; they end where those of the next node begin.
    var firstArc: UInt32
    /// The rank of the parent; the number of vertices for a root.
    var parent: UInt32
  }

  /// By rank, and one more; the same upward and downward.
  let nodes: Column<Node>
  /// In rows by rank; arc n is part n of the edges to be unpacked.
  let arcs: Column<Arc>
}

extension HierarchyClimb {
  /// The climbs in both directions of travel, and what their arcs stand for.
  ///
  /// An edge is kept where in one direction at least no way between its ends is shorter; in the other it
  /// may then weigh infinity. One numbering for both: one table of nodes, and no table from arcs to
  /// edges.
  ///
  /// Whatever an edge stands for is kept with it: were there a shorter way for a half, there would be one
  /// for the whole.
  ///
  /// - Parameter shortest: what lies between the ends of edges by whatever way; `nil` to keep every edge
  ///   that can be used.
  static func both(
    _ metric: HierarchyMetric, shortest: HierarchyWitnesses?
  ) -> (up: HierarchyClimb, down: HierarchyClimb, parts: Column<EdgeParts>) {
    let topology = metric.triangles.topology
    let (first, heads) = (topology.firstEdge.span, topology.heads.span)
    let depths = metric.triangles.headDepths.span
    let (up, down) = (metric.up.span, metric.down.span)
    let (upVia, downVia) = (metric.upVia.span, metric.downVia.span)
    let (shortestUps, shortestDowns) = (shortest?.up ?? metric.up, shortest?.down ?? metric.down)
    let (shortestUp, shortestDown) = (shortestUps.span, shortestDowns.span)
    let infinity = Weight.infinity.deciseconds
    /// By edge: its place among those kept.
    var places = [UInt32](repeating: 0, count: topology.edgeCount)
    var nodes: [Node] = []
    var upArcs: [Arc] = []
    var downArcs: [Arc] = []
    var parts: [EdgeParts] = []
    nodes.reserveCapacity(topology.vertexCount + 1)
    upArcs.reserveCapacity(topology.edgeCount)
    downArcs.reserveCapacity(topology.edgeCount)
    parts.reserveCapacity(topology.edgeCount)
    func kept(_ via: UInt32) -> UInt32 {
      // Lower edges come first: they have their place.
      via < Via.lower || via == Via.none ? via : Via.lower | places[Int(via & ~Via.lower)]
    }
    for rank in 0..<topology.vertexCount {
      nodes.append(
        Node(
          firstArc: UInt32(truncatingIfNeeded: upArcs.count),
          parent: UInt32(truncatingIfNeeded: topology.parent(of: rank))))
      for edge in Int(first[rank])..<Int(first[rank + 1]) {
        let isUp = up[edge] < infinity && up[edge] == shortestUp[edge]
        let isDown = down[edge] < infinity && down[edge] == shortestDown[edge]
        guard isUp || isDown else { continue }
        places[edge] = UInt32(truncatingIfNeeded: parts.count)
        upArcs.append(Arc(depth: depths[edge], weight: isUp ? up[edge] : infinity))
        downArcs.append(Arc(depth: depths[edge], weight: isDown ? down[edge] : infinity))
        parts.append(
          EdgeParts(
            tail: UInt32(truncatingIfNeeded: rank), head: heads[edge],
            up: isUp ? kept(upVia[edge]) : Via.none,
            down: isDown ? kept(downVia[edge]) : Via.none))
      }
    }
    nodes.append(Node(firstArc: UInt32(truncatingIfNeeded: upArcs.count), parent: .max))
    let column = Column(nodes)
    return (
      HierarchyClimb(nodes: column, arcs: Column(upArcs)),
      HierarchyClimb(nodes: column, arcs: Column(downArcs)), Column(parts)
    )
  }
}
