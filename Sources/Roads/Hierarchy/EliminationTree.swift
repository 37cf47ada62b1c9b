/// Which vertex of an elimination order hangs below which: the parent of a vertex is the lowest of the
/// higher ones that it is joined to once all below it are gone.
///
/// Source: J. Liu, "A compact row storage scheme for Cholesky factors using elimination trees" (1986):
/// the tree without the edges that elimination adds.
struct EliminationTree {
  /// By place in the order: the parent's place; none for a root.
  private(set) var parents: [UInt32]

  static let none = UInt32.max

  /// O(m log n) at the most, nearly O(m).
  ///
  /// - Parameter order: the nodes of a skeleton, first to be eliminated first.
  init(_ skeleton: RoadSkeleton, _ order: [UInt32]) {
    var places = [UInt32](repeating: 0, count: order.count)
    for (place, node) in order.enumerated() { places[Int(node)] = UInt32(place) }
    parents = [UInt32](repeating: EliminationTree.none, count: order.count)
    // Shortcuts to the root of what has been built, shortened again whenever they are used.
    var ancestors = parents
    for (place, node) in order.enumerated() {
      let row =
        Int(skeleton.firstNeighbor[Int(node)])..<Int(skeleton.firstNeighbor[Int(node) + 1])
      for neighbor in row {
        var below = Int(places[Int(skeleton.neighbors[neighbor])])
        while below < place {
          let above = ancestors[below]
          ancestors[below] = UInt32(place)
          if above == EliminationTree.none {
            parents[below] = UInt32(place)
            break
          }
          below = Int(above)
        }
      }
    }
  }

  /// The places so that every subtree stands in one piece, children before parents. O(n).
  ///
  /// An equally good order, since nobody comes before one of its descendants; and a query, which goes
  /// from a vertex to its root, then reads memory that lies together.
  var postorder: [UInt32] {
    let roots = parents.map { $0 == EliminationTree.none ? UInt32(parents.count) : $0 }
    let children = Rows(count: parents.count + 1, roots)
    // From the root down, parents before children; then turned around.
    var reversed: [UInt32] = []
    reversed.reserveCapacity(parents.count)
    var pending = Array(children[parents.count])
    while let place = pending.popLast() {
      reversed.append(place)
      pending += children[Int(place)]
    }
    return reversed.reversed()
  }
}
