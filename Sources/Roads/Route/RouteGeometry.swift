internal import Geodesy
internal import SnapshotFormat

extension RoadGraph {
  /// The line of a way: from a point along legs that follow each other, no point twice in a row.
  ///
  /// O(points). Nearly all legs are whole segments, whose points are appended as they are stored; only
  /// parts of segments, at the beginning and at the end, are measured.
  func geometry(from origin: SegmentPosition, along legs: [Route.Leg]) -> [Coordinate] {
    let rows = firstPoint.span
    let capacity = legs.reduce(1) { sum, leg in
      let segment = Int(leg.travel.segment)
      return sum + 2 + Int(rows[segment + 1]) - Int(rows[segment])
    }
    let start = coordinate(of: origin)
    return unsafe [Coordinate](unsafeUninitializedCapacity: capacity) { memory, count in
      var line = unsafe OutputSpan(buffer: memory, initializedCount: 0)
      line.append(start)
      var last = start
      for leg in legs {
        let length = line.count
        if leg.isWhole {
          let (isOrdinary, end) = append(wholeSegmentOf: leg, after: last, to: &line)
          if isOrdinary {
            last = end
            continue
          }
          line.removeLast(line.count - length)
        }
        let part = SegmentLine(self.line(ofSegment: leg.travel.segment))
          .part(from: leg.start, to: leg.end)
        for point in part where point != last {
          line.append(point)
          last = point
        }
      }
      count = unsafe line.finalize(for: memory)
    }
  }

  /// Appends the stored points of a whole segment; as many as there are, and its ends.
  ///
  /// - Parameter last: the point before.
  /// - Returns: the last point, and whether all that is what the measured line would have been. Where
  ///   different coordinates are one place, at the poles and the antimeridian, it may not be.
  @inline(__always)
  private func append(
    wholeSegmentOf leg: Route.Leg, after last: Coordinate, to line: inout OutputSpan<Coordinate>
  ) -> (isOrdinary: Bool, last: Coordinate) {
    let segment = Int(leg.travel.segment)
    let (vertices, points, rows) = (coordinates.span, points.span, firstPoint.span)
    let inner = Int(rows[segment])..<Int(rows[segment + 1])
    let tail = vertices[Int(segmentTails.span[segment])]
    let head = vertices[Int(segmentHeads.span[segment])]
    let isForward = leg.travel.direction == .forward
    var before = isForward ? tail : head
    let end = isForward ? head : tail
    var isOrdinary = before.isOrdinary && end.isOrdinary
    var last = last
    // The point before is where the leg before has ended.
    let start = before.coordinate
    if last != start { line.append(start) }
    last = start
    var place = isForward ? inner.lowerBound : inner.upperBound &- 1
    for _ in inner {
      let point = points[place]
      place &+= isForward ? 1 : -1
      if !point.isOrdinary { isOrdinary = false }
      if point != before {
        last = point.coordinate
        line.append(last)
      }
      before = point
    }
    if end != before {
      last = end.coordinate
      line.append(last)
    }
    return (isOrdinary, last)
  }
}

extension Route.Leg {
  /// Whether it follows its segment from one end to the other.
  var isWhole: Bool {
    travel.direction == .forward ? start == 0 && end == 1 : start == 1 && end == 0
  }
}

extension GridCoordinate {
  /// Whether no place next to it has another name: not within a degree of a pole, nor on the
  /// antimeridian.
  var isOrdinary: Bool {
    latitude.magnitude < 890_000_000 && longitude.magnitude < 1_800_000_000
  }
}
