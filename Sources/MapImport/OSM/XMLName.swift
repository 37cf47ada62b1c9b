/// The name of an element, those of OSM told apart.
enum XMLName: Hashable, CustomStringConvertible {
  case osm, bounds, node, way, relation, tag, nd, member
  case other(String)

  init(_ bytes: ArraySlice<UInt8>) throws(OSMFault) {
    guard !bytes.isEmpty else { throw OSMFault("a tag has no name") }
    switch String(validating: bytes, as: UTF8.self) {
    case "osm": self = .osm
    case "bounds": self = .bounds
    case "node": self = .node
    case "way": self = .way
    case "relation": self = .relation
    case "tag": self = .tag
    case "nd": self = .nd
    case "member": self = .member
    case let name?: self = .other(name)
    case nil: throw OSMFault("the name of a tag is not UTF-8")
    }
  }

  /// The name in quotes, short enough for a message.
  var description: String {
    switch self {
    case .osm: "'osm'"
    case .bounds: "'bounds'"
    case .node: "'node'"
    case .way: "'way'"
    case .relation: "'relation'"
    case .tag: "'tag'"
    case .nd: "'nd'"
    case .member: "'member'"
    case .other(let name): quoted(name)
    }
  }
}
