/// Why a place could not be understood. Each case carries what was seen; `description` adds what was
/// expected and what to do.
///
/// Text from outside is carried as a short excerpt, with control characters escaped: an error can be
/// printed as it is, however long or hostile the input was.
public enum GeodesyError: Error, Hashable, Sendable {
  /// A latitude that is not a number from -90 to 90.
  case latitudeOutOfRange(Double)
  /// A longitude that is not a number from -180 to 180.
  case longitudeOutOfRange(Double)
  /// A pair that can only be right with latitude and longitude exchanged.
  case probablySwapped(latitude: Double, longitude: Double)
  /// A distance that is negative or not a number.
  case invalidDistance(Double)
  /// Text that does not read as a coordinate.
  case unreadableCoordinate(String, expected: String)
  /// Text that does not name a datum.
  case unknownDatum(String)
  /// A place for which the formulae of a Chinese datum give no valid result: next to a pole or to
  /// the 180th meridian, far away from China.
  case notConvertible(Coordinate, from: Datum, to: Datum)
  /// A bounding box whose southern edge lies north of its northern one.
  case southAboveNorth(south: Double, north: Double)
}

extension GeodesyError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .latitudeOutOfRange(let value):
      "latitude \(value) is out of range: expected degrees from -90 to 90"
    case .longitudeOutOfRange(let value):
      "longitude \(value) is out of range: expected degrees from -180 to 180"
    case .probablySwapped(let latitude, let longitude):
      "latitude \(latitude) is out of range, but \(longitude),\(latitude) would be valid: "
        + "did you swap? Latitude comes first"
    case .invalidDistance(let metres):
      "a distance of \(metres) m is not usable: expected zero or more metres"
    case .unreadableCoordinate(let text, let expected):
      "cannot read '\(Excerpt.of(text))' as a coordinate: expected \(expected)"
    case .unknownDatum(let text):
      "unknown datum '\(Excerpt.of(text))': expected wgs84, gcj02 or bd09"
    case .notConvertible(let place, let source, let target):
      "cannot convert \(place.latitude),\(place.longitude) from \(source.name) to \(target.name): "
        + "expected a place in or near China"
    case .southAboveNorth(let south, let north):
      "a box from \(south) to \(north) degrees north is upside down: expected south below north"
    }
  }
}
