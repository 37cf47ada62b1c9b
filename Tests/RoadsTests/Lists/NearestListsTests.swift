import Geodesy
import SnapshotFormat
import TestSupport
import Testing

@testable import Roads

/// Nearest targets by list, against Dijkstra's: weights, order, ties and all; and that the lists can
/// tell what they promise to.
struct NearestListsTests {
  /// One thing that can be asked.
  struct Question {
    var count: Int
    var need: UInt64 = 0
    var limit = Weight.infinity
    /// Targets whose ordinal leaves this by 5 are not wanted.
    var unwanted: UInt32 = 5

    static func random(_ random: inout SeededGenerator) -> Question {
      var need: UInt64 = 0
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        need |= 1 << UInt64.random(in: 0..<5, using: &random)
      }
      let isLimited = Int.random(in: 0..<3, using: &random) == 0
      return Question(
        count: Int.random(in: 0...12, using: &random), need: need,
        limit: isLimited
          ? Weight(deciseconds: UInt32.random(in: 0...120, using: &random)) : .infinity,
        unwanted: UInt32.random(in: 0...8, using: &random))
    }
  }

  /// What was asked and what could be told.
  struct Tally {
    var asked = 0
    var told = 0
    var found = 0
  }

  /// Whether lists have to be able to tell: one need that is listed, none, no more than their depth, and
  /// not too many targets on the origin's segment.
  private func isPromised(
    _ question: Question, _ lists: NearestLists, _ origin: RoadPlace
  ) -> Bool {
    let neighbors = lists.targets.doors(onSegment: origin.position.segment)
    return neighbors.count <= NearestLists.directCount
      && question.count <= lists.depth && question.unwanted >= 5
      && (question.need == 0
        || question.need.nonzeroBitCount == 1 && question.need & lists.listed != 0)
  }

  private func check(
    _ lists: NearestLists, _ dijkstra: Dijkstra, _ origin: RoadPlace, _ question: Question,
    _ seed: UInt64, _ workspace: inout SearchWorkspace, _ tally: inout Tally
  ) throws {
    func isWanted(_ ordinal: UInt32) -> Bool { ordinal % 5 != question.unwanted }
    let expected = dijkstra.nearest(
      question.count, to: origin, among: lists.targets, needing: question.need, where: isWanted,
      within: question.limit, using: &workspace)
    tally.asked += 1
    // One neighbour stands there before: it must not be touched.
    let before = RoadNeighbor(ordinal: .max, weight: .zero)
    var isTold = false
    let found = [RoadNeighbor](capacity: question.count + 1) { output in
      output.append(before)
      isTold = lists.nearest(
        to: origin, needing: question.need, where: isWanted, within: question.limit,
        into: &output)
    }
    try #require(found.first == before)
    try #require(
      found.dropFirst() == (isTold ? expected[...] : []), "seed \(seed), \(origin), \(question)")
    try #require(
      isTold || !isPromised(question, lists, origin), "seed \(seed), \(origin), \(question)")
    if question.unwanted >= 5 {
      var isToldAgain = false
      let again = [RoadNeighbor](capacity: question.count) { output in
        isToldAgain = lists.nearest(
          to: origin, needing: question.need, within: question.limit, into: &output)
      }
      try #require(isToldAgain == isTold && again[...] == found.dropFirst(), "seed \(seed)")
    }
    if isTold { tally.told += 1 }
    tally.found += expected.count
  }

  @Test(arguments: Profile.allCases)
  func onSmallNetworks(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var tally = Tally()
    for seed in 0..<1_000 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      let count = Int.random(in: 0...40, using: &world.random)
      let targets = world.targets(count, in: graph, for: profile)
      let lists = NearestLists(
        try TargetBuckets(targets, graph: graph), listing: seed % 4 == 0 ? 0b10011 : 0b1111,
        depth: [1, 3, 10].randomElement(using: &world.random) ?? 10)
      for _ in 0..<12 {
        let origin = world.place()
        try check(
          lists, Dijkstra(graph, profile), origin, .random(&world.random), seed, &workspace,
          &tally)
        try check(
          lists, Dijkstra(graph, profile), origin,
          Question(count: lists.depth, need: 1 & UInt64(seed)), seed, &workspace, &tally)
      }
    }
    // The test does not agree on nothing.
    #expect(tally.found > 40_000, "\(tally)")
    #expect(tally.told > tally.asked / 2 && tally.told < tally.asked, "\(tally)")
  }

  @Test(arguments: Profile.allCases)
  func onGrids(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var tally = Tally()
    for seed in 0..<3 as Range<UInt64> {
      var world = try GridNetwork(seed: seed, columns: 40, rows: 40)
      let graph = try RoadGraph(world.network)
      let places = (0..<150).map { ordinal in
        RoadTarget(world.place(), features: UInt64.random(in: 0..<32, using: &world.random))
      }
      let lists = NearestLists(
        try TargetBuckets(RoadTargets(places, in: graph, for: profile), graph: graph),
        listing: 0b11111)
      for _ in 0..<60 {
        let origin = world.place()
        for count in [1, 5, 10, 12] {
          var question = Question.random(&world.random)
          question.count = count
          question.limit =
            question.limit.isFinite ? Weight(deciseconds: 2_000) : .infinity
          try check(lists, Dijkstra(graph, profile), origin, question, seed, &workspace, &tally)
        }
      }
    }
    #expect(tally.told > tally.asked / 3 && tally.told < tally.asked, "\(tally)")
  }

  /// A target 30 hours beyond the nearest does not fit into a list: it has to be asked for elsewhere.
  @Test func aListThatIsCutSaysSo() throws {
    var workspace = SearchWorkspace()
    var network = RoadNetwork()
    for _ in 0..<4 { _ = network.addVertex(at: .init(clampingLatitude: 39.9, longitude: 116)) }
    for (tail, head, weight) in [(0, 1, 10), (1, 2, 1_200_000), (2, 3, 10)]
      as [(UInt32, UInt32, UInt32)]
    {
      network.addSegment(
        from: tail, to: head, through: [], length: try .init(metres: 100),
        movement: PerProfile(all: .init(both: Weight(deciseconds: weight))))
    }
    let graph = try RoadGraph(network)
    let places = ([0, 2] as [UInt32]).map { segment in
      RoadTarget(RoadPlace(SegmentPosition(segment: segment, fraction: 0.5)), features: 1)
    }
    let targets = RoadTargets(places, in: graph, for: .foot)
    let lists = NearestLists(try TargetBuckets(targets, graph: graph), listing: 1)
    let origin = RoadPlace(SegmentPosition(segment: 1, fraction: 0))
    var tally = Tally()
    try check(
      lists, Dijkstra(graph, .foot), origin, Question(count: 1), 0, &workspace, &tally)
    #expect(tally.told == 1)
    var isTold = true
    let found = [RoadNeighbor](capacity: 2) { output in
      isTold = lists.nearest(to: origin, into: &output)
    }
    #expect(!isTold && found.isEmpty)
  }
}

extension TargetBuckets {
  /// With a hierarchy of their own.
  init(_ targets: RoadTargets, graph: RoadGraph) throws {
    let topology = try HierarchyTopology(graph, NestedDissection(graph))
    self.init(
      targets,
      HierarchySearch(graph, topology, HierarchyMetric(topology, graph, targets.profile)))
  }
}

extension RandomNetwork {
  /// Some on one segment, some off the map, five features.
  mutating func targets(
    _ count: Int, in graph: RoadGraph, for profile: Profile
  ) -> RoadTargets {
    let places: [RoadTarget?] = (0..<count).map { ordinal in
      ordinal % 7 == 3
        ? nil : target(features: UInt64.random(in: 0..<32, using: &random))
    }
    return RoadTargets(places, in: graph, for: profile)
  }
}
