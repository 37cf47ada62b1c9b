import TestSupport
import Testing

@testable import Roads

/// Buckets of which most is copied: the same, to the last bit, as made from scratch.
struct KeptBucketsTests {
  private struct World {
    var network: RandomNetwork
    let graph: RoadGraph
    let topology: HierarchyTopology
    let profile: Profile

    init(seed: UInt64, _ profile: Profile) throws {
      network = try RandomNetwork(seed: seed)
      graph = try RoadGraph(network.network)
      topology = try HierarchyTopology(graph, NestedDissection(graph))
      self.profile = profile
    }

    mutating func target() -> RoadTarget? {
      Int.random(in: 0..<8, using: &network.random) == 0
        ? nil : RoadTarget(network.place(), features: .random(in: 0...7, using: &network.random))
    }
  }

  /// Targets come between others, and go.
  @Test(arguments: Profile.allCases)
  func targetsBetweenOthers(profile: Profile) throws {
    for seed in 0..<120 as Range<UInt64> {
      var world = try World(seed: seed, profile)
      let search = HierarchySearch(
        world.graph, world.topology, HierarchyMetric(world.topology, world.graph, profile))
      var targets = (0..<6).map { _ in world.target() }
      var both = TargetBuckets.Direction.allCases.map {
        TargetBuckets(RoadTargets(targets, in: world.graph, for: profile), search, $0)
      }
      for _ in 0..<3 {
        var kept: [UInt32?] = []
        var next: [RoadTarget?] = []
        for target in targets {
          while Int.random(in: 0..<3, using: &world.network.random) == 0 {
            next.append(world.target())
          }
          let isGone = Int.random(in: 0..<4, using: &world.network.random) == 0
          kept.append(isGone ? nil : UInt32(next.count))
          if !isGone { next.append(target) }
        }
        targets = next
        both = both.map { buckets in
          buckets.changing(
            to: RoadTargets(targets, in: world.graph, for: profile), keeping: kept, on: search)
        }
        for buckets in both {
          try buckets.checkInvariants()
          try #require(buckets.targets.count == targets.count, "seed \(seed)")
        }
      }
    }
  }

  /// Roads are closed, slower and open again: only targets climb that this concerns.
  @Test(arguments: Profile.allCases)
  func roadsWeighedAnew(profile: Profile) throws {
    var (concerned, all) = (0, 0)
    for seed in 0..<120 as Range<UInt64> {
      var world = try World(seed: 500 + seed, profile)
      let places = (0..<8).map { _ in world.target() }
      let metric = HierarchyMetric(world.topology, world.graph, profile)
      let search = HierarchySearch(world.graph, world.topology, metric)
      var both = TargetBuckets.Direction.allCases.map {
        TargetBuckets(RoadTargets(places, in: world.graph, for: profile), search, $0)
      }
      var live = LiveHierarchy(world.graph, world.topology, profile)
      #expect(live.targetsConcerned(of: both[0].targets) == nil)
      live.beginTrace()
      for step in 0..<4 {
        // Now and then several changes before anybody asks.
        for _ in 0...(step % 2) {
          let segment = UInt32.random(
            in: 0..<UInt32(world.graph.segmentCount), using: &world.network.random)
          let weight: Weight =
            Bool.random(using: &world.network.random) ? .infinity : Weight(deciseconds: 300)
          live.set(
            Dictionary(
              uniqueKeysWithValues: TravelDirection.both.map {
                (DirectedSegment(segment: segment, direction: $0), weight)
              }))
        }
        if step == 2, let first = live.changes.keys.min() { live.restore([first]) }
        let now = live.search()
        let targets = RoadTargets(places, in: now.graph, for: profile)
        let isConcerned = try #require(live.targetsConcerned(of: targets))
        concerned += isConcerned.count(where: \.self)
        all += isConcerned.count
        let kept = isConcerned.enumerated().map { $1 ? nil : UInt32($0) }
        both = both.map { $0.changing(to: targets, keeping: kept, on: now) }
        for buckets in both { try buckets.checkInvariants() }
        live.beginTrace()
      }
    }
    // Not all, and not none.
    #expect(concerned < all && concerned > 0)
  }
}
