/// Takes away, one after the other, the nodes of a skeleton that have at most two neighbours: dead ends
/// and chains, about half of a city.
///
/// Such nodes may always come first in an order: to eliminate one adds at most the one edge that
/// replaces its two. What is left, the core, is the smaller graph that has to be cut.
///
/// It goes in rounds, and no two neighbours leave in one round. Taken from one end to the other, a
/// chain of k nodes would become a path of length k in the elimination tree; so it becomes one of log k.
struct LowDegreeElimination {
  /// The nodes taken away, in order.
  private(set) var order: [UInt32] = []
  /// By node: the neighbours that are left, at the beginning of its row; none for those taken away.
  private(set) var neighbors: [UInt32]
  /// By node: how many of its row are left.
  private(set) var degrees: [UInt32]

  /// O(m), each round visiting only nodes next to those that left in the one before.
  init(_ skeleton: RoadSkeleton) {
    neighbors = skeleton.neighbors
    degrees = (0..<skeleton.count).map {
      skeleton.firstNeighbor[$0 + 1] - skeleton.firstNeighbor[$0]
    }
    var isGone = [Bool](repeating: false, count: skeleton.count)
    var waitsSince = [Int](repeating: 0, count: skeleton.count)
    var candidates = (0..<UInt32(skeleton.count)).filter { degrees[Int($0)] <= 2 }
    var round = 0
    while !candidates.isEmpty {
      round += 1
      var next: [UInt32] = []
      for candidate in candidates {
        let node = Int(candidate)
        guard !isGone[node] else { continue }
        guard waitsSince[node] != round else {
          next.append(candidate)
          continue
        }
        let first = Int(skeleton.firstNeighbor[node])
        // A copy: a slice would keep the whole array from being changed in its place.
        let row = Array(neighbors[first..<(first + Int(degrees[node]))])
        isGone[node] = true
        degrees[node] = 0
        order.append(candidate)
        for neighbor in row {
          let other = row.first { $0 != neighbor }
          let begin = Int(skeleton.firstNeighbor[Int(neighbor)])
          replace(candidate, by: other, at: Int(neighbor), begin)
          waitsSince[Int(neighbor)] = round
          if degrees[Int(neighbor)] <= 2 { next.append(neighbor) }
        }
      }
      candidates = next
    }
  }

  /// Takes one neighbour out of a row and puts another in, unless it is there already.
  private mutating func replace(
    _ gone: UInt32, by other: UInt32?, at node: Int, _ first: Int
  ) {
    let end = first + Int(degrees[node])
    guard let place = neighbors[first..<end].firstIndex(of: gone) else { return }
    if let other, !neighbors[first..<end].contains(other) {
      neighbors[place] = other
    } else {
      neighbors[place] = neighbors[end - 1]
      degrees[node] -= 1
    }
  }
}
