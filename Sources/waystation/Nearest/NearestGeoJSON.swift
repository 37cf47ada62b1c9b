internal import Geodesy
internal import NearestStop

/// Answers as one GeoJSON FeatureCollection (RFC 7946): a feature for every stop found.
///
/// The origins are no features, so that a map can draw the collection as stops; they stand in the
/// foreign member `queries`, and every feature names its own by `query`. Longitude first, and always
/// WGS-84, whatever datum the question was asked in.
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
      if !isFirst { output.append(literal: ",\n") }
      isFirst = false
      let found = FoundStop(answer, at: index, in: context.finder)
      output.beginObject()
      output.pointMembers(of: found.stop)
      output.beginObject("properties")
      output.member("query", answer.number)
      output.member("rank", found.rank)
      output.member("distance_m", found.distance.metres, places: FixedDecimal.metrePlaces)
      output.member("bearing_deg", found.bearing, places: FixedDecimal.bearingPlaces)
      output.member("direction", found.direction.abbreviation)
      let hours = StopHours(found.stop, at: answer.time, calendar: context.calendar)
      output.propertyMembers(of: found.stop, hours: hours)
      output.endObject()
      output.endObject()
    }
    var query = OutputBuffer(to: nil)
    query.beginObject()
    query.member("number", answer.number)
    query.originMembers(answer.origin, datum: context.question.datum)
    query.questionMembers(context.question)
    query.member("at", answer.time.description)
    query.endObject()
    queries.append(query.take())
  }

  /// Never asked to: a batch, the only source of refusals, has no GeoJSON.
  mutating func write(_ refusal: NearestRefusal, to output: inout OutputBuffer) {}

  mutating func end(_ output: inout OutputBuffer) {
    output.append(literal: isFirst ? "]" : "\n]")
    output.beginArray("queries")
    for query in queries { output.splice(query) }
    output.endArray()
    output.endObject()
    output.append(UInt8(ascii: "\n"))
  }
}
