// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

/// What `nstop_exclusion` is: it holds for what it was made for.
final class Exclusion: Sendable {
  enum Content: Sendable {
    case map(StopExclusion)
    case moment(LiveExclusion, of: LiveStops)
  }

  let content: Content
  /// What it was made of, which an explanation tells apart.
  let ids: [String]
  let exhausted: StopResourceSet

  init(_ content: Content, of ids: [String], exhausted: StopResourceSet) {
    self.content = content
    self.ids = ids
    self.exhausted = exhausted
  }

  private static let foreign = Failure.argument(
    "excluding was made for other stops: expected an exclusion of this map or moment")

  /// For a map; nothing for NULL.
  static func ofMap(
    _ handle: OpaquePointer?, _ map: MapStops
  ) throws(Failure) -> StopExclusion {
    guard let exclusion = try Handle.object(handle, .exclusion) else { return .none }
    guard case .map(let content) = exclusion.content, map.finder.index.made(content) else {
      throw foreign
    }
    return content
  }

  /// For a moment; `nil` for NULL.
  static func ofMoment(
    _ handle: OpaquePointer?, _ moment: LiveStops
  ) throws(Failure) -> LiveExclusion? {
    guard let exclusion = try Handle.object(handle, .exclusion) else { return nil }
    guard case .moment(let content, let owner) = exclusion.content, owner === moment else {
      throw foreign
    }
    return content
  }
}

/// What is asked of stops, checked.
struct Question {
  let needs: AmenitySet
  let mode: TravelMode
  /// By how many seconds the stops' clocks are ahead of UTC.
  let utcOffset: Int32
  /// `nil` for any distance.
  let limit: Distance?
  /// `nil` for any time.
  let timeLimit: TravelTime?
  let open: OpeningCondition?
  /// How many minutes one stays, whether or not hours are asked for.
  let stay: Int
  /// Checked against the stops that are asked.
  let excluding: OpaquePointer?

  init(_ pointer: UnsafePointer<nstop_question>?) throws(Failure) {
    guard let pointer else { throw .missing("question") }
    try Arguments.size(
      pointer.pointee.size, MemoryLayout<nstop_question>.size, "nstop_question")
    let question = pointer.pointee
    needs = AmenitySet(rawValue: question.needs)
    excluding = question.excluding
    mode = try Arguments.mode(question.mode)
    limit = try Question.limit(question.within_metres)
    timeLimit = try Arguments.duration(question.within_seconds, "within_seconds")
    guard timeLimit == nil || mode != .straightLine else {
      throw .argument("within_seconds needs a way by road: expected INFINITY with NSTOP_BY_LINE")
    }
    open = try Question.condition(question)
    stay = Int(question.stay_minutes)
    utcOffset = question.utc_offset
  }

  /// The profile of a question by road that sets no limits: those of a trip or a tour are others.
  func profileWithoutLimits() throws(Failure) -> Profile {
    guard limit == nil, timeLimit == nil else {
      throw .argument("within_metres and within_seconds are not asked here: expected INFINITY")
    }
    return try profile()
  }

  /// The profile and the time of a question by road that has to name one, and no distance.
  func profileWithinTime() throws(Failure) -> (profile: Profile, time: TravelTime) {
    guard limit == nil else {
      throw .argument("within_metres is not asked here: expected INFINITY")
    }
    guard let timeLimit else {
      throw .argument("within_seconds is INFINITY: expected how long a way may take")
    }
    return (try profile(), timeLimit)
  }

  /// The profile of a question by road.
  func profile() throws(Failure) -> Profile {
    guard let profile = mode.profile else { throw .notByRoad }
    return profile
  }

  private static func limit(_ metres: Double) throws(Failure) -> Distance? {
    guard metres != .infinity else { return nil }
    guard let limit = try? Distance(metres: metres) else {
      throw .argument("within_metres is \(metres): expected zero or more, or INFINITY")
    }
    return limit
  }

  private static func condition(_ question: nstop_question) throws(Failure) -> OpeningCondition? {
    let admitsUnknown: Bool
    switch Int(question.open) {
    case NSTOP_ANY_HOURS: return nil
    case NSTOP_OPEN_OR_UNKNOWN: admitsUnknown = true
    case NSTOP_OPEN: admitsUnknown = false
    default:
      throw .argument(
        "open is \(question.open): expected NSTOP_ANY_HOURS, NSTOP_OPEN_OR_UNKNOWN or NSTOP_OPEN")
    }
    return OpeningCondition(
      leavingAt: try Arguments.time(question.departure, utcOffset: question.utc_offset),
      stayingFor: Int(question.stay_minutes), admittingUnknown: admitsUnknown,
      holidays: try Holidays.calendar(question.holidays))
  }
}

@c @implementation
public func nstop_exclusion_create(
  _ stops: OpaquePointer?, _ ids: UnsafePointer<nstop_text>?, _ idCount: Int,
  _ exhausted: UInt32, _ exclusion: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let exclusion else { throw .missing("exclusion") }
    exclusion.pointee = nil
    let stops = try OpenStops(stops)
    guard exhausted & ~UInt32(NSTOP_PLACES | NSTOP_BATTERIES) == 0 else {
      throw .argument("exhausted is \(exhausted): expected bits of NSTOP_PLACES, NSTOP_BATTERIES")
    }
    let resources = StopResourceSet(rawValue: UInt8(truncatingIfNeeded: exhausted))
    var names: [String] = []
    for place in 0..<(try Arguments.count(idCount, "id_count")) {
      guard let ids else { throw .missing("ids") }
      names.append(try Arguments.id(ids[place], "ids"))
    }
    let content: Exclusion.Content =
      switch stops {
      case .map(let map): .map(map.finder.exclusion(of: names))
      case .moment(let moment, _):
        .moment(moment.exclusion(of: names, exhausted: resources), of: moment)
      }
    exclusion.pointee = Handle.make(
      Exclusion(content, of: names, exhausted: resources), .exclusion)
  }
}

@c @implementation
public func nstop_exclusion_destroy(_ exclusion: OpaquePointer?) {
  Handle.destroy(exclusion, HandleKind.exclusion.mark)
}
