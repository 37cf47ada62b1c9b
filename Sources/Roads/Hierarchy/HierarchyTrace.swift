internal import SnapshotFormat

/// Which vertices and segments changes of a hierarchy concern, while buckets made before them are kept.
struct HierarchyTrace: Sendable {
  /// By rank: whether an edge that leads up from there weighs something else.
  private(set) var isTouched: [Bool]
  private(set) var segments: Set<UInt32> = []

  init(_ vertexCount: Int) { isTouched = Array(repeating: false, count: vertexCount) }

  /// Compares what edges weigh now with what they did before. O(edges).
  mutating func note(
    _ changed: some Sequence<UInt32>, _ up: [UInt32], _ down: [UInt32], _ metric: HierarchyMetric
  ) {
    segments.formUnion(changed)
    let (formerUp, formerDown) = (up.span, down.span)
    let (up, down) = (metric.up.span, metric.down.span)
    for edge in up.indices where up[edge] != formerUp[edge] || down[edge] != formerDown[edge] {
      isTouched[Int(metric.triangles.tails[edge])] = true
    }
  }
}

extension LiveHierarchy {
  /// The targets of which other things may stand in buckets than before ``beginTrace()``: those on a segment that was
  /// changed, and those whose climb comes past a changed edge. Of all others every entry is as it was.
  /// O(vertices + targets).
  ///
  /// A climb goes past all ancestors in the elimination tree and looks at the edges that lead up from them, in both
  /// directions; it looks at nothing else but the target's own segment.
  ///
  /// - Parameter targets: of this graph, or of one of the same shape.
  /// - Returns: whether, by ordinal; `nil` when nobody has followed the changes.
  public func targetsConcerned(of targets: RoadTargets) -> [Bool]? {
    guard let trace else { return nil }
    var isConcerned = trace.isTouched
    for rank in isConcerned.indices.reversed() where !isConcerned[rank] {
      let parent = topology.parent(of: rank)
      if parent < isConcerned.count, isConcerned[parent] { isConcerned[rank] = true }
    }
    return (0..<UInt32(truncatingIfNeeded: targets.count)).map { ordinal in
      targets.doors(of: ordinal).contains { door in
        guard let segment = targets.place(ofDoor: door)?.position.segment else { return false }
        if trace.segments.contains(segment) { return true }
        return TravelDirection.both.contains { direction in
          let travel = DirectedSegment(segment: segment, direction: direction)
          return graph.arcs(along: travel).contains { entry in
            let arc = Int(graph.arcsOfDirected[entry])
            let ends = [graph.tail(ofArc: arc), graph.arcHeads[arc]]
            return ends.contains { isConcerned[Int(topology.ranks[Int($0)])] }
          }
        }
      }
    }
  }
}
