internal import Roads
internal import SnapshotFormat

extension RoadMap {
  /// Adds the sections of the roads and of the stops' places on them.
  func write(to writer: inout SnapshotWriter, as form: SnapshotForm) {
    graph.write(to: &writer)
    segments.write(to: &writer)
    for profile in Profile.allCases { attachments[profile].write(to: &writer) }
    switch form {
    case .compact:
      topology.writeOrder(to: &writer)
    case .prepared:
      topology.write(to: &writer)
      for profile in Profile.allCases {
        buckets[profile].search.write(to: &writer)
        buckets[profile].write(to: &writer)
      }
    }
  }

  /// The roads of a snapshot; `nil` when it was compiled without.
  static func read(_ snapshot: Snapshot, stopCount: Int) throws(SnapshotError) -> RoadMap? {
    guard RoadGraph.isPresent(in: snapshot) else { return nil }
    let graph = try RoadGraph(snapshot)
    let segments = try SegmentIndex(snapshot, graph)
    func attachment(_ profile: Profile) throws(SnapshotError) -> RoadTargets {
      let targets = try RoadTargets(snapshot, graph, for: profile)
      guard targets.count == stopCount else {
        throw .contradiction(
          "\(stopCount) stops, and places on the roads of \(targets.count)")
      }
      return targets
    }
    let attachments = PerProfile(
      foot: try attachment(.foot), bicycle: try attachment(.bicycle),
      ebike: try attachment(.ebike))
    guard HierarchyTopology.isPresent(in: snapshot) else {
      let topology = try HierarchyTopology(orderIn: snapshot, graph)
      return RoadMap(
        graph: graph, segments: segments, attachments: attachments, topology: topology,
        buckets: buckets(graph, topology, attachments))
    }
    let topology = try HierarchyTopology(snapshot, graph)
    func bucket(_ profile: Profile) throws(SnapshotError) -> TargetBuckets {
      try TargetBuckets(
        snapshot, attachments[profile],
        HierarchySearch(snapshot, graph, topology, for: profile))
    }
    return RoadMap(
      graph: graph, segments: segments, attachments: attachments, topology: topology,
      buckets: PerProfile(
        foot: try bucket(.foot), bicycle: try bucket(.bicycle), ebike: try bucket(.ebike)))
  }

  /// Whether graph and hierarchy are as they would be made again. Takes as long as making them, but for the
  /// order of the vertices.
  ///
  /// - Throws: ``RoadsError/brokenInvariant(_:)``, of the first thing that is wrong.
  package func checkInvariants() throws(RoadsError) {
    try graph.checkInvariants()
    try topology.checkInvariants(of: graph)
    for profile in Profile.allCases {
      try buckets[profile].search.checkInvariants()
      try buckets[profile].checkInvariants()
    }
  }
}
