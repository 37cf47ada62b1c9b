public import SnapshotFormat

extension HierarchyTopology {
  /// Adds the hierarchy to a snapshot, beside its graph: about 2.5 MB for a city.
  public func write(to writer: inout SnapshotWriter) {
    writer.add("rh.rank", ranks)
    writer.add("rh.row", firstEdge)
    writer.add("rh.dept", depths)
    writer.add("rh.head", heads)
    writer.add("rh.arc", edgeOfArc)
  }

  /// Whether a snapshot has the whole hierarchy, or an order at the most.
  public static func isPresent(in snapshot: Snapshot) -> Bool {
    snapshot.sections.contains("rh.row")
  }

  /// Adds the order of the vertices alone: what takes long to find. The rest can be made from it.
  public func writeOrder(to writer: inout SnapshotWriter) {
    writer.add("rh.rank", ranks)
  }

  /// Makes the hierarchy from the order in a snapshot. O(edges · log of a row).
  ///
  /// - Parameter graph: of the same snapshot.
  public init(orderIn snapshot: Snapshot, _ graph: RoadGraph) throws(SnapshotError) {
    let ranks: Column<UInt32> = try snapshot.column("rh.rank", count: graph.vertexCount)
    var vertices = [UInt32](repeating: .max, count: ranks.count)
    for (vertex, rank) in ranks.enumerated() {
      guard Int(rank) < vertices.count, vertices[Int(rank)] == .max else {
        throw .contradiction("an order has rank \(rank) twice, or of \(vertices.count) vertices")
      }
      vertices[Int(rank)] = UInt32(truncatingIfNeeded: vertex)
    }
    do {
      // A good order needs two edges for an arc, and on the worst of grids not forty.
      try self.init(
        graph, NestedDissection(vertices: vertices), edgeLimit: 64 * graph.arcCount + 1024)
    } catch {
      throw .contradiction("\(error)")
    }
  }

  /// The hierarchy of a snapshot, in its mapped memory. O(edges) for a comparison each.
  ///
  /// What is read as a place is checked. Whether the edges are enough for right answers is another
  /// question, `checkInvariants`.
  ///
  /// - Parameter graph: of the same snapshot.
  public init(_ snapshot: Snapshot, _ graph: RoadGraph) throws(SnapshotError) {
    let count = graph.vertexCount
    let heads = try snapshot.column("rh.head", of: UInt32.self)
    // An edge and a direction have to fit into 32 bits, and so has an edge behind `Via.lower`.
    guard heads.count <= RoadGraph.maximumCount else {
      throw .contradiction("\(heads.count) edges, expected at most \(RoadGraph.maximumCount)")
    }
    self.init(
      ranks: try snapshot.column("rh.rank", count: count),
      firstEdge: try snapshot.column("rh.row", count: count + 1),
      depths: try snapshot.column("rh.dept", count: count), heads: heads,
      edgeOfArc: try snapshot.column("rh.arc", count: graph.arcCount))
    try ColumnCheck.are(ranks, below: count, "a vertex has rank")
    try ColumnCheck.areRows(firstEdge, of: heads.count, "edges")
    try ColumnCheck.are(heads, below: count, "an edge leads to rank")
    let edgeCount = heads.count
    try ColumnCheck.are(
      edgeOfArc, { $0 == HierarchyTopology.noEdge ? 0 : $0 >> 1 }, below: max(edgeCount, 1),
      "an arc has edge")
    try checkTree()
  }

  /// Every vertex has a parent above it, and is one deeper than that; or it is a root.
  ///
  /// So whoever goes from parent to parent comes to an end, and counts down to nothing on the way.
  private func checkTree() throws(SnapshotError) {
    let (first, heads, depths) = (firstEdge.span, heads.span, depths.span)
    for rank in depths.indices {
      let edge = Int(first[rank])
      let isRoot = edge == Int(first[rank + 1])
      let parent = isRoot ? rank : Int(heads[edge])
      guard isRoot ? depths[rank] == 0 : parent > rank && depths[rank] == depths[parent] &+ 1
      else { throw .contradiction("rank \(rank) is not one deeper than its parent") }
      // What is changed in a live hierarchy goes on to higher edges only.
      var isAscending = true
      for next in (edge + 1)..<max(Int(first[rank + 1]), edge + 1) {
        isAscending = isAscending && heads[next - 1] < heads[next]
      }
      guard isAscending else {
        throw .contradiction("the edges of rank \(rank) do not ascend")
      }
    }
  }
}
