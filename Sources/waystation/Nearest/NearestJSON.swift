internal import Geodesy
internal import NearestStop
internal import Stops

/// Answers as JSON: `json`, one document, or `ndjson`, one object a line.
///
/// A single question gives one object; several, or a batch, an array of such objects. In NDJSON
/// every object is a line, whatever was asked.
struct NearestJSON: NearestFormat {
  private let context: NearestContext
  private var encodings: StopEncodings<StopMembers>
  private let isLines: Bool
  /// The members of `query` that are the same for every answer.
  private let questionMembers: [UInt8]
  /// `query.at`, encoded for this time.
  private var time: LocalTime?
  private var timeMember: [UInt8] = []
  private var isFirst = true

  init(_ context: NearestContext, isLines: Bool) {
    self.context = context
    self.isLines = isLines
    let datum = context.question.datum
    let calendar = context.calendar
    encodings = StopEncodings(stopCount: context.finder.stops.count) { stop, time in
      StopMembers(
        stop, datum: datum, hours: StopHours(stop, at: time, calendar: calendar))
    }
    var members = OutputBuffer(to: nil)
    members.questionMembers(context.question)
    questionMembers = members.take()
  }

  private var isArray: Bool { context.isNumbered && !isLines }

  mutating func begin(_ output: inout OutputBuffer) {
    if isArray { output.append(literal: "[\n") }
  }

  mutating func write(_ answer: NearestAnswer, to output: inout OutputBuffer) {
    separate(&output)
    output.beginObject()
    output.member("version", JSONShape.version)
    writeQuery(answer.number, answer.origin, answer.time, to: &output)
    output.beginArray("results")
    for (index, found) in answer.found.enumerated() {
      let encoding = encodings.encoding(
        of: found.ordinal, in: context.finder, at: context.hoursTime(answer, at: index))
      let bearing = GreatCircle.initialBearing(
        from: answer.origin.wgs84, to: context.finder.stops.coordinate(of: Int(found.ordinal)))
      output.beginObject()
      output.member("rank", index + 1)
      output.splice(encoding.identity)
      output.member("distance_m", found.distance.metres, places: FixedDecimal.metrePlaces)
      if let duration = found.duration { output.member("duration_s", duration) }
      if context.question.opening != nil {
        output.member("arrival", answer.arrival(at: index).description)
      }
      output.member("bearing_deg", bearing, places: FixedDecimal.bearingPlaces)
      output.member("direction", (CompassPoint(bearing: bearing) ?? .north).abbreviation)
      output.splice(encoding.details)
      if found.entrance != nil || context.question.links != nil {
        let stop = context.finder.stops[Int(found.ordinal)]
        let entrance = stop.entrance(found.entrance)
        output.entranceMember(entrance)
        if let links = context.question.links {
          output.linksMember { links.link(to: stop, by: entrance, in: $0) }
        }
      }
      if let route = answer.finding.route(at: index) { output.routeMember(route) }
      output.endObject()
    }
    output.endArray()
    if let explanation = answer.explanation {
      output.explanationMember(explanation, in: context.finder)
      if let changes = context.changes { output.changesMember(changes) }
    }
    output.endObject()
    terminate(&output)
  }

  mutating func write(_ refusal: NearestRefusal, to output: inout OutputBuffer) {
    separate(&output)
    output.beginObject()
    output.member("version", JSONShape.version)
    if let origin = refusal.origin, let time = refusal.time {
      writeQuery(refusal.number, origin, time, to: &output)
    } else {
      output.beginObject("query")
      output.member("number", refusal.number)
      output.endObject()
    }
    output.member("error", refusal.message)
    output.endObject()
    terminate(&output)
  }

  private mutating func writeQuery(
    _ number: Int, _ origin: Origin, _ time: LocalTime, to output: inout OutputBuffer
  ) {
    output.beginObject("query")
    if context.isNumbered { output.member("number", number) }
    output.originMembers(origin, datum: context.question.datum)
    output.splice(questionMembers)
    output.splice(timeMember(for: time))
    output.endObject()
  }

  mutating func end(_ output: inout OutputBuffer) {
    guard isArray else { return }
    output.append(literal: isFirst ? "]\n" : "\n]\n")
  }

  // MARK: Between answers

  private mutating func separate(_ output: inout OutputBuffer) {
    if isArray, !isFirst { output.append(literal: ",\n") }
    isFirst = false
  }

  private func terminate(_ output: inout OutputBuffer) {
    if !isArray { output.append(UInt8(ascii: "\n")) }
  }

  private mutating func timeMember(for time: LocalTime) -> [UInt8] {
    if self.time != time {
      var member = OutputBuffer(to: nil)
      member.member("at", time.description)
      timeMember = member.take()
      self.time = time
    }
    return timeMember
  }
}

/// The members of a stop that do not depend on where one asks from, encoded: those before and those
/// after the distance.
private struct StopMembers {
  var identity: [UInt8]
  var details: [UInt8]

  init(_ stop: Stop, datum: Datum, hours: StopHours) {
    var output = OutputBuffer(to: nil)
    output.identityMembers(of: stop, datum: datum)
    identity = output.take()
    output.detailMembers(of: stop, hours: hours)
    details = output.take()
  }
}

/// The version of the JSON shape: raised when a member changes its meaning or goes away, not when
/// one is added.
enum JSONShape {
  static let version = 1
}

extension OutputBuffer {
  /// `origin` as it was given, its datum, and the place in WGS-84 where that differs.
  mutating func originMembers(_ origin: Origin, datum: Datum) {
    beginObject("origin")
    positionMembers(origin.given)
    endObject()
    member("datum", datum.rawValue)
    guard datum != .wgs84 else { return }
    beginObject("origin_wgs84")
    positionMembers(origin.wgs84)
    endObject()
  }

  /// `open_on_arrival`: for how long, and whether unknown hours will do.
  mutating func openingMember(_ opening: OpeningQuestion) {
    beginObject("open_on_arrival")
    member("for_min", opening.stay)
    member("unknown_hours", opening.admitsUnknown ? "included" : "excluded")
    endObject()
  }

  /// `needs`, `count`, `within_m`, `open_on_arrival`; by road also `by` and `in_s`.
  mutating func questionMembers(_ question: NearestQuestion) {
    member("needs", question.needs.amenities.lazy.map(\.word))
    member("count", question.count)
    if let limit = question.limit {
      member("within_m", limit.metres, places: FixedDecimal.metrePlaces)
    }
    if question.isByRoad { member("by", question.mode.rawValue) }
    if let limit = question.timeLimit { member("in_s", limit) }
    if let opening = question.opening { openingMember(opening) }
  }
}
