import Roads
import TestSupport
import Testing

/// Stops on the way, against Dijkstra's ways from every place to every target and on from there: weights,
/// legs, order, ties and all.
struct DetourTests {
  /// One trip in a small world, and what is asked about it.
  struct Question {
    var places: [RoadPlace]
    var count: Int
    var need: UInt64
    var extra: Weight
    /// Targets whose ordinal leaves this by 3 are not wanted.
    var unwanted: UInt32
    /// Targets with an odd ordinal are closed when one comes later.
    var closing: Weight

    func isWanted(_ ordinal: UInt32, _ arrival: Weight) -> Bool {
      ordinal % 3 != unwanted && (ordinal % 2 == 0 || arrival <= closing)
    }
  }

  /// All targets in all legs, one way after the other.
  struct Oracle {
    let graph: RoadGraph
    let dijkstra: Dijkstra
    let targets: [RoadTarget?]

    func weight(
      _ from: RoadPlace, _ to: RoadPlace, _ workspace: inout SearchWorkspace
    ) -> Int? {
      dijkstra.route(from: from, to: to, using: &workspace).map { Int($0.weight.deciseconds) }
    }

    func legs(
      _ places: [RoadPlace], _ workspace: inout SearchWorkspace
    ) -> [TripLeg]? {
      var legs: [TripLeg] = []
      for (from, to) in zip(places, places.dropFirst()) {
        guard let weight = weight(from, to, &workspace) else { return nil }
        legs.append(
          TripLeg(from: from, to: to, weight: Weight(deciseconds: UInt32(weight))))
      }
      return legs
    }

    /// As lines of numbers.
    func best(
      _ legs: [TripLeg], _ question: Question, _ workspace: inout SearchWorkspace
    ) -> [[Int]] {
      let direct = legs.reduce(0) { $0 + Int($1.weight.deciseconds) }
      var found: [[Int]] = []
      for (ordinal, target) in targets.enumerated() {
        guard let target, target.features & question.need == question.need else { continue }
        var best: [Int]?
        var before = 0
        for (number, leg) in legs.enumerated() {
          let weight = Int(leg.weight.deciseconds)
          defer { before += weight }
          guard let there = self.weight(leg.origin, target.place, &workspace),
            let onward = self.weight(target.place, leg.destination, &workspace)
          else { continue }
          let total = direct - weight + there + onward
          let isInTime =
            !question.extra.isFinite || total <= direct + Int(question.extra.deciseconds)
          let arrival = Weight(deciseconds: UInt32(before + there))
          guard isInTime, total < best?[0] ?? .max,
            question.isWanted(UInt32(ordinal), arrival)
          else { continue }
          best = [total, ordinal, number, there, onward]
        }
        if let best { found.append(best) }
      }
      return Array(found.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.prefix(question.count))
    }
  }

  private func lines(_ found: [Detour]) -> [[Int]] {
    found.map {
      [
        Int($0.total.deciseconds), Int($0.ordinal), Int($0.leg), Int($0.toTarget.deciseconds),
        Int($0.fromTarget.deciseconds),
      ]
    }
  }

  /// - Returns: how many cases there were, how many had an answer, and how many were shorter with a target.
  private func check(
    _ seed: UInt64, _ profile: Profile, _ cases: Int, _ workspace: inout SearchWorkspace,
    _ memory: inout HierarchyWorkspace
  ) throws -> (asked: Int, answered: Int, shorter: Int) {
    var world = try RandomNetwork(seed: seed)
    let graph = try RoadGraph(world.network)
    let topology = try HierarchyTopology(graph, NestedDissection(graph))
    let search = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile))
    var targets = (0..<12).map { ordinal in
      ordinal % 7 == 3
        ? nil
        : RoadTarget(world.place(), features: UInt64.random(in: 0...7, using: &world.random))
    }
    let origin = world.place()
    // One target is where one is.
    targets[1] = RoadTarget(origin, features: 7)
    let attached = RoadTargets(targets, in: graph, for: profile)
    let buckets = TargetBuckets(attached, search)
    let onward = TargetBuckets(attached, search, .fromTargets)
    let oracle = Oracle(graph: graph, dijkstra: Dijkstra(graph, profile), targets: targets)
    var result = (asked: 0, answered: 0, shorter: 0)
    for number in 0..<cases {
      var places = [origin]
      for _ in 0..<Int.random(in: 1...3, using: &world.random) { places.append(world.place()) }
      if number == 0 { places = [origin, origin] }
      let limit = Weight(deciseconds: UInt32.random(in: 0...80, using: &world.random))
      let question = Question(
        places: places, count: [1, 3, 17, 99].randomElement(using: &world.random) ?? 1,
        need: UInt64.random(in: 0...7, using: &world.random) & 3,
        extra: Bool.random(using: &world.random) ? limit : .infinity,
        unwanted: UInt32.random(in: 0...3, using: &world.random),
        closing: Bool.random(using: &world.random) ? limit : .infinity)
      guard let legs = oracle.legs(places, &workspace) else { continue }
      for leg in legs {
        try #require(
          search.weight(from: leg.origin, to: leg.destination, using: &memory) == leg.weight)
      }
      let detours = DetourSearch(along: legs, atMost: question.extra)
      let found = detours.best(
        question.count, to: buckets, onward: onward, needing: question.need,
        where: question.isWanted, using: &memory)
      let expected = oracle.best(legs, question, &workspace)
      try #require(lines(found) == expected, "seed \(seed), \(profile), \(question)")
      result.asked += 1
      if !found.isEmpty { result.answered += 1 }
      if let first = found.first, first.total < detours.direct { result.shorter += 1 }
    }
    return result
  }

  @Test(arguments: Profile.allCases)
  func onSmallNetworks(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var memory = HierarchyWorkspace()
    var sum = (asked: 0, answered: 0, shorter: 0)
    for seed in 0..<700 as Range<UInt64> {
      let one = try check(seed, profile, 6, &workspace, &memory)
      sum = (sum.asked + one.asked, sum.answered + one.answered, sum.shorter + one.shorter)
    }
    #expect(sum.asked > 2_000 && sum.answered > 1_000, "\(sum)")
    // Private ground and restricted turns: who stops may do what who passes may not.
    #expect(sum.shorter > 0, "\(sum)")
  }

  /// Ways from targets: tables and nearest, against ways the other way round.
  @Test(arguments: Profile.allCases)
  func waysFromTargets(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var memory = HierarchyWorkspace()
    for seed in 0..<400 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      let topology = try HierarchyTopology(graph, NestedDissection(graph))
      let search = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile))
      let places = (0..<10).map { ordinal -> RoadTarget? in
        ordinal == 4 ? nil : RoadTarget(world.place(), features: UInt64(ordinal % 4))
      }
      let targets = RoadTargets(places, in: graph, for: profile)
      let onward = TargetBuckets(targets, search, .fromTargets)
      try onward.checkInvariants()
      for _ in 0..<3 {
        let place = world.place()
        let expected = (0..<10 as Range<UInt32>).map { ordinal in
          targets.place(of: ordinal).flatMap {
            Dijkstra(graph, profile).route(from: $0, to: place, using: &workspace)
          }?.weight ?? .infinity
        }
        try #require(onward.table(from: place, using: &memory) == expected, "seed \(seed)")
        let order = (0..<10 as Range<UInt32>).filter {
          expected[Int($0)].isFinite && $0 % 4 & 1 == 1
        }
        .sorted { (expected[Int($0)], $0) < (expected[Int($1)], $1) }
        let nearest = onward.nearest(3, to: place, needing: 1, using: &memory)
        try #require(nearest.map(\.ordinal) == Array(order.prefix(3)), "seed \(seed)")
      }
      // Moved targets give the same buckets as new ones.
      var changes: [UInt32: RoadTarget?] = [2: RoadTarget(world.place())]
      changes[5] = .some(nil)
      let moved = onward.changing(changes)
      try moved.checkInvariants()
    }
  }

  @Test(arguments: Profile.allCases)
  func onGrids(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var memory = HierarchyWorkspace()
    for seed in 0..<2 as Range<UInt64> {
      var world = try GridNetwork(seed: seed, columns: 30, rows: 30)
      let graph = try RoadGraph(world.network)
      let topology = try HierarchyTopology(graph, NestedDissection(graph))
      let search = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile))
      let targets = (0..<30).map { RoadTarget(world.place(), features: UInt64($0 % 4)) }
      let attached = RoadTargets(targets, in: graph, for: profile)
      let buckets = TargetBuckets(attached, search)
      let onward = TargetBuckets(attached, search, .fromTargets)
      let oracle = Oracle(graph: graph, dijkstra: Dijkstra(graph, profile), targets: targets)
      var found = 0
      for _ in 0..<4 {
        let places = (0..<3).map { _ in world.place() }
        guard let legs = oracle.legs(places, &workspace) else { continue }
        for (need, extra) in [(0, Weight.infinity), (1, Weight(deciseconds: 300))] {
          let question = Question(
            places: places, count: 10, need: UInt64(need), extra: extra, unwanted: 3,
            closing: .infinity)
          let answer = DetourSearch(along: legs, atMost: extra).best(
            10, to: buckets, onward: onward, needing: UInt64(need), using: &memory)
          try #require(
            lines(answer) == oracle.best(legs, question, &workspace), "seed \(seed), \(places)")
          found += answer.count
        }
      }
      #expect(found > 20)
    }
  }
}
