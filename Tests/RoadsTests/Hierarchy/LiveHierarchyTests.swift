import SnapshotFormat
import TestSupport
import Testing

@testable import Roads

/// Roads closed, slowed down and opened again: as if everything were customized anew.
struct LiveHierarchyTests {
  /// Changes for some directed segments.
  private func changes(
    _ graph: RoadGraph, _ profile: Profile, count: Int, _ generator: inout SeededGenerator
  ) -> [DirectedSegment: Weight] {
    var changes: [DirectedSegment: Weight] = [:]
    for _ in 0..<count {
      let travel = DirectedSegment(
        segment: .random(in: 0..<UInt32(graph.segmentCount), using: &generator),
        direction: .random(using: &generator) ? .forward : .backward)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: changes[travel] = .zero
      case 1: changes[travel] = Weight(deciseconds: .random(in: 0...900, using: &generator))
      default: changes[travel] = .infinity
      }
    }
    return changes
  }

  private func check(
    _ live: LiveHierarchy, _ topology: HierarchyTopology, _ seed: UInt64,
    _ generator: inout SeededGenerator, _ workspace: inout SearchWorkspace
  ) throws {
    let (graph, profile) = (live.graph, live.profile)
    let fresh = HierarchyMetric(topology, graph, profile)
    try #require(live.metric.up == fresh.up && live.metric.down == fresh.down, "seed \(seed)")
    try #require(
      live.metric.upVia == fresh.upVia && live.metric.downVia == fresh.downVia, "seed \(seed)")
    let search = live.search()
    try #require(
      search.departures == SegmentDepartures.all(graph, topology, profile), "seed \(seed)")
    let dijkstra = Dijkstra(graph, profile)
    func place() -> RoadPlace {
      RoadPlace(
        SegmentPosition(
          segment: .random(in: 0..<UInt32(graph.segmentCount), using: &generator),
          fraction: .random(in: 0...1, using: &generator)))
    }
    for _ in 0..<4 {
      let (origin, destination) = (place(), place())
      let route = search.route(from: origin, to: destination, using: &workspace.hierarchy)
      let expected = dijkstra.route(from: origin, to: destination, using: &workspace)
      try #require(route?.weight == expected?.weight, "seed \(seed)")
      if let route {
        let sum = route.legs.reduce(Weight.zero) { $0 + $1.weight }
        try #require(sum == route.weight, "seed \(seed)")
      }
    }
    let targets = RoadTargets(
      (0..<7).map { RoadTarget(place(), features: UInt64($0)) }, in: graph, for: profile)
    let buckets = TargetBuckets(targets, search)
    for _ in 0..<3 {
      let origin = place()
      let found = buckets.nearest(4, to: origin, needing: 1, using: &workspace.hierarchy)
      let expected = dijkstra.nearest(
        4, to: origin, among: targets, needing: 1, using: &workspace)
      try #require(found == expected, "seed \(seed)")
    }
  }

  @Test(arguments: Profile.allCases)
  func onSmallNetworks(profile: Profile) throws {
    var workspace = SearchWorkspace()
    for seed in 0..<200 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let graph = try RoadGraph(try RandomNetwork(seed: seed).network)
      let topology = try HierarchyTopology(graph, NestedDissection(graph))
      var live = LiveHierarchy(graph, topology, profile)
      for step in 0..<4 {
        live.set(changes(live.graph, profile, count: 1 + step, &generator))
        if let first = live.changes.keys.min(), step == 2 { live.restore([first]) }
        try check(live, topology, seed, &generator, &workspace)
      }
      live.reset()
      #expect(live.changes.isEmpty && live.graph.arcWeights == graph.arcWeights)
      try check(live, topology, seed, &generator, &workspace)
    }
  }

  @Test func onAGrid() throws {
    var workspace = SearchWorkspace()
    var generator = SeededGenerator(seed: 5)
    let graph = try RoadGraph(try GridNetwork(seed: 21, columns: 25, rows: 25).network)
    let topology = try HierarchyTopology(graph, NestedDissection(graph))
    var live = LiveHierarchy(graph, topology, .bicycle)
    let before = live.search()
    for _ in 0..<10 {
      live.set(changes(live.graph, .bicycle, count: 3, &generator))
      try check(live, topology, 21, &generator, &workspace)
    }
    // What was handed out stays as it was.
    let unchanged = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, .bicycle))
    for vertex in stride(from: 0, to: UInt32(graph.vertexCount), by: 7) {
      try #require(
        before.weight(from: 3, to: vertex, using: &workspace.hierarchy)
          == unchanged.weight(from: 3, to: vertex, using: &workspace.hierarchy))
    }
  }

  /// A closed road is not used, and the way around it is.
  @Test func aRoadIsClosed() throws {
    var workspace = HierarchyWorkspace()
    let graph = try RoadGraph(try GridNetwork(seed: 21, columns: 25, rows: 25).network)
    let topology = try HierarchyTopology(graph, NestedDissection(graph))
    var live = LiveHierarchy(graph, topology, .bicycle)
    let (source, target) = (graph.segmentTails[3], graph.segmentTails[graph.segmentCount - 3])
    let path = try #require(live.search().path(from: source, to: target, using: &workspace))
    let closed = path[path.count / 2].segment
    live.set([
      DirectedSegment(segment: closed, direction: .forward): .infinity,
      DirectedSegment(segment: closed, direction: .backward): .infinity,
    ])
    #expect(live.changes.count == 2)
    let detour = live.search().path(from: source, to: target, using: &workspace)
    #expect(detour.map { $0.contains { $0.segment == closed } } == false)
  }
}
