internal import HTTPTypes
internal import NearestStop

/// Why a request is not answered: a code for programs, a sentence for people.
struct RequestError: Error, Hashable, Sendable {
  /// The codes of OSRM's HTTP interface, and below them those that it has no word for.
  enum Code: String, CaseIterable, Sendable {
    case invalidUrl = "InvalidUrl"
    case invalidService = "InvalidService"
    case invalidVersion = "InvalidVersion"
    case invalidOptions = "InvalidOptions"
    case invalidQuery = "InvalidQuery"
    case invalidValue = "InvalidValue"
    case noSegment = "NoSegment"
    case tooBig = "TooBig"
    case noRoute = "NoRoute"
    case noTable = "NoTable"
    case notImplemented = "NotImplemented"

    /// There is nothing at this address.
    case notFound = "NotFound"
    /// Another method is wanted.
    case methodNotAllowed = "MethodNotAllowed"
    /// The bearer token is missing or wrong.
    case unauthorized = "Unauthorized"
    /// The body is larger than the limit.
    case bodyTooLarge = "BodyTooLarge"
    /// One client asks too often.
    case tooManyRequests = "TooManyRequests"
    /// All clients together ask for more than is answered in time.
    case overloaded = "Overloaded"
    /// What is asked to be changed is not as the request says.
    case conflict = "Conflict"
    /// Ours, not theirs.
    case internalError = "InternalError"

    /// OSRM answers everything it doesn't like with 400.
    var status: HTTPResponse.Status {
      switch self {
      case .notFound: .notFound
      case .methodNotAllowed: .methodNotAllowed
      case .unauthorized: .unauthorized
      case .bodyTooLarge: .contentTooLarge
      case .tooManyRequests: .tooManyRequests
      case .overloaded: .serviceUnavailable
      case .conflict: .conflict
      case .internalError: .internalServerError
      default: .badRequest
      }
    }

    /// When it makes sense to ask again.
    var retrySeconds: Int? {
      switch self {
      case .tooManyRequests, .overloaded: 1
      default: nil
      }
    }
  }

  /// For programs.
  let code: Code
  /// What was seen, what was expected, what to do.
  let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// Why a question by road has no answer.
  ///
  /// - Parameter nothing: the code where there are roads, and no way.
  init(_ error: RoutingError, nothing: Code = .noRoute) {
    switch error {
    case .noRoads, .notPrepared: self.init(.notImplemented, error.description)
    case .offTheMap(let place, let profile):
      self.init(
        .noSegment,
        "\(RequestError.text(place)) is off the map: expected a road for \(profile.word) within "
          + "\(Int(SegmentIndex.defaultLimit)) m; check the coordinate, longitude first, and its datum"
      )
    case .notReachable(let place, let profile):
      self.init(
        nothing,
        "no way leads there from \(RequestError.text(place)) for \(profile.word): expected roads that hang "
          + "together; try another profile, or a place nearby")
    }
  }
}

extension RequestError {
  /// As paths have it; the library's own messages say latitudes first.
  private static func text(_ place: Coordinate) -> String {
    var json = JSONWriter(reserving: 32)
    json.value(place.longitude, places: JSONWriter.degreePlaces)
    json.value(place.latitude, places: JSONWriter.degreePlaces)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// A value that can't be used.
  static func invalidValue(_ name: String, _ value: some StringProtocol, expected: String)
    -> RequestError
  {
    RequestError(
      .invalidValue, "'\(Excerpt.of(value))' is no value of \(name): expected \(expected)")
  }
}

/// The beginning of a text from outside, short enough for a message; control characters are left to the
/// JSON writer, which escapes them.
enum Excerpt {
  static func of(_ text: some StringProtocol) -> String {
    let limit = 60
    let start = text.unicodeScalars.prefix(limit)
    let isWhole = start.endIndex == text.unicodeScalars.endIndex
    return String(String.UnicodeScalarView(start)) + (isWhole ? "" : "…")
  }
}

extension RequestError {
  /// The map has stops alone.
  static var noRoads: RequestError { RequestError(RoutingError.noRoads) }
}
