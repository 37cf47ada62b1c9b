internal import SnapshotFormat

/// What is read of an edge to replace it by what it stands for, in one piece: the edges of a row, and
/// all that is asked of them, then lie side by side.
struct EdgeParts: ColumnElement {
  /// The rank of the lower end.
  var tail: UInt32
  /// The rank of the higher end.
  var head: UInt32
  /// See ``Via``.
  var up: UInt32
  /// See ``Via``.
  var down: UInt32

  static func all(_ topology: HierarchyTopology, _ metric: HierarchyMetric) -> Column<EdgeParts> {
    let (tails, heads) = (topology.tails.span, topology.heads.span)
    var parts: [EdgeParts] = []
    parts.reserveCapacity(topology.edgeCount)
    for edge in 0..<topology.edgeCount {
      parts.append(
        EdgeParts(
          tail: tails[edge], head: heads[edge], up: metric.upVia[edge],
          down: metric.downVia[edge]))
    }
    return Column(parts)
  }
}

extension HierarchySearch {
  /// Writes down the way through a meeting: the tag of its source, its arcs, the tag of its target.
  func unpack(_ meeting: Meeting, _ workspace: inout HierarchyWorkspace) {
    unpack(
      meeting, &workspace.forward, &workspace.backward, &workspace.edges, &workspace.path)
  }

  private func unpack(
    _ meeting: Meeting, _ forwardLabels: inout [UInt64], _ backwardLabels: inout [UInt64],
    _ edges: inout [UInt32], _ path: inout HierarchyPath
  ) {
    let (forward, backward) = (forwardLabels.span, backwardLabels.span)
    let (parts, depths) = (parts.span, topology.depths.span)
    let (upEdges, downEdges) = (up.edges.span, down.edges.span)
    // Down from the meeting to the source: what comes last is travelled first, and taken off first.
    var waiting = 0
    var origin = UInt32(truncatingIfNeeded: forward[meeting.depth])
    while origin < HierarchyLabel.seed {
      let edge = upEdges[Int(origin)]
      edges[waiting] = edge &<< 1
      waiting &+= 1
      origin = UInt32(truncatingIfNeeded: forward[Int(depths[Int(parts[Int(edge)].tail)])])
    }
    path.begin(origin & ~HierarchyLabel.seed)
    path.unpack(waiting, &edges, parts)
    // And to the target, already in the order of travel.
    origin = UInt32(truncatingIfNeeded: backward[meeting.depth])
    while origin < HierarchyLabel.seed {
      let edge = downEdges[Int(origin)]
      edges[0] = edge &<< 1 | 1
      path.unpack(1, &edges, parts)
      origin = UInt32(truncatingIfNeeded: backward[Int(depths[Int(parts[Int(edge)].tail)])])
    }
    path.end(origin & ~HierarchyLabel.seed)
  }
}
