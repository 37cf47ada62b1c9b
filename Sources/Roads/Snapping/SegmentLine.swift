internal import Geodesy

/// The line of a segment, measured: fractions of the length ↔ points.
///
/// Lengths of the pieces are great-circle distances; within a piece latitude and longitude change
/// evenly, which for pieces of a road is the same to a millimetre. A line must not cross the
/// antimeridian: OSM splits roads there.
struct SegmentLine {
  let points: [Coordinate]
  /// By point: how much of the length lies before it, 0…1, ascending.
  let fractions: [Double]

  /// - Parameter points: at least one.
  init(_ points: [Coordinate]) {
    self.points = points
    var sum = 0.0
    var sums = [0.0]
    for (from, to) in zip(points, points.dropFirst()) {
      sum += GreatCircle.distance(from: from, to: to).metres
      sums.append(sum)
    }
    // A line without length has all its points at its tail.
    fractions = sums.map { sum > 0 ? min($0 / sum, 1) : 0 }
  }

  /// The point at a fraction of the length.
  ///
  /// - Parameter fraction: 0…1.
  func point(at fraction: Double) -> Coordinate {
    guard let after = fractions.firstIndex(where: { $0 > fraction }), after > 0 else {
      return fraction > 0 ? points[points.count - 1] : points[0]
    }
    let before = after - 1
    let share = (fraction - fractions[before]) / (fractions[after] - fractions[before])
    return SegmentLine.interpolate(points[before], points[after], share)
  }

  /// The points from one fraction to another, in the direction of travel: at least two.
  func part(from start: Double, to end: Double) -> [Coordinate] {
    let lower = min(start, end)
    let upper = max(start, end)
    var part = [point(at: lower)]
    for (point, fraction) in zip(points, fractions) where fraction > lower && fraction < upper {
      part.append(point)
    }
    part.append(point(at: upper))
    return start <= end ? part : part.reversed()
  }

  /// - Parameter share: 0…1; of 0 and 1 the result is the given point itself.
  static func interpolate(_ a: Coordinate, _ b: Coordinate, _ share: Double) -> Coordinate {
    if share >= 1 { return b }
    // Between two valid places nothing is out of range.
    let between = try? Coordinate(
      latitude: a.latitude + (b.latitude - a.latitude) * share,
      longitude: a.longitude + (b.longitude - a.longitude) * share)
    return between ?? a
  }
}
