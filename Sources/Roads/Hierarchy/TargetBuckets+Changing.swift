internal import SnapshotFormat

extension TargetBuckets {
  /// The same with some targets moved, changed, added or taken away, without building the rest again:
  /// what these buckets say of others is copied. 15 µs for each target changed, and the time to copy: 0.5 ms
  /// for a city with hundreds of targets.
  ///
  /// Equal, to the last bit, to buckets made from scratch.
  ///
  /// - Parameter changes: by ordinal; `nil` for one that is not on the map any more. Ordinals from
  ///   `targets.count` on are new.
  public func changing(_ changes: [UInt32: RoadTarget?]) -> TargetBuckets {
    var all = (0..<UInt32(truncatingIfNeeded: targets.count)).map { targets.target($0) }
    for (ordinal, target) in changes.sorted(by: { $0.key < $1.key }) {
      // Whoever counts on leaves no gap; what lies in one is off the map.
      while all.count <= Int(ordinal) { all.append(nil) }
      all[Int(ordinal)] = target
    }
    let changed = RoadTargets(all, in: search.graph, for: targets.profile)
    var fall = TargetFall(search, direction)
    for ordinal in changes.keys.sorted() {
      for door in changed.doors(of: ordinal) {
        if let place = changed.place(ofDoor: door) { fall.add(ordinal, place) }
      }
    }
    return TargetBuckets(self, changed, without: Set(changes.keys), adding: fall)
  }

  /// - Parameters:
  ///   - former: buckets of the same search.
  ///   - removed: whose entries are left out.
  ///   - fall: what is added.
  private init(
    _ former: TargetBuckets, _ targets: RoadTargets, without removed: Set<UInt32>,
    adding fall: TargetFall
  ) {
    let search = former.search
    let count = search.topology.vertexCount
    let isRemoved = (0..<UInt32(truncatingIfNeeded: targets.count)).map(removed.contains)
    let added = Rows(count: count, fall.ranks)
    var builder = BucketBuilder(search, targets, former.direction)
    let (nodes, entries) = (former.nodes.span, former.entries.span)
    for rank in 0..<count {
      var bucket: [UInt64] = []
      for place in Int(nodes[rank].firstEntry)..<Int(nodes[rank + 1].firstEntry) {
        let entry = entries[place]
        if !isRemoved[Int(UInt32(truncatingIfNeeded: entry))] { bucket.append(entry) }
      }
      builder.add(bucket, and: added[rank].map { fall.entries[Int($0)] })
    }
    self.init(builder)
  }
}
