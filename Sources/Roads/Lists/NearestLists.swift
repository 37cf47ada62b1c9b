internal import SnapshotFormat

/// The nearest targets, found in advance, for the needs asked all the time: each single one of some
/// features, and none at all.
///
/// ```swift
/// let lists = NearestLists(buckets, listing: toilets | water)
/// if !lists.nearest(to: home, needing: toilets, into: &output) {
///   buckets.nearest(to: home, needing: toilets, using: &workspace, into: &output)
/// }
/// ```
///
/// **A list** belongs to a vertex and has, by weight and at equal weight by ordinal, what is among the
/// ``depth`` nearest for at least one of the needs. So it is complete up to the last of the ``depth``
/// targets with any one feature, and a query that goes no further is right, whatever else is needed,
/// excluded or limited. One that would have to go further says so.
///
/// **A segment** knows two lists, and what the ways to their vertices weigh. Not every vertex has a list:
/// where one can go on to at most two others, and is no target, what is nearest is nearest to one of
/// those. Such vertices, on chains and in dead ends, are half of a city; see `ListContraction`.
///
/// **Words.** A list is a row of 32-bit words. The first is the weight of its first target, above it
/// whether entries are missing at the end; the second the number of its entries, above it that of its
/// table. Then the entries: in the upper 20 bits how much more they weigh than the first, in the lower 12
/// their place in the table, which says the ordinal. Neighbouring lists share a table.
///
/// Source: for lists of each vertex: "KNN-Index" (PVLDB 2024). Who is among the nearest of a vertex is so
/// at all vertices on the way: that is why lists can be made from those of other vertices, and why a way
/// can be told from list to list.
public struct NearestLists: Sendable {
  /// What is to be found.
  public let targets: RoadTargets
  /// The features that lists are made for, each by itself.
  public let listed: UInt64
  /// For each need a list has as many targets as this, if there are so many.
  public let depth: Int
  let graph: RoadGraph
  /// By segment.
  let segments: Column<ListedSegment>
  let words: Column<UInt32>
  /// Tables, one after the other, of ``tableCount`` ordinals.
  let ordinals: Column<UInt32>

  // What follows from the targets.

  /// By place in the tables: what the target offers.
  let features: Column<UInt64>
  /// By segment, 64 of them in a number: whether a target is on it.
  let isOccupied: Column<UInt64>
  /// By feature: how many targets have it; in the end, how many there are.
  let featureCounts: Column<UInt32>

  /// The depth that is enough for ten targets.
  public static let defaultDepth = 10
  /// The number of words before a list's entries.
  static let headerCount = 2
  /// The number of places in a table.
  static let tableCount = 1 << 12
  /// The greatest difference between the weights in one list, in deciseconds: 29 hours.
  static let maximumOffset = UInt32(1) << 20 - 1
  /// Set in a list's first word when entries are missing at its end.
  static let cutMark = UInt32(1) << 31

  /// Adds what follows from the targets. O(targets + segments / 64).
  init(
    _ targets: RoadTargets, _ graph: RoadGraph, listing listed: UInt64, depth: Int,
    _ segments: Column<ListedSegment>, _ words: Column<UInt32>, _ ordinals: Column<UInt32>
  ) {
    self.targets = targets
    self.graph = graph
    self.listed = listed
    self.depth = depth
    self.segments = segments
    self.words = words
    self.ordinals = ordinals
    let all = targets.features.span
    features = Column(ordinals.map { Int($0) < all.count ? all[Int($0)] : 0 })
    var isOccupied = [UInt64](repeating: 0, count: graph.segmentCount / 64 + 1)
    for segment in targets.segments where segment != RoadTargets.offTheMap {
      isOccupied[Int(segment / 64)] |= 1 << UInt64(segment % 64)
    }
    self.isOccupied = Column(isOccupied)
    featureCounts = Column(NearestLists.featureCounts(targets))
  }

  /// By feature: how many of the targets on the map have it; in the end, how many there are.
  static func featureCounts(_ targets: RoadTargets) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: 65)
    for ordinal in 0..<targets.count where targets.segments[ordinal] != RoadTargets.offTheMap {
      var features = targets.features[ordinal]
      while features != 0 {
        counts[features.trailingZeroBitCount] += 1
        features &= features - 1
      }
      counts[64] += 1
    }
    return counts
  }

  /// The memory of all lists and of the ways to them, in bytes.
  public var byteCount: Int {
    segments.count * MemoryLayout<ListedSegment>.stride
      + (words.count + ordinals.count) * MemoryLayout<UInt32>.stride
  }
}
