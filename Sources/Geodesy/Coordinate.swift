/// A place on the earth: geographic latitude and longitude in degrees.
///
/// Always valid: latitude is in −90…90, longitude in −180…180, neither is NaN or infinite. The value
/// says nothing of its datum; wherever that matters a ``Datum`` stands beside it, and the whole
/// library computes in WGS-84.
///
/// ```swift
/// let xidan = try Coordinate(latitude: 39.9074, longitude: 116.3675)
/// ```
@frozen
public struct Coordinate: Hashable, Sendable {
  /// Degrees north of the equator, −90…90.
  public let latitude: Double
  /// Degrees east of Greenwich, −180…180.
  public let longitude: Double

  /// Validates a pair of degrees.
  ///
  /// - Throws: ``GeodesyError/probablySwapped(latitude:longitude:)`` when the latitude is impossible
  ///   and exchanging the two would be valid, otherwise
  ///   ``GeodesyError/latitudeOutOfRange(_:)`` or ``GeodesyError/longitudeOutOfRange(_:)``.
  @inlinable
  public init(latitude: Double, longitude: Double) throws(GeodesyError) {
    // Comparisons with NaN are false, so NaN fails these as well.
    guard abs(latitude) <= 90 else {
      if abs(latitude) <= 180, abs(longitude) <= 90 {
        throw .probablySwapped(latitude: latitude, longitude: longitude)
      }
      throw .latitudeOutOfRange(latitude)
    }
    guard abs(longitude) <= 180 else { throw .longitudeOutOfRange(longitude) }
    self.latitude = latitude
    self.longitude = longitude
  }

  /// The nearest valid pair of degrees; 0 for NaN. A valid pair stays as it is, to the last bit.
  ///
  /// For numbers that were valid when they were written, where there is nobody to tell if they are not
  /// any more.
  @inlinable
  public init(clampingLatitude latitude: Double, longitude: Double) {
    self.latitude = abs(latitude) <= 90 ? latitude : latitude > 0 ? 90 : latitude < 0 ? -90 : 0
    self.longitude =
      abs(longitude) <= 180 ? longitude : longitude > 0 ? 180 : longitude < 0 ? -180 : 0
  }
}
