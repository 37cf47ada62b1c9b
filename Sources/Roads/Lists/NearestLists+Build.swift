internal import SnapshotFormat

extension NearestLists {
  /// Makes lists for the targets of buckets: 0.2 s for a city.
  ///
  /// - Parameters:
  ///   - buckets: with the weights of their graph.
  ///   - listed: the features that lists are made for, each by itself. With more of them, lists are
  ///     longer.
  ///   - depth: for how many targets of each need; 1...255.
  public init(_ buckets: TargetBuckets, listing listed: UInt64, depth: Int = defaultDepth) {
    precondition((1...255).contains(depth), "a list has 1 to 255 targets for each need")
    let (search, targets) = (buckets.search, buckets.targets)
    let (graph, ranks) = (search.graph, search.topology.ranks)
    // At first with vertices in the place of lists.
    var segments = ListContraction(graph, targets).segments
    var isWanted = [Bool](repeating: false, count: graph.vertexCount)
    for segment in segments {
      for vertex in [segment.first, segment.second] where vertex != ListedSegment.none {
        isWanted[Int(ranks[Int(vertex)])] = true
      }
    }
    // As the sweep finds them, by rank; they are written by vertex, so that neighbours lie together.
    var entries: [UInt64] = []
    var ranges = [Range<Int>](repeating: 0..<0, count: graph.vertexCount)
    var sweep = ListSweep(buckets, listing: listed, depth: depth)
    sweep.run(isWanted) { rank, list in
      let start = entries.count
      for place in list.indices { entries.append(list[place]) }
      ranges[rank] = start..<entries.count
    }
    var writer = ListWriter(targetCount: targets.count)
    var lists = [UInt32](repeating: ListedSegment.none, count: graph.vertexCount)
    for vertex in lists.indices {
      let rank = Int(ranks[vertex])
      if isWanted[rank] { lists[vertex] = writer.add(entries.span.extracting(ranges[rank])) }
    }
    writer.finish()
    for place in segments.indices {
      let (first, second) = (segments[place].first, segments[place].second)
      if first != ListedSegment.none { segments[place].first = lists[Int(first)] }
      if second != ListedSegment.none { segments[place].second = lists[Int(second)] }
    }
    self.init(
      targets, graph, listing: listed, depth: depth, Column(segments), Column(writer.words),
      Column(writer.ordinals))
  }
}
