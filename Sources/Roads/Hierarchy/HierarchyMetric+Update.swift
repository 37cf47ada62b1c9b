internal import SnapshotFormat

extension HierarchyMetric {
  /// Takes other weights for some edges, and for all that depend on them.
  ///
  /// From the lowest edge up: an edge depends on lower ones only, so each is looked at once. Another
  /// weight concerns the edges above with which it makes a triangle, and of those only the ones for which
  /// the way through it was or is the shortest. What each comes to is worked out as by
  /// ``customize(_:weights:)``.
  ///
  /// - Parameters:
  ///   - pending: edges whose arcs have changed; empty in the end.
  ///   - weights: by arc of the graph, in deciseconds.
  mutating func update(
    _ pending: inout PendingEdges, _ arcs: EdgeArcs, weights: Span<UInt32>
  ) {
    precondition(weights.count == triangles.topology.edgeOfArc.count, "a weight for every arc")
    while let next = pending.popFirst() {
      let edge = Int(next)
      let (upward, downward) = weigh(edge, arcs, weights)
      let former = (up: up[edge], down: down[edge])
      up[edge] = UInt32(truncatingIfNeeded: upward >> 32)
      upVia[edge] = UInt32(truncatingIfNeeded: upward)
      down[edge] = UInt32(truncatingIfNeeded: downward >> 32)
      downVia[edge] = UInt32(truncatingIfNeeded: downward)
      guard former.up != up[edge] || former.down != down[edge] else { continue }
      insertDependants(of: edge, formerUp: former.up, formerDown: former.down, into: &pending)
    }
  }

  /// What an edge weighs: its arcs, and its lower triangles.
  private func weigh(
    _ edge: Int, _ arcs: EdgeArcs, _ weights: Span<UInt32>
  ) -> (up: UInt64, down: UInt64) {
    let topology = triangles.topology
    let infinity = Weight.infinity.deciseconds
    var upward = Via.packed(infinity, Via.none)
    var downward = upward
    for place in Int(arcs.first[edge])..<Int(arcs.first[edge + 1]) {
      let arc = arcs.arcs[place]
      guard weights[Int(arc)] < infinity else { continue }
      let offer = Via.packed(weights[Int(arc)], arc)
      if topology.edgeOfArc[Int(arc)] & 1 == 0 {
        upward = min(upward, offer)
      } else {
        downward = min(downward, offer)
      }
    }
    let (tail, head) = (Int(triangles.tails[edge]), topology.heads[edge])
    let (firstEdge, heads) = (topology.firstEdge.span, topology.heads.span)
    let (tails, lowerEdges) = (triangles.tails.span, triangles.lowerEdges.span)
    for place in Int(triangles.firstLowerEdge[tail])..<Int(triangles.firstLowerEdge[tail + 1]) {
      let first = Int(lowerEdges[place])
      var second = first + 1
      let end = Int(firstEdge[Int(tails[first]) + 1])
      while second < end, heads[second] < head { second += 1 }
      guard second < end, heads[second] == head else { continue }
      let via = Via.lower | UInt32(truncatingIfNeeded: first)
      upward = min(upward, Via.packed(down[first] &+ up[second], via))
      downward = min(downward, Via.packed(down[second] &+ up[first], via))
    }
    return (upward, downward)
  }

  /// The edges above two of which and this one make a triangle, where it matters.
  private func insertDependants(
    of edge: Int, formerUp: UInt32, formerDown: UInt32, into pending: inout PendingEdges
  ) {
    let topology = triangles.topology
    let tail = Int(triangles.tails[edge])
    let head = topology.heads[edge]
    for other in Int(topology.firstEdge[tail])..<Int(topology.firstEdge[tail + 1])
    where other != edge {
      // Between the two heads; all heads of a vertex are joined.
      let otherHead = topology.heads[other]
      guard let above = topology.edge(min(head, otherHead), max(head, otherHead)) else { continue }
      // From the head of this edge to the other's, and back.
      let there = (former: formerDown &+ up[other], now: down[edge] &+ up[other])
      let back = (former: down[other] &+ formerUp, now: down[other] &+ up[edge])
      let (thereWeight, backWeight) =
        head < otherHead ? (up[above], down[above]) : (down[above], up[above])
      if min(there.former, there.now) <= thereWeight || min(back.former, back.now) <= backWeight {
        pending.insert(UInt32(truncatingIfNeeded: above))
      }
    }
  }
}

extension HierarchyTopology {
  /// The edge between two ranks; `nil` when they are not joined. O(log of a row).
  func edge(_ lower: UInt32, _ higher: UInt32) -> Int? {
    var range = Int(firstEdge[Int(lower)])..<Int(firstEdge[Int(lower) + 1])
    let end = range.upperBound
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = heads[middle] < higher ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound < end && heads[range.lowerBound] == higher ? range.lowerBound : nil
  }
}
