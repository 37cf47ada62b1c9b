internal import NearestStop

/// What is asked of stops, in all services alike.
struct StopWishes: Sendable {
  /// What they must offer.
  let needs: AmenitySet
  /// When one leaves, and for which hours are told where nothing is asked of them.
  let time: LocalTime
  /// That they are open on arrival; `nil` for all stops.
  let open: OpeningCondition?
  /// Ids of stops that are not wanted.
  let avoided: [String]
  /// Of what they must have some left, as far as somebody has counted.
  let available: StopResourceSet

  /// The options read here.
  static let options = ["needs", "at", "open", "stay", "hours", "avoid", "available"]

  /// The most ids that are avoided.
  private static let maximumAvoided = 100

  /// - Parameter isTour: a tour has several needs, and stays at its stops whether or not anybody asks of their
  ///   hours: both are left to it.
  init(_ query: QueryItems, at moment: Moment, ofTour isTour: Bool = false) throws(RequestError) {
    needs = isTour ? [] : try StopWishes.needs(query["needs"])
    let departure = try query["open"].map { (text) throws(RequestError) in
      try StopWishes.departure(text)
    }
    if let text = query["at"] {
      guard let time = LocalTime(text) else {
        throw .invalidValue("at", text, expected: "a time of the stops' clocks: 2026-11-21T12:10")
      }
      self.time = time
    } else {
      time = moment.clock
    }
    let stay = isTour ? nil : try query.integer("stay", in: 0...1440)
    let hours: HoursWord? = try query.word("hours")
    let isAsked = departure == .now || (departure == nil && (stay != nil || hours != nil))
    if departure == .any, stay != nil || hours != nil {
      throw RequestError(
        .invalidOptions, "open=any takes all stops, and stay or hours do not: leave one away")
    }
    open =
      isAsked
      ? OpeningCondition(
        leavingAt: time, stayingFor: stay ?? 0, admittingUnknown: hours != .known,
        holidays: moment.holidays)
      : nil
    let avoided = query["avoid"].map { $0.split(separator: ",").map(String.init) } ?? []
    guard avoided.count <= StopWishes.maximumAvoided else {
      throw RequestError(.tooBig, "more than \(StopWishes.maximumAvoided) stops to avoid")
    }
    self.avoided = avoided
    available = try StopWishes.resources(query["available"])
  }

  /// Whose hours will do.
  private enum HoursWord: String, CaseIterable {
    case any, known
  }

  private enum Departure {
    case any, now
  }

  private static func departure(_ text: String) throws(RequestError) -> Departure {
    switch text {
    case "any": .any
    case "now": .now
    default:
      throw .invalidValue("open", text, expected: "now (open on arrival), or any")
    }
  }

  /// `water,microwave`, or in Chinese: `喝水,热饭`.
  static func needs(_ text: String?) throws(RequestError) -> AmenitySet {
    guard let text, !text.isEmpty else { return [] }
    var needs: AmenitySet = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard
        let amenity = Amenity(word: String(word))
          ?? Amenity.allCases.first(where: { $0.chineseName == word })
      else {
        throw .invalidValue(
          "needs", word,
          expected: "some of " + Amenity.allCases.map(\.word).joined(separator: ", "))
      }
      needs.formUnion(AmenitySet(amenity))
    }
    return needs
  }

  private static func resources(_ text: String?) throws(RequestError) -> StopResourceSet {
    guard let text else { return [] }
    var resources: StopResourceSet = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let resource = StopResource(word: String(word)) else {
        throw .invalidValue("available", word, expected: "places, batteries or both")
      }
      resources.formUnion(StopResourceSet(resource))
    }
    return resources
  }
}

extension StopWishes {
  /// What is left out of the answers of a moment; `nil` for closed stops alone.
  func exclusion(_ moment: Moment) -> LiveExclusion? {
    guard !avoided.isEmpty || !available.isEmpty else { return nil }
    return moment.stops.exclusion(of: avoided, exhausted: available)
  }

  /// When one gets to a stop.
  func arrival(after duration: TravelTime?) -> LocalTime {
    guard let open, let duration else { return time }
    return open.arrival(after: Weight(within: duration)) ?? time
  }
}

extension StopResource {
  /// The word in requests and answers.
  var word: String {
    switch self {
    case .places: "places"
    case .batteries: "batteries"
    }
  }

  init?(word: String) {
    guard let known = StopResource.allCases.first(where: { $0.word == word }) else { return nil }
    self = known
  }
}
