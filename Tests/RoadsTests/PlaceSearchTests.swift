import Roads
import Testing

/// Ranking, table, route and reach between places on segments, against the oracle.
struct PlaceSearchTests {
  @Test(arguments: Profile.allCases)
  func agreesWithTheOracle(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var found = 0
    for seed in 0..<700 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      let dijkstra = Dijkstra(graph, profile)
      let oracle = TurnOracle(world.network, profile)
      let places = (0..<6).map { _ in
        RoadTarget(world.place(), features: UInt64.random(in: 0...3, using: &world.random))
      }
      let targets = RoadTargets(places, in: graph, for: profile)
      let origin = world.place()
      let arrivals = oracle.arrivals(from: origin)
      let expected = places.map { oracle.weight(from: origin, to: $0.place, arrivals) }

      let table = dijkstra.table(from: origin, to: targets, using: &workspace)
      try #require(table.map(\.finite) == expected, "seed \(seed)")
      found += expected.count { $0 != nil }

      let need = UInt64.random(in: 0...3, using: &world.random)
      let limit = UInt32.random(in: 0...120, using: &world.random)
      let ranking = expected.indices.filter { ordinal in
        places[ordinal].features & need == need
          && expected[ordinal].map { $0 <= Int(limit) } ?? false
      }.sorted { (expected[$0] ?? 0, $0) < (expected[$1] ?? 0, $1) }
      for count in [1, 3, 10] {
        let nearest = dijkstra.nearest(
          count, to: origin, among: targets, needing: need,
          within: Weight(deciseconds: limit), using: &workspace)
        try #require(
          nearest.map { Int($0.ordinal) } == Array(ranking.prefix(count)), "seed \(seed)")
        try #require(
          nearest.map { Int($0.weight.deciseconds) } == ranking.prefix(count).map { expected[$0] },
          "seed \(seed)")
      }
      for (ordinal, target) in places.enumerated() {
        let route = dijkstra.route(from: origin, to: target.place, using: &workspace)
        try #require(route?.weight.finite == expected[ordinal], "seed \(seed)")
        if let route { try check(route, from: origin, to: target.place, oracle, graph, seed) }
      }
    }
    // Most cases have an answer: the test does not agree on nothing.
    #expect(found > 1_400)
  }

  /// A route holds together, keeps the rules, and adds up.
  private func check(
    _ route: Route, from origin: RoadPlace, to target: RoadPlace, _ oracle: TurnOracle,
    _ graph: RoadGraph, _ seed: UInt64
  ) throws {
    let sum = route.legs.reduce(origin.access + target.access) { $0 + $1.weight }
    try #require(sum == route.weight, "seed \(seed)")
    let isForward = { (leg: Route.Leg) in leg.travel.direction == .forward }
    for leg in route.legs {
      try #require(isForward(leg) ? leg.start < leg.end : leg.start > leg.end, "seed \(seed)")
      try #require(oracle.whole(leg.travel) != nil, "seed \(seed)")
    }
    for (leg, next) in zip(route.legs, route.legs.dropFirst()) {
      try #require(oracle.mayTurn(leg.travel, next.travel), "seed \(seed)")
      try #require(leg.end == (isForward(leg) ? 1 : 0), "seed \(seed)")
      try #require(next.start == (isForward(next) ? 0 : 1), "seed \(seed)")
    }
    let steps = graph.steps(of: route)
    #expect(steps.flatMap { Array($0.legs) } == Array(route.legs.indices))
    try #require(
      steps.reduce(Weight.zero) { $0 + $1.weight } + origin.access + target.access == route.weight)
    try #require(!route.geometry.isEmpty)
  }

  @Test(arguments: Profile.allCases)
  func reach(profile: Profile) throws {
    var workspace = SearchWorkspace()
    for seed in 0..<400 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      let origin = world.place()
      let limit = Int.random(in: 0...80, using: &world.random)
      let reachable = Dijkstra(graph, profile).reachable(
        within: Weight(deciseconds: UInt32(limit)), from: origin, using: &workspace)
      var expected: [UInt32: Int] = [:]
      for (travel, weight) in TurnOracle(world.network, profile).arrivals(from: origin)
      where weight <= limit {
        expected[world.network.end(travel)] = max(
          expected[world.network.end(travel)] ?? 0, limit - weight)
      }
      var got: [UInt32: Int] = [:]
      for vertex in reachable.vertices {
        let junction = graph.junction(of: vertex.vertex)
        got[junction] = max(got[junction] ?? 0, Int(vertex.remaining.deciseconds))
      }
      try #require(got == expected, "seed \(seed)")
      for stretch in reachable.stretches {
        let range = 0.0...1.0
        try #require(range.contains(stretch.start) && range.contains(stretch.end))
      }
    }
  }
}

extension Weight {
  /// `nil` when infinite.
  var finite: Int? { isFinite ? Int(deciseconds) : nil }
}
