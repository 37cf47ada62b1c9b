import Geodesy
import MapImport
import Testing

@Suite struct OSMClipTests {
  private func place(_ longitude: Double, _ latitude: Double) throws -> Coordinate {
    try Coordinate(latitude: latitude, longitude: longitude)
  }

  private func clip(_ text: String) throws -> OSMClip {
    try OSMClip.reading(Array(text.utf8), file: "x")
  }

  private func refusal(_ text: String) -> String? {
    do throws(MapImportError) {
      _ = try OSMClip.reading(Array(text.utf8), file: "x")
      return nil
    } catch {
      return error.description
    }
  }

  static let ring = "[[0,0],[10,0],[10,10],[0,10],[0,0]]"
  static let hole = "[[4,4],[6,4],[6,6],[4,6],[4,4]]"
  static let polygon = #"{"type":"Polygon","coordinates":[\#(ring),\#(hole)]}"#

  @Test func insideOutsideEdgesAndHoles() throws {
    let clip = try clip(Self.polygon)
    for (x, y) in [(1.0, 1.0), (9.9999999, 5), (5, 3.9999999), (5, 6.5), (3, 4), (7, 6)] {
      #expect(clip.contains(try place(x, y)), "\(x), \(y)")
    }
    for (x, y) in [(0.0, 0.0), (10, 10), (5, 0), (0, 5), (10, 5), (5, 10), (4, 5), (5, 6), (6, 6)] {
      #expect(clip.contains(try place(x, y)), "the edge at \(x), \(y)")
    }
    for (x, y) in [(5.0, 5.0), (4.0000001, 5), (-0.0000001, 5), (10.0000001, 0), (11, 5), (5, -1)] {
      #expect(!clip.contains(try place(x, y)), "\(x), \(y)")
    }
  }

  /// The ray from a place passes through corners of a star without being misled.
  @Test func cornersOnTheRay() throws {
    let zigzag = [(0, 0), (2, 2), (4, 0), (6, 2), (8, 0), (8, 4), (6, 2), (4, 4), (2, 2), (0, 4)]
    let outer = try zigzag.map { try place(Double($0.0), Double($0.1)) }
    let polygon = try #require(OSMPolygon(outer: outer))
    #expect(!polygon.contains(try place(-1, 2)))
    #expect(polygon.contains(try place(0, 2)))
    #expect(polygon.contains(try place(4, 2)))
    #expect(!polygon.contains(try place(2, 1)))
    #expect(polygon.contains(try place(4, 1)))
  }

  /// Where the earth is widest the products of differences are largest.
  @Test func theWholeEarth() throws {
    let corners = [(-180.0, -90.0), (180, -90), (180, 90), (-180, 90)]
    let polygon = try #require(OSMPolygon(outer: try corners.map { try place($0.0, $0.1) }))
    for (x, y) in corners + [(0, 0), (179.9, 89.9), (-180, 0)] {
      #expect(polygon.contains(try place(x, y)))
    }
    let half = try #require(OSMPolygon(outer: try corners.dropLast().map { try place($0.0, $0.1) }))
    #expect(half.contains(try place(0, 0)))
    #expect(half.contains(try place(0, -0.0000001)))
    #expect(!half.contains(try place(0, 0.0000001)))
  }

  @Test func boxes() throws {
    let box = OSMClip.box(try BoundingBox(south: -1, west: 179, north: 1, east: -179))
    #expect(box.contains(try place(-179.5, 0)))
    #expect(!box.contains(try place(178, 0)))
  }

  @Test func featuresAndCollections() throws {
    let feature = #"{"type":"Feature","properties":null,"geometry":\#(Self.polygon)}"#
    let two = #"{"type":"MultiPolygon","coordinates":[[\#(Self.ring)],[\#(Self.hole)]]}"#
    #expect(try clip(feature) == clip(Self.polygon))
    #expect(
      try clip(#"{"type":"FeatureCollection","features":[\#(feature)]}"#) == clip(Self.polygon))
    // Polygons add up: here the hole is filled again.
    #expect(try clip(two).contains(try place(5, 5)))
  }

  @Test(arguments: [
    (#"{"type":"Point","coordinates":[1,2]}"#, "type 'Point'"),
    (#"{"type":"Polygon","coordinates":[1,2]}"#, "no lists of positions"),
    (#"{"type":"Polygon","coordinates":[[[1,2],[3,4],[1,2]]]}"#, "fewer than three"),
    (#"{"type":"Polygon","coordinates":[[[1,200],[3,4],[1,2]]]}"#, "200"),
    (#"{"type":"Polygon","coordinates":[[[1],[3,4],[1,2]]]}"#, "position of 1"),
    (#"{"type":"Polygon","coordinates":[]}"#, "fewer than three"),
    (#"{"type":"FeatureCollection","features":[]}"#, "without features"),
    (#"{"type":"Feature"}"#, "without a geometry"),
    ("[1]", "a list of 1"),
    ("{", "not JSON at column 2"),
  ]) func refusals(text: String, words: String) throws {
    let refusal = try #require(self.refusal(text))
    #expect(refusal.contains(words), "\(refusal)")
  }
}
