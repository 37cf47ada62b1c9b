internal import Roads
internal import SnapshotFormat
internal import Stops

extension RoadMap {
  /// Adds the sections of the roads and of the stops' places on them.
  func write(to writer: inout SnapshotWriter, as form: SnapshotForm) {
    graph.write(to: &writer)
    segments.write(to: &writer)
    switch form {
    case .compact:
      topology.writeOrder(to: &writer)
      for profile in Profile.allCases { attachments[profile].writePlaces(to: &writer) }
    case .prepared:
      topology.write(to: &writer)
      // A map serves every profile, also when this one was opened for some.
      let whole = RoadMap.prepare(
        graph, topology, attachments, for: missingProfiles, listing: listed)
      for profile in Profile.allCases {
        attachments[profile].write(to: &writer)
        guard let prepared = prepared[profile] ?? whole[profile] else { continue }
        prepared.buckets.search.write(to: &writer)
        prepared.buckets.write(to: &writer)
        if attachments[profile].doorCount > attachments[profile].count {
          prepared.doors.write(to: &writer, as: .toDoors)
        }
        prepared.onward.write(to: &writer, as: .fromDoors)
        prepared.lists?.write(to: &writer)
      }
    }
  }

  /// What the map was not opened for.
  private var missingProfiles: ProfileSet {
    Profile.allCases.reduce(into: []) { missing, profile in
      if prepared[profile] == nil { missing.formUnion(ProfileSet(profile)) }
    }
  }

  /// The needs for which there are lists.
  private var listed: AmenitySet {
    let lists = Profile.allCases.lazy.compactMap { self.prepared[$0]?.lists }.first
    return AmenitySet(rawValue: lists?.listed ?? 0)
  }

  /// The roads of a snapshot; `nil` when it was compiled without.
  ///
  /// - Parameter profiles: what it is to answer for.
  static func read(
    _ snapshot: Snapshot, stopCount: Int, for profiles: ProfileSet
  ) throws(SnapshotError) -> RoadMap? {
    guard RoadGraph.isPresent(in: snapshot) else { return nil }
    let graph = try RoadGraph(snapshot)
    let segments = try SegmentIndex(snapshot, graph)
    let isPrepared = HierarchyTopology.isPresent(in: snapshot)
    let attachments = try PerProfile.each { (profile) throws(SnapshotError) -> RoadTargets in
      let targets =
        try isPrepared
        ? RoadTargets(snapshot, graph, for: profile)
        : RoadTargets(placesIn: snapshot, graph, for: profile)
      guard targets.count == stopCount else {
        throw .contradiction(
          "\(stopCount) stops, and places on the roads of \(targets.count)")
      }
      return targets
    }
    let topology =
      try isPrepared
      ? HierarchyTopology(snapshot, graph) : HierarchyTopology(orderIn: snapshot, graph)
    let prepared =
      try isPrepared
      ? PerProfile.each { (profile) throws(SnapshotError) -> PreparedRoads? in
        guard profiles.contains(ProfileSet(profile)) else { return nil }
        let targets = attachments[profile]
        let search = try HierarchySearch(snapshot, graph, topology, for: profile)
        let buckets = try TargetBuckets(snapshot, targets, search)
        let byDoor = targets.byDoor(in: graph)
        return PreparedRoads(
          buckets,
          doors: targets.doorCount == targets.count
            ? buckets : try self.buckets(snapshot, byDoor, search, .toDoors),
          onward: try self.buckets(snapshot, byDoor, search, .fromDoors),
          NearestLists.isPresent(in: snapshot, for: profile)
            ? try NearestLists(snapshot, targets, graph) : nil)
      } : prepare(graph, topology, attachments, for: profiles, listing: [])
    return RoadMap(
      graph: graph, segments: segments, attachments: attachments, topology: topology,
      prepared: prepared)
  }

  /// Maps of old have no such buckets: they are made, in some milliseconds for a city.
  private static func buckets(
    _ snapshot: Snapshot, _ targets: RoadTargets, _ search: HierarchySearch,
    _ family: TargetBuckets.Family
  ) throws(SnapshotError) -> TargetBuckets {
    guard TargetBuckets.isPresent(in: snapshot, for: search.profile, family) else {
      return TargetBuckets(targets, search, family.direction)
    }
    return try TargetBuckets(snapshot, targets, search, family)
  }

  /// Whether graph and hierarchy are as they would be made again. Takes as long as making them, but for the
  /// order of the vertices.
  ///
  /// - Throws: ``RoadsError/brokenInvariant(_:)``, of the first thing that is wrong.
  package func checkInvariants() throws(RoadsError) {
    try graph.checkInvariants()
    try topology.checkInvariants(of: graph)
    try segments.checkInvariants(graph)
    for profile in Profile.allCases {
      try attachments[profile].checkInvariants(graph)
      guard let prepared = prepared[profile] else { continue }
      try prepared.buckets.search.checkInvariants()
      try prepared.buckets.checkInvariants()
      if attachments[profile].doorCount > attachments[profile].count {
        try prepared.doors.checkInvariants()
      }
      try prepared.onward.checkInvariants()
      try prepared.lists?.checkInvariants(prepared.buckets)
    }
  }
}
