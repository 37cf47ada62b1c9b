import MapCompiler
import MapImport
import Stops
import Testing

/// What looks wrong and is kept: the stop is there, the doubtful value unknown, the warning clear.
@Suite struct WarningTests {
  private static let allAmenities = Amenity.allCases.map(\.word).joined(separator: ", ")

  @Test(arguments: [
    (#""amenities":["watre","rest"]"#, "unknown amenity 'watre', left out; did you mean 'water'?"),
    (#""amenities":"Rest;rest""#, "unknown amenity 'Rest', left out; did you mean 'rest'?"),
    (#""amenities":"rest wc""#, "unknown amenity 'wc', left out; did you mean 'toilets'?"),
    (#""amenities":"rest 喝水""#, "unknown amenity '喝水', left out; did you mean 'water'?"),
    (
      #""amenities":"rest wi-fi""#, "unknown amenity 'wi-fi', left out; did you mean 'wifi'?"
    ),
    (
      #""amenities":"rest jacuzzi""#,
      "unknown amenity 'jacuzzi', left out; expected one of \(allAmenities)"
    ),
    (#""amenities":["rest",5]"#, "'amenities' lists the number 5: expected a word; left out"),
    (
      #""amenities":"rest","amenity_notes":{"watr":"cold"}"#,
      "in the amenity notes: unknown amenity 'watr', left out; did you mean 'water'?"
    ),
    (
      #""amenities":"rest","note:rest":[]"#,
      "the note on 'rest' is a list of 0: expected text; left out"
    ),
    (
      #""amenities":"rest","tier":"palace""#,
      "'tier' is 'palace': expected one of corner, point, station; left unknown"
    ),
    (
      #""amenities":"rest","access":"qrcode""#,
      "'access' is 'qrcode': expected one of open, qr_code, door_code, ask_staff, customers_only, "
        + "private, no; left unknown; did you mean 'qr_code'?"
    ),
    (
      #""amenities":"rest","verified_on":"2025-02-30""#,
      "'verified_on' is '2025-02-30': expected a day as YYYY-MM-DD, such as 2025-06-01; left unknown"
    ),
    (
      #""amenities":"rest","verified_on":"1.6.2025""#,
      "'verified_on' is '1.6.2025': expected a day as YYYY-MM-DD, such as 2025-06-01; left unknown"
    ),
    (
      #""amenities":"rest","opening_hours":"always""#,
      "'opening_hours' is kept as text only: cannot read opening hours at character 1, 'always': "
        + "expected weekdays or times such as Mo-Fr 08:00-20:00"
    ),
    (
      #""amenities":"rest","phone":{"a":1}"#,
      "'phone' is an object with 1 member: expected text; left unknown"
    ),
  ])
  func theStopIsKeptWithItsOtherAmenities(properties: String, message: String) throws {
    let compilation = try compile(features: feature(#""id":"a","# + properties))
    #expect(compilation.stops.map(\.id) == ["a"])
    #expect(compilation.stops.map(\.amenities) == [AmenitySet([.rest])])
    #expect(
      compilation.report.warnings.map(\.description) == ["stops.geojson: feature 1: \(message)"])
    #expect(!compilation.report.isClean)
    #expect(throws: StopCompilerError.self) { try compilation.strict() }
  }

  @Test func strictnessNamesTheFirstProblem() throws {
    let compilation = try compile(csv: "id,lat,lon,tier\na,1,1,x\n,1,1,\n")
    do throws(StopCompilerError) {
      _ = try compilation.strict()
      Issue.record("strict() accepted a bad file")
    } catch {
      #expect(
        error.description
          == "stops.csv:3: the id is missing: expected text or a whole number, not empty, at most "
          + "200 bytes; required (1 record skipped, 1 warning; in strict mode there may be none)")
    }
  }

  @Test func manyUnknownWordsAreSummedUp() throws {
    let words = (0..<1_000).map { "nonsense\($0)" }.joined(separator: " ")
    let warnings = try compile(csv: "id,lat,lon,amenities\na,1,1,\(words)\n").report.warnings
    #expect(warnings.count == 11)
    #expect(warnings.last?.message == "'amenities' has 990 more unknown entries; left out")
  }

  @Test func ignoredPropertiesAreCounted() throws {
    let report = try compile(csv: "id,lat,lon,colour,é\na,1,1,red,\nb,1,1,blue,x\n").report
    #expect(report.ignoredProperties == ["colour": 2, "é": 1])
    #expect(report.isClean)
  }

  @Test func aFileWithoutStopsIsWarnedAbout() throws {
    let compilation = try compile(csv: "id,lat,lon\n")
    #expect(compilation.stops.isEmpty)
    #expect(
      compilation.report.warnings.map(\.description) == [
        "stops.csv: holds no stops: is it the right file?"
      ])
    #expect(try compile(features: "").report.warnings.count == 1)
  }
}
