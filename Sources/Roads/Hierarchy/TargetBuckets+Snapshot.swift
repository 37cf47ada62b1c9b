public import SnapshotFormat

extension TargetBuckets {
  /// What sections are called.
  private struct Sections {
    let nodes: SectionID
    let entries: SectionID
    let features: SectionID
    /// The same for both directions.
    let isOccupied: SectionID

    init(_ direction: Direction, _ profile: Profile) {
      let number = profile.rawValue
      let isToTargets = direction == .toTargets
      nodes = (isToTargets ? "rb.node" : "ro.node" as SectionID).numbered(number)
      entries = (isToTargets ? "rb.entr" : "ro.entr" as SectionID).numbered(number)
      features = (isToTargets ? "rb.feat" : "ro.feat" as SectionID).numbered(number)
      isOccupied = ("rb.occu" as SectionID).numbered(number)
    }
  }

  /// Whether a snapshot has buckets for a profile in a direction.
  public static func isPresent(
    in snapshot: Snapshot, for profile: Profile, _ direction: Direction
  ) -> Bool {
    snapshot.sections.contains(Sections(direction, profile).nodes)
  }

  /// Adds the buckets to a snapshot, beside those of other profiles. Those of ways from targets stand
  /// beside those of ways to them, and share a section with them.
  public func write(to writer: inout SnapshotWriter) {
    let sections = Sections(direction, targets.profile)
    writer.add(sections.nodes, nodes)
    writer.add(sections.entries, entries)
    writer.add(sections.features, features)
    if direction == .toTargets { writer.add(sections.isOccupied, isOccupied) }
  }

  /// The buckets of a snapshot, in its mapped memory. O(vertices + entries) for a comparison each.
  ///
  /// - Parameters:
  ///   - targets: of the same snapshot.
  ///   - search: of the same snapshot and profile.
  ///   - direction: which of the buckets.
  public init(
    _ snapshot: Snapshot, _ targets: RoadTargets, _ search: HierarchySearch,
    _ direction: Direction = .toTargets
  ) throws(SnapshotError) {
    let profile = search.profile
    self.targets = targets
    self.search = search
    self.direction = direction
    arcs = search.climb(direction).arcs
    let sections = Sections(direction, profile)
    nodes = try snapshot.column(sections.nodes, count: search.topology.vertexCount + 1)
    entries = try snapshot.column(sections.entries)
    features = try snapshot.column(sections.features, count: entries.count)
    isOccupied = try snapshot.column(
      sections.isOccupied, count: search.graph.segmentCount / 64 + 1)
    guard targets.profile == profile else { throw .contradiction("targets of another profile") }
    try ColumnCheck.areRows(nodes, { $0.firstEntry }, of: entries.count, "buckets")
    try ColumnCheck.areRows(nodes, { $0.firstArc }, of: arcs.count, "arcs upward")
    try search.topology.checkParents(nodes) { $0.parent }
    try ColumnCheck.are(
      entries, { UInt32(truncatingIfNeeded: $0) }, below: max(targets.count, 1),
      "a bucket has target")
    try ColumnCheck.are(
      entries, { HierarchyLabel.weight($0) }, below: 1 << 31, "an entry weighs")
    guard entries.isEmpty || targets.count > 0 else { throw .contradiction("buckets of nothing") }
  }

  /// Whether the buckets are as they would be made again. As long as making them.
  ///
  /// - Throws: ``RoadsError/brokenInvariant(_:)``
  package func checkInvariants() throws(RoadsError) {
    let fresh = TargetBuckets(targets, search, direction)
    guard nodes == fresh.nodes, entries == fresh.entries, features == fresh.features,
      isOccupied == fresh.isOccupied
    else {
      throw .brokenInvariant("the buckets for \(search.profile) are not those of the targets")
    }
  }
}
