import MapCompiler
import MapImport
import Stops
import Testing

@Suite struct DuplicateIDTests {
  @Test func bothPlacesAreNamed() {
    let error = refusal(
      "id,lat,lon\na,1,1\nb,2,2\na,3,3\nc,1,1\nb,1,1\na,1,1\n", file: "stops.csv")
    #expect(
      error?.description
        == "stops.csv: the id 'a' is used 3 times (line 2, line 4, line 7); "
        + "the id 'b' is used 2 times (line 3, line 6): every stop needs an id of its own")
  }

  @Test func numbersAndTextAreTheSameID() {
    let features = feature(#""id":1"#) + "," + feature(#""id":"1""#)
    let error = refusal(
      #"{"type":"FeatureCollection","features":[\#(features)]}"#, file: "stops.geojson")
    #expect(
      error
        == .duplicateIDs([
          DuplicateID(
            id: "1",
            locations: [1, 2].map {
              RecordLocation(file: "stops.geojson", position: .feature($0))
            })
        ]))
  }

  @Test func aSkippedRecordDoesNotCount() throws {
    let compilation = try compile(csv: "id,lat,lon\na,1,1\na,x,1\n")
    #expect(compilation.stops.map(\.id) == ["a"])
    #expect(compilation.report.skipped.count == 1)
  }

  @Test func manyDuplicatesStayReadable() throws {
    let rows = (0..<10_000).map { "\($0 % 5_000),1,1\n" }.joined()
    let description = try #require(refusal("id,lat,lon\n" + rows, file: "x.csv")).description
    #expect(description.hasSuffix("; and 4990 more ids: every stop needs an id of its own"))
    #expect(description.utf8.count < 1_000)
  }

  @Test func whatCannotBeReadIsOneProblem() {
    #expect(
      refusal("", file: "stops.csv")?.description
        == "stops.csv: is empty: expected a header row and one row for each stop")
    #expect(
      refusal("{", file: "stops.geojson")?.description
        == "stops.geojson:1: not JSON at column 2: the file ends where a name in quotes was "
        + "expected: is it cut off?")
  }
}
