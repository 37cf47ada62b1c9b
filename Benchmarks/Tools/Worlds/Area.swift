internal import NearestStop

/// A rectangle of degrees.
struct Area: Sendable {
  let latitudes: ClosedRange<Double>
  let longitudes: ClosedRange<Double>

  /// The bounds of Xicheng district.
  static let district = Area(latitudes: 39.8676...39.9717, longitudes: 116.3147...116.3934)
  /// The bounds of Beijing.
  static let city = Area(latitudes: 39.45...41.05, longitudes: 115.4...117.5)
  /// Eastern China.
  static let country = Area(latitudes: 22...42, longitudes: 100...122)

  /// A place anywhere in the rectangle, uniform in degrees.
  func place(using random: inout SplitMix64) -> Coordinate {
    coordinate(
      latitudes.lowerBound + random.unit() * (latitudes.upperBound - latitudes.lowerBound),
      longitudes.lowerBound + random.unit() * (longitudes.upperBound - longitudes.lowerBound))
  }

  /// A place in the rectangle, as near as possible to the given one.
  func clamp(_ latitude: Double, _ longitude: Double) -> Coordinate {
    coordinate(
      min(max(latitude, latitudes.lowerBound), latitudes.upperBound),
      min(max(longitude, longitudes.lowerBound), longitudes.upperBound))
  }

  private func coordinate(_ latitude: Double, _ longitude: Double) -> Coordinate {
    guard let place = try? Coordinate(latitude: latitude, longitude: longitude) else {
      fatalError("an area reaches beyond the earth: \(self)")
    }
    return place
  }
}
