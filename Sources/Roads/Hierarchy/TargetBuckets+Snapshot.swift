public import SnapshotFormat

extension TargetBuckets {
  private static func section(_ name: SectionID, _ profile: Profile) -> SectionID {
    name.numbered(profile.rawValue)
  }

  /// Adds the buckets to a snapshot, beside those of other profiles.
  public func write(to writer: inout SnapshotWriter) {
    let profile = targets.profile
    writer.add(Self.section("rb.node", profile), nodes)
    writer.add(Self.section("rb.entr", profile), entries)
    writer.add(Self.section("rb.feat", profile), features)
    writer.add(Self.section("rb.occu", profile), isOccupied)
  }

  /// The buckets of a snapshot, in its mapped memory. O(vertices + entries) for a comparison each.
  ///
  /// - Parameters:
  ///   - targets: of the same snapshot.
  ///   - search: of the same snapshot and profile.
  public init(
    _ snapshot: Snapshot, _ targets: RoadTargets, _ search: HierarchySearch
  ) throws(SnapshotError) {
    let profile = search.profile
    self.targets = targets
    self.search = search
    nodes = try snapshot.column(
      Self.section("rb.node", profile), count: search.topology.vertexCount + 1)
    entries = try snapshot.column(Self.section("rb.entr", profile))
    features = try snapshot.column(Self.section("rb.feat", profile), count: entries.count)
    isOccupied = try snapshot.column(
      Self.section("rb.occu", profile), count: search.graph.segmentCount / 64 + 1)
    guard targets.profile == profile else { throw .contradiction("targets of another profile") }
    try ColumnCheck.areRows(nodes, { $0.firstEntry }, of: entries.count, "buckets")
    try ColumnCheck.areRows(nodes, { $0.firstArc }, of: search.up.arcs.count, "arcs upward")
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
    let fresh = TargetBuckets(targets, search)
    guard nodes == fresh.nodes, entries == fresh.entries, features == fresh.features,
      isOccupied == fresh.isOccupied
    else {
      throw .brokenInvariant("the buckets for \(search.profile) are not those of the targets")
    }
  }
}
