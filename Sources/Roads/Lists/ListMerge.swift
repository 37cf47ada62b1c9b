internal import SnapshotFormat

/// Merges lists of targets into one that has each once, and only what is among the nearest for a need.
struct ListMerge {
  /// The features that count and that targets have.
  private let present: UInt64
  /// By ordinal.
  private let features: [UInt64]
  /// By feature: how many are wanted, and not more than there are.
  private let wanted: [UInt8]
  /// How many are wanted whatever their features.
  private let wantedOfAll: Int
  /// By feature: how many are missing in this merge.
  private var missing: [UInt8]
  /// By ordinal: the last merge that took it.
  private var stamps: [UInt32]
  private var stamp: UInt32 = 0
  /// Whether the list merged last has for each need as many as are wanted: then nothing comes behind its
  /// end.
  private var isFull = false

  init(_ targets: RoadTargets, listing listed: UInt64, depth: Int) {
    features = targets.features.map { $0 & listed }
    let counts = NearestLists.featureCounts(targets).map { min(Int($0), min(depth, 255)) }
    let wanted = counts.prefix(64).map { UInt8($0) }
    self.wanted = wanted
    wantedOfAll = counts[64]
    missing = wanted
    present = wanted.indices.reduce(0) { wanted[$1] > 0 ? $0 | 1 << UInt64($1) : $0 } & listed
    stamps = [UInt32](repeating: 0, count: targets.count)
  }

  /// Begins with the entries of a bucket: ascending, each target once.
  ///
  /// - Returns: the number of entries kept.
  mutating func start(
    _ bucket: Span<UInt64>, into lists: inout MutableSpan<UInt64>, at output: Int
  ) -> Int {
    var open = begin()
    // A local name: spans of two members at once would be overlapping accesses.
    let (features, stamp, wantedOfAll) = (features, stamp, wantedOfAll)
    let count = ListMerge.keep(
      bucket, &lists, output, wantedOfAll, stamp, features.span, &open, &missing, &stamps)
    isFull = open == 0 && count >= wantedOfAll
    return count
  }

  /// Merges two lists.
  ///
  /// - Parameters:
  ///   - here: the first, the result of the call before.
  ///   - there: the second.
  ///   - weight: what is added to the weights of the second.
  ///   - output: where the result goes.
  /// - Returns: the number of entries; `nil` when nothing of the second comes in, and the first remains.
  mutating func merge(
    _ here: Range<Int>, _ there: Range<Int>, _ weight: UInt32,
    _ lists: inout MutableSpan<UInt64>, at output: Int
  ) -> Int? {
    guard !there.isEmpty else { return nil }
    let added = UInt64(weight) << 32
    if isFull, !here.isEmpty,
      lists[there.lowerBound] &+ added >= lists[here.upperBound - 1]
    {
      return nil
    }
    var open = begin()
    let (features, stamp, wantedOfAll) = (features, stamp, wantedOfAll)
    let count = ListMerge.merge(
      here, there, added, &lists, output, wantedOfAll, stamp, features.span, &open, &missing,
      &stamps)
    isFull = open == 0 && count >= wantedOfAll
    return count
  }

  private static func keep(
    _ bucket: Span<UInt64>, _ lists: inout MutableSpan<UInt64>, _ output: Int,
    _ wantedOfAll: Int, _ stamp: UInt32, _ features: Span<UInt64>, _ open: inout UInt64,
    _ missingCounts: inout [UInt8], _ targetStamps: inout [UInt32]
  ) -> Int {
    var missing = missingCounts.mutableSpan
    var stamps = targetStamps.mutableSpan
    var count = 0
    for place in bucket.indices {
      let entry = bucket[place]
      if isKept(entry, count < wantedOfAll, stamp, features, &open, &missing, &stamps) {
        lists[output &+ count] = entry
        count &+= 1
      }
    }
    return count
  }

  private static func merge(
    _ here: Range<Int>, _ there: Range<Int>, _ added: UInt64,
    _ lists: inout MutableSpan<UInt64>, _ output: Int, _ wantedOfAll: Int, _ stamp: UInt32,
    _ features: Span<UInt64>, _ open: inout UInt64, _ missingCounts: inout [UInt8],
    _ targetStamps: inout [UInt32]
  ) -> Int {
    var missing = missingCounts.mutableSpan
    var stamps = targetStamps.mutableSpan
    let bound = UInt64(Weight.infinity.deciseconds) << 32
    var (left, right) = (here.lowerBound, there.lowerBound)
    var leftKey = here.isEmpty ? .max : lists[left]
    var rightKey = lists[right] &+ added
    var count = 0
    while open != 0 || count < wantedOfAll {
      let key = min(leftKey, rightKey)
      // From there on ways are infinite, or both lists have ended.
      if key >= bound { break }
      if leftKey <= rightKey {
        left &+= 1
        leftKey = left < here.upperBound ? lists[left] : .max
      } else {
        right &+= 1
        rightKey = right < there.upperBound ? lists[right] &+ added : .max
      }
      if isKept(key, count < wantedOfAll, stamp, features, &open, &missing, &stamps) {
        lists[output &+ count] = key
        count &+= 1
      }
    }
    return count
  }

  /// Starts counting; says of which features there are any.
  private mutating func begin() -> UInt64 {
    if stamp == .max {
      for place in stamps.indices { stamps[place] = 0 }
      stamp = 0
    }
    stamp += 1
    for feature in wanted.indices { missing[feature] = wanted[feature] }
    return present
  }

  /// Whether an entry is among the nearest for a need; asked in their order.
  @inline(__always)
  private static func isKept(
    _ entry: UInt64, _ isAnyWanted: Bool, _ stamp: UInt32, _ features: Span<UInt64>,
    _ open: inout UInt64, _ missing: inout MutableSpan<UInt8>,
    _ stamps: inout MutableSpan<UInt32>
  ) -> Bool {
    let ordinal = Int(UInt32(truncatingIfNeeded: entry))
    var new = features[ordinal] & open
    guard new != 0 || isAnyWanted, stamps[ordinal] != stamp else { return false }
    stamps[ordinal] = stamp
    while new != 0 {
      let feature = new.trailingZeroBitCount
      new &= new &- 1
      missing[feature] &-= 1
      if missing[feature] == 0 { open &= ~(1 &<< UInt64(feature)) }
    }
    return true
  }
}
