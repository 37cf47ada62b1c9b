internal import Geodesy
internal import SnapshotFormat

/// A place in whole 10⁻⁷ degrees: OSM's own grid, half the size of a ``Coordinate``.
struct GridCoordinate: Hashable, ColumnElement {
  var latitude: Int32
  var longitude: Int32

  /// The nearest point of the grid, at most 8 mm away.
  init(_ coordinate: Coordinate) {
    // At most 1.8 × 10⁹: within the range of the integers.
    latitude = Int32((coordinate.latitude * 1e7).rounded())
    longitude = Int32((coordinate.longitude * 1e7).rounded())
  }

  /// The place; a file may have numbers beyond the poles, which are brought back.
  var coordinate: Coordinate {
    Coordinate(
      clampingLatitude: Double(latitude) / 1e7, longitude: Double(longitude) / 1e7)
  }
}
