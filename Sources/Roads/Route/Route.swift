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

/// The way to a target, without its line.
public struct RoadWay: Hashable, Sendable {
  /// The target, and what the way weighs.
  public let neighbor: RoadNeighbor
  /// Where it begins.
  public let origin: RoadPlace
  /// Where it ends: the place of the target.
  public let destination: RoadPlace
  /// As in ``Route/legs``.
  public let legs: [Route.Leg]

  /// A way that was found elsewhere, taken as it is.
  public init(
    neighbor: RoadNeighbor, origin: RoadPlace, destination: RoadPlace, legs: [Route.Leg]
  ) {
    self.neighbor = neighbor
    self.origin = origin
    self.destination = destination
    self.legs = legs
  }

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
    return graph.legs(
      from: origin, start == Parent.originForward ? .forward : .backward,
      along: arcs.map { UInt32(truncatingIfNeeded: $0) }[...], to: destination, profile)
  }
}
