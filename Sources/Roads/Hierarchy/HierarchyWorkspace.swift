internal import SnapshotFormat

/// The memory of one running query to a hierarchy: labels by depth, and what a path consists of.
///
/// ```swift
/// var workspace = HierarchyWorkspace()
/// for origin in origins { buckets.nearest(to: origin, using: &workspace, …) }
/// ```
///
/// One per thread, reused from query to query: after the first ones nothing is allocated. Two labels for
/// each level of the tree and one for each target asked for: a few kilobytes for a city. Trips take
/// more: a detour two rows of all targets for each leg, a tour a row of them for every set of its needs.
public struct HierarchyWorkspace: ~Copyable, Sendable {
  /// A vertex where a search begins.
  struct Seed: BitwiseCopyable {
    var rank: UInt32
    var weight: UInt32
    /// What to remember of it; below 2³¹.
    var tag: UInt32
  }

  /// By depth: packed weight and where it comes from, see ``HierarchyLabel``.
  var forward: [UInt64] = []
  var backward: [UInt64] = []
  /// By depth: weights alone, for a search that keeps no path.
  var weights: [UInt32] = []
  /// By target: weights of a table.
  var row: [UInt32] = []
  /// Several such rows, one after the other.
  var rows: [UInt32] = []
  /// For tours alone.
  var tour = TourWorkspace()
  /// The targets found.
  var nearest = NearestList()
  var sources: [Seed] = []
  var targets: [Seed] = []
  /// Targets that no search has gone to yet.
  var targetsLeft: [Seed] = []
  /// Seeds that are all on one way up.
  var sourceGroup: [Seed] = []
  var targetGroup: [Seed] = []
  /// Edges that wait to be unpacked, at most two for each depth.
  var edges: [UInt32] = []
  /// The way that was found.
  var path = HierarchyPath()

  /// An empty one; the first query makes room.
  public init() {}

  /// The memory it has taken, in bytes.
  public var byteCount: Int {
    let labels = forward.capacity + backward.capacity
    let seeds =
      sources.capacity + targets.capacity + targetsLeft.capacity + sourceGroup.capacity
      + targetGroup.capacity
    let numbers = weights.capacity + row.capacity + rows.capacity + edges.capacity
    return labels * MemoryLayout<UInt64>.stride + seeds * MemoryLayout<Seed>.stride
      + numbers * MemoryLayout<UInt32>.stride + path.byteCount + nearest.byteCount
      + tour.byteCount
  }

  /// Makes room for labels.
  mutating func begin(_ topology: HierarchyTopology) {
    let missing = topology.depthCount - forward.count
    if missing > 0 {
      forward.append(contentsOf: repeatElement(HierarchyLabel.none, count: missing))
      backward.append(contentsOf: repeatElement(HierarchyLabel.none, count: missing))
      weights.append(contentsOf: repeatElement(0, count: missing))
      edges.append(contentsOf: repeatElement(0, count: 2 * missing))
    }
    sources.removeAll(keepingCapacity: true)
    targets.removeAll(keepingCapacity: true)
  }

  /// Copies the row to where row number `place` stands among several.
  mutating func keepRow(of count: Int, at place: Int) {
    HierarchyWorkspace.copy(count, of: row, to: &rows, at: place * count)
  }

  private static func copy(
    _ count: Int, of row: [UInt32], to rows: inout [UInt32], at first: Int
  ) {
    let row = row.span
    var rows = rows.mutableSpan
    for column in 0..<count { rows[first &+ column] = row[column] }
  }

  /// Takes out of some seeds the lowest and all that are certainly on its way up, because an edge leads
  /// there or they are the same vertex.
  ///
  /// Mostly that is all of them, the two ends of a segment. Copies of one junction may be apart: then
  /// there is more than one way up, and each is searched by itself.
  static func takeGroup(
    _ group: inout [Seed], from seeds: inout [Seed], _ topology: HierarchyTopology
  ) {
    group.removeAll(keepingCapacity: true)
    guard var lowest = seeds.first else { return }
    for seed in seeds where seed.rank < lowest.rank { lowest = seed }
    group.append(lowest)
    let row =
      Int(topology.firstEdge[Int(lowest.rank)])..<Int(topology.firstEdge[Int(lowest.rank) + 1])
    var kept = 0
    var hasLowest = false
    for place in seeds.indices {
      let seed = seeds[place]
      if seed.rank == lowest.rank, seed.tag == lowest.tag, !hasLowest {
        hasLowest = true
      } else if seed.rank == lowest.rank
        || row.contains(where: { topology.heads[$0] == seed.rank })
      {
        group.append(seed)
      } else {
        seeds[kept] = seed
        kept += 1
      }
    }
    seeds.removeLast(seeds.count - kept)
  }
}

/// How near a vertex is known to be, and by what: the weight above, and in the lower half an arc of a
/// ``HierarchyClimb``, or a seed's tag above `seed`.
enum HierarchyLabel {
  static let seed = UInt32(1) << 31
  /// Not reached.
  static let none = UInt64(Weight.infinity.deciseconds) << 32 | UInt64(UInt32.max)

  @inline(__always)
  static func packed(_ weight: UInt32, _ origin: UInt32) -> UInt64 {
    UInt64(weight) &<< 32 | UInt64(origin)
  }

  @inline(__always)
  static func weight(_ label: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: label &>> 32) }
}
