internal import SnapshotFormat

/// What is read of an edge to replace it by what it stands for, in one piece: the edges of a row, and
/// all that is asked of them, then lie side by side.
struct EdgeParts: ColumnElement, Equatable {
  /// The rank of the lower end.
  var tail: UInt32
  /// The rank of the higher end.
  var head: UInt32
  /// See ``Via``.
  var up: UInt32
  /// See ``Via``.
  var down: UInt32
}

extension HierarchySearch {
  /// Writes down the way through a meeting: the tag of its source, its arcs, the tag of its target.
  ///
  /// Parts of edges come from a file that nobody has looked through. So every place is compared with its
  /// bound, and what goes on for longer than a way can is given up: then the path is not whole.
  func unpack(_ meeting: Meeting, _ workspace: inout HierarchyWorkspace) {
    let isWhole = unpack(
      meeting, &workspace.forward, &workspace.backward, &workspace.edges, &workspace.path)
    if !isWhole { workspace.path.giveUp() }
  }

  private func unpack(
    _ meeting: Meeting, _ forwardLabels: inout [UInt64], _ backwardLabels: inout [UInt64],
    _ edges: inout [UInt32], _ path: inout HierarchyPath
  ) -> Bool {
    let (forward, backward) = (forwardLabels.span, backwardLabels.span)
    let (parts, depths) = (parts.span, topology.depths.span)
    let height = topology.depthCount
    // Down from the meeting to the source: what comes last is travelled first, and taken off first.
    var waiting = 0
    var origin = UInt32(truncatingIfNeeded: forward[meeting.depth])
    while origin < HierarchyLabel.seed {
      guard waiting < height, Int(origin) < parts.count else { return false }
      edges[waiting] = origin &<< 1
      waiting &+= 1
      let tail = Int(parts[Int(origin)].tail)
      guard tail < depths.count else { return false }
      origin = UInt32(truncatingIfNeeded: forward[Int(depths[tail])])
    }
    path.begin(origin & ~HierarchyLabel.seed, arcCount: graph.arcCount)
    guard path.unpack(waiting, &edges, parts) else { return false }
    // And to the target, already in the order of travel.
    var steps = 0
    origin = UInt32(truncatingIfNeeded: backward[meeting.depth])
    while origin < HierarchyLabel.seed {
      guard steps < height, Int(origin) < parts.count else { return false }
      edges[0] = origin &<< 1 | 1
      let tail = Int(parts[Int(origin)].tail)
      guard path.unpack(1, &edges, parts), tail < depths.count else { return false }
      origin = UInt32(truncatingIfNeeded: backward[Int(depths[tail])])
      steps &+= 1
    }
    path.end(origin & ~HierarchyLabel.seed)
    return true
  }
}
