// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

/// What `nstop_explanation` is.
final class ExplanationAnswer: Sendable {
  let explanation: SearchExplanation
  /// By which times of arrival are told.
  let utcOffset: Int32
  private let unknown: Set<UInt32>

  init(_ explanation: SearchExplanation, utcOffset: Int32) {
    self.explanation = explanation
    self.utcOffset = utcOffset
    unknown = Set(explanation.openingUnknown)
  }

  /// Whether nobody knows if a stop that was found is open then.
  func lacksHours(_ ordinal: UInt32) -> Bool { unknown.contains(ordinal) }
}

extension OpenStops {
  /// See ``StopFinder/explain(_:to:by:needing:excluding:open:within:in:using:)``.
  func explanation(
    _ count: Int, from origin: Coordinate, _ question: Question,
    using workspace: inout SearchWorkspace
  ) throws(Failure) -> SearchExplanation {
    switch self {
    case .map(let map):
      let excluded = try Exclusion.ofMap(question.excluding, map)
      return try Failure.telling { () throws(RoutingError) in
        try map.finder.explain(
          count, to: origin, by: question.mode, needing: question.needs, excluding: excluded,
          open: question.open, within: question.limit, in: question.timeLimit, using: &workspace)
      }
    case .moment(let moment, _):
      // Checked, and then told apart: what was left out, and what has run out.
      _ = try Exclusion.ofMoment(question.excluding, moment)
      let exclusion = try Handle.object(question.excluding, .exclusion)
      return try Failure.telling { () throws(RoutingError) in
        try moment.explain(
          count, to: origin, by: question.mode, needing: question.needs,
          excluding: exclusion?.ids ?? [], exhausted: exclusion?.exhausted ?? [],
          open: question.open, within: question.limit, in: question.timeLimit, using: &workspace)
      }
    }
  }
}

extension nstop_rejection {
  /// Adds what stood in the way.
  fileprivate mutating func add(_ reason: SearchExplanation.Reason, utcOffset: Int32) {
    var time: LocalTime?
    let bit: Int
    switch reason {
    case .lacks(let amenities):
      bit = NSTOP_WHY_LACKS
      lacking = amenities.rawValue
    case .excluded: bit = NSTOP_WHY_EXCLUDED
    case .closedForNow: bit = NSTOP_WHY_CLOSED_FOR_NOW
    case .exhausted(let resources):
      bit = NSTOP_WHY_EXHAUSTED
      exhausted = UInt32(resources.rawValue)
    case .notReachable: bit = NSTOP_WHY_NOT_REACHABLE
    case .closed(let arrival): (bit, time) = (NSTOP_WHY_CLOSED, arrival)
    case .entrancesClosed(let arrival): (bit, time) = (NSTOP_WHY_ENTRANCES_CLOSED, arrival)
    case .closesDuringStay(let arrival): (bit, time) = (NSTOP_WHY_CLOSES_DURING_STAY, arrival)
    case .hoursUnknown: bit = NSTOP_WHY_HOURS_UNKNOWN
    case .beyondLimit: bit = NSTOP_WHY_BEYOND_LIMIT
    case .slower: bit = NSTOP_WHY_SLOWER
    }
    reasons |= UInt32(bit)
    if let time { arrival = time.unixSeconds(utcOffset: utcOffset) }
  }
}

@c @implementation
public func nstop_explanation_create(
  _ stops: OpaquePointer?, _ workspace: OpaquePointer?,
  _ question: UnsafePointer<nstop_question>?, _ latitude: Double, _ longitude: Double,
  _ count: Int, _ explanation: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let explanation else { throw .missing("explanation") }
    explanation.pointee = nil
    let question = try Question(question)
    let stops = try OpenStops(stops)
    let count = try Arguments.count(count, "count", atLeast: 1)
    let origin = try Arguments.coordinate(latitude, longitude)
    let found = try Handle.workspace(workspace) { workspace throws(Failure) in
      try stops.explanation(count, from: origin, question, using: &workspace)
    }
    explanation.pointee = Handle.make(
      ExplanationAnswer(found, utcOffset: question.utcOffset), .explanation)
  }
}

@c @implementation
public func nstop_explanation_destroy(_ explanation: OpaquePointer?) {
  Handle.destroy(explanation, HandleKind.explanation.mark)
}

@c @implementation
public func nstop_explanation_measure(
  _ explanation: OpaquePointer?, _ considered: UnsafeMutablePointer<nstop_considered>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let considered else { throw .missing("considered") }
    try Arguments.size(
      considered.pointee.size, MemoryLayout<nstop_considered>.size, "nstop_considered")
    try Handle.lend(explanation, .explanation) { answer throws(Failure) in
      let told = answer.explanation
      considered.pointee = nstop_considered(
        size: considered.pointee.size, found_count: told.found.count,
        rejection_count: told.rejections.count, stop_count: told.stopCount,
        considered_count: told.consideredCount, lacks_holidays: told.isHolidayUnknown ? 1 : 0,
        reserved: 0)
    }
  }
}

@c @implementation
public func nstop_explanation_found(
  _ explanation: OpaquePointer?, _ rank: Int, _ found: UnsafeMutablePointer<nstop_found>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let found else { throw .missing("found") }
    try Arguments.size(found.pointee.size, MemoryLayout<nstop_found>.size, "nstop_found")
    try Handle.lend(explanation, .explanation) { answer throws(Failure) in
      let all = answer.explanation.found
      let stop = all[try Arguments.rank(rank, all.count, "rank")]
      found.pointee = nstop_found(
        size: found.pointee.size, ordinal: stop.ordinal,
        entrance: AnswerRow.number(ofEntrance: stop.entrance), metres: stop.distance.metres,
        seconds: stop.duration?.seconds ?? .nan,
        lacks_hours: answer.lacksHours(stop.ordinal) ? 1 : 0, reserved: 0)
    }
  }
}

@c @implementation
public func nstop_explanation_rejection(
  _ explanation: OpaquePointer?, _ rank: Int,
  _ rejection: UnsafeMutablePointer<nstop_rejection>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let rejection else { throw .missing("rejection") }
    try Arguments.size(
      rejection.pointee.size, MemoryLayout<nstop_rejection>.size, "nstop_rejection")
    try Handle.lend(explanation, .explanation) { answer throws(Failure) in
      let all = answer.explanation.rejections
      let told = all[try Arguments.rank(rank, all.count, "rank")]
      rejection.pointee = nstop_rejection(
        size: rejection.pointee.size, ordinal: told.ordinal, reasons: 0, lacking: 0, exhausted: 0,
        reserved: 0, metres: told.distance.metres, seconds: told.duration?.seconds ?? .nan,
        arrival: .max)
      for reason in told.reasons {
        rejection.pointee.add(reason, utcOffset: answer.utcOffset)
      }
    }
  }
}
