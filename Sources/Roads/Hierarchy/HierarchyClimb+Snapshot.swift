internal import SnapshotFormat

extension HierarchyClimb {
  /// The arcs of a snapshot: none leads to a depth that there is not, or weighs so much that two of them
  /// can't be added.
  static func arcs(
    _ snapshot: Snapshot, _ section: SectionID, _ topology: HierarchyTopology, count: Int
  ) throws(SnapshotError) -> Column<Arc> {
    let arcs: Column<Arc> = try snapshot.column(section, count: count)
    // No depth is 2³¹: a weight with the top bit is as good as a depth that there is not.
    try ColumnCheck.are(
      arcs, { $0.depth | $0.weight & 1 << 31 }, below: topology.depthCount,
      "an arc leads to depth")
    return arcs
  }
}

extension HierarchyTopology {
  /// Nodes of climbs repeat the parent, which is the lowest head.
  func checkParents<Node: ColumnElement>(
    _ nodes: Column<Node>, _ parent: (Node) -> UInt32
  ) throws(SnapshotError) {
    let (first, heads, nodes) = (firstEdge.span, heads.span, nodes.span)
    let count = UInt32(truncatingIfNeeded: vertexCount)
    var difference: UInt32 = 0
    for rank in 0..<vertexCount {
      let edge = Int(first[rank])
      let expected = edge == Int(first[rank &+ 1]) ? count : heads[edge]
      difference |= parent(nodes[rank]) ^ expected
    }
    guard difference == 0 else { throw .contradiction("a climb does not follow its tree") }
  }
}
