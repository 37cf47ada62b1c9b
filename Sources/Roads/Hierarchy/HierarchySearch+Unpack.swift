internal import SnapshotFormat

extension HierarchySearch {
  /// Writes down the way through a meeting: the tag of its source, its arcs, the tag of its target.
  func unpack(_ meeting: Meeting, _ workspace: inout HierarchyWorkspace) {
    unpack(
      meeting, &workspace.forward, &workspace.backward, &workspace.edges, &workspace.path)
  }

  private func unpack(
    _ meeting: Meeting, _ forwardLabels: inout [UInt64], _ backwardLabels: inout [UInt64],
    _ edges: inout [UInt32], _ path: inout [UInt32]
  ) {
    let (forward, backward) = (forwardLabels.span, backwardLabels.span)
    let (tails, depths) = (topology.tails.span, topology.depths.span)
    let (upEdges, downEdges) = (up.edges.span, down.edges.span)
    edges.removeAll(keepingCapacity: true)
    path.removeAll(keepingCapacity: true)
    // Down from the meeting to the source: what comes last is travelled first, and taken off first.
    var origin = UInt32(truncatingIfNeeded: forward[meeting.depth])
    while origin < HierarchyLabel.seed {
      let edge = upEdges[Int(origin)]
      edges.append(edge &<< 1)
      origin = UInt32(truncatingIfNeeded: forward[Int(depths[Int(tails[Int(edge)])])])
    }
    path.append(origin & ~HierarchyLabel.seed)
    unpack(&edges, &path)
    // And to the target, already in the order of travel.
    origin = UInt32(truncatingIfNeeded: backward[meeting.depth])
    while origin < HierarchyLabel.seed {
      let edge = downEdges[Int(origin)]
      edges.append(edge &<< 1 | 1)
      unpack(&edges, &path)
      origin = UInt32(truncatingIfNeeded: backward[Int(depths[Int(tails[Int(edge)])])])
    }
    path.append(origin & ~HierarchyLabel.seed)
  }

  /// Replaces edges by what they stand for until only arcs are left.
  ///
  /// It ends, because what an edge leads through is lower than both its ends. And no arc comes twice: at
  /// equal weights an edge leads through the lowest vertex, and if a vertex were met before it and again
  /// behind it, there would be a triangle with a lower one.
  ///
  /// - Parameter edges: twice the number of each, plus 1 for downward; the last one is travelled first.
  private func unpack(_ edges: inout [UInt32], _ path: inout [UInt32]) {
    let heads = topology.heads.span
    let (upVia, downVia) = (metric.upVia.span, metric.downVia.span)
    while let item = edges.popLast() {
      let edge = Int(item >> 1)
      let isDown = item & 1 == 1
      let via = isDown ? downVia[edge] : upVia[edge]
      if via < Via.lower {
        path.append(via)
        continue
      }
      // From the vertex between: to the lower end, and, later in the same row, to the higher.
      let first = via & ~Via.lower
      var second = first &+ 1
      let head = heads[edge]
      while heads[Int(second)] != head { second &+= 1 }
      if isDown {
        edges.append(first &<< 1)
        edges.append(second &<< 1 | 1)
      } else {
        edges.append(second &<< 1)
        edges.append(first &<< 1 | 1)
      }
    }
  }
}
