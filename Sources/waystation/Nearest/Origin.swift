internal import Geodesy

/// Where somebody asks from.
struct Origin: Hashable, Sendable {
  /// The coordinate as it was given, in the question's datum.
  var given: Coordinate
  var wgs84: Coordinate

  init(given: Coordinate, wgs84: Coordinate) {
    self.given = given
    self.wgs84 = wgs84
  }

  /// Reads a coordinate that is expressed in `datum`.
  ///
  /// A `geo:` address is WGS-84 by its definition (RFC 5870), so one in any other datum is a
  /// contradiction that only the caller can resolve.
  init(parsing text: Span<UInt8>, datum: Datum) throws(OriginError) {
    if datum != .wgs84, GeoURI.isMarked(text) { throw .addressInOtherDatum(datum) }
    do throws(GeodesyError) {
      given = try Coordinate.parse(text)
      wgs84 = try given.converted(from: datum, to: .wgs84)
    } catch {
      throw .notAPlace(error)
    }
  }
}

/// Why a text is no place to ask from.
enum OriginError: Error, CustomStringConvertible {
  case notAPlace(GeodesyError)
  case addressInOtherDatum(Datum)

  var description: String {
    switch self {
    case .notAPlace(let error): error.description
    case .addressInOtherDatum(let datum):
      "a geo: address is WGS-84 by definition, but --datum says \(datum.name): "
        + "leave out --datum, or write the coordinate without 'geo:'"
    }
  }
}
