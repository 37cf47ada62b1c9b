import Geodesy
import MapCompiler
import Roads

/// A map written in a test, a few elements long. Nodes are placed in metres from a corner.
///
///     var map = TinyMap()
///     map.node(1, east: 0)
///     map.node(2, east: 100, ["barrier": "gate"])
///     map.way(10, [1, 2], ["highway": "residential"])
///     let compilation = try map.compile()
struct TinyMap {
  private(set) var nodes: [String] = []
  private(set) var ways: [String] = []
  private(set) var relations: [String] = []
  /// Whether ways and relations stand before the nodes, and everything backwards.
  var isBackward = false

  /// South-west of all nodes.
  static let corner = (latitude: 39.9, longitude: 116.4)

  static func place(east: Double, north: Double) throws -> Coordinate {
    // cos 39.9° = 0.767165…; a degree of a great circle has 111,195.08 m.
    try Coordinate(
      latitude: corner.latitude + north / 111_195.08,
      longitude: corner.longitude + east / 111_195.08 / 0.767_165)
  }

  mutating func node(
    _ id: Int64, east: Double = 0, north: Double = 0, _ tags: [String: String] = [:]
  ) throws {
    let place = try Self.place(east: east, north: north)
    nodes.append(
      "<node id='\(id)' lat='\(place.latitude)' lon='\(place.longitude)'>\(Self.text(tags))</node>")
  }

  /// Nodes 1, 2, 3 … in a row from west to east, 100 m apart.
  mutating func row(_ count: Int64, north: Double = 0, first: Int64 = 1) throws {
    for number in 0..<count { try node(first + number, east: Double(number) * 100, north: north) }
  }

  mutating func way(
    _ id: Int64, _ nodes: [Int64], _ tags: [String: String] = ["highway": "residential"]
  ) {
    let references = nodes.map { "<nd ref='\($0)'/>" }.joined()
    ways.append("<way id='\(id)'>\(references)\(Self.text(tags))</way>")
  }

  mutating func turn(
    _ id: Int64, _ word: String, from: [Int64], via: Int64, viaKind: String = "node", to: [Int64],
    _ tags: [String: String] = [:]
  ) {
    var members = from.map { "<member type='way' ref='\($0)' role='from'/>" }
    members.append("<member type='\(viaKind)' ref='\(via)' role='via'/>")
    members += to.map { "<member type='way' ref='\($0)' role='to'/>" }
    let all = tags.merging(["type": "restriction", "restriction": word]) { own, _ in own }
    relations.append(
      "<relation id='\(id)'>\(members.joined())\(Self.text(all))</relation>")
  }

  var xml: String {
    let elements = nodes + ways + relations
    let ordered = isBackward ? elements.reversed() : elements
    return "<osm version='0.6'>\(ordered.joined(separator: "\n"))</osm>"
  }

  func compile(_ compiler: RoadCompiler = RoadCompiler()) throws -> RoadCompilation {
    try compiler.compile(Array(xml.utf8), file: "tiny.osm")
  }

  private static func text(_ tags: [String: String]) -> String {
    tags.sorted { $0.key < $1.key }
      .map { "<tag k='\($0.key)' v='\($0.value)'/>" }.joined()
  }
}

extension RoadCompilation {
  /// The OSM nodes at the ends of each segment, `1-2`, connectors as `2=2`, in the order of the
  /// segments.
  var shape: [String] {
    network.segments.enumerated().map { number, segment in
      let mark = wayID(ofSegment: number) == nil ? "=" : "-"
      return "\(nodeIDs[Int(segment.tail)])\(mark)\(nodeIDs[Int(segment.head)])"
    }
  }
}
