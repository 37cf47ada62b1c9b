import SnapshotFormat
import Testing

@testable import Roads

/// Weights, paths and routes by hierarchy, against Dijkstra's.
struct HierarchySearchTests {
  private func isWay(
    _ path: [DirectedSegment], from source: UInt32, to target: UInt32, _ graph: RoadGraph,
    _ profile: Profile
  ) -> (isConnected: Bool, weight: Weight) {
    // Where one can be by following the path, and at what weight: an arc's segment does not say at
    // which copy it lands.
    var reached: [UInt32: Weight] = [source: .zero]
    for travel in path {
      var next: [UInt32: Weight] = [:]
      for place in graph.arcs(along: travel) {
        let arc = Int(graph.arcsOfDirected[place])
        let weight = Weight(deciseconds: graph.arcWeights[profile][arc])
        if let before = reached[graph.tail(ofArc: arc)], weight.isFinite {
          let head = graph.arcHeads[arc]
          next[head] = min(next[head] ?? .infinity, before + weight)
        }
      }
      reached = next
    }
    return (reached[target] != nil, reached[target] ?? .infinity)
  }

  @Test(arguments: Profile.allCases)
  func betweenVertices(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var memory = HierarchyWorkspace()
    var found = 0
    for seed in 0..<1_000 as Range<UInt64> {
      let graph = try RoadGraph(try RandomNetwork(seed: seed).network)
      let topology = try HierarchyTopology(graph, NestedDissection(graph))
      let search = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile))
      let vertices = Array(0..<UInt32(graph.vertexCount))
      let source = UInt32(seed) % UInt32(graph.vertexCount)
      let expected = Dijkstra(graph, profile).weights(
        from: source, to: vertices, using: &workspace)
      for target in vertices {
        let weight = search.weight(from: source, to: target, using: &memory)
        try #require(weight == expected[Int(target)], "seed \(seed), \(source) to \(target)")
        let path = search.path(from: source, to: target, using: &memory)
        try #require((path != nil) == weight.isFinite, "seed \(seed), \(source) to \(target)")
        guard let path else { continue }
        found += 1
        let way = isWay(path, from: source, to: target, graph, profile)
        try #require(
          way.isConnected && way.weight == weight, "seed \(seed), \(source) to \(target)")
      }
    }
    #expect(found > 2_500)
  }

  /// Any vertices, whether or not one way up leads past them all, each with a weight before or behind it.
  @Test(arguments: Profile.allCases)
  func fromSeveralVerticesToSeveral(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var memory = HierarchyWorkspace()
    for seed in 0..<300 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      let topology = try HierarchyTopology(graph, NestedDissection(graph))
      let search = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile))
      func seeds() -> [(vertex: UInt32, weight: UInt32)] {
        (0..<3).map { _ in
          (
            UInt32.random(in: 0..<UInt32(graph.vertexCount), using: &world.random),
            UInt32.random(in: 0...20, using: &world.random)
          )
        }
      }
      let (sources, targets) = (seeds(), seeds())
      memory.begin(topology)
      for (tag, seed) in sources.enumerated() {
        let rank = topology.ranks[Int(seed.vertex)]
        memory.sources.append(.init(rank: rank, weight: seed.weight, tag: UInt32(tag)))
      }
      for (tag, seed) in targets.enumerated() {
        let rank = topology.ranks[Int(seed.vertex)]
        memory.targets.append(.init(rank: rank, weight: seed.weight, tag: UInt32(tag)))
      }
      var expected = Weight.infinity
      for source in sources {
        for target in targets {
          let weight = Dijkstra(graph, profile).weight(
            from: source.vertex, to: target.vertex, using: &workspace)
          let ends = Weight(deciseconds: source.weight + target.weight)
          if weight.isFinite { expected = min(expected, weight + ends) }
        }
      }
      let weight = search.meet(&memory, keepsPath: true)
      try #require(weight == expected.deciseconds, "seed \(seed)")
      guard expected.isFinite else { continue }
      let (first, last) = (sources[Int(memory.path.source)], targets[Int(memory.path.target)])
      var vertex = first.vertex
      var sum = first.weight + last.weight
      for arc in memory.path.arcs.map(Int.init) {
        try #require(graph.tail(ofArc: arc) == vertex, "seed \(seed)")
        vertex = graph.arcHeads[arc]
        sum += graph.arcWeights[profile][arc]
      }
      try #require(vertex == last.vertex && sum == weight, "seed \(seed)")
    }
  }

  private func check(
    _ route: Route?, like expected: Route?, from origin: RoadPlace, to target: RoadPlace,
    _ seed: UInt64
  ) throws {
    try #require(route?.weight == expected?.weight, "seed \(seed), \(origin) to \(target)")
    guard let route else { return }
    let sum = route.legs.reduce(origin.access + target.access) { $0 + $1.weight }
    try #require(sum == route.weight, "seed \(seed), \(origin) to \(target)")
    for (leg, next) in zip(route.legs, route.legs.dropFirst()) {
      let end: Double = leg.travel.direction == .forward ? 1 : 0
      let start: Double = next.travel.direction == .forward ? 0 : 1
      try #require(leg.end == end && next.start == start, "seed \(seed), \(origin) to \(target)")
    }
  }

  /// A way that is only measured is as long as one that is put together, to the last bit.
  private func checkMeasured(
    _ search: HierarchySearch, like route: Route?, from origin: RoadPlace, to target: RoadPlace,
    _ seed: UInt64, _ memory: inout HierarchyWorkspace
  ) throws {
    let measured = search.measuredWay(from: origin, to: target, ordinal: 7, using: &memory)
    try #require(measured?.metres == route?.metres, "seed \(seed), \(origin) to \(target)")
    guard let route else { return }
    let neighbor = RoadNeighbor(ordinal: 7, weight: route.weight)
    try #require(measured?.neighbor == neighbor && measured?.destination == target)
    let exactly = search.measuredWay(
      from: origin, to: target, ordinal: 7, within: route.weight, using: &memory)
    try #require(exactly == measured, "seed \(seed), \(origin) to \(target)")
    guard route.weight > .zero else { return }
    let less = Weight(deciseconds: route.weight.deciseconds - 1)
    try #require(
      search.measuredWay(from: origin, to: target, within: less, using: &memory) == nil,
      "seed \(seed), \(origin) to \(target)")
  }

  @Test(arguments: Profile.allCases)
  func betweenPlaces(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var memory = HierarchyWorkspace()
    var found = 0
    for seed in 0..<1_000 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      let topology = try HierarchyTopology(graph, NestedDissection(graph))
      let search = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile))
      let dijkstra = Dijkstra(graph, profile)
      let oracle = TurnOracle(world.network, profile)
      let origin = world.place()
      let arrivals = oracle.arrivals(from: origin)
      for _ in 0..<6 {
        let target = world.place()
        let expected = dijkstra.route(from: origin, to: target, using: &workspace)
        let route = search.route(from: origin, to: target, using: &memory)
        try check(route, like: expected, from: origin, to: target, seed)
        try checkMeasured(search, like: route, from: origin, to: target, seed, &memory)
        try #require(
          search.weight(from: origin, to: target, using: &memory) == expected?.weight ?? .infinity)
        guard let route else { continue }
        found += 1
        try #require(route.weight.finite == oracle.weight(from: origin, to: target, arrivals))
        for (leg, next) in zip(route.legs, route.legs.dropFirst()) {
          try #require(oracle.mayTurn(leg.travel, next.travel), "seed \(seed)")
        }
        let isEndsOnly = route.legs.map { oracle.isEndsOnly($0.travel.segment) }
        let middle = isEndsOnly.drop { $0 }.reversed().drop { $0 }
        try #require(!middle.contains(true), "seed \(seed)")
      }
    }
    #expect(found > 1_400)
  }

  @Test(arguments: Profile.allCases)
  func onGrids(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var memory = HierarchyWorkspace()
    for seed in 0..<2 as Range<UInt64> {
      var world = try GridNetwork(seed: seed, columns: 40, rows: 50)
      let graph = try RoadGraph(world.network)
      let topology = try HierarchyTopology(graph, NestedDissection(graph))
      let search = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile))
      let dijkstra = Dijkstra(graph, profile)
      for _ in 0..<60 {
        let (origin, target) = (world.place(), world.place())
        let route = search.route(from: origin, to: target, using: &memory)
        try check(
          route, like: dijkstra.route(from: origin, to: target, using: &workspace), from: origin,
          to: target, seed)
        try checkMeasured(search, like: route, from: origin, to: target, seed, &memory)
      }
      #expect(memory.byteCount < 40_000)
    }
  }
}
