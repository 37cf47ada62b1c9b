internal import Geodesy

/// Reads OSM XML, version 0.6: https://wiki.openstreetmap.org/wiki/OSM_XML.
///
/// Elements and attributes that are not OSM's, which some services add, are passed over.
struct OSMXMLReader: ~Copyable {
  private var scanner: XMLScanner
  private let kinds: OSMKinds
  /// The elements that are open, the outermost first.
  private var open: [XMLName] = []
  /// `nil` once the handler has seen it.
  private var header: OSMHeader? = OSMHeader()
  /// The element being read; `nil` outside of those that are wanted.
  private var element: Element?
  /// Its parts, complete at its closing tag.
  private var tags = OSMTags()
  private var nodes: [Int64] = []
  private var members: [OSMMember] = []

  private enum Element {
    case node(id: Int64, Coordinate)
    case way(id: Int64)
    case relation(id: Int64)
  }

  /// OSM nests three deep; what is passed over may go deeper.
  private static let depthLimit = 64

  init(_ source: consuming ByteSource, _ options: OSMReader) {
    kinds = options.kinds
    scanner = XMLScanner(source, progress: options.progress)
  }

  mutating func read(handling handler: inout some OSMHandler) throws(MapImportError) {
    var sawRoot = false
    while let tag = try scanner.next(isInside: !open.isEmpty) {
      do throws(OSMFault) {
        if tag.kind == .closing {
          guard let name = open.popLast(), name == tag.name else {
            throw OSMFault("found the closing tag of \(tag.name) where another has to come first")
          }
          finish(handling: &handler)
          continue
        }
        if open.isEmpty {
          guard !sawRoot else { throw OSMFault("found \(tag.name) behind the end of 'osm'") }
          sawRoot = true
        }
        guard open.count < Self.depthLimit else {
          throw OSMFault("elements are nested more than \(Self.depthLimit) deep")
        }
        try begin(tag, handling: &handler)
        if tag.kind == .empty {
          finish(handling: &handler)
        } else {
          open.append(tag.name)
        }
      } catch {
        throw scanner.fault(error.reason)
      }
    }
    guard let unclosed = open.last else {
      guard sawRoot else { throw scanner.fault("found no element 'osm'") }
      showHeader(to: &handler)
      return
    }
    throw scanner.fault("the file ends before the closing tag of \(unclosed): is it complete?")
  }

  private mutating func begin(
    _ tag: XMLTag, handling handler: inout some OSMHandler
  ) throws(OSMFault) {
    switch open.count {
    case 0: try beginRoot(tag)
    case 1 where open[0] == .osm: try beginElement(tag, handling: &handler)
    case 2: try beginPart(tag)
    default: break
    }
  }

  private mutating func beginRoot(_ tag: XMLTag) throws(OSMFault) {
    guard tag.name == .osm else {
      throw OSMFault("the file holds \(tag.name): expected 'osm', as 'osmium cat' writes it")
    }
    let version = try tag.requiredText("version")
    guard version == "0.6" else {
      throw OSMFault("the version is \(quoted(version)): expected 0.6")
    }
    let program = try tag.text("generator")
    header?.writingProgram = program
  }

  private mutating func beginElement(
    _ tag: XMLTag, handling handler: inout some OSMHandler
  ) throws(OSMFault) {
    if tag.name == .bounds {
      let box = try box(tag)
      header?.boundingBox = box
      return
    }
    guard [.node, .way, .relation].contains(tag.name) else { return }
    showHeader(to: &handler)
    guard try tag.text("visible") != "false", try tag.text("action") != "delete" else { return }
    switch tag.name {
    case .node where kinds.contains(.nodes):
      element = .node(id: try tag.id("id"), try coordinate(tag))
    case .way where kinds.contains(.ways):
      element = .way(id: try tag.id("id"))
    case .relation where kinds.contains(.relations):
      element = .relation(id: try tag.id("id"))
    default: break
    }
  }

  /// Takes up a tag, a node or a member of the element it stands in.
  private mutating func beginPart(_ part: XMLTag) throws(OSMFault) {
    switch (element, part.name) {
    case (_?, .tag):
      try tags.append(key: try part.requiredText("k"), value: try part.requiredText("v"))
    case (.way, .nd):
      try OSMPartLimit.check(nodes.count, "nodes")
      nodes.append(try part.id("ref"))
    case (.relation, .member):
      try OSMPartLimit.check(members.count, "members")
      members.append(try member(part))
    default:
      break
    }
  }

  private mutating func finish(handling handler: inout some OSMHandler) {
    guard open.count == 1, let element else { return }
    switch element {
    case .node(let id, let coordinate):
      handler.node(OSMNode(id: id, coordinate: coordinate, tags: tags))
    case .way(let id):
      handler.way(OSMWay(id: id, nodes: nodes, tags: tags))
    case .relation(let id):
      handler.relation(OSMRelation(id: id, members: members, tags: tags))
    }
    self.element = nil
    tags = OSMTags()
    nodes = []
    members = []
  }

  private mutating func showHeader(to handler: inout some OSMHandler) {
    guard let header else { return }
    handler.header(header)
    self.header = nil
  }

  private func coordinate(_ tag: XMLTag) throws(OSMFault) -> Coordinate {
    let (latitude, longitude) = (try tag.degrees("lat"), try tag.degrees("lon"))
    do throws(GeodesyError) {
      return try Coordinate(
        latitude: (latitude * 1e7).rounded() / 1e7, longitude: (longitude * 1e7).rounded() / 1e7)
    } catch {
      throw OSMFault("\(error)")
    }
  }

  private func box(_ tag: XMLTag) throws(OSMFault) -> BoundingBox {
    let (south, west) = (try tag.degrees("minlat"), try tag.degrees("minlon"))
    let (north, east) = (try tag.degrees("maxlat"), try tag.degrees("maxlon"))
    do throws(GeodesyError) {
      return try BoundingBox(south: south, west: west, north: north, east: east)
    } catch {
      throw OSMFault("the bounding box is none: \(error)")
    }
  }

  private func member(_ tag: XMLTag) throws(OSMFault) -> OSMMember {
    let type = try tag.requiredText("type")
    let kinds: [String: OSMMember.Kind] = ["node": .node, "way": .way, "relation": .relation]
    guard let kind = kinds[type] else {
      throw OSMFault("a member is a \(quoted(type)): expected a node, way or relation")
    }
    return OSMMember(kind: kind, id: try tag.id("ref"), role: try tag.text("role") ?? "")
  }
}
