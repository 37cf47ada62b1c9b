public import Geodesy
internal import SnapshotFormat

/// A way along the roads: what it consists of, where it runs, how long it is and takes.
public struct Route: Hashable, Sendable {
  /// A part of a segment, in a direction.
  public struct Leg: Hashable, Sendable {
    /// The segment and the direction.
    public let travel: DirectedSegment
    /// Where on the segment it begins, 0…1 from the segment's tail.
    public let start: Double
    /// Where on the segment it ends, 0…1 from the segment's tail.
    public let end: Double
    /// What it weighs. A leg past whose end the way goes on into another segment includes the delay
    /// there. The leg to the destination's position never does, even where that is the very end of its
    /// segment; where it is the very beginning, that leg is empty and left out, and the one before it
    /// has gone on.
    public let weight: Weight
    /// Its length in metres.
    public let metres: Double
  }

  /// In the order of travel; no leg when origin and destination are one. None is empty, except that
  /// the first has neither length nor time but a delay where the origin is the very end of its segment.
  public let legs: [Leg]
  /// The whole way, access at both ends included: exactly what a ranking or a table says.
  public let weight: Weight
  /// Access at the origin.
  public let originAccess: Weight
  /// Access at the destination.
  public let destinationAccess: Weight
  /// The line along the roads, from the point where the road is entered to the point where it is
  /// left: at least one point.
  public let geometry: [Coordinate]

  /// How long the whole way takes.
  public var duration: TravelTime { TravelTime(weight) }

  /// The length along the roads in metres, without access.
  public var metres: Double { legs.reduce(0) { $0 + $1.metres } }
}

/// The way to a target, without its line: what ``Dijkstra/nearestWays(_:to:among:needing:where:within:outOf:keeping:using:)``
/// finds.
public struct RoadWay: Hashable, Sendable {
  /// The target, and what the way weighs.
  public let neighbor: RoadNeighbor
  /// Where it begins.
  public let origin: RoadPlace
  /// Where it ends: the place of the target.
  public let destination: RoadPlace
  /// As in ``Route/legs``.
  public let legs: [Route.Leg]

  /// The length along the roads in metres, without access.
  public var metres: Double { legs.reduce(0) { $0 + $1.metres } }
}

extension RoadGraph {
  /// A way with its line.
  public func route(_ way: RoadWay) -> Route {
    route(from: way.origin, to: way.destination, weight: way.neighbor.weight, legs: way.legs)
  }

  fileprivate func route(
    from origin: RoadPlace, to destination: RoadPlace, weight: Weight, legs: [Route.Leg]
  ) -> Route {
    Route(
      legs: legs, weight: weight, originAccess: origin.access,
      destinationAccess: destination.access,
      geometry: geometry(from: origin.position, along: legs))
  }
}

extension Dijkstra {
  /// A shortest way between two places; `nil` when there is none.
  ///
  /// - Parameters:
  ///   - origin: on a segment of the graph.
  ///   - destination: on a segment of the graph.
  public func route(
    from origin: RoadPlace, to destination: RoadPlace, using workspace: inout SearchWorkspace
  ) -> Route? {
    precondition(
      Int(origin.position.segment) < graph.segmentCount
        && Int(destination.position.segment) < graph.segmentCount,
      "origin and destination lie on segments")
    let target = UInt32(truncatingIfNeeded: graph.vertexCount)
    var approaches: [(arc: Int, tail: UInt32, weight: Weight)] = []
    graph.forEachApproach(to: destination, profile) {
      approaches.append(($0, graph.tail(ofArc: $0), $1))
    }
    let arcWeights = graph.arcWeights[profile]
    workspace.begin(graph.vertexCount + 1, keepsParents: true)
    for direction in TravelDirection.both {
      if let (vertex, weight) = graph.departure(from: origin.position, direction, profile) {
        workspace.offer(
          vertex, (origin.access + weight).deciseconds, parent: Parent.origin(direction))
      }
    }
    if let (weight, direction) = graph.directWay(
      from: origin.position, to: destination.position, profile)
    {
      workspace.offer(
        target, (origin.access + weight + destination.access).deciseconds,
        parent: Parent.origin(direction))
    }
    while let (weight, vertex) = workspace.settle(within: Weight.infinity.deciseconds - 1) {
      if vertex == target {
        return graph.route(
          from: origin, to: destination, weight: Weight(deciseconds: weight),
          legs: legs(from: origin, to: destination, settledAt: target, workspace))
      }
      for (arc, tail, rest) in approaches where tail == vertex {
        workspace.offer(target, weight &+ rest.deciseconds, parent: UInt32(arc))
      }
      workspace.relaxKeepingParents(
        arcs(of: vertex), at: weight, heads: graph.arcHeads.span, weights: arcWeights.span)
    }
    return nil
  }

  /// The legs to a settled target, back along the parents.
  func legs(
    from origin: RoadPlace, to destination: RoadPlace, settledAt target: UInt32,
    _ workspace: borrowing SearchWorkspace
  ) -> [Route.Leg] {
    let (start, arcs) = arcs(backFrom: target, workspace)
    return legs(
      from: origin, start == Parent.originForward ? .forward : .backward, along: arcs,
      to: destination)
  }

  /// The legs of a way that leaves the origin in a direction and follows arcs, the last of them only up
  /// to the destination; without arcs, from the one to the other on their segment.
  func legs(
    from origin: RoadPlace, _ direction: TravelDirection, along arcs: [Int],
    to destination: RoadPlace
  ) -> [Route.Leg] {
    let from = origin.position
    let to = destination.position
    let first = DirectedSegment(segment: from.segment, direction: direction)
    guard let last = arcs.last else {
      return [leg(first, from: from.fraction, upTo: to.fraction)].compactMap(\.self)
    }
    var legs: [Route.Leg] = []
    legs.reserveCapacity(arcs.count + 1)
    if let leg = leg(first, pastEndFrom: from.fraction) { legs.append(leg) }
    let arcWeights = graph.arcWeights[profile]
    let (weights, lengths) = (arcWeights.span, graph.segmentLengths.span)
    let travels = graph.arcSegments.span
    for place in 0..<(arcs.count - 1) {
      let travel = travels[arcs[place]]
      let start: Double = travel.direction == .forward ? 0 : 1
      let weight = Weight(deciseconds: weights[arcs[place]])
      if weight.isFinite {
        // What the slower way below comes to: all arcs of a segment weigh the same.
        legs.append(
          Route.Leg(
            travel: travel, start: start, end: 1 - start, weight: weight,
            metres: lengths[Int(travel.segment)]))
      } else if let leg = leg(travel, pastEndFrom: start) {
        legs.append(leg)
      }
    }
    let travel = graph.arcSegments[last]
    if let leg = leg(travel, from: travel.direction == .forward ? 0 : 1, upTo: to.fraction) {
      legs.append(leg)
    }
    return legs
  }

  /// A leg that ends at the destination; `nil` when it is empty.
  private func leg(
    _ travel: DirectedSegment, from start: Double, upTo end: Double
  ) -> Route.Leg? {
    let (from, to) = (
      SegmentPosition(segment: travel.segment, fraction: start),
      SegmentPosition(segment: travel.segment, fraction: end)
    )
    let weight =
      graph.weight(to: to, travel.direction, profile)
      - graph.weight(to: from, travel.direction, profile)
    return leg(travel, start, end, weight)
  }

  /// A leg that follows its segment to the end and goes on; `nil` when it is empty and nothing delays
  /// it.
  private func leg(_ travel: DirectedSegment, pastEndFrom start: Double) -> Route.Leg? {
    let from = SegmentPosition(segment: travel.segment, fraction: start)
    guard let (_, weight) = graph.departure(from: from, travel.direction, profile) else {
      return nil
    }
    return leg(travel, start, travel.direction == .forward ? 1 : 0, weight)
  }

  private func leg(
    _ travel: DirectedSegment, _ start: Double, _ end: Double, _ weight: Weight
  ) -> Route.Leg? {
    guard start != end || weight > .zero else { return nil }
    return Route.Leg(
      travel: travel, start: start, end: end, weight: weight,
      metres: graph.metres(ofSegment: travel.segment) * abs(end - start))
  }
}
