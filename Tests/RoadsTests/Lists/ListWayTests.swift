import SnapshotFormat
import TestSupport
import Testing

@testable import Roads

/// Ways told from list to list, and what is nearest to every vertex.
struct ListWayTests {
  /// Whether a way is one: its legs follow each other, turns and phases are allowed, and it weighs what
  /// was said.
  private func check(_ way: RoadWay, _ oracle: TurnOracle?, _ seed: UInt64) throws {
    let ends = way.origin.access + way.destination.access
    let sum = way.legs.reduce(ends) { $0 + $1.weight }
    try #require(sum == way.neighbor.weight, "seed \(seed), \(way)")
    for (leg, next) in zip(way.legs, way.legs.dropFirst()) {
      let end: Double = leg.travel.direction == .forward ? 1 : 0
      let start: Double = next.travel.direction == .forward ? 0 : 1
      try #require(leg.end == end && next.start == start, "seed \(seed), \(way)")
      if let oracle {
        try #require(oracle.mayTurn(leg.travel, next.travel), "seed \(seed), \(way)")
      }
    }
    if let oracle {
      let isEndsOnly = way.legs.map { oracle.isEndsOnly($0.travel.segment) }
      let middle = isEndsOnly.drop { $0 }.reversed().drop { $0 }
      try #require(!middle.contains(true), "seed \(seed), \(way)")
    }
  }

  @Test(arguments: Profile.allCases)
  func onSmallNetworks(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var (asked, told) = (0, 0)
    for seed in 0..<1_000 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      let targets = world.targets(20, in: graph, for: profile)
      let lists = NearestLists(try TargetBuckets(targets, graph: graph), listing: 0b111)
      let oracle = TurnOracle(world.network, profile)
      let origin = world.place()
      let found = Dijkstra(graph, profile).nearest(
        10, to: origin, among: targets, using: &workspace)
      var path: [DirectedSegment] = []
      for neighbor in found {
        let way = lists.way(from: origin, to: neighbor)
        try #require(lists.path(from: origin, to: neighbor, into: &path) == (way != nil))
        guard targets.target(neighbor.ordinal)?.doors.count == 1 else {
          // To which of several doors, lists don't know.
          try #require(way == nil, "seed \(seed)")
          continue
        }
        asked += 1
        guard let way else { continue }
        told += 1
        try check(way, oracle, seed)
        // Legs without length and time are left out.
        let travels = way.legs.map(\.travel)
        try #require(travels.allSatisfy { path.contains($0) }, "seed \(seed)")
      }
      // Another weight than that of the shortest way is not believed.
      for neighbor in found {
        let wrong = RoadNeighbor(
          ordinal: neighbor.ordinal,
          weight: Weight(deciseconds: neighbor.weight.deciseconds &+ 1))
        if let way = lists.way(from: origin, to: wrong) { try check(way, nil, seed) }
      }
    }
    #expect(asked > 4_000 && told > asked * 9 / 10, "\(told) of \(asked)")
  }

  @Test(arguments: Profile.allCases)
  func onGrids(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var (asked, told) = (0, 0)
    var world = try GridNetwork(seed: 7, columns: 40, rows: 40)
    let graph = try RoadGraph(world.network)
    let places = (0..<100).map { _ in RoadTarget(world.place(), features: 1) }
    let targets = RoadTargets(places, in: graph, for: profile)
    let lists = NearestLists(try TargetBuckets(targets, graph: graph), listing: 1)
    for _ in 0..<100 {
      let origin = world.place()
      let found = Dijkstra(graph, profile).nearest(
        10, to: origin, among: targets, using: &workspace)
      for neighbor in found {
        asked += 1
        guard let way = lists.way(from: origin, to: neighbor) else { continue }
        told += 1
        try check(way, nil, 7)
      }
    }
    #expect(asked > 900 && told > asked * 9 / 10, "\(told) of \(asked)")
  }

  /// By ordinal: the shortest way from a vertex, by all ends of ways.
  private func row(
    _ vertex: UInt32, _ graph: RoadGraph, _ targets: RoadTargets,
    _ workspace: inout SearchWorkspace
  ) -> [Weight] {
    let weights = Dijkstra(graph, targets.profile).weights(
      from: vertex, to: Array(0..<UInt32(graph.vertexCount)), using: &workspace)
    var row = [Weight](repeating: .infinity, count: targets.count)
    for tail in 0..<graph.vertexCount {
      for place in Int(targets.firstEntry[tail])..<Int(targets.firstEntry[tail + 1]) {
        let entry = targets.entries[place]
        let sum = weights[tail] + Weight(deciseconds: entry.weight)
        row[Int(entry.ordinal)] = min(row[Int(entry.ordinal)], sum)
      }
    }
    return row
  }

  @Test(arguments: Profile.allCases)
  func nearestToEveryVertex(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var (asked, told) = (0, 0)
    for seed in 0..<300 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      let targets = world.targets(20, in: graph, for: profile)
      let lists = NearestLists(
        try TargetBuckets(targets, graph: graph), listing: 0b111, depth: 6)
      let count = Int(seed % 7)
      let need: UInt64 = [0, 1, 2, 5][Int(seed / 7 % 4)]
      let limit: Weight = seed % 3 == 0 ? Weight(deciseconds: 60) : .infinity
      var untold: [UInt32] = []
      let all = [RoadNeighbor](capacity: count * graph.vertexCount) { output in
        untold = lists.nearest(
          count, toEveryVertexNeeding: need, within: limit, into: &output)
      }
      try #require(all.count == count * graph.vertexCount, "seed \(seed)")
      for vertex in 0..<UInt32(graph.vertexCount) {
        let found = all[(Int(vertex) * count)..<(Int(vertex + 1) * count)].prefix {
          $0.weight.isFinite
        }
        asked += 1
        if untold.contains(vertex) {
          try #require(found.isEmpty, "seed \(seed)")
          continue
        }
        told += 1
        let row = row(vertex, graph, targets, &workspace)
        let expected = row.indices.filter {
          row[$0].isFinite && row[$0] <= limit && targets.features[$0] & need == need
        }.sorted { (row[$0], $0) < (row[$1], $1) }.prefix(count)
        try #require(found.map { Int($0.ordinal) } == Array(expected), "seed \(seed), \(vertex)")
        try #require(found.map(\.weight) == expected.map { row[$0] }, "seed \(seed), \(vertex)")
      }
    }
    #expect(told > asked / 3, "\(told) of \(asked)")
  }
}
