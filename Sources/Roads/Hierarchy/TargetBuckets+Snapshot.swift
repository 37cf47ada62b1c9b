public import SnapshotFormat

extension TargetBuckets {
  /// Which of the buckets of one profile in a snapshot.
  public enum Family: Hashable, Sendable {
    /// Of ways to targets.
    case toTargets
    /// Of ways to targets that are the doors of those; the same buckets where each has one.
    case toDoors
    /// Of ways from these.
    case fromDoors

    /// Whether ways lead to targets, or from them.
    public var direction: Direction { self == .fromDoors ? .fromTargets : .toTargets }
  }

  /// What sections are called.
  private struct Sections {
    let nodes: SectionID
    let entries: SectionID
    let features: SectionID
    /// The same for all families.
    let isOccupied: SectionID

    init(_ family: Family, _ profile: Profile) {
      let names: (SectionID, SectionID, SectionID) =
        switch family {
        case .toTargets: ("rb.node", "rb.entr", "rb.feat")
        case .toDoors: ("rd.node", "rd.entr", "rd.feat")
        case .fromDoors: ("ro.node", "ro.entr", "ro.feat")
        }
      let number = profile.rawValue
      nodes = names.0.numbered(number)
      entries = names.1.numbered(number)
      features = names.2.numbered(number)
      isOccupied = ("rb.occu" as SectionID).numbered(number)
    }
  }

  /// Whether a snapshot has buckets for a profile.
  public static func isPresent(
    in snapshot: Snapshot, for profile: Profile, _ family: Family
  ) -> Bool {
    snapshot.sections.contains(Sections(family, profile).nodes)
  }

  /// Adds the buckets to a snapshot, beside those of other profiles. The others of a profile stand beside those
  /// of ways to targets, and share a section with them.
  public func write(to writer: inout SnapshotWriter, as family: Family = .toTargets) {
    precondition(family.direction == direction, "buckets of that direction")
    let sections = Sections(family, targets.profile)
    writer.add(sections.nodes, nodes)
    writer.add(sections.entries, entries)
    writer.add(sections.features, features)
    if family == .toTargets { writer.add(sections.isOccupied, isOccupied) }
  }

  /// The buckets of a snapshot, in its mapped memory. O(vertices + entries) for a comparison each.
  ///
  /// - Parameters:
  ///   - targets: of the same snapshot.
  ///   - search: of the same snapshot and profile.
  ///   - family: which of the buckets.
  public init(
    _ snapshot: Snapshot, _ targets: RoadTargets, _ search: HierarchySearch,
    _ family: Family = .toTargets
  ) throws(SnapshotError) {
    let profile = search.profile
    self.targets = targets
    self.search = search
    direction = family.direction
    arcs = search.climb(direction).arcs
    let sections = Sections(family, profile)
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
