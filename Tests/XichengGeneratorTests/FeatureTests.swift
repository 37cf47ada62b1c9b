import Testing

@testable import XichengGenerator

/// How a stop becomes a line of GeoJSON.
struct FeatureTests {
  private let name = Name(chinese: "甲\"乙\\", english: "A", aliases: ["丙", "丁"])

  @Test func writesWhatIsKnownAndLeavesOutTheRest() {
    let bare = Feature(
      id: "xc-a-001", spot: Spot(39.9, 116.300007), name: name, kind: .courierCorner,
      subdistrict: "什刹海街道")
    #expect(
      bare.json
        == #"{"type":"Feature","geometry":{"type":"Point","coordinates":[116.300007,39.900000]},"#
        + #""properties":{"id":"xc-a-001","name:zh":"甲\"乙\\","name:en":"A","alt_name":"丙;丁","#
        + #""kind":"courier_corner","tier":"corner","subdistrict":"什刹海街道","#
        + #""source":"Waystation sample, invented"}}"#)
  }

  @Test func writesAmenitiesAndTheirNotes() {
    var full = Feature(
      id: "xc-a-002", spot: Spot(39.9, 116.3), name: name, kind: .unionStation, subdistrict: "甲")
    full.amenities = [.water, .gateHelp]
    full.notes = [(.gateHelp, "可代登记进门")]
    #expect(
      full.json.contains(
        #""amenities":["water","gate_help"],"amenity_notes":{"gate_help":"可代登记进门"},"#))
  }

  @Test func collectionIsSortedOneFeatureToALine() {
    let features = ["xc-b-001", "xc-a-002"].map {
      Feature(id: $0, spot: Spot(39.9, 116.3), name: name, kind: .bankOutlet, subdistrict: "甲")
    }
    let lines = Feature.collection(features).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 5)
    #expect(lines[0] == #"{"type":"FeatureCollection","features":["#)
    #expect(lines[1].contains("xc-a-002") && lines[1].hasSuffix(","))
    #expect(lines[2].contains("xc-b-001") && !lines[2].hasSuffix(","))
    #expect(lines[3] == "]}" && lines[4].isEmpty)
  }
}
