internal import SnapshotFormat

extension HierarchyTopology {
  /// Eliminates the vertices of a graph in an order. O(edges · length of a row) at the most.
  ///
  /// - Throws: ``RoadsError/tooLarge(what:count:)`` when there are too many edges. A road graph has
  ///   about as many as it has arcs.
  /// - Precondition: the order is one of this graph.
  public init(_ graph: RoadGraph, _ order: NestedDissection) throws(RoadsError) {
    try self.init(graph, order, edgeLimit: RoadGraph.maximumCount)
  }

  /// - Parameter edgeLimit: the most edges there may be. A bad order makes all vertices of a city neighbours of
  ///   each other.
  init(
    _ graph: RoadGraph, _ order: NestedDissection, edgeLimit: Int
  ) throws(RoadsError) {
    let count = graph.vertexCount
    precondition(order.vertices.count == count, "an order belongs to the graph it was made for")
    var ranks = [UInt32](repeating: 0, count: count)
    for (rank, vertex) in order.vertices.enumerated() { ranks[Int(vertex)] = UInt32(rank) }

    let rows = try HierarchyTopology.eliminate(graph, order.vertices, ranks, edgeLimit)
    var edgeOfArc = [UInt32](repeating: HierarchyTopology.noEdge, count: graph.arcCount)
    for vertex in 0..<count {
      for arc in Int(graph.firstArc[vertex])..<Int(graph.firstArc[vertex + 1]) {
        let (tail, head) = (ranks[vertex], ranks[Int(graph.arcHeads[arc])])
        guard tail != head else { continue }
        let row = Int(rows.first[Int(min(tail, head))])..<Int(rows.first[Int(min(tail, head)) + 1])
        guard let edge = rows.heads[row].firstIndex(of: max(tail, head)) else { continue }
        edgeOfArc[arc] = UInt32(edge) << 1 | (tail < head ? 0 : 1)
      }
    }
    self.init(
      ranks: Column(ranks), firstEdge: Column(rows.first), heads: Column(rows.heads),
      edgeOfArc: Column(edgeOfArc))
  }

  /// The heads of all edges upward, in rows by rank.
  ///
  /// The row of a vertex holds the higher ones of its neighbours, and what its children in the
  /// elimination tree hold beside itself: what grandchildren hold is with the children already.
  private static func eliminate(
    _ graph: RoadGraph, _ vertices: [UInt32], _ ranks: [UInt32], _ edgeLimit: Int
  ) throws(RoadsError) -> (first: [UInt32], heads: [UInt32]) {
    let count = vertices.count
    // The lower end of an arc, and the higher one.
    var ends = (lower: [UInt32](), higher: [UInt32]())
    ends.lower.reserveCapacity(graph.arcCount)
    ends.higher.reserveCapacity(graph.arcCount)
    for vertex in 0..<count {
      for arc in Int(graph.firstArc[vertex])..<Int(graph.firstArc[vertex + 1]) {
        let (tail, head) = (ranks[vertex], ranks[Int(graph.arcHeads[arc])])
        ends.lower.append(min(tail, head))
        ends.higher.append(max(tail, head))
      }
    }
    let arcs = Rows(count: count, ends.lower)

    let none = UInt32.max
    var first: [UInt32] = [0]
    var heads: [UInt32] = []
    // By rank: which vertex has it in its row so far; the latest child, and the child before a child.
    var isIn = [UInt32](repeating: none, count: count)
    var lastChild = isIn
    var siblings = isIn
    var row: [UInt32] = []
    for rank in 0..<UInt32(count) {
      row.removeAll(keepingCapacity: true)
      isIn[Int(rank)] = rank
      func add(_ head: UInt32) {
        guard isIn[Int(head)] != rank else { return }
        isIn[Int(head)] = rank
        row.append(head)
      }
      for arc in arcs[Int(rank)] { add(ends.higher[Int(arc)]) }
      var child = lastChild[Int(rank)]
      while child != none {
        for place in Int(first[Int(child)])..<Int(first[Int(child) + 1]) { add(heads[place]) }
        child = siblings[Int(child)]
      }
      guard heads.count + row.count <= edgeLimit else {
        throw .tooLarge(what: "edges", count: heads.count + row.count)
      }
      row.sort()
      heads += row
      first.append(UInt32(heads.count))
      guard let parent = row.first else { continue }
      siblings[Int(rank)] = lastChild[Int(parent)]
      lastChild[Int(parent)] = rank
    }
    return (first, heads)
  }
}
