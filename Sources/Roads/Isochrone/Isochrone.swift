public import Geodesy

/// The area around the roads that can be reached: what a map draws.
///
/// ``Reachable`` says exactly which parts of which roads are reached; a route needs nothing else. The
/// area is that, drawn with a broad pen: everything within ``margin`` of a reached part. What is
/// farther from it, a lake or a closed compound, stays a hole.
public struct Isochrone: Hashable, Sendable {
  /// A connected area: rings are closed (the first point is the last again), the outer one runs
  /// counterclockwise and the holes clockwise, as RFC 7946 wants them.
  public struct Polygon: Hashable, Sendable {
    /// Around the area.
    public let outer: [Coordinate]
    /// Around what is left out of it.
    public let holes: [[Coordinate]]
  }

  /// Half the width of the pen, in metres.
  public static let margin = 40.0
  /// How far apart the points are at which the distance is computed, in metres; more where the area is
  /// larger than about 20 × 20 km.
  public static let spacing = 20.0

  /// The areas; none when nothing is reached.
  public let polygons: [Polygon]
}

extension RoadGraph {
  /// The area around what can be reached.
  ///
  /// The distance from the nearest reached part is computed on a grid of points, and the line where it
  /// is ``Isochrone/margin`` is drawn by marching squares (W. Lorensen, H. Cline, "Marching cubes",
  /// 1987, in two dimensions), interpolated between the points: right to half their spacing. O(length of
  /// the parts + points of the grid); at most a million points.
  public func isochrone(of reachable: Reachable) -> Isochrone {
    let lines = reachable.stretches.map { stretch in
      SegmentLine(line(ofSegment: stretch.travel.segment))
        .part(from: stretch.start, to: stretch.end)
    }
    guard let plane = LocalPlane(around: lines) else { return Isochrone(polygons: []) }
    var field = DistanceField(
      width: plane.width, height: plane.height, spacing: plane.spacing, limit: Isochrone.margin)
    for line in lines {
      for (start, end) in zip(line, line.dropFirst()) {
        field.draw(from: plane.position(of: start), to: plane.position(of: end))
      }
    }
    let rings = ContourTracer.rings(of: field, at: Isochrone.margin)
    return Isochrone(
      polygons: RingNesting.polygons(rings).map { polygon in
        Isochrone.Polygon(
          outer: polygon.outer.map(plane.coordinate(of:)),
          holes: polygon.holes.map { $0.map(plane.coordinate(of:)) })
      })
  }
}

/// A plane around some lines, in metres from its south-west corner.
private struct LocalPlane {
  private let south: Double
  private let west: Double
  private let metresPerLatitude: Double
  private let metresPerLongitude: Double
  /// From west to east.
  let width: Double
  /// From south to north.
  let height: Double
  /// Of the grid.
  let spacing: Double

  /// - Returns: `nil` without any point.
  init?(around lines: [[Coordinate]]) {
    var box: (south: Double, west: Double, north: Double, east: Double)?
    for point in lines.joined() {
      let (latitude, longitude) = (point.latitude, point.longitude)
      let known = box ?? (latitude, longitude, latitude, longitude)
      box = (
        min(known.south, latitude), min(known.west, longitude),
        max(known.north, latitude), max(known.east, longitude)
      )
    }
    guard let box else { return nil }
    metresPerLatitude = GreatCircle.earthRadius * .pi / 180
    // Near a pole nobody rides; the plane must exist all the same.
    let cosine = max(SineCosine(degrees: (box.south + box.north) / 2).cosine, 0.01)
    metresPerLongitude = metresPerLatitude * cosine
    let across = (box.east - box.west) * metresPerLongitude
    let along = (box.north - box.south) * metresPerLatitude
    let pointLimit = 1_000_000.0
    var spacing = Isochrone.spacing
    // Two points beyond the pen on every side, so that every ring is closed within the grid.
    var frame = Isochrone.margin + 2 * spacing
    while (across + 2 * frame) * (along + 2 * frame) > pointLimit * spacing * spacing {
      spacing *= 1.1
      frame = Isochrone.margin + 2 * spacing
    }
    self.spacing = spacing
    width = across + 2 * frame
    height = along + 2 * frame
    south = box.south - frame / metresPerLatitude
    west = box.west - frame / metresPerLongitude
  }

  func position(of coordinate: Coordinate) -> SIMD2<Double> {
    SIMD2(
      (coordinate.longitude - west) * metresPerLongitude,
      (coordinate.latitude - south) * metresPerLatitude)
  }

  func coordinate(of position: SIMD2<Double>) -> Coordinate {
    // A ring may reach over a pole or the antimeridian by the width of the pen.
    Coordinate(
      clampingLatitude: south + position.y / metresPerLatitude,
      longitude: west + position.x / metresPerLongitude)
  }
}
