public import SnapshotFormat

extension HierarchySearch {
  private static func section(_ name: SectionID, _ profile: Profile) -> SectionID {
    name.numbered(profile.rawValue)
  }

  /// Adds what a search reads to a snapshot, beside that of other profiles: 12 MB for a city.
  public func write(to writer: inout SnapshotWriter) {
    writer.add(Self.section("rs.node", profile), up.nodes)
    writer.add(Self.section("rs.up", profile), up.arcs)
    writer.add(Self.section("rs.down", profile), down.arcs)
    writer.add(Self.section("rs.part", profile), parts)
    writer.add(Self.section("rs.exit", profile), departures)
  }

  /// The search of a snapshot, in its mapped memory. O(vertices + edges) for a comparison each.
  ///
  /// What is read more than once in a query is checked here; parts of edges and departures, which a query
  /// reads few of, are checked when they are read.
  ///
  /// - Parameters:
  ///   - graph: of the same snapshot.
  ///   - topology: of the same snapshot.
  public init(
    _ snapshot: Snapshot, _ graph: RoadGraph, _ topology: HierarchyTopology, for profile: Profile
  ) throws(SnapshotError) {
    self.graph = graph
    self.topology = topology
    self.profile = profile
    parts = try snapshot.column(Self.section("rs.part", profile))
    departures = try snapshot.column(
      Self.section("rs.exit", profile), count: graph.segmentCount)
    let nodes: Column<HierarchyClimb.Node> = try snapshot.column(
      Self.section("rs.node", profile), count: topology.vertexCount + 1)
    try ColumnCheck.areRows(nodes, { $0.firstArc }, of: parts.count, "arcs upward")
    try topology.checkParents(nodes) { $0.parent }
    up = HierarchyClimb(
      nodes: nodes,
      arcs: try HierarchyClimb.arcs(
        snapshot, Self.section("rs.up", profile), topology, count: parts.count))
    down = HierarchyClimb(
      nodes: nodes,
      arcs: try HierarchyClimb.arcs(
        snapshot, Self.section("rs.down", profile), topology, count: parts.count))
  }

  /// Whether everything is as it would be made again from the graph. As long as making it.
  ///
  /// - Throws: ``RoadsError/brokenInvariant(_:)``
  package func checkInvariants() throws(RoadsError) {
    let fresh = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile))
    let isSame =
      up.nodes == fresh.up.nodes && up.arcs == fresh.up.arcs && down.arcs == fresh.down.arcs
      && parts == fresh.parts && departures == fresh.departures
    guard isSame else {
      throw .brokenInvariant("the hierarchy for \(profile) is not that of the roads")
    }
  }
}
