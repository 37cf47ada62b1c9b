internal import Geodesy
internal import MapImport
internal import NearestStop
internal import Stops

/// What is wrong with a change: what was found, what was expected.
struct ChangeFieldError: Error, Hashable {
  let message: String

  init(_ message: String) { self.message = message }
}

/// The members of one change, taken one after the other.
struct ChangeFields {
  private var rest: [String: FieldValue]

  init(_ record: ChangeRecord) { rest = record.fields }

  /// A member, if it is there; `null` is as good as nothing.
  mutating func take(_ name: String) -> FieldValue? {
    let value = rest.removeValue(forKey: name)
    return value == .null ? nil : value
  }

  /// - Throws: when there is something that nobody has asked for: perhaps misspelled.
  func expectNoMore() throws(ChangeFieldError) {
    guard let name = rest.keys.min() else { return }
    throw ChangeFieldError(
      "'\(PrintableText.excerpt(name))' means nothing here: check how it is written, or leave it out"
    )
  }

  mutating func text(
    _ name: String, expected: String
  ) throws(ChangeFieldError) -> String {
    switch take(name) {
    case .string(let text): return text
    case nil: throw ChangeFieldError("'\(name)' is missing: expected \(expected)")
    case .some(let value): throw ChangeFieldError("'\(name)' is \(value): expected \(expected)")
    }
  }

  mutating func integer(
    _ name: String, in range: ClosedRange<Int64>
  ) throws(ChangeFieldError) -> Int64? {
    switch take(name) {
    case nil: return nil
    case .integer(let value) where range.contains(value): return value
    case .some(let value):
      throw ChangeFieldError(
        "'\(name)' is \(value): expected a whole number from \(range.lowerBound) to "
          + "\(range.upperBound)")
    }
  }

  mutating func distance(_ name: String) throws(ChangeFieldError) -> Distance? {
    guard let value = take(name) else { return nil }
    guard let metres = value.number, let distance = try? Distance(metres: metres) else {
      throw ChangeFieldError("'\(name)' is \(value): expected a number of metres, 0 or more")
    }
    return distance
  }

  mutating func integers(_ name: String) throws(ChangeFieldError) -> [UInt32]? {
    guard let value = take(name) else { return nil }
    let expected = "expected a list of numbers of segments"
    guard case .list(let values) = value else {
      throw ChangeFieldError("'\(name)' is \(value): \(expected)")
    }
    var numbers: [UInt32] = []
    for value in values {
      guard case .integer(let number) = value, let number = UInt32(exactly: number) else {
        throw ChangeFieldError("\(value) is in '\(name)': \(expected)")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// One word, or a list of them.
  mutating func profiles(_ name: String) throws(ChangeFieldError) -> ProfileSet? {
    guard let value = take(name) else { return nil }
    let words = if case .list(let values) = value { values } else { [value] }
    var profiles: ProfileSet = []
    for word in words {
      guard case .string(let text) = word,
        let profile = TravelVocabulary.mode(for: text)?.profile
      else {
        throw ChangeFieldError(
          "\(word) is in '\(name)': expected foot, bicycle or ebike, or a list of them")
      }
      profiles.formUnion(ProfileSet(profile))
    }
    guard !profiles.isEmpty else {
      throw ChangeFieldError("'\(name)' is an empty list: leave it out for everybody")
    }
    return profiles
  }

  /// Seconds since 1970, or a time of day with a date: on China's clocks, or as it says itself.
  mutating func time(_ name: String) throws(ChangeFieldError) -> UnixTime? {
    guard let value = take(name) else { return nil }
    switch value {
    case .integer(let seconds): return UnixTime(seconds: seconds)
    case .string(let text):
      if let time = UnixTime(text) { return time }
    default: break
    }
    throw ChangeFieldError(
      "'\(name)' is \(value): expected seconds since 1970, or a time such as 2026-11-21T18:00 "
        + "(China) or 2026-11-21T18:00+08:00")
  }
}

extension UnixTime {
  /// Of China's clocks, in seconds.
  static let chinaOffset = 8 * 3_600

  /// When clocks show a time.
  init(_ time: LocalTime, secondsEastOfUTC offset: Int) {
    self.init(
      seconds: Int64(time.date.dayNumber) * 86_400 + Int64(time.minuteOfDay * 60 - offset))
  }

  /// Reads `2026-11-21T18:00`, also with seconds, and with `Z` or an offset such as `+08:00` behind; without it,
  /// China's.
  init?(_ text: String) {
    var rest = text[...]
    var offset = UnixTime.chinaOffset
    let tail = text.suffix(6)
    if text.hasSuffix("Z") {
      rest = rest.dropLast()
      offset = 0
    } else if tail.count == 6, let sign = tail.first, sign == "+" || sign == "-" {
      let parts = tail.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, let hours = UnixTime.number(parts[0], below: 24),
        let minutes = UnixTime.number(parts[1], below: 60)
      else { return nil }
      offset = (hours * 60 + minutes) * (sign == "-" ? -60 : 60)
      rest = rest.dropLast(6)
    }
    var seconds = 0
    if rest.count == 19, let colon = rest.lastIndex(of: ":") {
      guard let number = UnixTime.number(rest[rest.index(after: colon)...], below: 60) else {
        return nil
      }
      seconds = number
      rest = rest[..<colon]
    }
    guard let time = LocalTime(String(rest)) else { return nil }
    let minute = UnixTime(time, secondsEastOfUTC: offset)
    self.init(seconds: minute.seconds + Int64(seconds))
  }

  private static func number(_ text: Substring, below limit: Int) -> Int? {
    guard text.utf8.count == 2, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(text), number < limit
    else { return nil }
    return number
  }
}

extension StopRecord {
  /// A GeoJSON feature as a value of JSON.
  init(feature: FieldValue, at location: RecordLocation) throws(ChangeFieldError) {
    let expected = "expected a GeoJSON Feature with a Point in WGS-84, longitude first"
    guard case .object(let members) = feature, members["type"] == .string("Feature") else {
      throw ChangeFieldError("'stop' is \(feature): \(expected)")
    }
    guard case .object(let geometry)? = members["geometry"],
      geometry["type"] == .string("Point"), case .list(let numbers)? = geometry["coordinates"],
      (2...3).contains(numbers.count), let longitude = numbers[0].number,
      let latitude = numbers[1].number
    else { throw ChangeFieldError("the stop's geometry cannot be used: \(expected)") }
    var fields: [String: FieldValue] = [:]
    switch members["properties"] {
    case .object(let properties)?: fields = properties
    case nil, .null?: break
    case let other?:
      throw ChangeFieldError("the stop's properties are \(other): expected an object")
    }
    self.init(
      location: location, position: .degrees(latitude: latitude, longitude: longitude),
      fields: fields, featureID: members["id"])
  }
}

extension FieldValue {
  fileprivate var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
