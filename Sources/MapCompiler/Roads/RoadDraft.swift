internal import Geodesy
internal import Roads

/// The network while it is being built: roads are cut into segments, segments meet at vertices.
///
/// Everything goes by id: ways, nodes, and the vertices at them. So the order of the file, which
/// writers are free to choose, makes no difference.
struct RoadDraft {
  let ways: [WayCollector.Way]
  let terms: [RoadTerms]
  let nodes: NodeCollector
  /// The nodes of the ways, as places in `nodes`; a way's own are at ``WayCollector/Way/nodes``.
  let references: [UInt32]

  var network = RoadNetwork()
  /// By vertex.
  var nodeIDs: [Int64] = []
  /// By segment, connectors left out.
  var wayIDs: [Int64] = []
  /// By segment, connectors left out: the place of its way's terms.
  var segmentTerms: [UInt32] = []
  var report: RoadReport
  /// By node: whether segments end there.
  var isVertex: [Bool] = []
  /// By vertex, sorted: its node; nodes that do not let everybody pass are not among them.
  var vertexNodes: [UInt32] = []
  /// The ends of segments at nodes that do not let everybody pass; each has a vertex of its own.
  var blockedEnds: [BlockedEnd] = []

  init(ways: WayCollector, nodes: NodeCollector) {
    self.ways = ways.ways
    terms = ways.terms.values
    self.nodes = nodes
    // Every reference is found: the nodes are those that the ways name.
    references = ways.references.map { UInt32(truncatingIfNeeded: nodes.index(of: $0) ?? 0) }
    report = ways.report
  }

  /// Builds vertices, segments and connectors.
  ///
  /// - Parameter names: by the numbers that ways have. The network numbers those in use anew, in the
  ///   order of its segments.
  mutating func build(names: [StreetName]) {
    placeVertices()
    var numbers = [UInt32?](repeating: nil, count: names.count)
    for way in ways {
      let cut = CutWay(runs(of: way), isVertex: isVertex, nodes: nodes)
      guard !cut.pieces.isEmpty else {
        report.roadsWithoutExtent += 1
        continue
      }
      report.roadsKept += 1
      var name: UInt32?
      if let number = way.name.map({ Int($0) }) {
        name = numbers[number] ?? network.addName(names[number])
        numbers[number] = name
      }
      for piece in cut.pieces { addSegment(piece, of: cut, way, name: name) }
    }
    connectBlockedEnds()
    report.vertices = network.vertices.count
    report.segments = network.segments.count
  }

  /// The vertex of a node that lets everybody pass; `nil` where it has none. O(log n).
  func vertex(ofNode node: Int) -> UInt32? {
    let place = vertexNodes.partitioningIndex { $0 < node }
    guard place < vertexNodes.count, vertexNodes[place] == node else { return nil }
    return UInt32(truncatingIfNeeded: place)
  }
}

// MARK: - Vertices

extension RoadDraft {
  /// The parts of a way of which all nodes are there, each with two nodes or more. A node that follows
  /// itself counts once.
  func runs(of way: WayCollector.Way) -> [[UInt32]] {
    var runs: [[UInt32]] = []
    var run: [UInt32] = []
    for node in references[Int(way.nodes.lowerBound)..<Int(way.nodes.upperBound)] {
      if nodes.states[Int(node)] == .inside {
        if run.last != node { run.append(node) }
      } else {
        if run.count > 1 { runs.append(run) }
        run = []
      }
    }
    if run.count > 1 { runs.append(run) }
    return runs
  }

  /// Decides which nodes are vertices: where runs end, where they meet others or themselves, and where
  /// somebody waits or cannot pass.
  private mutating func placeVertices() {
    isVertex = Array(repeating: false, count: nodes.ids.count)
    var isUsed = isVertex
    for way in ways {
      for run in runs(of: way) {
        for node in run {
          if isUsed[Int(node)] || nodes.isSpecial[Int(node)] { isVertex[Int(node)] = true }
          isUsed[Int(node)] = true
        }
        for end in [run[0], run[run.count - 1]] { isVertex[Int(end)] = true }
      }
      let all = references[Int(way.nodes.lowerBound)..<Int(way.nodes.upperBound)]
      if all.contains(where: { nodes.states[Int($0)] != .inside }) { report.roadsCut += 1 }
    }
    for node in isVertex.indices where isVertex[node] {
      if let terms = nodes.terms(of: node) {
        if terms.delays != PerProfile(all: .zero) { report.delayingNodes += 1 }
        guard terms.blocked.isEmpty else {
          report.blockingNodes += 1
          continue
        }
      }
      guard let coordinate = nodes.coordinate(of: node) else { continue }
      vertexNodes.append(UInt32(truncatingIfNeeded: node))
      nodeIDs.append(nodes.ids[node])
      _ = network.addVertex(at: coordinate)
    }
    report.missingNodes = nodes.states.reduce(0) { $0 + ($1 == .missing ? 1 : 0) }
    report.nodesOutside = nodes.states.reduce(0) { $0 + ($1 == .outside ? 1 : 0) }
  }
}
