internal import NearestStop

/// How one moves, as a path says it: our own words, and those that OSRM's clients are used to.
enum ProfileWord {
  /// There are no cars here. `driving` is what OSRM's clients say when nobody has told them otherwise, and
  /// OSRM's own server takes whatever word stands there; here it gets the fastest that there is, the e-bike.
  private static let profiles: [(word: String, profile: Profile)] = [
    ("foot", .foot), ("walking", .foot), ("walk", .foot), ("pedestrian", .foot),
    ("bicycle", .bicycle), ("cycling", .bicycle), ("bike", .bicycle), ("cycle", .bicycle),
    ("ebike", .ebike), ("e-bike", .ebike), ("driving", .ebike), ("car", .ebike),
  ]

  /// - Throws: `InvalidValue` for another word.
  static func profile(_ text: String) throws(RequestError) -> Profile {
    guard let known = profiles.first(where: { $0.word == text }) else {
      throw .invalidValue("the profile", text, expected: "foot, bicycle or ebike")
    }
    return known.profile
  }

  /// The same where a straight line is an answer, too: `line`.
  static func mode(_ text: String) throws(RequestError) -> TravelMode {
    if text == "line" { return .straightLine }
    guard let known = profiles.first(where: { $0.word == text }) else {
      throw .invalidValue("the profile", text, expected: "line, foot, bicycle or ebike")
    }
    return TravelMode(known.profile)
  }
}
