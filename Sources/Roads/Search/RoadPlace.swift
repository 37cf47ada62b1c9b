/// A point on a segment.
public struct SegmentPosition: Hashable, Sendable, BitwiseCopyable {
  /// The segment's number.
  public let segment: UInt32
  /// How far along it, by length: 0 at its tail, 1 at its head.
  public let fraction: Double

  /// A point of a segment.
  ///
  /// - Parameter fraction: brought into 0…1; 0 when it is not a number.
  public init(segment: UInt32, fraction: Double) {
    self.segment = segment
    self.fraction = fraction > 0 ? min(fraction, 1) : 0
  }
}

/// Where a person or a stop is, as the road graph sees it: a point on a segment, and what it takes to
/// get between the place itself and that point.
public struct RoadPlace: Hashable, Sendable, BitwiseCopyable {
  /// The point on the road.
  public let position: SegmentPosition
  /// What the way between the place and the point weighs; the same in both directions.
  public let access: Weight

  /// A place beside a road, or on it.
  public init(_ position: SegmentPosition, access: Weight = .zero) {
    self.position = position
    self.access = access
  }
}

extension RoadGraph {
  /// What a profile needs from a segment's start, in the direction of travel, to a point on it;
  /// infinite where it may not go.
  ///
  /// Never the delay at the segment's end: whoever stands at fraction 1, or at 0 travelling backward,
  /// has yet to pay it. Both directions cut their weight at one and the same point, counted from the tail: the parts of a
  /// segment then add up to the whole, to the decisecond.
  func weight(to position: SegmentPosition, _ direction: TravelDirection, _ profile: Profile)
    -> Weight
  {
    let travel = DirectedSegment(segment: position.segment, direction: direction)
    let run = run(along: travel, profile)
    guard run.isFinite else { return .infinity }
    let part = run.part(before: position.fraction)
    return direction == .forward ? part : run - part
  }

  /// Where one lands from a point on a segment by following it to its end, and what that weighs, the
  /// delay included.
  func departure(
    from position: SegmentPosition, _ direction: TravelDirection, _ profile: Profile
  ) -> (vertex: UInt32, weight: Weight)? {
    let travel = DirectedSegment(segment: position.segment, direction: direction)
    guard let (vertex, whole) = arrival(along: travel, profile) else { return nil }
    let delay = delay(atEndOf: travel, profile)
    let part = (whole - delay).part(before: position.fraction)
    return (vertex, direction == .forward ? whole - part : part + delay)
  }

  /// What a profile needs between two points of one segment without leaving it; infinite where that
  /// is not allowed. No delay is paid.
  ///
  /// - Returns: the weight and the direction. Of two points that are one, forward where possible.
  func directWay(
    from origin: SegmentPosition, to destination: SegmentPosition, _ profile: Profile
  ) -> (weight: Weight, direction: TravelDirection)? {
    guard origin.segment == destination.segment else { return nil }
    var best: (weight: Weight, direction: TravelDirection)?
    for direction in TravelDirection.both {
      let isAhead =
        direction == .forward
        ? origin.fraction <= destination.fraction : origin.fraction >= destination.fraction
      let start = weight(to: origin, direction, profile)
      let end = weight(to: destination, direction, profile)
      guard isAhead, start.isFinite, end.isFinite else { continue }
      if best.map({ end - start < $0.weight }) ?? true { best = (end - start, direction) }
    }
    return best
  }
}
