public import NearestStop

/// A junction as a vertex, and as a place on a segment from which everything is as far as from there.
///
/// Our queries begin on segments, those of other libraries at vertices. At the end of a segment the two
/// are the same, unless something keeps whoever stands there from the junction: a oneway, a gate, a
/// forbidden turn. Such junctions are left out.
public struct RoadJunction: Sendable {
  public let vertex: UInt32
  public let place: RoadPlace

  /// `nil` where the two are not the same, or not in the main component.
  init?(_ vertex: UInt32, in graph: RoadGraph, _ profile: Profile) {
    guard graph.reachesMain(vertex, profile), graph.isReachedFromMain(vertex, profile) else {
      return nil
    }
    for arc in graph.arcs(outOf: vertex) where graph.weight(ofArc: arc, profile).isFinite {
      let travel = graph.travel(ofArc: arc)
      let isForward = travel.direction == .forward
      let back = DirectedSegment(
        segment: travel.segment, direction: isForward ? .backward : .forward)
      guard graph.landing(along: back, profile) == vertex,
        graph.delay(atEndOf: back, profile) == .zero,
        graph.landing(along: travel, profile) == graph.head(ofArc: arc)
      else { continue }
      self.vertex = vertex
      place = RoadPlace(SegmentPosition(segment: travel.segment, fraction: isForward ? 0 : 1))
      return
    }
    return nil
  }
}
