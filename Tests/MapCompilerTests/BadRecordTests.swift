import MapCompiler
import MapImport
import Stops
import Testing

/// Each bad record stands between two good ones, which must survive.
@Suite struct BadRecordTests {
  private static let idRule =
    "expected text or a whole number, not empty, at most 200 bytes; required"
  private static let longText = String(repeating: "长", count: 3_000)

  @Test(arguments: [
    (#""kind":"park""#, "the id is missing: \(idRule)"),
    (#""id":" ""#, "the id is missing: \(idRule)"),
    (#""id":["a"]"#, "the id is a list of 1: \(idRule)"),
    (#""id":true"#, "the id is the boolean true: \(idRule)"),
    (#""id":5.5"#, "the id is the number 5.5: \(idRule)"),
    (#""id":1e300"#, "the id is the number 1e+300: \(idRule)"),
    (#""id":"a\u001b[2Jb""#, #"the id 'a\u{1B}[2Jb' holds a control character: remove it"#),
    (
      #""id":"\#(String(repeating: "x", count: 201))""#,
      "the id '\(String(repeating: "x", count: 40))…' has 201 bytes: expected 200 at most"
    ),
    (
      #""id":"a","name":"\#(longText)""#,
      "'name' has 9000 bytes and begins '\(String(repeating: "长", count: 40))…': "
        + "expected 1000 at most"
    ),
    (
      #""id":"a","address":"\#(longText)""#,
      "'address' has 9000 bytes and begins '\(String(repeating: "长", count: 40))…': "
        + "expected 4000 at most"
    ),
  ])
  func aBadPropertyCostsOneRecord(properties: String, message: String) throws {
    let compilation = try compile(
      features: feature(#""id":"first""#), feature(properties), feature(#""id":"last""#))
    #expect(compilation.stops.map(\.id) == ["first", "last"])
    #expect(
      compilation.report.skipped.map(\.description) == [
        "stops.geojson: feature 2: \(message)"
      ])
    #expect(compilation.report.recordCount == 3)
    #expect(compilation.report.warnings.isEmpty)
  }

  @Test(arguments: [
    ("null", "the geometry is null: expected a Point"),
    (
      #"{"type":"Polygon","coordinates":[]}"#,
      "the geometry is a 'Polygon': expected a Point, such as the stop's entrance"
    ),
    (
      #"{"type":"Point","coordinates":[39.9,116.4]}"#,
      "latitude 116.4 is out of range, but latitude 39.9, longitude 116.4 would be valid: "
        + "did you swap? GeoJSON is longitude first"
    ),
    (
      #"{"type":"Point","coordinates":[200,39.9]}"#,
      "longitude 200.0 is out of range: expected degrees from -180 to 180"
    ),
    (
      #"{"type":"Point","coordinates":["116.4",39.9]}"#,
      "the longitude is the text '116.4', not a number: expected two numbers, longitude first, "
        + "such as [116.3675, 39.9074]; remove the quotes"
    ),
  ])
  func aBadGeometryCostsOneRecord(geometry: String, message: String) throws {
    let compilation = try compile(
      features: feature(#""id":"first""#), feature(#""id":"b""#, geometry: geometry),
      feature(#""id":"last""#))
    #expect(compilation.stops.map(\.id) == ["first", "last"])
    #expect(
      compilation.report.skipped.map(\.description) == [
        "stops.geojson: feature 2: stop 'b': \(message)"
      ])
  }

  @Test(arguments: [
    (
      "b,NaN,116.4",
      "stop 'b': the latitude 'NaN' is not a number: expected decimal degrees such as 39.9074"
    ),
    (
      "b,116.4,39.9",
      "stop 'b': latitude 116.4 is out of range, but latitude 39.9, longitude 116.4 would be "
        + "valid: did you swap? check which column is which"
    ),
    ("b,1e999,1", "stop 'b': latitude inf is out of range: expected degrees from -90 to 90"),
    (",39.9,116.4", "the id is missing: \(idRule)"),
    (
      "b,39.9",
      "the row has 2 fields, the header 3: put a field that holds a comma in quotes, and keep the "
        + "commas of empty ones"
    ),
  ])
  func aBadRowCostsOneRecord(row: String, message: String) throws {
    let compilation = try compile(csv: "id,lat,lon\nfirst,39.9,116.4\n\(row)\nlast,39.9,116.4\n")
    #expect(compilation.stops.map(\.id) == ["first", "last"])
    #expect(compilation.report.skipped.map(\.description) == ["stops.csv:3: \(message)"])
    #expect(compilation.report.recordCount == 3)
  }

  @Test func aNameOfTenMegabytesIsQuotedBriefly() throws {
    let name = String(repeating: "\\u0007", count: 10_000_000 / 6)
    let compilation = try compile(
      features: feature(#""id":"a","name":"\#(name)""#), feature(#""id":"b""#))
    #expect(compilation.stops.map(\.id) == ["b"])
    let message = try #require(compilation.report.skipped.first?.message)
    #expect(message.hasPrefix(#"'name' has 1666666 bytes and begins '\u{7}\u{7}"#))
    #expect(message.utf8.count < 400)
  }

  @Test func problemsComeInTheOrderOfTheFile() throws {
    let compilation = try compile(
      csv: "id,lat,lon\n,1,1\nb,1\n,1,1\nc,1,1\nd,x,1\n")
    #expect(
      compilation.report.skipped.map(\.location.position) == [
        .line(2), .line(3), .line(4), .line(6),
      ])
    #expect(compilation.stops.map(\.id) == ["c"])
  }
}
