import Geodesy
import MapImport
import Testing

@Suite struct OSMXMLTests {
  static let sample = """
    <?xml version='1.0' encoding='UTF-8'?>
    <!-- a comment with <node> and > in it -->
    <osm version="0.6" generator="by hand">
      <note>Text is passed over.</note>
      <bounds minlat="39.8" minlon="116.3" maxlat="40" maxlon="116.4"/>
      <node id="7" lat="39.9" lon="116.4" visible="true" user="驿">
        <tag k="amenity" v="toilets"/>
        <tag k='name' v='A&amp;B &lt;&quot;&apos;&gt; &#x9A7F;&#31449; > "x"
    y'/>
      </node>
      <node id="-5" lat="-90" lon="1.8e2"/>
      <node id="6" visible="false"/>
      <way id="11"><nd ref="7"/><nd ref="-5"/><tag k="highway" v="path"/></way>
      <relation id="12">
        <member type="way" ref="11" role="outer"/><member type="node" ref="7"/>
        <tag k="type" v="multipolygon"/>
      </relation>
      <changeset id="1"><tag k="comment" v="not an element"/></changeset>
    </osm>

    """

  static func expected() throws -> OSMRecorder {
    var header = OSMHeader()
    header.writingProgram = "by hand"
    header.boundingBox = try BoundingBox(south: 39.8, west: 116.3, north: 40, east: 116.4)
    return OSMRecorder(
      headers: [header],
      nodes: [
        OSMNode(
          id: 7, coordinate: try Coordinate(latitude: 39.9, longitude: 116.4),
          tags: ["amenity": "toilets", "name": "A&B <\"'> 驿站 > \"x\" y"]),
        OSMNode(id: -5, coordinate: try Coordinate(latitude: -90, longitude: 180)),
      ],
      ways: [OSMWay(id: 11, nodes: [7, -5], tags: ["highway": "path"])],
      relations: [
        OSMRelation(
          id: 12,
          members: [
            OSMMember(kind: .way, id: 11, role: "outer"),
            OSMMember(kind: .node, id: 7, role: ""),
          ], tags: ["type": "multipolygon"])
      ])
  }

  @Test func allOfIt() throws {
    let bytes = Array(Self.sample.utf8)
    #expect(try OSMRecorder.read(bytes) == Self.expected())
    #expect(try OSMRecorder.read([0xEF, 0xBB, 0xBF] + bytes) == Self.expected())
  }

  @Test func gzippedInOneMemberOrTwo() throws {
    let bytes = Array(Self.sample.utf8)
    #expect(try OSMRecorder.read(OSMPBFWriter.gzipped(bytes)) == Self.expected())
    for cut in [1, 30, 300] {
      let parts = [Array(bytes[..<cut]), Array(bytes[cut...])]
      #expect(try OSMRecorder.read(parts.flatMap { OSMPBFWriter.gzipped($0) }) == Self.expected())
    }
    let pbf = try OSMRecorder.read(OSMPBFWriter.gzipped(OSMPBFTests.everything))
    #expect(try pbf == OSMRecorder.read(OSMPBFTests.everything))
  }

  @Test func damagedGzip() {
    let file = OSMPBFWriter.gzipped(Array(Self.sample.utf8))
    for length in 2..<file.count {
      #expect(OSMRecorder.refusal(Array(file[..<length])) != nil, "\(length) bytes")
    }
    var flipped = file
    flipped[40] ^= 1
    #expect(OSMRecorder.refusal(flipped)?.contains("gzip stream is damaged") == true)
  }

  @Test func kindsCanBeLeftOut() throws {
    let recorder = try OSMRecorder.read(Array(Self.sample.utf8), kinds: .ways)
    #expect(try recorder.ways == Self.expected().ways)
    #expect(recorder.nodes.isEmpty && recorder.relations.isEmpty)
  }

  /// Longer than a window of the scanner, so that tags fall on its edges.
  @Test func longFiles() throws {
    let count = 20_000
    var text = "<osm version=\"0.6\">"
    for id in 0..<count { text += "<node id=\"\(id)\" lat=\"0.\(id)\" lon=\"1\"/>\r\n" }
    let long = String(repeating: "长", count: 100_000)
    text += "<way id=\"1\"><tag k=\"note\" v=\"\(long)\"/></way></osm>"
    let recorder = try OSMRecorder.read(Array(text.utf8))
    #expect(recorder.nodes.map(\.id) == (0..<count).map { Int64($0) })
    #expect(recorder.ways.first?.tags["note"] == long)
  }

  @Test(arguments: [
    ("<osm>\n<node id=\"1\" lat=\"x\" lon=\"1\"/></osm>", "x:2: ", "decimal degrees"),
    ("<osm><node id=\"1\" lat=\"nan\" lon=\"1\"/></osm>", "x:1: ", "decimal degrees"),
    ("<osm><node id=\"1\" lat=\"91\" lon=\"1\"/></osm>", "x:1: ", "91"),
    ("<osm><node id=\"1\" lon=\"1\"/></osm>", "x:1: ", "no attribute 'lat'"),
    ("<osm><way id=\"9223372036854775808\"/></osm>", "x:1: ", "64 bits"),
    ("<osm>\n\n<way\nid=\"1\"></node></osm>", "x:4: ", "closing tag of 'node'"),
    ("<osm>\n\n<way\nid=\"one\"/></osm>", "x:3: ", "'one': expected a whole"),
    ("<osm><way id=\"1\">", "x:1: ", "before the closing tag of 'way'"),
    ("<osm><way id=\"1\" id=\"2\"/></osm>", "x:1: ", "attribute twice"),
    ("<osm><way id=1/></osm>", "x:1: ", "without quotes"),
    ("<osm><way id/></osm>", "x:1: ", "has no value"),
    ("<osm><way id=\"1\"\"/></osm>", "x:1: ", "ends within a tag"),
    ("<osm><way <way/></osm>", "x:1: ", "found '<' within a tag"),
    ("<osm version=\"0.6\"/><osm/>", "x:1: ", "behind the end"),
    ("<osm version=\"0.6\"/>more", "x:1: ", "text outside"),
    ("<osm version=\"0.5\"/>", "x:1: ", "expected 0.6"),
    ("<osm generator=\"x\"/>", "x:1: ", "no attribute 'version'"),
    ("<osmChange version=\"0.6\"/>", "x:1: ", "'osmChange': expected 'osm'"),
    ("<!DOCTYPE osm [<!ENTITY a \"b\">]><osm version=\"0.6\"/>", "x:1: ", "document type"),
    ("<?xml version='1.0' encoding='GBK'?><osm version=\"0.6\"/>", "x:1: ", "'GBK'"),
    ("<osm version=\"&bad;\"/>", "x:1: ", "'&bad;'"),
    ("<osm version=\"&#0;\"/>", "x:1: ", "stands for nothing"),
    ("<osm version=\"&#xD800;\"/>", "x:1: ", "stands for nothing"),
    ("<osm version=\"a & b\"/>", "x:1: ", "'&amp;'"),
    ("<!-- never closed", "x:1: ", "ends within a tag"),
  ]) func refusals(text: String, place: String, words: String) throws {
    let text = text.replacing("<osm>", with: "<osm version=\"0.6\">")
    let refusal = try #require(OSMRecorder.refusal(Array(text.utf8)))
    #expect(refusal.hasPrefix(place), "\(refusal)")
    #expect(refusal.contains(words), "\(refusal)")
  }

  @Test func everyTruncationIsRefused() {
    let bytes = Array(Self.sample.utf8)
    // The line break behind the last tag may be missing.
    for length in 0..<bytes.count - 1 {
      #expect(OSMRecorder.refusal(Array(bytes[..<length])) != nil, "\(length) bytes")
    }
  }

  @Test func nestingAndLengthAreBounded() {
    let deep = "<osm version=\"0.6\">" + String(repeating: "<a>", count: 100)
    #expect(OSMRecorder.refusal(Array(deep.utf8))?.contains("more than 64 deep") == true)
    let long = "<osm version=\"0.6\"><a b=\"" + String(repeating: "c", count: 2 << 20) + "\"/>"
    #expect(OSMRecorder.refusal(Array(long.utf8))?.contains("longer than") == true)
  }
}
