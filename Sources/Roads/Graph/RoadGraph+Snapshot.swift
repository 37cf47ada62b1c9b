public import SnapshotFormat

extension RoadGraph {
  private static func section(_ name: SectionID, _ profile: Profile) -> SectionID {
    name.numbered(profile.rawValue)
  }

  /// Adds the graph to a snapshot.
  public func write(to writer: inout SnapshotWriter) {
    writer.add("rg.row", firstArc)
    writer.add("rg.coord", coordinates)
    writer.add("rg.junct", junctions)
    writer.add("rg.vmark", vertexMarks)
    writer.add("rg.head", arcHeads)
    writer.add("rg.segm", arcSegments)
    for profile in Profile.allCases {
      writer.add(Self.section("rg.weig", profile), arcWeights[profile])
      writer.add(Self.section("rg.dely", profile), delays[profile])
    }
    writer.add("rg.drow", firstArcOfDirected)
    writer.add("rg.darc", arcsOfDirected)
    writer.add("rg.ddely", delayRows)
    writer.add("rg.stail", segmentTails)
    writer.add("rg.shead", segmentHeads)
    writer.add("rg.smetr", segmentLengths)
    writer.add("rg.sname", segmentNames)
    writer.add("rg.sflag", segmentFlags)
    writer.add("rg.smark", segmentMarks)
    writer.add("rg.prow", firstPoint)
    writer.add("rg.point", points)
    names.write(to: &writer)
  }

  /// Whether a snapshot has a graph at all.
  public static func isPresent(in snapshot: Snapshot) -> Bool {
    snapshot.sections.contains("rg.row")
  }

  /// The graph of a snapshot, in its mapped memory.
  ///
  /// Checks all that a search uses as a place, or counts on to end: O(n + m), a comparison for each
  /// number. Whether the graph makes sense is asked by `checkInvariants`.
  public init(_ snapshot: Snapshot) throws(SnapshotError) {
    firstArc = try snapshot.column("rg.row")
    coordinates = try snapshot.column("rg.coord")
    let vertexCount = coordinates.count
    junctions = try snapshot.column("rg.junct", count: vertexCount)
    vertexMarks = try snapshot.column("rg.vmark", count: vertexCount)
    arcHeads = try snapshot.column("rg.head")
    let arcCount = arcHeads.count
    arcSegments = try snapshot.column("rg.segm", count: arcCount)
    arcWeights = PerProfile(
      foot: try snapshot.column(Self.section("rg.weig", .foot), count: arcCount),
      bicycle: try snapshot.column(Self.section("rg.weig", .bicycle), count: arcCount),
      ebike: try snapshot.column(Self.section("rg.weig", .ebike), count: arcCount))
    let footDelays: Column<UInt32> = try snapshot.column(Self.section("rg.dely", .foot))
    delays = PerProfile(
      foot: footDelays,
      bicycle: try snapshot.column(Self.section("rg.dely", .bicycle), count: footDelays.count),
      ebike: try snapshot.column(Self.section("rg.dely", .ebike), count: footDelays.count))
    segmentTails = try snapshot.column("rg.stail")
    let segmentCount = segmentTails.count
    segmentHeads = try snapshot.column("rg.shead", count: segmentCount)
    segmentLengths = try snapshot.column("rg.smetr", count: segmentCount)
    segmentNames = try snapshot.column("rg.sname", count: segmentCount)
    segmentFlags = try snapshot.column("rg.sflag", count: segmentCount)
    segmentMarks = try snapshot.column("rg.smark", count: segmentCount)
    firstArcOfDirected = try snapshot.column("rg.drow", count: segmentCount * 2 + 1)
    arcsOfDirected = try snapshot.column("rg.darc")
    delayRows = try snapshot.column("rg.ddely", count: segmentCount * 2)
    firstPoint = try snapshot.column("rg.prow", count: segmentCount + 1)
    points = try snapshot.column("rg.point")
    names = try StreetNames(snapshot)
    try checkPlaces()
  }

  private func checkPlaces() throws(SnapshotError) {
    for (what, count) in [
      ("vertices", vertexCount), ("arcs", arcCount), ("segments", segmentCount),
      ("points", points.count),
    ] where count > RoadGraph.maximumCount {
      throw .contradiction("\(count) \(what), expected at most \(RoadGraph.maximumCount)")
    }
    guard firstArc.count == vertexCount + 1 else {
      throw .contradiction("arcs of \(firstArc.count - 1) vertices of \(vertexCount)")
    }
    try ColumnCheck.areRows(firstArc, of: arcCount, "arcs")
    try ColumnCheck.areRows(firstArcOfDirected, of: arcsOfDirected.count, "directed segments")
    try ColumnCheck.areRows(firstPoint, of: points.count, "points")
    try ColumnCheck.are(arcHeads, below: vertexCount, "an arc leads to vertex")
    try ColumnCheck.are(
      arcSegments, { $0.rawValue }, below: segmentCount * 2, "an arc follows directed segment")
    try ColumnCheck.are(arcsOfDirected, below: arcCount, "a segment has arc")
    try ColumnCheck.are(segmentTails, below: vertexCount, "a segment begins at vertex")
    try ColumnCheck.are(segmentHeads, below: vertexCount, "a segment ends at vertex")
    try ColumnCheck.are(
      delayRows, { UInt32($0) }, below: delays.foot.count, "a segment has delay")
    // The one number beyond all names means that there is none; it becomes 0 here.
    try ColumnCheck.are(
      segmentNames, { $0 &+ 1 }, below: names.count + 1, "a segment has name")
    for profile in Profile.allCases {
      // Two weights must be addable before they are compared, or a search would never end.
      let bound = Int(Weight.infinity.deciseconds) + 1
      try ColumnCheck.are(arcWeights[profile], below: bound, "an arc weighs")
      try ColumnCheck.are(delays[profile], below: bound, "a delay of")
    }
  }
}
