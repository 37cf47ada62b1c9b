import NearestStop
import RoadWorlds

/// What one network costs to build and to ask, whatever stops are on it.
struct RoadGrowth {
  /// By e-bike: for it roads differ most.
  static let profile = Profile.ebike
  static let queryCount = 100_000

  let graph: RoadGraph
  let segments: SegmentIndex
  let search: HierarchySearch
  let figures: Figures

  init(_ network: RoadNetwork, _ figures: Figures) throws {
    self.figures = figures
    let profile = RoadGrowth.profile
    let graph = try figures.timeAndSize("graph") { try RoadGraph(network) }
    figures.add("arcs", Double(graph.arcCount), "")
    figures.add("segments", Double(graph.segmentCount), "")
    let degrees = RoadGrowth.degrees(graph)
    figures.add("vertices in dead ends and chains", degrees, "")
    self.graph = graph
    segments = figures.timeAndSize("segment index") { SegmentIndex(graph) }
    let order = figures.time("order") { NestedDissection(graph) }
    let topology = try figures.timeAndSize("topology") { try HierarchyTopology(graph, order) }
    figures.add("edges", Double(topology.edgeCount), "")
    figures.add("height", Double(topology.height), "")
    var metric = figures.timeAndSize("metric") { HierarchyMetric(topology, graph, profile) }
    let weights = (0..<graph.arcCount).map { graph.weight(ofArc: $0, profile).deciseconds }
    figures.time("customize") { metric.customize(topology, weights: weights.span) }
    search = figures.timeAndSize("search edges") { HierarchySearch(graph, topology, metric) }
    try addFileSizes(topology)
  }

  /// The share of vertices with no more than two neighbours.
  private static func degrees(_ graph: RoadGraph) -> Double {
    let few = (0..<UInt32(graph.vertexCount)).count { vertex in
      Set(graph.arcs(outOf: vertex).map { graph.head(ofArc: $0) }).count <= 2
    }
    return Double(few) / Double(max(1, graph.vertexCount))
  }

  private func addFileSizes(_ topology: HierarchyTopology) throws {
    func size(_ write: (inout SnapshotWriter) -> Void) throws -> Double {
      var writer = SnapshotWriter()
      write(&writer)
      return Double(try writer.bytes().count)
    }
    figures.add("graph in a file", try size { graph.write(to: &$0) }, "B")
    figures.add("segment index in a file", try size { segments.write(to: &$0) }, "B")
    figures.add("topology in a file", try size { topology.write(to: &$0) }, "B")
  }

  /// Point to point and from coordinates to roads.
  func measure(_ world: RoadWorld) throws {
    let origins = world.origins(RoadGrowth.queryCount, seed: 11).map(\.vertex)
    let destinations = world.origins(RoadGrowth.queryCount, seed: 12).map(\.vertex)
    let coordinates = world.coordinates(RoadGrowth.queryCount, seed: 13)
    var workspace = HierarchyWorkspace()
    var searchWorkspace = SearchWorkspace()
    let dijkstra = Dijkstra(graph, RoadGrowth.profile)
    for query in 0..<20 {
      let (origin, destination) = (origins[query], destinations[query])
      let found = search.weight(from: origin, to: destination, using: &workspace)
      let expected = dijkstra.weight(from: origin, to: destination, using: &searchWorkspace)
      guard found == expected else {
        throw Disagreement("\(origin) to \(destination): \(found), Dijkstra \(expected)")
      }
    }
    figures.timeQueries("point to point: duration", origins.count) { query in
      let weight = search.weight(from: origins[query], to: destinations[query], using: &workspace)
      return UInt64(weight.deciseconds)
    }
    figures.timeQueries("point to point: path", origins.count) { query in
      let path = search.path(from: origins[query], to: destinations[query], using: &workspace)
      return UInt64(path?.count ?? 0)
    }
    figures.timeQueries("point to point: Dijkstra", 100) { query in
      let weight = dijkstra.weight(
        from: origins[query], to: destinations[query], using: &searchWorkspace)
      return UInt64(weight.deciseconds)
    }
    figures.timeQueries("snap", coordinates.count) { query in
      let place = segments.snap(coordinates[query], for: RoadGrowth.profile, as: .origin)
      return UInt64(place?.position.segment ?? 0)
    }
    figures.add("workspace after paths", Double(workspace.byteCount), "B")
  }
}

/// An answer that is not the reference's.
struct Disagreement: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
