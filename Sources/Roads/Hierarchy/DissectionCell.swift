/// A part of a skeleton that is being cut into smaller ones: an undirected graph with nodes 0, 1, 2, …
/// of its own, so that its memory is its own too.
struct DissectionCell {
  /// By node: its number in the skeleton.
  private(set) var nodes: [UInt32] = []
  /// By node: where its neighbours begin; one more than there are nodes.
  private(set) var first: [UInt32] = [0]
  /// The neighbours of each node within the cell, ascending.
  private(set) var neighbors: [UInt32] = []

  /// The number of nodes.
  var count: Int { nodes.count }

  /// What low-degree elimination has left of a skeleton.
  init(_ skeleton: RoadSkeleton, after elimination: LowDegreeElimination) {
    var places = [UInt32](repeating: 0, count: skeleton.count)
    for node in 0..<skeleton.count where elimination.degrees[node] > 0 {
      places[node] = UInt32(nodes.count)
      nodes.append(UInt32(node))
    }
    for node in nodes {
      let begin = Int(skeleton.firstNeighbor[Int(node)])
      let row = elimination.neighbors[begin..<(begin + Int(elimination.degrees[Int(node)]))]
      neighbors += row.map { places[Int($0)] }.sorted()
      first.append(UInt32(neighbors.count))
    }
  }

  /// The part of a cell that some of its nodes and the edges between them are.
  ///
  /// - Parameters:
  ///   - members: ascending.
  ///   - places: memory for a number for each node of the cell; what it holds does not matter.
  init(_ cell: DissectionCell, _ members: [UInt32], _ places: inout [UInt32]) {
    let outside = UInt32.max
    for member in members {
      for neighbor in cell.row(member) { places[Int(cell.neighbors[neighbor])] = outside }
    }
    for (place, member) in members.enumerated() { places[Int(member)] = UInt32(place) }
    nodes.reserveCapacity(members.count)
    first.reserveCapacity(members.count + 1)
    for member in members {
      nodes.append(cell.nodes[Int(member)])
      for neighbor in cell.row(member) {
        let place = places[Int(cell.neighbors[neighbor])]
        if place != outside { neighbors.append(place) }
      }
      first.append(UInt32(neighbors.count))
    }
  }

  /// The places of a node's neighbours.
  @inline(__always)
  func row(_ node: UInt32) -> Range<Int> { Int(first[Int(node)])..<Int(first[Int(node) + 1]) }

  /// The connected parts, each ascending, without the nodes of one mark. O(n log n + m).
  ///
  /// - Parameter isOut: by node: whether it is left out.
  func components(without isOut: [Bool]) -> [[UInt32]] {
    var isSeen = isOut
    var parts: [[UInt32]] = []
    for root in 0..<UInt32(count) where !isSeen[Int(root)] {
      isSeen[Int(root)] = true
      var part = [root]
      var place = 0
      while place < part.count {
        for neighbor in row(part[place]) {
          let node = Int(neighbors[neighbor])
          if !isSeen[node] {
            isSeen[node] = true
            part.append(UInt32(node))
          }
        }
        place += 1
      }
      parts.append(part.sorted())
    }
    return parts
  }
}
