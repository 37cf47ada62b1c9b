internal import SnapshotFormat

extension HierarchyTopology {
  /// Whether the edges are those that right answers need. O(edges).
  ///
  /// - Parameter graph: the one it was made for.
  /// - Throws: ``RoadsError/brokenInvariant(_:)``, of the first thing that is wrong.
  package func checkInvariants(of graph: RoadGraph) throws(RoadsError) {
    try checkOrder()
    try checkRows()
    try checkArcs(of: graph)
  }

  /// Every rank is that of one vertex.
  private func checkOrder() throws(RoadsError) {
    var isSeen = [Bool](repeating: false, count: vertexCount)
    for rank in ranks {
      guard !isSeen[Int(rank)] else {
        throw .brokenInvariant("two vertices have rank \(rank)")
      }
      isSeen[Int(rank)] = true
    }
  }

  /// Edges lead upward, and all that a vertex is joined to is joined to each other.
  ///
  /// The second is true when it holds for the parent and each of the others: the parent is then joined
  /// to all of them, and so on up. Two rows at a time.
  private func checkRows() throws(RoadsError) {
    let (first, above) = (firstEdge.span, heads.span)
    for rank in 0..<vertexCount {
      let row = Int(first[rank])..<Int(first[rank + 1])
      var least = UInt32(rank)
      for edge in row {
        guard above[edge] > least else {
          throw .brokenInvariant("the edges of rank \(rank) do not ascend")
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
          throw .brokenInvariant("ranks \(parent) and \(above[edge]) are not joined")
        }
      }
    }
  }

  /// Every arc has the edge between its ends, in its direction.
  private func checkArcs(of graph: RoadGraph) throws(RoadsError) {
    for vertex in 0..<graph.vertexCount {
      for arc in Int(graph.firstArc[vertex])..<Int(graph.firstArc[vertex + 1]) {
        let (tail, head) = (ranks[vertex], ranks[Int(graph.arcHeads[arc])])
        let edge = edgeOfArc[arc]
        if tail == head, edge == HierarchyTopology.noEdge { continue }
        let row = Int(firstEdge[Int(min(tail, head))])..<Int(firstEdge[Int(min(tail, head)) + 1])
        guard tail != head, row.contains(Int(edge >> 1)), edge & 1 == (tail < head ? 0 : 1),
          heads[Int(edge >> 1)] == max(tail, head)
        else { throw .brokenInvariant("arc \(arc) has edge \(edge >> 1)") }
      }
    }
  }
}
