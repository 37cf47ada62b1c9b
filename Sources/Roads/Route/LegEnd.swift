internal import Geodesy
internal import SnapshotFormat

/// The direction in which a leg begins or ends: two different points, in the order of travel.
struct LegEnd {
  let from: Coordinate
  let to: Coordinate

  /// Degrees clockwise from north. Not cheap: three sines and an arc tangent.
  var bearing: Double { GreatCircle.initialBearing(from: from, to: to) }

  /// Whether the next leg turns by less than 60 degrees: what ``Turn`` says of the bearings.
  ///
  /// On a plane, where that leaves no doubt, and by bearings otherwise. Within a kilometre and below 84
  /// degrees a plane's directions differ from bearings by a hundredth of a degree; half a degree is
  /// allowed for.
  func goesOnStraight(into next: LegEnd) -> Bool {
    let cosine = SineCosine(degrees: next.from.latitude).cosine
    let before = (
      north: to.latitude - from.latitude, east: (to.longitude - from.longitude) * cosine
    )
    let after = (
      north: next.to.latitude - next.from.latitude,
      east: (next.to.longitude - next.from.longitude) * cosine
    )
    let squares =
      (before.north * before.north + before.east * before.east)
      * (after.north * after.north + after.east * after.east)
    let dot = before.north * after.north + before.east * after.east
    let isNear =
      max(
        abs(before.north), abs(after.north), abs(to.longitude - from.longitude),
        abs(next.to.longitude - next.from.longitude)) < 0.01
    if cosine > 0.1, isNear {
      // The square of the cosine of 60 degrees is a quarter.
      if dot > 0, dot * dot > 0.26 * squares { return true }
      if dot < 0 || dot * dot < 0.24 * squares { return false }
    }
    return Turn(degrees: next.bearing - bearing).isAlongStreet
  }
}

extension Turn {
  /// Less than 60 degrees.
  fileprivate var isAlongStreet: Bool {
    self == .straight || self == .slightLeft || self == .slightRight
  }
}

extension RoadGraph {
  /// The directions in which a leg begins and ends; `nil` when all its points are one.
  func ends(of leg: Route.Leg) -> (first: LegEnd, last: LegEnd)? {
    if leg.isWhole, let ends = endsOfWhole(leg.travel) { return ends }
    let line = SegmentLine(line(ofSegment: leg.travel.segment)).part(from: leg.start, to: leg.end)
    guard let start = line.first, let end = line.last,
      let second = line.first(where: { $0 != start }),
      let previous = line.last(where: { $0 != end })
    else { return nil }
    return (LegEnd(from: start, to: second), LegEnd(from: previous, to: end))
  }

  /// The same of a whole segment, from its stored points; `nil` where that is not to be seen at once: when
  /// the points next to its ends are the same as these, or have several names.
  @inline(__always)
  private func endsOfWhole(_ travel: DirectedSegment) -> (first: LegEnd, last: LegEnd)? {
    let segment = Int(travel.segment)
    let (vertices, points, rows) = (coordinates.span, points.span, firstPoint.span)
    let inner = Int(rows[segment])..<Int(rows[segment + 1])
    let tail = vertices[Int(segmentTails.span[segment])]
    let head = vertices[Int(segmentHeads.span[segment])]
    let afterTail = inner.isEmpty ? head : points[inner.lowerBound]
    let beforeHead = inner.isEmpty ? tail : points[inner.upperBound - 1]
    guard tail.isOrdinary, head.isOrdinary, afterTail.isOrdinary, beforeHead.isOrdinary,
      tail != afterTail, head != beforeHead
    else { return nil }
    return travel.direction == .forward
      ? (
        LegEnd(from: tail.coordinate, to: afterTail.coordinate),
        LegEnd(from: beforeHead.coordinate, to: head.coordinate)
      )
      : (
        LegEnd(from: head.coordinate, to: beforeHead.coordinate),
        LegEnd(from: afterTail.coordinate, to: tail.coordinate)
      )
  }
}
