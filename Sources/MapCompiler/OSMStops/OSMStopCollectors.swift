internal import Geodesy
internal import MapImport

/// The first reading of a map: keeps the ways that offer something, with their node ids.
struct OSMStopWays: OSMHandler {
  struct Way {
    var id: Int64
    var nodes: [Int64]
    var classifier: OSMStopClassifier
  }

  /// In the order of the file.
  private(set) var ways: [Way] = []
  private(set) var disused = 0
  private(set) var nodeCount = 0

  mutating func way(_ way: OSMWay) {
    guard let classifier = OSMStopClassifier(way.tags) else { return }
    guard !classifier.isDisused else {
      disused += 1
      return
    }
    nodeCount += way.nodes.count
    guard nodeCount <= WayCollector.limit else { return }
    ways.append(Way(id: way.id, nodes: way.nodes, classifier: classifier))
  }
}

/// The second reading: keeps the nodes that offer something, and where the outlines of the ways lie.
struct OSMStopNodes: OSMHandler {
  struct Node {
    var id: Int64
    var coordinate: Coordinate
    var classifier: OSMStopClassifier
  }

  /// How good a node is as the place to go to.
  enum Entrance {
    case none, some, main

    init(_ tags: OSMTags) {
      switch tags["entrance"] {
      // Through these one comes out.
      case nil, "no", "emergency", "exit": self = .none
      case "main": self = .main
      default: self = .some
      }
    }
  }

  /// In the order of the file.
  private(set) var nodes: [Node] = []
  private(set) var disused = 0
  /// Of the outlines: sorted, each once.
  private let ids: [Int64]
  private var places: [(coordinate: Coordinate, entrance: Entrance)?]

  init(outlines: [[Int64]]) {
    var ids: [Int64] = []
    for id in outlines.joined().sorted() where ids.last != id { ids.append(id) }
    self.ids = ids
    places = Array(repeating: nil, count: ids.count)
  }

  mutating func node(_ node: OSMNode) {
    let index = ids.partitioningIndex { $0 < node.id }
    if index < ids.count, ids[index] == node.id, places[index] == nil {
      places[index] = (node.coordinate, Entrance(node.tags))
    }
    guard let classifier = OSMStopClassifier(node.tags) else { return }
    guard !classifier.isDisused else {
      disused += 1
      return
    }
    nodes.append(Node(id: node.id, coordinate: node.coordinate, classifier: classifier))
  }

  /// Where to go for a way: to its main entrance, else to its first other one, else to the middle of
  /// the box around its nodes. Nodes the map lacks are passed over; `nil` where it lacks all.
  func place(of outline: [Int64]) -> Coordinate? {
    let found = outline.compactMap { id -> (coordinate: Coordinate, entrance: Entrance)? in
      let index = ids.partitioningIndex { $0 < id }
      return index < ids.count && ids[index] == id ? places[index] : nil
    }
    for wanted in [Entrance.main, .some] {
      if let entrance = found.first(where: { $0.entrance == wanted }) {
        return entrance.coordinate
      }
    }
    return BoundingBox(around: found.map(\.coordinate))?.middle
  }
}

extension BoundingBox {
  /// Halfway between the edges.
  fileprivate var middle: Coordinate? {
    let longitude = west + longitudeSpan / 2
    return try? Coordinate(
      latitude: (south + north) / 2,
      longitude: longitude > 180 ? longitude - 360 : longitude)
  }
}
