internal import Geodesy
internal import SnapshotFormat

extension RoadGraph {
  /// The line of a way: from a point along legs that follow each other, no point twice in a row.
  ///
  /// O(points). Nearly all legs are whole segments, whose points are appended as they are stored; only
  /// parts of segments, at the beginning and at the end, are measured.
  func geometry(from origin: SegmentPosition, along legs: [Route.Leg]) -> [Coordinate] {
    let first = firstPoint.span
    var geometry: [Coordinate] = []
    geometry.reserveCapacity(
      legs.reduce(1) { sum, leg in
        let segment = Int(leg.travel.segment)
        return sum + 2 + Int(first[segment + 1]) - Int(first[segment])
      })
    geometry.append(coordinate(of: origin))
    for leg in legs {
      let count = geometry.count
      if leg.isWhole, append(wholeSegmentOf: leg, to: &geometry) { continue }
      geometry.removeSubrange(count...)
      let line = SegmentLine(line(ofSegment: leg.travel.segment))
      for point in line.part(from: leg.start, to: leg.end) where point != geometry.last {
        geometry.append(point)
      }
    }
    return geometry
  }

  /// Appends the stored points of a whole segment.
  ///
  /// - Returns: whether that is what its measured line would have been. Where different coordinates are
  ///   one place, at the poles and the antimeridian, it may not be.
  @inline(__always)
  private func append(wholeSegmentOf leg: Route.Leg, to geometry: inout [Coordinate]) -> Bool {
    let segment = Int(leg.travel.segment)
    let (vertices, points, rows) = (coordinates.span, points.span, firstPoint.span)
    let inner = Int(rows[segment])..<Int(rows[segment + 1])
    let (tail, head) = (
      vertices[Int(segmentTails.span[segment])], vertices[Int(segmentHeads.span[segment])]
    )
    let isForward = leg.travel.direction == .forward
    let (first, last) = isForward ? (tail, head) : (head, tail)
    var isOrdinary = first.isOrdinary && last.isOrdinary
    var before = first
    // The point before is one of the same leg, or the place where the leg before has ended.
    let start = first.coordinate
    if geometry.last != start { geometry.append(start) }
    var place = isForward ? inner.lowerBound : inner.upperBound &- 1
    for _ in inner {
      let point = points[place]
      place &+= isForward ? 1 : -1
      isOrdinary = isOrdinary && point.isOrdinary
      if point != before { geometry.append(point.coordinate) }
      before = point
    }
    if last != before { geometry.append(last.coordinate) }
    return isOrdinary
  }
}

extension Route.Leg {
  /// Whether it follows its segment from one end to the other.
  var isWhole: Bool { travel.direction == .forward ? start == 0 && end == 1 : start == 1 && end == 0 }
}

extension GridCoordinate {
  /// Whether no place next to it has another name: not within a degree of a pole, nor on the
  /// antimeridian.
  var isOrdinary: Bool {
    latitude.magnitude < 890_000_000 && longitude.magnitude < 1_800_000_000
  }
}
