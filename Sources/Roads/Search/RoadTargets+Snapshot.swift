public import SnapshotFormat

extension RoadTargets {
  private static func section(_ name: SectionID, _ profile: Profile) -> SectionID {
    name.numbered(profile.rawValue)
  }

  /// Adds the targets to a snapshot, beside those of other profiles.
  public func write(to writer: inout SnapshotWriter) {
    writer.add(Self.section("rt.row", profile), firstEntry)
    writer.add(Self.section("rt.entr", profile), entries)
    writer.add(Self.section("rt.bysg", profile), bySegment)
    writePlaces(to: &writer)
  }

  /// Adds only where the targets are and what they offer. The rest can be made from it.
  public func writePlaces(to writer: inout SnapshotWriter) {
    writer.add(Self.section("rt.segm", profile), segments)
    writer.add(Self.section("rt.frac", profile), fractions)
    writer.add(Self.section("rt.accs", profile), accesses)
    writer.add(Self.section("rt.feat", profile), features)
  }

  /// Attaches the targets of a snapshot to its graph. O(n + t log t).
  ///
  /// - Parameter graph: of the same snapshot.
  public init(
    placesIn snapshot: Snapshot, _ graph: RoadGraph, for profile: Profile
  ) throws(SnapshotError) {
    let segments: Column<UInt32> = try snapshot.column(Self.section("rt.segm", profile))
    let count = segments.count
    let fractions: Column<Double> = try snapshot.column(
      Self.section("rt.frac", profile), count: count)
    let accesses: Column<UInt32> = try snapshot.column(
      Self.section("rt.accs", profile), count: count)
    let features: Column<UInt64> = try snapshot.column(
      Self.section("rt.feat", profile), count: count)
    guard count <= RoadGraph.maximumCount else { throw .contradiction("\(count) targets") }
    var targets: [RoadTarget?] = []
    targets.reserveCapacity(count)
    for ordinal in segments.indices {
      guard segments[ordinal] != Self.offTheMap else {
        targets.append(nil)
        continue
      }
      guard segments[ordinal] < graph.segmentCount else {
        throw .contradiction(
          "a target on segment \(segments[ordinal]) of \(graph.segmentCount)")
      }
      let position = SegmentPosition(
        segment: segments[ordinal], fraction: fractions[ordinal])
      targets.append(
        RoadTarget(
          RoadPlace(position, access: Weight(deciseconds: accesses[ordinal])),
          features: features[ordinal]))
    }
    self.init(targets, in: graph, for: profile)
  }

  /// Every arc leads out of the vertex whose entry it is: a way is told backwards along the arcs, which
  /// have to be those of the search, or it might never end.
  private func checkArcs(_ graph: RoadGraph) throws(SnapshotError) {
    let (entries, rows, arcRows) = (entries.span, firstEntry.span, graph.firstArc.span)
    for vertex in 0..<vertexCount {
      var place = Int(rows[vertex])
      let end = Int(rows[vertex + 1])
      while place < end {
        let arc = entries[place].arc
        guard arc >= arcRows[vertex], arc < arcRows[vertex + 1] else {
          throw .contradiction("arc \(arc) does not lead from vertex \(vertex) to a target")
        }
        place += 1
      }
    }
  }

  /// The targets of a snapshot, in its mapped memory. O(vertices + targets) for one comparison each.
  ///
  /// - Parameter graph: of the same snapshot.
  public init(
    _ snapshot: Snapshot, _ graph: RoadGraph, for profile: Profile
  ) throws(SnapshotError) {
    self.profile = profile
    vertexCount = graph.vertexCount
    firstEntry = try snapshot.column(
      Self.section("rt.row", profile), count: graph.vertexCount + 1)
    entries = try snapshot.column(Self.section("rt.entr", profile))
    segments = try snapshot.column(Self.section("rt.segm", profile))
    fractions = try snapshot.column(Self.section("rt.frac", profile), count: segments.count)
    accesses = try snapshot.column(Self.section("rt.accs", profile), count: segments.count)
    features = try snapshot.column(Self.section("rt.feat", profile), count: segments.count)
    bySegment = try snapshot.column(Self.section("rt.bysg", profile))
    guard segments.count <= RoadGraph.maximumCount else {
      throw .contradiction("\(segments.count) targets")
    }
    try ColumnCheck.areRows(firstEntry, of: entries.count, "ways to targets")
    for place in entries.indices {
      let entry = entries[place]
      guard entry.ordinal < segments.count, entry.arc < graph.arcCount,
        entry.weight <= Weight.infinity.deciseconds
      else { throw .contradiction("a way to target \(entry.ordinal) of \(segments.count)") }
    }
    try checkArcs(graph)
    for place in segments.indices where segments[place] != Self.offTheMap {
      guard segments[place] < graph.segmentCount else {
        throw .contradiction("a target on segment \(segments[place]) of \(graph.segmentCount)")
      }
    }
    for place in bySegment.indices {
      let ordinal = bySegment[place]
      guard ordinal < segments.count, segments[Int(ordinal)] != Self.offTheMap else {
        throw .contradiction("target \(ordinal) of \(segments.count)")
      }
    }
  }

  /// Whether ways and order are as they would be made again from the places. O(n + t log t).
  ///
  /// - Throws: ``RoadsError/brokenInvariant(_:)``
  package func checkInvariants(_ graph: RoadGraph) throws(RoadsError) {
    let targets = (0..<UInt32(truncatingIfNeeded: count)).map { ordinal in
      place(of: ordinal).map { RoadTarget($0, features: features[Int(ordinal)]) }
    }
    let fresh = RoadTargets(targets, in: graph, for: profile)
    guard firstEntry == fresh.firstEntry, entries == fresh.entries,
      bySegment == fresh.bySegment
    else {
      throw .brokenInvariant("the ways to the stops for \(profile) are not those of the roads")
    }
  }
}
