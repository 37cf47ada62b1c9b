/// A position in WGS-84 degrees, on the grid of a millionth of a degree that the sample is written in.
///
/// Snapping at creation means that every check (inside the subdistrict, out of the water, far enough
/// from the next stop) is made on exactly the numbers that reach the file.
struct Spot: Hashable, Sendable {
  let latitude: Double
  let longitude: Double

  init(_ latitude: Double, _ longitude: Double) {
    self.latitude = (latitude * 1_000_000).rounded() / 1_000_000
    self.longitude = (longitude * 1_000_000).rounded() / 1_000_000
  }

  /// Lengths of one degree at 39.92° N, between those of the WGS-84 ellipsoid (111,033 and 85,489)
  /// and those of the mean sphere (111,195 and 85,275). Across 12 km the error is below a percent.
  static let metresPerDegreeNorth = 111_100.0
  static let metresPerDegreeEast = 85_380.0

  /// The spot so many metres away; negative is south or west.
  func moved(north: Double, east: Double) -> Spot {
    Spot(
      latitude + north / Spot.metresPerDegreeNorth,
      longitude + east / Spot.metresPerDegreeEast)
  }

  func offset(from origin: Spot) -> (north: Double, east: Double) {
    (
      north: (latitude - origin.latitude) * Spot.metresPerDegreeNorth,
      east: (longitude - origin.longitude) * Spot.metresPerDegreeEast
    )
  }

  func metres(to other: Spot) -> Double {
    let offset = other.offset(from: self)
    return (offset.north * offset.north + offset.east * offset.east).squareRoot()
  }
}
