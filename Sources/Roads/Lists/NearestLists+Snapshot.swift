public import SnapshotFormat

extension NearestLists {
  private static func section(_ name: SectionID, _ profile: Profile) -> SectionID {
    name.numbered(profile.rawValue)
  }

  /// Adds the lists to a snapshot, beside their targets and those of other profiles.
  public func write(to writer: inout SnapshotWriter) {
    let profile = targets.profile
    writer.add(Self.section("rl.need", profile), [listed, UInt64(depth)])
    writer.add(Self.section("rl.segm", profile), segments)
    writer.add(Self.section("rl.word", profile), words)
    writer.add(Self.section("rl.ordn", profile), ordinals)
  }

  /// Whether a snapshot has lists for a profile.
  public static func isPresent(in snapshot: Snapshot, for profile: Profile) -> Bool {
    snapshot.sections.contains(section("rl.need", profile))
  }

  /// The lists of a snapshot, in its mapped memory. O(targets + tables of ordinals).
  ///
  /// Segments and lists are looked at by a query only, which compares every place with its bound: in
  /// a false file answers may be false. What a target's ordinal is, is checked here.
  ///
  /// - Parameters:
  ///   - targets: of the same snapshot.
  ///   - graph: of the same snapshot.
  public init(
    _ snapshot: Snapshot, _ targets: RoadTargets, _ graph: RoadGraph
  ) throws(SnapshotError) {
    let profile = targets.profile
    let needs: Column<UInt64> = try snapshot.column(Self.section("rl.need", profile), count: 2)
    guard (1...255).contains(needs[1]) else {
      throw .contradiction("lists of \(needs[1]) targets, expected 1 to 255")
    }
    let segments: Column<ListedSegment> = try snapshot.column(
      Self.section("rl.segm", profile), count: graph.segmentCount)
    let words: Column<UInt32> = try snapshot.column(Self.section("rl.word", profile))
    let ordinals: Column<UInt32> = try snapshot.column(Self.section("rl.ordn", profile))
    // A table that no list uses is filled up with zeros, also where there is no target.
    try ColumnCheck.are(ordinals, below: max(targets.count, 1), "a list has target")
    self.init(
      targets, graph, listing: needs[0], depth: Int(needs[1]), segments, words, ordinals)
  }
}
