import Roads
import Testing

/// Nearest targets and tables by hierarchy, against Dijkstra's: weights, order, ties and all.
struct TargetBucketsTests {
  /// One thing that can be asked.
  struct Question {
    var count: Int
    var need: UInt64
    var limit: Weight
    /// Targets whose ordinal leaves this by 3 are not wanted.
    var unwanted: UInt32
  }

  private func check(
    _ buckets: TargetBuckets, _ dijkstra: Dijkstra, _ origin: RoadPlace, _ questions: [Question],
    _ seed: UInt64, _ workspace: inout SearchWorkspace, _ memory: inout HierarchyWorkspace
  ) throws -> Int {
    let targets = buckets.targets
    let table = dijkstra.table(from: origin, to: targets, using: &workspace)
    try #require(buckets.table(from: origin, using: &memory) == table, "seed \(seed), \(origin)")
    var found = 0
    for question in questions {
      func isWanted(_ ordinal: UInt32) -> Bool { ordinal % 3 != question.unwanted }
      let expected = dijkstra.nearest(
        question.count, to: origin, among: targets, needing: question.need, where: isWanted,
        within: question.limit, using: &workspace)
      let nearest = buckets.nearest(
        question.count, to: origin, needing: question.need, where: isWanted,
        within: question.limit, using: &memory)
      try #require(nearest == expected, "seed \(seed), \(origin), \(question)")
      found += nearest.count
    }
    return found
  }

  @Test(arguments: Profile.allCases)
  func onSmallNetworks(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var memory = HierarchyWorkspace()
    var found = 0
    for seed in 0..<1_000 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      let topology = try HierarchyTopology(graph, NestedDissection(graph))
      let search = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile))
      let places = (0..<24).map { ordinal in
        ordinal % 7 == 3
          ? nil
          : world.target(features: UInt64.random(in: 0...7, using: &world.random))
      }
      let buckets = TargetBuckets(RoadTargets(places, in: graph, for: profile), search)
      for _ in 0..<2 {
        let origin = world.place()
        let need = UInt64.random(in: 0...7, using: &world.random)
        let limit = Weight(deciseconds: UInt32.random(in: 0...120, using: &world.random))
        found += try check(
          buckets, Dijkstra(graph, profile), origin,
          [
            Question(count: 1, need: 0, limit: .infinity, unwanted: 3),
            Question(count: 3, need: need, limit: .infinity, unwanted: 3),
            Question(count: 5, need: 0, limit: limit, unwanted: 3),
            Question(count: 10, need: need & 1, limit: limit, unwanted: UInt32(seed % 3)),
            Question(count: 17, need: 0, limit: .infinity, unwanted: UInt32(seed % 3)),
            Question(count: 99, need: need & 2, limit: .infinity, unwanted: 3),
            Question(count: 0, need: 0, limit: .infinity, unwanted: 3),
          ], seed, &workspace, &memory)
      }
    }
    // Most questions have an answer: the test does not agree on nothing.
    #expect(found > 20_000)
  }

  @Test(arguments: Profile.allCases)
  func onGrids(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var memory = HierarchyWorkspace()
    for seed in 0..<2 as Range<UInt64> {
      var world = try GridNetwork(seed: seed, columns: 45, rows: 45)
      let graph = try RoadGraph(world.network)
      let topology = try HierarchyTopology(graph, NestedDissection(graph))
      let search = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile))
      let places = (0..<120).map { ordinal in
        RoadTarget(world.place(), features: ordinal % 40 == 0 ? 3 : UInt64(ordinal % 3))
      }
      let buckets = TargetBuckets(RoadTargets(places, in: graph, for: profile), search)
      var found = 0
      for _ in 0..<30 {
        found += try check(
          buckets, Dijkstra(graph, profile), world.place(),
          [
            Question(count: 1, need: 0, limit: .infinity, unwanted: 3),
            Question(count: 5, need: 1, limit: .infinity, unwanted: 3),
            Question(count: 5, need: 3, limit: .infinity, unwanted: 3),
            Question(count: 10, need: 0, limit: Weight(deciseconds: 2_000), unwanted: 1),
            Question(count: 50, need: 0, limit: .infinity, unwanted: 2),
          ], seed, &workspace, &memory)
      }
      #expect(found > 1_000)
      #expect(memory.byteCount < 20_000)
    }
  }

  /// Targets come, go and move: the same buckets, to the last bit, as made from scratch.
  @Test(arguments: Profile.allCases)
  func changing(profile: Profile) throws {
    for seed in 0..<150 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      let topology = try HierarchyTopology(graph, NestedDissection(graph))
      let search = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile))
      var targets: [RoadTarget?] = (0..<6).map {
        world.target(features: UInt64($0 % 4))
      }
      var buckets = TargetBuckets(RoadTargets(targets, in: graph, for: profile), search)
      for step in 0..<5 {
        var changes: [UInt32: RoadTarget?] = [:]
        changes[UInt32(step)] = .some(world.target(features: 7))
        changes[UInt32(step + 1)] = .some(nil)
        changes[UInt32(targets.count)] = .some(RoadTarget(world.place(), features: 1))
        targets.append(nil)
        for (ordinal, target) in changes { targets[Int(ordinal)] = target }
        buckets = buckets.changing(changes)
        try buckets.checkInvariants()
        let expected = RoadTargets(targets, in: graph, for: profile)
        try #require(buckets.targets.count == expected.count, "seed \(seed)")
        for ordinal in 0..<UInt32(expected.count) {
          try #require(
            buckets.targets.target(ordinal) == expected.target(ordinal)
              && expected.target(ordinal) == targets[Int(ordinal)], "seed \(seed)")
        }
      }
      // A gap stays off the map.
      let far = buckets.changing([40: .some(RoadTarget(world.place()))])
      try far.checkInvariants()
      try #require(far.targets.count == 41 && far.targets.place(of: 39) == nil, "seed \(seed)")
    }
  }
}
