import Roads
import TestSupport
import Testing

/// A few targets beside many: as if all were of one kind, in whatever order they come and go.
struct SparseBucketsTests {
  /// Some targets of a network: where each comes in the order of all, and whether it is one of the few.
  private struct World {
    var graph: RoadGraph
    var search: HierarchySearch
    /// By key, ascending: what is compared at equal weight.
    var main: [(key: Int, target: RoadTarget?)]
    var few: [(key: Int, target: RoadTarget?)] = []
    var buckets: TargetBuckets
    var sparse: SparseBuckets

    init(_ graph: RoadGraph, _ profile: Profile, _ main: [RoadTarget?]) throws {
      self.graph = graph
      let topology = try HierarchyTopology(graph, NestedDissection(graph))
      search = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile))
      self.main = main.enumerated().map { (10 * $0 + 5, $1) }
      buckets = TargetBuckets(RoadTargets(main, in: graph, for: profile), search)
      sparse = SparseBuckets(mainCount: main.count)
    }

    mutating func replace(with next: [(key: Int, target: RoadTarget?)]) {
      let next = next.sorted { $0.key < $1.key }
      let kept = few.map { known in
        next.firstIndex { $0.key == known.key }.map { UInt32($0) }
      }
      var added: [UInt32: RoadTarget?] = [:]
      for (place, target) in next.enumerated() where !kept.contains(UInt32(place)) {
        added[UInt32(place)] = .some(target.target)
      }
      sparse = sparse.changing(
        keeping: kept, adding: added,
        before: next.map { stop in UInt32(main.filter { $0.key < stop.key }.count) },
        beside: buckets)
      few = next
    }
  }

  @Test(arguments: Profile.allCases)
  func asOneKind(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var compared = 0
    for seed in 0..<250 as Range<UInt64> {
      var network = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(network.network)
      func target() -> RoadTarget? {
        Int.random(in: 0..<9, using: &network.random) == 0
          ? nil
          : network.target(features: .random(in: 0...3, using: &network.random))
      }
      var world = try World(
        graph, profile, (0..<Int.random(in: 0...6, using: &network.random)).map { _ in target() })
      for _ in 0..<4 {
        var next = world.few.filter { _ in Bool.random(using: &network.random) }
        for _ in 0..<Int.random(in: 0...20, using: &network.random) {
          // Keys end with any digit but the 5 of the others.
          let key = Int.random(in: 0..<80, using: &network.random)
          guard key % 10 != 5, !next.contains(where: { $0.key == key }),
            !world.few.contains(where: { $0.key == key })
          else { continue }
          next.append((key, target()))
        }
        world.replace(with: next)
        #expect(world.sparse.count == next.count)
        let all = (world.main + world.few).enumerated().map {
          (key: $1.key, ordinal: UInt32($0), target: $1.target)
        }.sorted { $0.key < $1.key }
        let targets = RoadTargets(all.map(\.target), in: graph, for: profile)
        for _ in 0..<3 {
          let origin = network.place()
          let features = UInt64.random(in: 0...2, using: &network.random)
          let limit = [Weight.infinity, Weight(deciseconds: 60)]
            .randomElement(using: &network.random)
          let unwanted = UInt32.random(in: 0..<8, using: &network.random)
          let count = [1, 2, 5, 17, 40].randomElement(using: &network.random) ?? 1
          let found = world.buckets.nearest(
            count, to: origin, and: world.sparse, needing: features, where: { $0 != unwanted },
            within: limit ?? .infinity, using: &workspace.hierarchy)
          let expected = Dijkstra(graph, profile).nearest(
            count, to: origin, among: targets, needing: features,
            where: { all[Int($0)].ordinal != unwanted }, within: limit ?? .infinity,
            using: &workspace
          ).map { RoadNeighbor(ordinal: all[Int($0.ordinal)].ordinal, weight: $0.weight) }
          try #require(found == expected, "seed \(seed)")
          compared += 1
        }
      }
    }
    #expect(compared == 3_000)
  }
}
