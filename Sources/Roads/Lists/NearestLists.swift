internal import SnapshotFormat

/// The nearest targets of every vertex, found in advance for the needs asked all the time: each single
/// one of some features, and none at all.
///
/// ```swift
/// let lists = NearestLists(buckets, listing: toilets | water)
/// if !lists.nearest(to: home, needing: toilets, into: &output) {
///   buckets.nearest(to: home, needing: toilets, using: &workspace, into: &output)
/// }
/// ```
///
/// A list has, by weight and at equal weight by ordinal, what is among the ``depth`` nearest for at least
/// one of its needs. So it is complete up to the last of the ``depth`` targets with any one feature, and
/// a query that goes no further is right, whatever else is needed, excluded or limited. A query that
/// would have to go further says so.
///
/// **Ways.** Not every vertex has a list. A vertex without a target from which one can go on to at most
/// two others needs none: what is nearest to it is nearest to one of those. Such vertices, which are on
/// chains and in dead ends, are half of a city, and have **ways** to at most two lists. All vertices
/// where one leaves a segment have at most two lists together.
///
/// **Words.** A list is a row of 16-bit words: the weight of its first target, above it whether entries
/// are missing at the end; where its table of ordinals begins, each low half first; the number of
/// entries; then groups of eight, the last one shorter: first how much more each target weighs than the
/// first, then, two in a word, their places in the table. Neighbouring lists share a table.
///
/// Source: lists per vertex: "KNN-Index" (PVLDB 2024); what is left out follows from the same property of
/// shortest ways: who is among the nearest of a vertex is so at all vertices on the way.
public struct NearestLists: Sendable {
  /// For each need a list has as many targets as this, if there are so many.
  public static let depth = 10

  /// A list, and what the way to its vertex weighs.
  struct Way: ColumnElement {
    /// The list's first word; ``none`` for no way.
    var list = none
    /// Deciseconds.
    var weight: UInt32 = 0

    static let none = UInt32.max
  }

  /// From one vertex.
  struct Ways: ColumnElement {
    var first = Way()
    var second = Way()
  }

  /// What is to be found.
  public let targets: RoadTargets
  /// The features that lists are made for, each by itself.
  public let listed: UInt64
  let search: HierarchySearch
  /// By rank.
  let ways: Column<Ways>
  let words: Column<UInt16>
  /// Tables of ordinals; there are ``tableCount`` from every place where one begins.
  let ordinals: Column<UInt32>

  // What follows from the targets.

  /// By segment, 64 of them in a number: whether a target is on it.
  let isOccupied: Column<UInt64>
  /// By feature: how many targets have it; in the end, how many there are.
  let featureCounts: Column<UInt32>

  /// The number of words before a list's entries.
  static let headerCount = 5
  /// The number of places in a table.
  static let tableCount = 256
  /// Set in a list's second word when entries are missing at its end.
  static let cutMark: UInt16 = 1 << 15

  /// Adds what follows from the targets. O(targets + segments / 64).
  init(
    _ targets: RoadTargets, _ search: HierarchySearch, listing listed: UInt64,
    _ ways: Column<Ways>, _ words: Column<UInt16>, _ ordinals: Column<UInt32>
  ) {
    self.targets = targets
    self.search = search
    self.listed = listed
    self.ways = ways
    self.words = words
    self.ordinals = ordinals
    var isOccupied = [UInt64](repeating: 0, count: search.graph.segmentCount / 64 + 1)
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
    ways.count * MemoryLayout<Ways>.stride + words.count * MemoryLayout<UInt16>.stride
      + ordinals.count * MemoryLayout<UInt32>.stride
  }
}

extension NearestLists {
  public var statistics: String {
    var lists = Set<UInt32>()
    var entries = 0
    var cut = 0
    for w in ways { for x in [w.first, w.second] where x.list != Way.none && x.weight == 0 { if lists.insert(x.list).inserted { entries += Int(words[Int(x.list) + 4]); if words[Int(x.list) + 1] >= 32768 { cut += 1 } } } }
    return "lists \(lists.count) entries/list \(Double(entries) / Double(max(lists.count, 1))) cut \(cut) tables \(ordinals.count / 256)"
  }
}
