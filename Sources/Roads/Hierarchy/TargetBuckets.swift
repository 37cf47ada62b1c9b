internal import SnapshotFormat

/// Targets, written down at the vertices that their shortest ways come over: finds the nearest of them,
/// with any features, without searching the roads around.
///
/// ```swift
/// let buckets = TargetBuckets(stops, search)
/// let nearest = buckets.nearest(5, to: home, needing: toilets, using: &workspace)
/// ```
///
/// From each door of a target backwards a climb once visits its ancestors, and leaves in the bucket of each
/// (weight to the target, target): what it weighs to the best of its doors. A query climbs from its origin, and looks through the buckets it
/// passes. A bucket is sorted by weight, so it is left at the first entry that can't be among the
/// nearest any more; and each entry knows what features it and those behind it have together, so it is
/// left too when what is needed does not come any more. Nothing depends on which features are asked for,
/// what is excluded, or how many are wanted.
///
/// The same the other way round (``Direction/fromTargets``): climbs go forward from the targets, a query
/// climbs backward from where ways end. That is all the difference.
///
/// Source: S. Knopp, P. Sanders, D. Schultes, F. Schulz, D. Wagner, "Computing many-to-many shortest
/// paths using highway hierarchies" (2007); sorted buckets: R. Geisberger, "Advanced route planning in
/// transportation networks" (2011).
public struct TargetBuckets: Sendable {
  /// Whether ways lead to targets, or from them.
  public enum Direction: Hashable, Sendable, CaseIterable {
    /// From any place to the targets.
    case toTargets
    /// From the targets to any place.
    case fromTargets
  }

  /// What a query reads of a vertex.
  struct Node: ColumnElement, Equatable {
    /// Where its arcs begin in the climb; they end where those of the next node begin.
    var firstArc: UInt32
    /// Where its bucket begins; it ends where the next one begins.
    var firstEntry: UInt32
    /// The rank of the parent; the number of vertices for a root.
    var parent: UInt32
  }

  /// What is to be found.
  public let targets: RoadTargets
  /// Where it is looked for.
  public let search: HierarchySearch
  /// Which ways are written down.
  public let direction: Direction
  /// Of the climb of a query; see ``HierarchySearch/climb(_:)``.
  let arcs: Column<HierarchyClimb.Arc>
  /// By rank, and one more.
  let nodes: Column<Node>
  /// Deciseconds to the target above, the target's ordinal below; ascending in each bucket.
  let entries: Column<UInt64>
  /// By segment, 64 of them in a number: whether a target is on it.
  let isOccupied: Column<UInt64>
  /// By entry: all features of it and of those behind it in its bucket.
  let features: Column<UInt64>

  /// The number of entries in all buckets.
  public var entryCount: Int { entries.count }

  /// About 2 µs for each door.
  ///
  /// - Parameters:
  ///   - targets: made for the graph and profile of the search.
  ///   - search: whose weights are those of the graph.
  ///   - direction: whether ways are asked for that lead to targets, or from them.
  public init(
    _ targets: RoadTargets, _ search: HierarchySearch, _ direction: Direction = .toTargets
  ) {
    precondition(
      targets.profile == search.profile && targets.vertexCount == search.graph.vertexCount,
      "targets belong to the graph and profile they were made for")
    var fall = TargetFall(search, direction)
    for door in 0..<UInt32(truncatingIfNeeded: targets.doorCount) {
      if let place = targets.place(ofDoor: door) { fall.add(targets.target(ofDoor: door), place) }
    }
    let rows = Rows(count: search.topology.vertexCount, fall.ranks)
    var builder = BucketBuilder(search, targets, direction)
    for rank in 0..<search.topology.vertexCount {
      builder.add([], and: rows[rank].map { fall.entries[Int($0)] })
    }
    self.init(builder)
  }

  init(_ builder: consuming BucketBuilder) {
    targets = builder.targets
    search = builder.search
    direction = builder.direction
    arcs = search.climb(direction).arcs
    let count = search.topology.vertexCount
    var isOccupied = [UInt64](repeating: 0, count: search.graph.segmentCount / 64 + 1)
    for segment in targets.segments where segment != RoadTargets.offTheMap {
      isOccupied[Int(segment / 64)] |= 1 << UInt64(segment % 64)
    }
    let last = Node(search.up.nodes[count], firstEntry: builder.entries.count)
    self.isOccupied = Column(isOccupied)
    nodes = Column(builder.nodes + [last])
    entries = Column(builder.entries)
    features = Column(builder.features)
  }
}

/// Buckets while they are being filled, rank by rank.
struct BucketBuilder {
  let search: HierarchySearch
  let targets: RoadTargets
  let direction: TargetBuckets.Direction
  private(set) var nodes: [TargetBuckets.Node] = []
  private(set) var entries: [UInt64] = []
  private(set) var features: [UInt64] = []
  /// By target: one more than the last rank whose bucket has it.
  private var holders: [UInt32]

  init(_ search: HierarchySearch, _ targets: RoadTargets, _ direction: TargetBuckets.Direction) {
    self.search = search
    self.targets = targets
    self.direction = direction
    holders = [UInt32](repeating: 0, count: targets.count)
    nodes.reserveCapacity(search.topology.vertexCount + 1)
  }

  /// Adds the bucket of the next rank.
  ///
  /// - Parameters:
  ///   - known: entries in order, of each target one.
  ///   - added: entries in any order, of other targets; of one there may be several.
  mutating func add(_ known: [UInt64], and added: [UInt64]) {
    let first = entries.count
    nodes.append(TargetBuckets.Node(search.up.nodes[nodes.count], firstEntry: first))
    if added.isEmpty {
      entries += known
    } else {
      for entry in (known + added).sorted() {
        // From two ends of a segment, or by two doors, a target may come twice; the shorter way comes first.
        let ordinal = Int(UInt32(truncatingIfNeeded: entry))
        guard holders[ordinal] != UInt32(truncatingIfNeeded: nodes.count) else { continue }
        holders[ordinal] = UInt32(truncatingIfNeeded: nodes.count)
        entries.append(entry)
      }
    }
    var behind: UInt64 = 0
    for entry in entries[first...].reversed() {
      behind |= targets.features[Int(UInt32(truncatingIfNeeded: entry))]
      features.append(behind)
    }
    features[first...].reverse()
  }
}

extension HierarchySearch {
  /// The climb of a query, from the place asked about: forward where ways lead to targets.
  func climb(_ direction: TargetBuckets.Direction) -> HierarchyClimb {
    direction == .toTargets ? up : down
  }

  /// The climb from targets, against the other.
  func fall(_ direction: TargetBuckets.Direction) -> HierarchyClimb {
    direction == .toTargets ? down : up
  }
}

extension TargetBuckets.Node {
  init(_ node: HierarchyClimb.Node, firstEntry: Int) {
    firstArc = node.firstArc
    self.firstEntry = UInt32(truncatingIfNeeded: firstEntry)
    parent = node.parent
  }
}
