internal import NearestStop

/// The places of a request: `116.3675,39.9074;116.379,39.934`, longitude first, or OSRM's
/// `polyline(…)` and `polyline6(…)`.
enum CoordinateList {
  /// - Parameters:
  ///   - text: decoded; `.json` at its end says nothing new.
  ///   - count: how many there may be.
  static func parse(
    _ text: String, count: ClosedRange<Int>
  ) throws(RequestError) -> [Coordinate] {
    let list = try withoutFormat(text)
    let places: [Coordinate]
    if let line = encoded(list, "polyline") {
      places = try decode(line, .five, limit: count.upperBound)
    } else if let line = encoded(list, "polyline6") {
      places = try decode(line, .six, limit: count.upperBound)
    } else {
      places = try pairs(list, limit: count.upperBound)
    }
    guard count.contains(places.count) else {
      throw RequestError(
        .invalidOptions,
        "\(places.count) coordinates: expected "
          + (count.count == 1 ? "\(count.lowerBound)" : "at least \(count.lowerBound)"))
    }
    return places
  }

  /// OSRM's file ending: `.json`. Flatbuffers are not written here.
  private static func withoutFormat(_ text: String) throws(RequestError) -> Substring {
    if text.hasSuffix(".json") { return text.dropLast(5) }
    if text.hasSuffix(".flatbuffers") {
      throw RequestError(.notImplemented, "answers are JSON: leave .flatbuffers away")
    }
    return text[...]
  }

  private static func pairs(
    _ text: Substring, limit: Int
  ) throws(RequestError) -> [Coordinate] {
    var places: [Coordinate] = []
    for pair in text.split(separator: ";", omittingEmptySubsequences: false) {
      guard places.count < limit else { throw tooMany(limit) }
      let numbers = pair.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
      guard numbers.count == 2, let longitude = NumberText.number(numbers[0]),
        let latitude = NumberText.number(numbers[1])
      else {
        throw RequestError(
          .invalidQuery,
          "'\(Excerpt.of(pair))' is no coordinate: expected longitude,latitude, such as "
            + "116.3675,39.9074")
      }
      places.append(try coordinate(latitude: latitude, longitude: longitude))
    }
    return places
  }

  private static func coordinate(
    latitude: Double, longitude: Double
  ) throws(RequestError) -> Coordinate {
    do throws(GeodesyError) {
      return try Coordinate(latitude: latitude, longitude: longitude)
    } catch {
      // The library's own message says that latitude comes first, which here is not so.
      throw RequestError(
        .invalidValue,
        "\(longitude),\(latitude) is no place: expected a longitude from -180 to 180, then a "
          + "latitude from -90 to 90; did you swap them?")
    }
  }

  private static func tooMany(_ limit: Int) -> RequestError {
    RequestError(.tooBig, "too many coordinates: expected at most \(limit)")
  }

  /// What stands in brackets behind a word.
  private static func encoded(_ text: Substring, _ word: String) -> Substring? {
    guard text.hasPrefix(word + "("), text.hasSuffix(")") else { return nil }
    return text.dropFirst(word.count + 1).dropLast()
  }

  private static func decode(
    _ text: Substring, _ precision: EncodedPolyline.Precision, limit: Int
  ) throws(RequestError) -> [Coordinate] {
    guard let line = PolylineDecoder.decode(text, precision, limit: limit) else {
      throw RequestError(.invalidQuery, "'\(Excerpt.of(text))' is no encoded polyline")
    }
    guard line.count <= limit else { throw tooMany(limit) }
    return line
  }
}
