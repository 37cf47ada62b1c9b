import Roads
import Testing

/// Ranking, table, route and reach between places on segments, against the oracle.
struct PlaceSearchTests {
  @Test(arguments: Profile.allCases)
  func agreesWithTheOracle(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var found = 0
    for seed in 0..<1_000 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      do { try graph.checkInvariants() } catch { Issue.record("seed \(seed): \(error)") }
      let dijkstra = Dijkstra(graph, profile)
      let oracle = TurnOracle(world.network, profile)
      let places = (0..<6).map { _ in
        world.target(features: UInt64.random(in: 0...3, using: &world.random))
      }
      let targets = RoadTargets(places, in: graph, for: profile)
      let origin = world.place()
      let arrivals = oracle.arrivals(from: origin)
      let toDoors = places.map { target in
        target.doors.map { oracle.weight(from: origin, to: $0.place, arrivals) }
      }
      let expected = toDoors.map { $0.compactMap(\.self).min() }

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
        for (door, weight) in zip(target.doors, toDoors[ordinal]) {
          let route = dijkstra.route(from: origin, to: door.place, using: &workspace)
          try #require(route?.weight.finite == weight, "seed \(seed)")
          if let route { try check(route, from: origin, to: door.place, oracle, graph, seed) }
        }
        let way = dijkstra.nearestWays(
          1, to: origin, among: targets, where: { $0 == ordinal }, using: &workspace
        ).first
        try #require(way?.neighbor.weight.finite == expected[ordinal], "seed \(seed)")
        guard let way else { continue }
        // It ends at a door to which a way is as short.
        let ends = zip(target.doors, toDoors[ordinal]).filter { $1 == expected[ordinal] }
        try #require(ends.contains { $0.0.place == way.destination }, "seed \(seed)")
        try check(graph.route(way), from: origin, to: way.destination, oracle, graph, seed)
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
    for (number, leg) in route.legs.enumerated() {
      // Empty, a first leg is there for its delay.
      let isDelayAlone = number == 0 && leg.start == leg.end && leg.weight > .zero
      try #require(
        isDelayAlone || (isForward(leg) ? leg.start < leg.end : leg.start > leg.end),
        "seed \(seed)")
      let isLast =
        number == route.legs.count - 1 && leg.travel.segment == target.position.segment
        && leg.end == target.position.fraction
      let end = try #require(oracle.part(leg.travel, leg.end), "seed \(seed)")
      let start = try #require(oracle.part(leg.travel, leg.start), "seed \(seed)")
      let delay = isLast ? 0 : oracle.delay(leg.travel)
      try #require(leg.weight.finite == end - start + delay, "seed \(seed)")
    }
    // Open roads in one piece: without the ends-only legs at either end, none is left.
    let isEndsOnly = route.legs.map { oracle.isEndsOnly($0.travel.segment) }
    let middle = isEndsOnly.drop { $0 }.reversed().drop { $0 }
    try #require(!middle.contains(true), "seed \(seed)")
    for (leg, next) in zip(route.legs, route.legs.dropFirst()) {
      try #require(oracle.mayTurn(leg.travel, next.travel), "seed \(seed)")
      try #require(leg.end == (isForward(leg) ? 1 : 0), "seed \(seed)")
      try #require(next.start == (isForward(next) ? 0 : 1), "seed \(seed)")
    }
    let steps = graph.steps(of: route, for: .bicycle)
    #expect(steps.flatMap { Array($0.legs) } == Array(route.legs.indices))
    try #require(
      steps.reduce(Weight.zero) { $0 + $1.weight } + origin.access + target.access == route.weight)
    try #require(!route.geometry.isEmpty)
    let isPoint = { (leg: Route.Leg) in
      let line = graph.line(ofSegment: leg.travel.segment)
      return leg.start == leg.end || line.allSatisfy { $0 == line[0] }
    }
    try #require(
      steps.count <= 1 || steps.allSatisfy { !route.legs[$0.legs].allSatisfy(isPoint) },
      "seed \(seed)")
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
      let oracle = TurnOracle(world.network, profile)
      var expected: [UInt32: Int] = [:]
      var shares: [DirectedSegment: Double] = [:]
      for (state, weight) in oracle.arrivals(from: origin) where weight <= limit {
        let end = world.network.end(state.travel)
        expected[end] = max(expected[end] ?? 0, limit - weight)
        for next in oracle.successors(state).map(\.travel) {
          let share = share(of: limit - weight, in: oracle.whole(next) ?? 0)
          shares[next] = max(shares[next] ?? 0, share)
        }
      }
      var got: [UInt32: Int] = [:]
      for vertex in reachable.vertices {
        let junction = graph.junction(of: vertex.vertex)
        got[junction] = max(got[junction] ?? 0, Int(vertex.remaining.deciseconds))
      }
      try #require(got == expected, "seed \(seed)")
      var stretches = shares.map { travel, share in
        travel.direction == .forward
          ? [Double(travel.rawValue), 0, share]
          : [Double(travel.rawValue), 1, 1 - share]
      }
      let start = origin.position.fraction
      for direction in TravelDirection.both {
        let travel = DirectedSegment(segment: origin.position.segment, direction: direction)
        let rest = limit - Int(origin.access.deciseconds)
        guard let whole = oracle.whole(travel), let part = oracle.part(travel, start), rest >= 0
        else { continue }
        let share = share(of: rest, in: whole - part)
        stretches.append(
          [
            Double(travel.rawValue), start,
            direction == .forward ? start + (1 - start) * share : start * (1 - share),
          ])
      }
      try #require(
        reachable.stretches.map { [Double($0.travel.rawValue), $0.start, $0.end] }
          == stretches.sorted { $0.lexicographicallyPrecedes($1) }, "seed \(seed)")
    }
  }

  private func share(of remaining: Int, in run: Int) -> Double {
    run > remaining ? Double(remaining) / Double(run) : 1
  }
}

extension Weight {
  /// `nil` when infinite.
  var finite: Int? { isFinite ? Int(deciseconds) : nil }
}
