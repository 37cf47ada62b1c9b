internal import Geodesy
internal import MapImport
internal import Stops

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

  /// A node of an outline.
  private struct Place {
    var coordinate: Coordinate
    var rank: Rank
    /// What it says of itself, where it is an entrance.
    var entrance: StopEntrance?
  }

  /// How good a node is as the place to go to.
  private enum Rank {
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
  private var places: [Place?]

  init(outlines: [[Int64]]) {
    var ids: [Int64] = []
    for id in outlines.joined().sorted() where ids.last != id { ids.append(id) }
    self.ids = ids
    places = Array(repeating: nil, count: ids.count)
  }

  mutating func node(_ node: OSMNode) {
    let index = ids.partitioningIndex { $0 < node.id }
    if index < ids.count, ids[index] == node.id, places[index] == nil {
      let rank = Rank(node.tags)
      places[index] = Place(
        coordinate: node.coordinate, rank: rank,
        entrance: rank == .none
          ? nil : OSMStopClassifier.entrance(at: node.coordinate, node.tags))
    }
    guard let classifier = OSMStopClassifier(node.tags) else { return }
    guard !classifier.isDisused else {
      disused += 1
      return
    }
    nodes.append(Node(id: node.id, coordinate: node.coordinate, classifier: classifier))
  }

  /// Where to go for a way: to its main entrance, else to its first other one, to one through which couriers
  /// get in if there is one; else to the middle of the box around its nodes. Nodes the map lacks are passed over; `nil` where it lacks all.
  func place(of outline: [Int64]) -> Coordinate? {
    let found = self.found(of: outline)
    for isUsable in [true, false] {
      for wanted in [Rank.main, .some] {
        let place = found.first { $0.rank == wanted && $0.entrance?.isUsable == isUsable }
        if let place { return place.coordinate }
      }
    }
    return BoundingBox(around: found.map(\.coordinate))?.middle
  }

  /// The entrances of a way, the main ones first; none where ``place(of:)`` is the only one.
  func entrances(of outline: [Int64]) -> [StopEntrance] {
    // An outline ends where it begins.
    let nodes =
      outline.count > 1 && outline.first == outline.last ? outline.dropLast() : outline[...]
    let found = self.found(of: Array(nodes))
    let entrances = [Rank.main, .some].flatMap { wanted in
      found.filter { $0.rank == wanted }.compactMap(\.entrance)
    }
    return entrances.count > 1 || entrances.first?.isUsable == false ? entrances : []
  }

  private func found(of outline: [Int64]) -> [Place] {
    outline.compactMap { id in
      let index = ids.partitioningIndex { $0 < id }
      return index < ids.count && ids[index] == id ? places[index] : nil
    }
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
