internal import SnapshotFormat

/// A few targets beside the many of ``TargetBuckets``, which come and go while others ask.
///
/// ```swift
/// let few = SparseBuckets(mainCount: buckets.targets.count)
///   .changing(keeping: [], adding: [0: target], before: [17], beside: buckets)
/// buckets.nearest(5, to: origin, and: few, using: &workspace.hierarchy)
/// ```
///
/// The same entries as in ``TargetBuckets``, but kept only for the vertices that have any, so adding a
/// target takes as long as its climb and a copy of the entries of the few: nothing that grows with the city.
/// A query goes through the main buckets first, and then climbs once more, which is short, because what is
/// found already bounds it.
///
/// **One order.** Both kinds have ordinals of their own. At equal weight the target comes first that the
/// caller wants first, so each of the few knows how many of the many come before it. In answers the few come
/// behind the many: ordinal i of the few is i + ``mainCount``.
public struct SparseBuckets: Sendable {
  /// How many targets the main buckets have.
  public let mainCount: Int
  /// By ordinal; `nil` for one that is off the map.
  let targets: [RoadTarget?]
  /// What each offers.
  private let features: [UInt64]
  /// How many of the many come before each; ascending.
  let before: [UInt32]
  /// Segment above, ordinal below; ascending.
  private let bySegment: [UInt64]
  /// A bit for each rank: whether it has a bucket.
  private let isOccupied: [UInt64]
  /// By word of these: how many buckets lie before.
  private let bucketsBefore: [UInt32]
  /// By bucket: where it begins; one more than there are buckets.
  private let firstEntry: [UInt32]
  /// Deciseconds above, ordinal below; ascending in each bucket.
  private let entries: [UInt64]
  /// By entry: its rank.
  private let ranks: [UInt32]

  /// The number of targets.
  public var count: Int { targets.count }

  /// A target as it was given; `nil` off the map.
  ///
  /// - Parameter ordinal: of the few: 0..<``count``.
  public func target(_ ordinal: UInt32) -> RoadTarget? { targets[Int(ordinal)] }

  /// None.
  public init(mainCount: Int) {
    self.init(mainCount, [], [], ranks: [], entries: [])
  }

  /// - Parameters:
  ///   - ranks: by entry, ascending.
  ///   - entries: ascending in each rank.
  private init(
    _ mainCount: Int, _ targets: [RoadTarget?], _ before: [UInt32], ranks: [UInt32],
    entries: [UInt64]
  ) {
    self.mainCount = mainCount
    self.targets = targets
    features = targets.map { $0?.features ?? 0 }
    self.before = before
    self.ranks = ranks
    self.entries = entries
    let onSegments = targets.enumerated().flatMap { ordinal, target in
      (target?.doors ?? []).map { UInt64($0.place.position.segment) << 32 | UInt64(ordinal) }
    }
    bySegment = Set(onSegments).sorted()
    var isOccupied = [UInt64](repeating: 0, count: ranks.last.map { Int($0 / 64) + 1 } ?? 0)
    var firstEntry: [UInt32] = []
    for (place, rank) in ranks.enumerated() where place == 0 || ranks[place - 1] != rank {
      isOccupied[Int(rank / 64)] |= 1 << UInt64(rank % 64)
      firstEntry.append(UInt32(truncatingIfNeeded: place))
    }
    firstEntry.append(UInt32(truncatingIfNeeded: entries.count))
    var sum: UInt32 = 0
    bucketsBefore = isOccupied.map { word in
      defer { sum += UInt32(word.nonzeroBitCount) }
      return sum
    }
    self.isOccupied = isOccupied
    self.firstEntry = firstEntry
  }

  /// The same with some targets gone and others added. 15 µs for each added, and the time to copy the rest.
  ///
  /// - Parameters:
  ///   - ordinals: by ordinal so far: the ordinal it has now, in the same order; `nil` for one that is gone.
  ///   - added: by ordinal now; `nil` for one that is off the map. All that no other has.
  ///   - before: by ordinal now: how many of the many come before it; ascending.
  ///   - main: where the many are; the same search as for those so far.
  public func changing(
    keeping ordinals: [UInt32?], adding added: [UInt32: RoadTarget?], before: [UInt32],
    beside main: TargetBuckets
  ) -> SparseBuckets {
    precondition(ordinals.count == count, "a new ordinal for every target")
    var all = [RoadTarget?](repeating: nil, count: before.count)
    for (former, now) in ordinals.enumerated() {
      if let now { all[Int(now)] = targets[former] }
    }
    var fall = TargetFall(main.search, main.direction)
    for (ordinal, target) in added.sorted(by: { $0.key < $1.key }) {
      all[Int(ordinal)] = target
      for door in target?.doors ?? [] { fall.add(ordinal, door.place) }
    }
    let new = zip(fall.ranks, fall.entries).sorted { $0 < $1 }
    var next = 0
    var (ranks, entries): ([UInt32], [UInt64]) = ([], [])
    ranks.reserveCapacity(self.ranks.count + new.count)
    entries.reserveCapacity(self.ranks.count + new.count)
    func append(_ rank: UInt32, _ entry: UInt64) {
      ranks.append(rank)
      entries.append(entry)
    }
    // Both are in order, and new ordinals are in the order of the old ones.
    for (rank, entry) in zip(self.ranks, self.entries) {
      guard let now = ordinals[Int(UInt32(truncatingIfNeeded: entry))] else { continue }
      let kept = HierarchyLabel.packed(HierarchyLabel.weight(entry), now)
      while next < new.count, new[next] < (rank, kept) {
        append(new[next].0, new[next].1)
        next += 1
      }
      append(rank, kept)
    }
    for (rank, entry) in new[next...] { append(rank, entry) }
    return SparseBuckets(main.targets.count, all, before, ranks: ranks, entries: entries)
  }
}

extension SparseBuckets {
  /// Tells the ordinals of the targets with a door on a segment. O(log n). Not as a sequence: its closures would be allocated.
  @inline(__always)
  func forEachOrdinal(onSegment segment: UInt32, _ body: (UInt32) -> Void) {
    var range = 0..<bySegment.count
    let first = UInt64(segment) << 32
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        bySegment[middle] < first
        ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    var place = range.lowerBound
    while place < bySegment.count, bySegment[place] >> 32 == UInt64(segment) {
      body(UInt32(truncatingIfNeeded: bySegment[place]))
      place += 1
    }
  }

  /// Climbs from a vertex to the root, and offers what is found in the buckets on the way, as long as it may be
  /// wanted.
  ///
  /// - Parameters:
  ///   - start: the vertex and how deep it lies.
  ///   - labels: by depth: what the way there weighs as far as it is known.
  func climb(
    from start: (rank: Int, depth: Int), _ nodes: Span<TargetBuckets.Node>,
    _ arcs: Span<HierarchyClimb.Arc>, _ needed: UInt64, _ isWanted: (UInt32) -> Bool,
    _ labels: inout MutableSpan<UInt32>, to nearest: inout NearestList
  ) {
    let (isOccupied, bucketsBefore) = (isOccupied.span, bucketsBefore.span)
    let (firstEntry, entries, features) = (firstEntry.span, entries.span, features.span)
    var (rank, depth) = start
    while depth >= 0 {
      let node = nodes[rank]
      let weight = UInt64(labels[depth]) &<< 32
      if weight < nearest.bound {
        let word = rank &>> 6
        let bit = 1 as UInt64 &<< UInt64(truncatingIfNeeded: rank & 63)
        if word < isOccupied.count, isOccupied[word] & bit != 0 {
          let bucket =
            Int(bucketsBefore[word]) &+ (isOccupied[word] & (bit &- 1)).nonzeroBitCount
          for place in Int(firstEntry[bucket])..<Int(firstEntry[bucket &+ 1]) {
            let entry = weight &+ entries[place]
            if entry >= nearest.bound { break }
            let ordinal = UInt32(truncatingIfNeeded: entry)
            guard features[Int(ordinal)] & needed == needed, isWanted(ordinal) else { continue }
            nearest.offer(entry)
          }
        }
        TargetBuckets.relax(labels[depth], node, nodes[rank &+ 1], arcs, &labels)
      }
      rank = Int(node.parent)
      depth &-= 1
    }
  }

  /// Whether one of the few comes before one of the many that is as far away.
  func precedes(_ few: UInt32, _ many: UInt32) -> Bool { before[Int(few)] <= many }
}
