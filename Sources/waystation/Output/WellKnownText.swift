internal import Geodesy

/// Well-known text of geometries (OGC Simple Features), longitude first: what databases and GIS read from
/// a CSV column.
enum WellKnownText {
  /// `LINESTRING (116.36 39.9, 116.37 39.91)`. A line of a single point is written with it twice.
  static func line(_ points: [Coordinate]) -> String {
    let points = points.count == 1 ? points + points : points
    let places = FixedDecimal.degreePlaces
    let pairs = points.map {
      FixedDecimal.text($0.longitude, places: places) + " "
        + FixedDecimal.text($0.latitude, places: places)
    }
    return pairs.isEmpty ? "LINESTRING EMPTY" : "LINESTRING (\(pairs.joined(separator: ", ")))"
  }
}
