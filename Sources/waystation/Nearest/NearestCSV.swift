internal import Geodesy
internal import NearestStop
internal import Stops

/// Answers as CSV: a row for every stop found, in which `query` numbers the question.
///
/// A question that finds nothing has one row with its number alone, and a refused one a row with
/// `error`, so no question goes missing in a join.
struct NearestCSV: NearestFormat {
  private let context: NearestContext
  /// The cells of a stop, encoded.
  private var encodings: StopEncodings<[UInt8]>

  private let words: TableWords

  /// The columns that describe an answer: by road a few more.
  private var ownColumns: [String] {
    let question = context.question
    return ["query", "error", "rank"] + (question.isByRoad ? ["by", "duration_s"] : [])
      + ["distance_m", "bearing_deg", "direction"]
      + (question.wantsRoutes ? ["route_wkt", "directions"] : [])
  }

  /// All columns: the links stand behind those of the stop.
  private var columns: [String] {
    let links = (context.question.links?.apps ?? []).map { "link_" + $0.rawValue }
    return ownColumns + StopCells.columns(datum: context.question.datum) + links
  }

  init(_ context: NearestContext) {
    self.context = context
    words = TableWords(language: context.language)
    let datum = context.question.datum
    let calendar = context.calendar
    let links = context.question.links
    encodings = StopEncodings(stopCount: context.finder.stops.count) { stop, time in
      var output = OutputBuffer(to: nil)
      output.csvCells(
        StopCells.cells(
          of: stop, hours: StopHours(stop, at: time, calendar: calendar), datum: datum)
          + (links?.apps ?? []).map { links?.link(to: stop, in: $0) })
      return output.take()
    }
  }

  mutating func begin(_ output: inout OutputBuffer) {
    output.csvRow(columns)
  }

  mutating func write(_ answer: NearestAnswer, to output: inout OutputBuffer) {
    if answer.found.isEmpty { writeEmpty(answer.number, error: nil, to: &output) }
    let question = context.question
    for (index, found) in answer.found.enumerated() {
      let bearing = GreatCircle.initialBearing(
        from: answer.origin.wgs84, to: context.finder.stops.coordinate(of: Int(found.ordinal)))
      output.append(answer.number)
      output.append(literal: ",,")
      output.append(index + 1)
      output.append(UInt8(ascii: ","))
      if let duration = found.duration {
        output.append(question.mode.rawValue)
        output.append(UInt8(ascii: ","))
        output.append(duration.seconds, places: FixedDecimal.secondPlaces)
        output.append(UInt8(ascii: ","))
      }
      output.append(found.distance.metres, places: FixedDecimal.metrePlaces)
      output.append(UInt8(ascii: ","))
      output.append(bearing, places: FixedDecimal.bearingPlaces)
      output.append(UInt8(ascii: ","))
      output.append((CompassPoint(bearing: bearing) ?? .north).abbreviation)
      output.append(UInt8(ascii: ","))
      if let route = answer.finding.route(at: index) {
        output.csvCells([
          WellKnownText.line(route.geometry),
          words.numberedDirections(route).joined(separator: " "),
        ])
        output.append(UInt8(ascii: ","))
      }
      output.append(
        encodings.encoding(
          of: found.ordinal, in: context.finder, at: context.hoursTime(answer, at: index)))
      output.append(UInt8(ascii: "\n"))
    }
  }

  mutating func write(_ refusal: NearestRefusal, to output: inout OutputBuffer) {
    writeEmpty(refusal.number, error: refusal.message, to: &output)
  }

  mutating func end(_ output: inout OutputBuffer) {}

  private func writeEmpty(_ number: Int, error: String?, to output: inout OutputBuffer) {
    output.csvRow(
      [String(number), error] + [String?](repeating: nil, count: columns.count - 2))
  }
}
