internal import Geodesy
public import Roads
internal import SnapshotFormat
internal import Stops

/// Roads, and where on them the stops are: what a finder needs to answer by road.
///
/// ```swift
/// let finder = try StopFinder(stops, roads: graph)
/// ```
public struct RoadMap: Sendable {
  /// The roads.
  public let graph: RoadGraph
  /// Finds the road nearest to a place.
  public let segments: SegmentIndex
  /// The stops, attached to the roads for each profile; a target's ordinal is its stop's.
  public let attachments: PerProfile<RoadTargets>
  /// The shape of the hierarchy over the roads, the same for all profiles.
  public let topology: HierarchyTopology
  /// The hierarchy of each profile, and in it the stops: what answers.
  public let buckets: PerProfile<TargetBuckets>

  /// Attaches stops to roads. O(s log n) for s stops; the hierarchy takes most of the time, about 1.5 s
  /// for a city of 80,000 vertices.
  ///
  /// - Throws: ``RoadsError/tooLarge(what:count:)``
  init(_ graph: RoadGraph, _ stops: some Collection<Stop>) throws(RoadsError) {
    let segments = SegmentIndex(graph)
    self.graph = graph
    self.segments = segments
    func attachment(_ profile: Profile) -> RoadTargets {
      let targets = stops.map { stop in
        let snapped =
          segments.snap(stop.coordinate, for: profile, as: .destination)
          ?? segments.snap(stop.coordinate, for: profile, as: .anywhere)
        return snapped.map { RoadTarget($0.place, features: stop.amenities.rawValue) }
      }
      return RoadTargets(targets, in: graph, for: profile)
    }
    let attachments = PerProfile(
      foot: attachment(.foot), bicycle: attachment(.bicycle), ebike: attachment(.ebike))
    let topology = try HierarchyTopology(graph, NestedDissection(graph))
    self.attachments = attachments
    self.topology = topology
    buckets = RoadMap.buckets(graph, topology, attachments)
  }

  /// Weighs the hierarchy for each profile and puts the stops in.
  private static func buckets(
    _ graph: RoadGraph, _ topology: HierarchyTopology, _ attachments: PerProfile<RoadTargets>
  ) -> PerProfile<TargetBuckets> {
    func bucket(_ profile: Profile) -> TargetBuckets {
      TargetBuckets(
        attachments[profile],
        HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile)))
    }
    return PerProfile(foot: bucket(.foot), bicycle: bucket(.bicycle), ebike: bucket(.ebike))
  }
}

extension RoadMap {
  /// How a stop hangs together with the roads.
  public enum Connection: Hashable, Sendable {
    /// On a road that can be reached from the profile's main component.
    case connected
    /// On a road of its own: reached only by whoever is there already.
    case island
    /// No road within ``SegmentIndex/defaultLimit``.
    case offTheMap
  }

  /// How a stop hangs together with the roads for a profile.
  ///
  /// - Parameters:
  ///   - ordinal: of the stop.
  ///   - profile: who wants to go there.
  public func connection(of ordinal: UInt32, for profile: Profile) -> Connection {
    guard let place = attachments[profile].place(of: ordinal) else { return .offTheMap }
    let marks = graph.marks(ofSegment: place.position.segment)
    return marks.isLedToFromMain(profile) ? .connected : .island
  }
}

extension RoadMap {
  /// How many roads around a place are tried before it counts as cut off.
  static let candidateCount = 8

  /// The point of the roads at which a stop is attached; `nil` off the map.
  func attachment(
    of ordinal: UInt32, at stop: Coordinate, for profile: Profile
  ) -> SnappedPlace? {
    guard let place = attachments[profile].place(of: ordinal) else { return nil }
    let coordinate = graph.coordinate(of: place.position)
    return SnappedPlace(
      position: place.position, coordinate: coordinate,
      distance: GreatCircle.distance(from: stop, to: coordinate))
  }

  /// The first thing that is found from a point of the roads near a place.
  ///
  /// The nearest point from which the main component is reached is tried first, or that can be reached
  /// from there; then all roads around, islands included, the nearest first.
  ///
  /// - Returns: `nil` where nothing is found from any.
  /// - Throws: `offTheMap` without a road.
  func first<Found>(
    near place: Coordinate, for profile: Profile, as purpose: SnapPurpose,
    _ find: (SnappedPlace) -> Found?
  ) throws(RoutingError) -> Found? {
    let best = segments.snap(place, for: profile, as: purpose)
    if let best, let found = find(best) { return found }
    let others = segments.candidates(
      RoadMap.candidateCount, near: place, for: profile, as: .anywhere)
    guard best != nil || !others.isEmpty else { throw .offTheMap(place, profile) }
    for other in others where other != best {
      if let found = find(other) { return found }
    }
    return nil
  }
}

extension RoadMap {
  /// Whether any stop is reached from a point of the roads: what decides where a trip begins, whatever is
  /// asked for.
  func reachesAnyStop(
    _ start: SnappedPlace, _ profile: Profile, using workspace: inout SearchWorkspace
  ) -> Bool {
    !buckets[profile].nearest(1, to: start.place, using: &workspace.hierarchy).isEmpty
  }
}

// MARK: - Snapshots

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
  init?(_ snapshot: Snapshot, stopCount: Int) throws(SnapshotError) {
    guard RoadGraph.isPresent(in: snapshot) else { return nil }
    let graph = try RoadGraph(snapshot)
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
    self.graph = graph
    segments = try SegmentIndex(snapshot, graph)
    self.attachments = attachments
    guard HierarchyTopology.isPresent(in: snapshot) else {
      topology = try HierarchyTopology(orderIn: snapshot, graph)
      buckets = RoadMap.buckets(graph, topology, attachments)
      return
    }
    let topology = try HierarchyTopology(snapshot, graph)
    func bucket(_ profile: Profile) throws(SnapshotError) -> TargetBuckets {
      try TargetBuckets(
        snapshot, attachments[profile],
        HierarchySearch(snapshot, graph, topology, for: profile))
    }
    self.topology = topology
    buckets = PerProfile(
      foot: try bucket(.foot), bicycle: try bucket(.bicycle), ebike: try bucket(.ebike))
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
