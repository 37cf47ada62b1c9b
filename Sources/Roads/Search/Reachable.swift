internal import SnapshotFormat

/// What can be reached from a place within a weight.
public struct Reachable: Hashable, Sendable {
  /// A vertex, and what is left of the weight there.
  public struct Vertex: Hashable, Sendable {
    /// Its number; copies of a junction occur by themselves.
    public let vertex: UInt32
    /// Zero or more.
    public let remaining: Weight
  }

  /// A part of a segment that can be travelled, in one direction.
  public struct Stretch: Hashable, Sendable {
    /// The segment and the direction.
    public let travel: DirectedSegment
    /// Where it begins, 0…1 from the segment's tail.
    public let start: Double
    /// Where it ends, 0…1 from the segment's tail: less than ``start`` when the direction is backward.
    /// Up to the segment's end even where nothing is left for the delay there.
    public let end: Double
  }

  /// Nearest first, at equal weight by number.
  public let vertices: [Vertex]
  /// By segment, forward first; the origin's own segment may occur twice in a direction: from the
  /// origin on, and again from its beginning.
  public let stretches: [Stretch]
}

extension Dijkstra {
  /// All vertices and parts of segments that can be reached within a weight, inclusive.
  ///
  /// - Parameters:
  ///   - limit: what a way may weigh at the most, access at the origin included; finite.
  ///   - origin: on a segment of the graph.
  public func reachable(
    within limit: Weight, from origin: RoadPlace, using workspace: inout SearchWorkspace
  ) -> Reachable {
    precondition(
      Int(origin.position.segment) < graph.segmentCount, "an origin lies on a segment")
    let arcWeights = graph.arcWeights[profile]
    let limit = min(limit, Weight(deciseconds: Weight.infinity.deciseconds - 1))
    var vertices: [Reachable.Vertex] = []
    var stretches: [Reachable.Stretch] = []
    workspace.begin(graph.vertexCount)
    for direction in TravelDirection.both {
      let travel = DirectedSegment(segment: origin.position.segment, direction: direction)
      guard origin.access <= limit,
        let (vertex, weight) = graph.departure(from: origin.position, direction, profile)
      else { continue }
      workspace.offer(vertex, (origin.access + weight).deciseconds)
      let start = origin.position.fraction
      let rest = weight - graph.delay(atEndOf: travel, profile)
      let share = Reachable.share(of: limit - origin.access, in: rest)
      let end = direction == .forward ? start + (1 - start) * share : start * (1 - share)
      stretches.append(Reachable.Stretch(travel: travel, start: start, end: end))
    }
    /// By directed segment: how much of it is reached, from its beginning. Copies of a junction may
    /// reach one segment differently far.
    var shares: [DirectedSegment: Double] = [:]
    while let (weight, vertex) = workspace.settle(within: limit.deciseconds) {
      let remaining = limit - Weight(deciseconds: weight)
      vertices.append(Reachable.Vertex(vertex: vertex, remaining: remaining))
      for arc in arcs(of: vertex) where arcWeights[arc] < Weight.infinity.deciseconds {
        let travel = graph.arcSegments[arc]
        let run = Weight(deciseconds: arcWeights[arc]) - graph.delay(atEndOf: travel, profile)
        let share = Reachable.share(of: remaining, in: run)
        shares[travel, default: 0] = max(shares[travel, default: 0], share)
      }
      workspace.relax(
        arcs(of: vertex), at: weight, heads: graph.arcHeads.span, weights: arcWeights.span)
    }
    for (travel, share) in shares {
      stretches.append(
        Reachable.Stretch(
          travel: travel, start: travel.direction == .forward ? 0 : 1,
          end: travel.direction == .forward ? share : 1 - share))
    }
    stretches.sort { ($0.travel, $0.start, $0.end) < ($1.travel, $1.start, $1.end) }
    return Reachable(vertices: vertices, stretches: stretches)
  }
}

extension Reachable {
  /// How much of a way can be travelled, 0…1.
  fileprivate static func share(of remaining: Weight, in whole: Weight) -> Double {
    guard whole > remaining else { return 1 }
    return Double(remaining.deciseconds) / Double(whole.deciseconds)
  }
}
