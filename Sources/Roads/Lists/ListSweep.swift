internal import SnapshotFormat

/// Finds the nearest targets of vertices, for all needs of a list at once, from the highest vertex of a
/// hierarchy down.
///
/// What is nearest to a vertex stands in its bucket, or its shortest way leads over a higher one, where it
/// is among the nearest too. So a list is merged from the bucket and the lists above, and each merge may
/// leave out what is not among the nearest any more. Only the lists on one way up are in memory, by
/// depth: they stay in the second nearest cache.
struct ListSweep {
  private let buckets: TargetBuckets
  /// The most entries a list can have.
  private let capacity: Int
  /// By depth, `capacity` for each: the list of the vertex that the sweep is in or below; packed weights
  /// and ordinals, ascending.
  private var lists: [UInt64]
  /// By depth: how many entries there are.
  private var counts: [Int]
  private var merge: ListMerge

  init(_ buckets: TargetBuckets, listing listed: UInt64, depth: Int) {
    self.buckets = buckets
    capacity = min(buckets.targets.count, (listed.nonzeroBitCount + 1) * depth)
    // Three more: the bucket, and two that merges go between.
    let depthCount = buckets.search.topology.depthCount
    lists = [UInt64](repeating: 0, count: (depthCount + 2) * capacity)
    counts = [Int](repeating: 0, count: depthCount)
    merge = ListMerge(buckets.targets, listing: listed, depth: depth)
  }

  /// Tells the lists of some vertices and of all that they are made from. O(edges · length of a list).
  ///
  /// - Parameters:
  ///   - isWanted: by rank.
  ///   - body: is given a rank, and its entries.
  mutating func run(_ isWanted: [Bool], _ body: (_ rank: Int, _ list: Span<UInt64>) -> Void) {
    let topology = buckets.search.topology
    // Edges upward lead to ancestors.
    var isNeeded = isWanted
    for rank in 0..<topology.vertexCount where isNeeded[rank] {
      let parent = topology.parent(of: rank)
      if parent < topology.vertexCount { isNeeded[parent] = true }
    }
    let order = ListSweep.fromTheTop(topology)
    ListSweep.run(
      buckets, order, isNeeded, capacity, &lists, &counts, &merge
    ) { rank, list in
      if isWanted[rank] { body(rank, list) }
    }
  }

  private static func run(
    _ buckets: TargetBuckets, _ order: [UInt32], _ isNeeded: [Bool], _ capacity: Int,
    _ memory: inout [UInt64], _ listCounts: inout [Int], _ merge: inout ListMerge,
    _ body: (_ rank: Int, _ list: Span<UInt64>) -> Void
  ) {
    let (nodes, entries) = (buckets.nodes.span, buckets.entries.span)
    let (arcs, depths) = (buckets.search.up.arcs.span, buckets.search.topology.depths.span)
    let spare = memory.count - 2 * capacity
    for rank in order.lazy.map(Int.init) where isNeeded[rank] {
      let depth = Int(depths[rank])
      var (here, there) = (spare, spare + capacity)
      let bucket = Int(nodes[rank].firstEntry)..<Int(nodes[rank + 1].firstEntry)
      var lists = memory.mutableSpan
      var count = merge.start(entries.extracting(bucket), into: &lists, at: here)
      var arc = Int(nodes[rank].firstArc)
      let end = Int(nodes[rank + 1].firstArc)
      while arc < end {
        let next = arcs[arc]
        let head = Int(next.depth)
        let added = merge.merge(
          here..<(here + count), (head * capacity)..<(head * capacity + listCounts[head]),
          next.weight, &lists, at: there)
        if let added {
          count = added
          swap(&here, &there)
        }
        arc += 1
      }
      for place in 0..<count { lists[depth * capacity + place] = lists[here + place] }
      listCounts[depth] = count
      body(rank, lists.span.extracting(here..<(here + count)))
    }
  }

  /// All ranks, parents before children, each subtree in one piece: while the sweep is in it, the list of
  /// its root stays. O(n).
  private static func fromTheTop(_ topology: HierarchyTopology) -> [UInt32] {
    let count = topology.vertexCount
    let children = Rows(
      count: count + 1,
      (0..<count).map { UInt32(truncatingIfNeeded: topology.parent(of: $0)) })
    var order: [UInt32] = []
    order.reserveCapacity(count)
    var pending = Array(children[count])
    while let rank = pending.popLast() {
      order.append(rank)
      pending += children[Int(rank)]
    }
    return order
  }
}
