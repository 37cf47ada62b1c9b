internal import Geodesy
internal import NearestStop
internal import Stops

/// Answers as one GeoJSON FeatureCollection (RFC 7946): a feature for every stop found.
///
/// The origins are no features, so that a map can draw the collection as stops; they stand in the
/// foreign member `queries`, and every feature names its own by `query`. Where routes are asked for, each
/// stop is followed by a feature with the line to it. Longitude first, and always WGS-84, whatever
/// datum the question was asked in.
struct NearestGeoJSON: NearestFormat {
  private let context: NearestContext
  /// The answers' `query` objects, written after the features.
  private var queries: [[UInt8]] = []
  private var isFirst = true

  init(_ context: NearestContext) { self.context = context }

  mutating func begin(_ output: inout OutputBuffer) {
    output.beginObject()
    output.member("type", "FeatureCollection")
    output.member("version", JSONShape.version)
    output.beginArray("features")
    output.append(UInt8(ascii: "\n"))
  }

  mutating func write(_ answer: NearestAnswer, to output: inout OutputBuffer) {
    for index in answer.found.indices {
      separate(&output)
      let found = FoundStop(answer, at: index, in: context.finder)
      output.beginObject()
      output.pointMembers(of: found.stop)
      output.beginObject("properties")
      output.member("query", answer.number)
      output.member("rank", found.rank)
      output.member("distance_m", found.distance.metres, places: FixedDecimal.metrePlaces)
      if let duration = found.duration {
        output.member("duration_s", duration)
        output.member("by", context.question.mode.rawValue)
      }
      if context.question.opening != nil {
        output.member("arrival", answer.arrival(at: index).description)
      }
      output.member("bearing_deg", found.bearing, places: FixedDecimal.bearingPlaces)
      output.member("direction", found.direction.abbreviation)
      let hours = StopHours(
        found.stop, at: context.hoursTime(answer, at: index), calendar: context.calendar)
      output.propertyMembers(of: found.stop, hours: hours)
      output.entranceMember(found.entrance)
      if let links = context.question.links {
        output.linksMember { links.link(to: found.stop, by: found.entrance, in: $0) }
      }
      output.endObject()
      output.endObject()
      if let route = found.route { write(route, to: found, answer.number, &output) }
    }
    queries.append(query(answer.number, answer.origin, answer.time, error: nil))
  }

  /// The line of a route; its stop stands before it.
  private mutating func write(
    _ route: TravelRoute, to found: FoundStop, _ number: Int, _ output: inout OutputBuffer
  ) {
    separate(&output)
    output.beginObject()
    output.member("type", "Feature")
    output.lineMember(route.geometry)
    output.beginObject("properties")
    output.member("query", number)
    output.member("rank", found.rank)
    output.member("to", found.stop.id)
    output.member("by", context.question.mode.rawValue)
    output.routeMembers(route)
    output.endObject()
    output.endObject()
  }

  /// Only of origins that are off the map or cut off: what cannot be read ends the command, and a batch
  /// has no GeoJSON.
  mutating func write(_ refusal: NearestRefusal, to output: inout OutputBuffer) {
    guard let origin = refusal.origin, let time = refusal.time else { return }
    queries.append(query(refusal.number, origin, time, error: refusal.message))
  }

  private func query(
    _ number: Int, _ origin: Origin, _ time: LocalTime, error: String?
  ) -> [UInt8] {
    var query = OutputBuffer(to: nil)
    query.beginObject()
    query.member("number", number)
    query.originMembers(origin, datum: context.question.datum)
    query.questionMembers(context.question)
    query.member("at", time.description)
    query.member("error", ifKnown: error)
    query.endObject()
    return query.take()
  }

  private mutating func separate(_ output: inout OutputBuffer) {
    if !isFirst { output.append(literal: ",\n") }
    isFirst = false
  }

  mutating func end(_ output: inout OutputBuffer) {
    output.append(literal: isFirst ? "]" : "\n]")
    output.beginArray("queries")
    for query in queries { output.splice(query) }
    output.endArray()
    output.endObject()
    output.append(UInt8(ascii: "\n"))
  }
}
