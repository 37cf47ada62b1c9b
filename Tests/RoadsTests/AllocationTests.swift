import AllocationCounter
import Geodesy
import Roads
import Testing

#if DEBUG
  private let isOptimized = false
#else
  private let isOptimized = true
#endif

/// Once the workspace has grown, neither snapping nor ranking allocates. True of optimized code:
/// without optimization generic accessors and closures allocate their contexts.
@Suite(
  .enabled(if: allocation_counter_works() != 0, "allocations can't be counted here"),
  .enabled(if: isOptimized, "only optimized code is free of allocations"))
struct AllocationTests {
  /// Blocks allocated by `body` alone, called a second time.
  private func allocations(_ body: () -> Void) -> UInt64 {
    body()
    let before = allocation_count()
    body()
    return allocation_count() - before
  }

  @Test(arguments: Profile.allCases)
  func snapAndNearest(profile: Profile) throws {
    let memory = UnsafeMutableBufferPointer<RoadNeighbor>.allocate(capacity: 4)
    defer { memory.deallocate() }
    for seed in 0..<50 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      let index = SegmentIndex(graph)
      let dijkstra = Dijkstra(graph, profile)
      let targets = RoadTargets(
        (0..<8).map { _ in RoadTarget(world.place()) }, in: graph, for: profile)
      let origin = world.place()
      let coordinate = try world.coordinate()
      var workspace = SearchWorkspace()
      var found = 0
      func ask() {
        var output = OutputSpan(buffer: memory, initializedCount: 0)
        dijkstra.nearest(to: origin, among: targets, using: &workspace, into: &output)
        found += output.finalize(for: memory)
      }
      ask()
      let before = allocation_count()
      ask()
      #expect(allocation_count() == before)
      let blocks = allocations {
        if index.snap(coordinate, for: profile, as: .anywhere) != nil { found += 1 }
      }
      #expect(blocks == 0)
    }
  }

  @Test(arguments: Profile.allCases)
  func byHierarchy(profile: Profile) throws {
    let memory = UnsafeMutableBufferPointer<RoadNeighbor>.allocate(capacity: 4)
    let row = UnsafeMutableBufferPointer<Weight>.allocate(capacity: 20)
    defer {
      memory.deallocate()
      row.deallocate()
    }
    for seed in 0..<50 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      let topology = try HierarchyTopology(graph, NestedDissection(graph))
      let search = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile))
      let targets = RoadTargets(
        (0..<20).map { _ in RoadTarget(world.place()) }, in: graph, for: profile)
      let buckets = TargetBuckets(targets, search)
      let (origin, destination) = (world.place(), world.place())
      var workspace = HierarchyWorkspace()
      var found = 0
      func ask() {
        var output = OutputSpan(buffer: memory, initializedCount: 0)
        buckets.nearest(to: origin, using: &workspace, into: &output)
        found += output.finalize(for: memory)
        var weights = OutputSpan(buffer: row, initializedCount: 0)
        buckets.table(from: origin, using: &workspace, into: &weights)
        found += weights.finalize(for: row)
        if search.weight(from: origin, to: destination, using: &workspace).isFinite { found += 1 }
      }
      ask()
      let before = allocation_count()
      ask()
      #expect(allocation_count() == before, "seed \(seed)")
      #expect(found >= 40)
    }
  }

  @Test(arguments: Profile.allCases)
  func byLists(profile: Profile) throws {
    let memory = UnsafeMutableBufferPointer<RoadNeighbor>.allocate(capacity: 20)
    defer { memory.deallocate() }
    for seed in 0..<50 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      let topology = try HierarchyTopology(graph, NestedDissection(graph))
      let search = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile))
      let targets = RoadTargets(
        (0..<20).map { RoadTarget(world.place(), features: $0 % 4) }, in: graph, for: profile)
      let lists = NearestLists(TargetBuckets(targets, search), listing: 3)
      let origins = (0..<4).map { _ in world.place() }
      var path: [DirectedSegment] = []
      var found = 0
      func ask(_ count: Int, _ need: UInt64) {
        let part = UnsafeMutableBufferPointer(rebasing: memory[..<count])
        for origin in origins {
          var output = OutputSpan(buffer: part, initializedCount: 0)
          _ = lists.nearest(to: origin, needing: need, into: &output)
          let told = output.finalize(for: part)
          for place in 0..<told {
            if lists.path(from: origin, to: part[place], into: &path) { found += 1 }
          }
          output = OutputSpan(buffer: part, initializedCount: 0)
          _ = lists.nearest(
            to: origin, needing: need, where: { $0 % 3 != 1 }, into: &output)
          found += output.finalize(for: part)
        }
      }
      func askAll() {
        ask(1, 0)
        ask(10, 1)
        ask(5, 3)
        ask(20, 0)
      }
      let blocks = allocations(askAll)
      #expect(blocks == 0, "seed \(seed)")
      #expect(found >= 0)
    }
  }
}
