internal import SnapshotFormat

extension NearestLists {
  /// Makes lists for the targets of buckets: 0.1 s for a city.
  ///
  /// - Parameters:
  ///   - buckets: with the weights of their graph.
  ///   - listed: the features that lists are made for, each by itself. With more of them, lists are
  ///     longer.
  public init(_ buckets: TargetBuckets, listing listed: UInt64) {
    let (search, targets) = (buckets.search, buckets.targets)
    let topology = search.topology
    let contraction = ListContraction(search, targets)
    var isWanted = [Bool](repeating: false, count: topology.vertexCount)
    for rank in isWanted.indices {
      isWanted[rank] = contraction.hasList(Int(topology.vertices[rank]))
    }
    // As the sweep finds them, by rank; they are written by vertex, so that neighbours lie together.
    var entries: [UInt64] = []
    var ranges = [Range<Int>](repeating: 0..<0, count: topology.vertexCount)
    var sweep = ListSweep(buckets, listing: listed, depth: NearestLists.depth)
    sweep.run(isWanted) { rank, list in
      let start = entries.count
      for place in list.indices { entries.append(list[place]) }
      ranges[rank] = start..<entries.count
    }
    var writer = ListWriter(targetCount: targets.count)
    var lists = [UInt32](repeating: Way.none, count: topology.vertexCount)
    for vertex in lists.indices where contraction.hasList(vertex) {
      lists[vertex] = writer.add(
        entries.span.extracting(ranges[Int(topology.ranks[vertex])]))
    }
    writer.finish()
    var ways = [Ways](repeating: Ways(), count: topology.vertexCount)
    for rank in ways.indices {
      let found = contraction.ways[Int(topology.vertices[rank])]
      if let way = found.first {
        ways[rank].first = Way(list: lists[Int(way.head)], weight: way.weight)
      }
      if found.count > 1 {
        ways[rank].second = Way(list: lists[Int(found[1].head)], weight: found[1].weight)
      }
    }
    self.init(
      targets, search, listing: listed, Column(ways), Column(writer.words),
      Column(writer.ordinals))
  }
}
