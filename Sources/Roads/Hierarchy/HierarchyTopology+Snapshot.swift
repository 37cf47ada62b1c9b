public import SnapshotFormat

extension HierarchyTopology {
  /// Adds the hierarchy to a snapshot, beside its graph: about 2 MB for a city.
  ///
  /// What can be computed from the rest as fast as it can be checked is not written.
  public func write(to writer: inout SnapshotWriter) {
    writer.add("rh.vert", vertices)
    writer.add("rh.row", firstEdge)
    writer.add("rh.head", heads)
    writer.add("rh.arc", edgeOfArc)
  }

  /// Whether a snapshot has a hierarchy at all.
  public static func isPresent(in snapshot: Snapshot) -> Bool {
    snapshot.sections.contains("rh.row")
  }

  /// The hierarchy of a snapshot. O(edges).
  ///
  /// Checks everything: a hierarchy that is accepted gives the right answers for its graph.
  ///
  /// - Parameter graph: of the same snapshot.
  public init(_ snapshot: Snapshot, _ graph: RoadGraph) throws(SnapshotError) {
    let count = graph.vertexCount
    let vertices = try snapshot.column("rh.vert", of: UInt32.self, count: count)
    let firstEdge = try snapshot.column("rh.row", of: UInt32.self, count: count + 1)
    let heads = try snapshot.column("rh.head", of: UInt32.self)
    let edgeOfArc = try snapshot.column("rh.arc", of: UInt32.self, count: graph.arcCount)
    // An edge and a direction have to fit into 32 bits, and so has an edge behind `Via.lower`.
    guard heads.count <= RoadGraph.maximumCount else {
      throw .contradiction("\(heads.count) edges, expected at most \(RoadGraph.maximumCount)")
    }
    try ColumnCheck.areRows(firstEdge, of: heads.count, "edges")
    try ColumnCheck.are(heads, below: count, "an edge leads to rank")
    try ColumnCheck.are(vertices, below: count, "an order has vertex")
    try HierarchyTopology.checkOrder(vertices)
    try HierarchyTopology.checkRows(firstEdge, heads)
    self.init(vertices: vertices, firstEdge: firstEdge, heads: heads, edgeOfArc: edgeOfArc)
    try checkArcs(of: graph)
  }

  /// Every vertex stands in the order once.
  private static func checkOrder(_ vertices: Column<UInt32>) throws(SnapshotError) {
    var isSeen = [Bool](repeating: false, count: vertices.count)
    for vertex in vertices {
      guard !isSeen[Int(vertex)] else {
        throw .contradiction("vertex \(vertex) has two ranks")
      }
      isSeen[Int(vertex)] = true
    }
  }

  /// Edges lead upward, and all that a vertex is joined to is joined to each other.
  ///
  /// The second is true when it holds for the parent and each of the others: the parent is then joined
  /// to all of them, and so on up. O(edges) comparisons, two rows at a time.
  private static func checkRows(
    _ firstEdge: Column<UInt32>, _ heads: Column<UInt32>
  ) throws(SnapshotError) {
    let (first, above) = (firstEdge.span, heads.span)
    for rank in 0..<(first.count - 1) {
      let row = Int(first[rank])..<Int(first[rank + 1])
      var least = UInt32(rank)
      for edge in row {
        guard above[edge] > least else {
          throw .contradiction("the edges of rank \(rank) do not ascend")
        }
        least = above[edge]
      }
      guard row.count > 1 else { continue }
      let parent = Int(above[row.lowerBound])
      var place = Int(first[parent])
      let end = Int(first[parent + 1])
      for edge in row.dropFirst() {
        while place < end, above[place] < above[edge] { place += 1 }
        guard place < end, above[place] == above[edge] else {
          throw .contradiction("ranks \(parent) and \(above[edge]) are not joined")
        }
      }
    }
  }

  /// Every arc has the edge between its ends, in its direction.
  private func checkArcs(of graph: RoadGraph) throws(SnapshotError) {
    for vertex in 0..<graph.vertexCount {
      for arc in Int(graph.firstArc[vertex])..<Int(graph.firstArc[vertex + 1]) {
        let (tail, head) = (ranks[vertex], ranks[Int(graph.arcHeads[arc])])
        let edge = edgeOfArc[arc]
        if tail == head, edge == HierarchyTopology.noEdge { continue }
        guard tail != head, Int(edge >> 1) < edgeCount,
          edge & 1 == (tail < head ? 0 : 1), tails[Int(edge >> 1)] == min(tail, head),
          heads[Int(edge >> 1)] == max(tail, head)
        else { throw .contradiction("arc \(arc) has edge \(edge >> 1)") }
      }
    }
  }
}
