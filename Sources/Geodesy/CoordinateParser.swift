/// Reads two angles from tokens and finds out which is the latitude.
///
///     coordinate = angle separator angle
///     separator  = blank, comma or both; none is needed next to a hemisphere letter
///     angle      = [letter] [sign] measure [letter]
///     measure    = number [°] | number ° number ' [number "] | number : number [: number]
///
/// Blanks may stand between a number, its mark and the next number. Only the last number of a
/// measure may have a fraction, and minutes and seconds are below 60.
struct CoordinateParser {
  static let example = "latitude,longitude such as 39.9074,116.3675"

  /// One of the two angles, as written.
  private struct Angle {
    var degrees: Double
    var hasSign: Bool
    var hemisphere: Hemisphere?
  }

  private let tokens: [CoordinateToken]
  /// What an error quotes.
  private let excerpt: String
  private var next = 0

  init(tokens: [CoordinateToken], text: Span<UInt8>) {
    self.tokens = tokens
    self.excerpt = Excerpt.of(text)
  }

  mutating func parse() throws(GeodesyError) -> Coordinate {
    guard !tokens.isEmpty else { throw unreadable(Self.example) }
    let first = try angle()
    let separatorStart = next
    skipBlank()
    if peek() == .comma { next += 1 }
    skipBlank()
    guard next < tokens.count else { throw unreadable("two angles, \(Self.example)") }
    guard next > separatorStart || first.hemisphere != nil else {
      throw unreadable("a comma or a blank between the angles")
    }
    let second = try angle()
    guard next == tokens.count else { throw unreadable("nothing after \(Self.example)") }
    return try coordinate(first, second)
  }

  private func coordinate(_ first: Angle, _ second: Angle) throws(GeodesyError) -> Coordinate {
    switch (first.hemisphere, second.hemisphere) {
    case (nil, nil):
      return try Coordinate(latitude: first.degrees, longitude: second.degrees)
    case (let one?, let other?):
      guard !first.hasSign, !second.hasSign else {
        throw unreadable("either a sign or a hemisphere letter, not both")
      }
      guard one.isLatitude != other.isLatitude else {
        throw unreadable(
          one.isLatitude
            ? "one latitude and one longitude, not two latitudes"
            : "one latitude and one longitude, not two longitudes")
      }
      let latitude = one.isLatitude ? first : second
      let longitude = one.isLatitude ? second : first
      // The letters have settled the order, so nothing can have been swapped.
      guard latitude.degrees <= 90 else { throw .latitudeOutOfRange(signed(latitude)) }
      return try Coordinate(latitude: signed(latitude), longitude: signed(longitude))
    default:
      throw unreadable("a hemisphere letter on both angles or on neither")
    }
  }

  private func signed(_ angle: Angle) -> Double {
    angle.hemisphere?.isNegative == true ? -angle.degrees : angle.degrees
  }

  // MARK: One angle

  private mutating func angle() throws(GeodesyError) -> Angle {
    var hemisphere = takeHemisphere()
    if hemisphere != nil { skipBlank() }
    let isNegative = peek() == .minus
    let hasSign = isNegative || peek() == .plus
    if hasSign { next += 1 }
    let magnitude = try measure()
    if hemisphere == nil {
      let end = next
      skipBlank()
      hemisphere = takeHemisphere()
      if hemisphere == nil { next = end }
    }
    return Angle(
      degrees: isNegative ? -magnitude : magnitude, hasSign: hasSign, hemisphere: hemisphere)
  }

  private mutating func takeHemisphere() -> Hemisphere? {
    switch peek() {
    case .hemisphere(let hemisphere):
      next += 1
      return hemisphere
    case .letterS:
      next += 1
      return .south
    default: return nil
    }
  }

  private mutating func measure() throws(GeodesyError) -> Double {
    let (degrees, isWhole) = try number()
    if peek() == .colon {
      return try sexagesimal(degrees, isWhole) { parser throws(GeodesyError) in
        guard parser.peek() == .colon else { return nil }
        parser.next += 1
        return try parser.number()
      }
    }
    guard takeMark(.degrees) else { return degrees }
    var mark = AngleMark.minutes
    return try sexagesimal(degrees, isWhole) { parser throws(GeodesyError) in
      // A number belongs to this angle only if the mark that is due stands behind it.
      let start = parser.next
      parser.skipBlank()
      guard case .number = parser.peek() else {
        parser.next = start
        return nil
      }
      let part = try parser.number()
      guard parser.takeMark(mark) else {
        parser.next = start
        return nil
      }
      mark = .seconds
      return part
    }
  }

  /// Degrees with the minutes and seconds that `part` yields one after the other, if any.
  private mutating func sexagesimal(
    _ degrees: Double, _ isWhole: Bool,
    part: (inout CoordinateParser) throws(GeodesyError) -> (Double, isWhole: Bool)?
  ) throws(GeodesyError) -> Double {
    guard let (minutes, hasWholeMinutes) = try part(&self) else { return degrees }
    guard isWhole else { throw unreadable("whole degrees before minutes") }
    guard minutes < 60 else { throw unreadable("minutes below 60, not \(minutes)") }
    guard let (seconds, _) = try part(&self) else { return (degrees * 60 + minutes) / 60 }
    guard hasWholeMinutes else { throw unreadable("whole minutes before seconds") }
    guard seconds < 60 else { throw unreadable("seconds below 60, not \(seconds)") }
    return (degrees * 3600 + minutes * 60 + seconds) / 3600
  }

  // MARK: Tokens

  private func peek() -> CoordinateToken? { next < tokens.count ? tokens[next] : nil }

  private mutating func skipBlank() { if peek() == .blank { next += 1 } }

  private mutating func number() throws(GeodesyError) -> (Double, isWhole: Bool) {
    guard case .number(let value, let isWhole) = peek() else {
      throw unreadable(Self.example)
    }
    next += 1
    return (value, isWhole)
  }

  /// Takes `mark`, after a blank or without, if it is next.
  private mutating func takeMark(_ mark: AngleMark) -> Bool {
    let start = next
    skipBlank()
    if peek() == .mark(mark) || (mark == .seconds && peek() == .letterS) {
      next += 1
      return true
    }
    next = start
    return false
  }

  private func unreadable(_ expected: String) -> GeodesyError {
    .unreadableCoordinate(excerpt, expected: expected)
  }
}
