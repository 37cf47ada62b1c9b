import Testing

/// What the command writes, its `--stops` reads again: every stop of the sample, unchanged.
@Suite struct RoundTripTests {
  @Test(arguments: ["geojson", "csv"])
  func everyStopOfTheSampleSurvives(_ format: String) throws {
    let time = ["--at", "2026-11-21T12:07"]
    let list = ["stops", "--format", "ndjson"] + time
    let original = try BuiltCommand(arguments: list).run()
    try #require(original.outputLines.count > 300)
    let written = try BuiltCommand(arguments: ["stops", "--format", format] + time).run()
    let again = try BuiltCommand(
      arguments: list + ["--stops", "-", "--strict"], input: .bytes(written.output)
    ).run()
    #expect(again.status == 0)
    #expect(again.errorText == "")
    expectSame(again, original)
  }

  /// Text that looks like a formula is guarded in CSV; reading takes the guard away, and only that.
  @Test func hostileNamesAndIdsSurviveCSV() throws {
    let texts = [
      "-5abc", "'-5abc", "''-5abc", "=1+1", "'=1+1", "@x", "+86 10", "-5.5", "'", "''", "'t Hof",
      "'\u{4E2D}", "+a", "a\"b", "a,b", "'\"", "-", "=", "'a;'b",
    ]
    let features = texts.map { text in
      let escaped = text.replacing("\"", with: "\\\"")
      return #"{"type":"Feature","geometry":{"type":"Point","coordinates":[116.4,39.9]},"#
        + #""properties":{"id":"\#(escaped)","name:en":"\#(escaped)","alt_name":"\#(escaped)"}}"#
    }
    let collection =
      #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
    let arguments = ["stops", "--stops", "-", "--strict", "--at", "2026-11-21T12:07", "--format"]
    let original = try BuiltCommand(
      arguments: arguments + ["ndjson"], input: .bytes(Array(collection.utf8))
    ).run()
    #expect(original.status == 0, "\(original.errorText)")
    #expect(original.outputLines.count == texts.count)
    var bytes = Array(collection.utf8)
    for _ in 0..<3 {
      bytes = try BuiltCommand(arguments: arguments + ["csv"], input: .bytes(bytes)).run().output
    }
    let again = try BuiltCommand(arguments: arguments + ["ndjson"], input: .bytes(bytes)).run()
    expectSame(again, original)
  }

  /// Line by line, so that a difference can be read.
  private func expectSame(_ left: BuiltCommand.Outcome, _ right: BuiltCommand.Outcome) {
    #expect(left.outputLines.count == right.outputLines.count)
    let different = zip(left.outputLines, right.outputLines).first { $0 != $1 }
    #expect(different == nil)
  }
}
