internal import NearestStop

/// Answers as CSV: a row for every stop found, in which `query` numbers the question.
///
/// A question that finds nothing has one row with its number alone, and a refused one a row with
/// `error`, so no question goes missing in a join.
struct NearestCSV: NearestFormat {
  private let context: NearestContext

  private static let ownColumns = [
    "query", "error", "rank", "distance_m", "bearing_deg", "direction",
  ]

  init(_ context: NearestContext) { self.context = context }

  mutating func begin(_ output: inout OutputBuffer) {
    output.csvRow(Self.ownColumns + StopCells.columns(datum: context.question.datum))
  }

  mutating func write(_ answer: NearestAnswer, to output: inout OutputBuffer) {
    if answer.found.isEmpty { writeEmpty(answer.number, error: nil, to: &output) }
    for index in answer.found.indices {
      let found = FoundStop(answer, at: index, in: context.finder)
      let own: [String?] = [
        String(answer.number), nil, String(found.rank),
        FixedDecimal.text(found.distance.metres, places: FixedDecimal.metrePlaces),
        FixedDecimal.text(found.bearing, places: FixedDecimal.bearingPlaces),
        found.direction.abbreviation,
      ]
      output.csvRow(
        own + StopCells.cells(of: found.stop, at: answer.time, datum: context.question.datum))
    }
  }

  mutating func write(_ refusal: NearestRefusal, to output: inout OutputBuffer) {
    writeEmpty(refusal.number, error: refusal.message, to: &output)
  }

  mutating func end(_ output: inout OutputBuffer) {}

  private func writeEmpty(_ number: Int, error: String?, to output: inout OutputBuffer) {
    let missing = Self.ownColumns.count - 2 + StopCells.columns(datum: context.question.datum).count
    output.csvRow([String(number), error] + [String?](repeating: nil, count: missing))
  }
}
