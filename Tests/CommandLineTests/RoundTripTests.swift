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
    #expect(again.output == original.output)
  }
}
