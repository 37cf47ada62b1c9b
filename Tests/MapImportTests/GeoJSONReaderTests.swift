import MapImport
import Testing

/// Reads text as a GeoJSON file named `stops.geojson`.
private func read(_ text: String) throws -> StopRecords {
  try StopReader.read(Array(text.utf8), file: "stops.geojson")
}

/// What the reader says about bytes that it refuses.
private func refusal(_ bytes: [UInt8]) -> String? {
  do throws(MapImportError) {
    _ = try StopReader.read(bytes, file: "stops.geojson")
    return nil
  } catch {
    return error.description
  }
}

private func collection(_ features: String...) -> String {
  #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
}

private func feature(geometry: String, properties: String = #"{"id":"a"}"#) -> String {
  #"{"type":"Feature","geometry":\#(geometry),"properties":\#(properties)}"#
}

private let good = feature(geometry: #"{"type":"Point","coordinates":[116.4,39.9]}"#)

@Suite struct GeoJSONReaderTests {
  @Test func aFeatureBecomesARecord() throws {
    let source = try read(
      collection(
        feature(
          geometry: #"{"type":"Point","coordinates":[116.4,39.9,50]}"#,
          properties: #"""
            {"id":7,"name":"驿站 \u0041","list":["a",1],"map":{"x":"y"},"none":null,"yes":true,"n":1.5}
            """#)))
    #expect(
      source.records == [
        StopRecord(
          location: RecordLocation(file: "stops.geojson", position: .feature(1)),
          position: .degrees(latitude: 39.9, longitude: 116.4),
          fields: [
            "id": .integer(7), "name": .string("驿站 A"),
            "list": .list([.string("a"), .integer(1)]), "map": .object(["x": .string("y")]),
            "none": .null, "yes": .boolean(true), "n": .number(1.5),
          ])
      ])
    #expect(source.problems.isEmpty && source.remarks.isEmpty)
  }

  @Test func aSingleFeatureAndItsOwnIDAreRead() throws {
    let source = try read(
      #"{"type":"Feature","id":12,"geometry":{"type":"Point","coordinates":[1,2]}}"#)
    #expect(source.records.map(\.featureID) == [.integer(12)])
    #expect(source.records.map(\.fields) == [[:]])
  }

  @Test func nullPropertiesAreNoProperties() throws {
    let source = try read(
      collection(
        feature(geometry: #"{"type":"Point","coordinates":[1,2]}"#, properties: "null"), good))
    #expect(source.records.map(\.fields.count) == [0, 1])
    #expect(source.problems.isEmpty)
  }

  @Test(arguments: [
    ("null", "the geometry is null: expected a Point"),
    ("5", "the geometry is the number 5: expected a Point"),
    (
      #"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#,
      "the geometry is a 'LineString': expected a Point, such as the stop's entrance"
    ),
    (
      #"{"type":"Point","coordinates":["116.4","39.9"]}"#,
      "the longitude is the text '116.4', not a number: expected two numbers, longitude first, "
        + "such as [116.3675, 39.9074]; remove the quotes"
    ),
    (
      #"{"type":"Point","coordinates":[116.4,null]}"#,
      "the latitude is null, not a number: expected two numbers, longitude first, "
        + "such as [116.3675, 39.9074]"
    ),
    (
      #"{"type":"Point","coordinates":[116.4]}"#,
      "the coordinates are a list of 1: expected two numbers, longitude first, "
        + "such as [116.3675, 39.9074]"
    ),
    (
      #"{"type":"Point","coordinates":[1e999,39.9]}"#,
      "the longitude is a value that cannot be represented, not a number: expected two numbers, "
        + "longitude first, such as [116.3675, 39.9074]"
    ),
    (
      #"{"type":"Point"}"#,
      "the coordinates are missing: expected two numbers, longitude first, "
        + "such as [116.3675, 39.9074]"
    ),
  ])
  func whatStandsInPlaceOfAPointIsNamed(geometry: String, message: String) throws {
    let source = try read(collection(feature(geometry: geometry), good))
    #expect(
      source.records.map(\.position) == [
        .unusable(message), .degrees(latitude: 39.9, longitude: 116.4),
      ])
  }

  @Test(arguments: [
    ("17", "stops.geojson: feature 2: found the number 17: expected a GeoJSON Feature"),
    (
      #"{"type":"Point","coordinates":[1,2]}"#,
      "stops.geojson: feature 2: the type is the text 'Point': expected the text 'Feature'"
    ),
    ("{}", "stops.geojson: feature 2: the type is missing: expected the text 'Feature'"),
    (
      #"{"type":"Feature","properties":[1],"geometry":null}"#,
      "stops.geojson: feature 2: the properties are a list of 1: expected an object"
    ),
  ])
  func oneBadFeatureDoesNotTakeTheOthersWithIt(bad: String, message: String) throws {
    let source = try read(collection(good, bad, good))
    #expect(source.problems.map(\.description) == [message])
    #expect(source.records.map(\.location.position) == [.feature(1), .feature(3)])
  }

  @Test(arguments: [
    ("", "stops.geojson: is empty: expected a GeoJSON FeatureCollection of points"),
    (
      "{\"type\":\"FeatureCollection\",\n\"features\":[{\"a\":1},",
      "stops.geojson:2: not JSON at column 21: the file ends where a value was expected: "
        + "is it cut off?"
    ),
    (
      "{\n  \"驿站\": NaN}",
      "stops.geojson:2: not JSON at column 9: found 'N' where a value was expected "
        + "(NaN and Infinity are not JSON)"
    ),
    (
      "{\"a\":1,]",
      "stops.geojson:1: not JSON at column 8: found ']' where a name in quotes was expected"
    ),
    (
      "{\"a\":\"b",
      "stops.geojson:1: not JSON at column 6: the quote that opens here is never closed: "
        + "is the file cut off?"
    ),
    (
      "{} {}",
      "stops.geojson:1: not JSON at column 4: found '{' where the end of the file was expected"
    ),
    (
      "[1]",
      "stops.geojson: holds a list of 1: expected a GeoJSON FeatureCollection of points, "
        + "or one Feature"
    ),
    (
      #"{"type":"Topology"}"#,
      "stops.geojson: holds a GeoJSON object of type 'Topology': expected a GeoJSON "
        + "FeatureCollection of points, or one Feature"
    ),
    (
      #"{"type":"FeatureCollection"}"#,
      "stops.geojson: holds a FeatureCollection with no list of features: expected a GeoJSON "
        + "FeatureCollection of points, or one Feature"
    ),
  ])
  func whatIsNoGeoJSONIsOneClearError(text: String, message: String) {
    #expect(refusal(Array(text.utf8)) == message)
  }

  @Test(arguments: ["[", #"{"a":"#])
  func deepNestingIsRefused(opening: String) {
    let text = String(repeating: opening, count: 100_000)
    let column = 512 * opening.utf8.count + 1
    #expect(
      refusal(Array(text.utf8))
        == "stops.geojson:1: not JSON at column \(column): brackets are nested more than 512 deep")
  }

  @Test func deepPropertiesAreUnreadableAndHarmless() throws {
    let deep = String(repeating: "[", count: 400) + String(repeating: "]", count: 400)
    let source = try read(
      collection(
        feature(
          geometry: #"{"type":"Point","coordinates":[1,2]}"#,
          properties: #"{"id":"a","deep":\#(deep)}"#), good))
    #expect(source.records.count == 2)
    #expect(source.records[0].fields["id"] == .string("a"))
    #expect(source.records[0].fields["deep"] != nil)
  }

  @Test func invalidUTF8IsNamedWithOffsetAndLine() {
    #expect(
      refusal(Array("{\n\"a\":\"".utf8) + [0xC4, 0xE3] + Array("\"}".utf8))
        == "stops.geojson:2: byte 7 (0xC4) is not UTF-8: save the file as UTF-8; spreadsheets in "
        + "Chinese often write GB 18030")
    #expect(
      refusal([0xFF, 0xFE, 0x7B, 0x00])
        == "stops.geojson:1: byte 0 (0xFF) is not UTF-8: save the file as UTF-8; it looks like UTF-16"
    )
  }

  @Test func anotherReferenceSystemIsRemarkedOn() throws {
    func remarks(_ name: String) throws -> [String] {
      let crs = #""crs":{"type":"name","properties":{"name":"\#(name)"}}"#
      let text = #"{"type":"FeatureCollection",\#(crs),"features":[\#(good)]}"#
      let source = try read(text)
      #expect(source.records.count == 1)
      return source.remarks.map(\.description)
    }
    #expect(try remarks("urn:ogc:def:crs:OGC:1.3:CRS84").isEmpty)
    #expect(
      try remarks("urn:ogc:def:crs:EPSG::4490") == [
        "stops.geojson: the member 'crs' names 'urn:ogc:def:crs:EPSG::4490': GeoJSON is WGS-84 "
          + "(RFC 7946), so it was not used; convert the file, or name its datum"
      ])
  }

  @Test func aByteOrderMarkIsSkipped() throws {
    #expect(try read("\u{FEFF}" + collection(good)).records.count == 1)
  }
}
