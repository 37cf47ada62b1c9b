internal import Geodesy
public import Roads
internal import Stops

/// Roads, and where on them the stops are: what a finder needs to answer by road.
///
/// ```swift
/// let finder = try StopFinder(stops, roads: graph)
/// ```
///
/// A class, though nothing in it ever changes: it consists of hundreds of columns, and to hand on a structure
/// of them counts every one.
public final class RoadMap: Sendable {
  /// The roads.
  public let graph: RoadGraph
  /// Finds the road nearest to a place.
  public let segments: SegmentIndex
  /// The stops, attached to the roads for each profile: their usable entrances, or the stops themselves where
  /// none are known. A target's ordinal is its stop's.
  public let attachments: PerProfile<RoadTargets>
  /// The shape of the hierarchy over the roads, the same for all profiles.
  public let topology: HierarchyTopology
  /// What answers for each profile; `nil` for one that the map was not opened for.
  public let prepared: PerProfile<PreparedRoads?>

  init(
    graph: RoadGraph, segments: SegmentIndex, attachments: PerProfile<RoadTargets>,
    topology: HierarchyTopology, prepared: PerProfile<PreparedRoads?>
  ) {
    self.graph = graph
    self.segments = segments
    self.attachments = attachments
    self.topology = topology
    self.prepared = prepared
  }

  /// Attaches stops to roads. O(s log n) for s stops; the hierarchy takes most of the time, about 1.5 s
  /// for a city of 80,000 vertices.
  ///
  /// - Throws: ``RoadsError/tooLarge(what:count:)``
  convenience init(
    _ graph: RoadGraph, _ stops: some Collection<Stop>, listing listed: AmenitySet
  ) throws(RoadsError) {
    let topology = try HierarchyTopology(graph, NestedDissection(graph))
    self.init(graph, SegmentIndex(graph), topology, stops, .all, listed)
  }

  /// Attaches other stops to the same roads: nothing is ordered again.
  convenience init(
    _ roads: RoadMap, _ stops: some Collection<Stop>, for profiles: ProfileSet,
    listing listed: AmenitySet
  ) {
    self.init(
      roads.graph, roads.segments, roads.topology, stops, profiles, listed, knowing: roads)
  }

  private convenience init(
    _ graph: RoadGraph, _ segments: SegmentIndex, _ topology: HierarchyTopology,
    _ stops: some Collection<Stop>, _ profiles: ProfileSet, _ listed: AmenitySet,
    knowing known: RoadMap? = nil
  ) {
    let attachments = PerProfile.each { profile -> RoadTargets in
      RoadTargets(
        stops.map { $0.doors(on: segments, for: profile) }, in: graph, for: profile)
    }
    self.init(
      graph: graph, segments: segments, attachments: attachments, topology: topology,
      prepared: RoadMap.prepare(
        graph, topology, attachments, for: profiles, listing: listed, knowing: known))
  }

  /// Weighs the hierarchy for some profiles and puts the stops in.
  ///
  /// - Parameters:
  ///   - listed: the needs for which lists are made; none for no lists.
  ///   - known: the same roads with other stops: what they have weighed is not weighed again.
  static func prepare(
    _ graph: RoadGraph, _ topology: HierarchyTopology, _ attachments: PerProfile<RoadTargets>,
    for profiles: ProfileSet, listing listed: AmenitySet, knowing known: RoadMap? = nil
  ) -> PerProfile<PreparedRoads?> {
    PerProfile.each { profile -> PreparedRoads? in
      guard profiles.contains(ProfileSet(profile)) else { return nil }
      let search =
        known?.prepared[profile]?.buckets.search
        ?? HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile))
      return PreparedRoads(attachments[profile], search, listing: listed)
    }
  }

  /// The stops that are reached first from the road nearest to a place from which the profile's main
  /// component is reached; the hot path. Nothing is appended off the map.
  @inline(never)
  func nearest(
    to origin: Coordinate, _ profile: Profile, _ needs: AmenitySet, within limit: Weight,
    excluding excluded: borrowing StopExclusion, using workspace: inout SearchWorkspace,
    into output: inout OutputSpan<RoadNeighbor>
  ) throws(RoutingError) {
    guard let start = segments.place(near: origin, for: profile, as: .origin) else { return }
    // Says three times the same: what a subscript gives is a reference more.
    switch profile {
    case .foot:
      try RoadMap.nearest(
        prepared.foot, profile, start, needs, limit, excluded, &workspace, &output)
    case .bicycle:
      try RoadMap.nearest(
        prepared.bicycle, profile, start, needs, limit, excluded, &workspace, &output)
    case .ebike:
      try RoadMap.nearest(
        prepared.ebike, profile, start, needs, limit, excluded, &workspace, &output)
    }
  }

  private static func nearest(
    _ prepared: borrowing PreparedRoads?, _ profile: Profile, _ start: RoadPlace,
    _ needs: AmenitySet, _ limit: Weight, _ excluded: borrowing StopExclusion,
    _ workspace: inout SearchWorkspace, _ output: inout OutputSpan<RoadNeighbor>
  ) throws(RoutingError) {
    switch prepared {
    case .none: throw .notPrepared(profile)
    case .some(let prepared):
      prepared.nearest(
        to: start, needs, within: limit, excluding: excluded, using: &workspace, into: &output)
    }
  }

  /// What answers for a profile.
  func prepared(for profile: Profile) throws(RoutingError) -> PreparedRoads {
    guard let prepared = prepared[profile] else { throw .notPrepared(profile) }
    return prepared
  }
}

extension RoadMap {
  /// How a stop hangs together with the roads.
  public enum Connection: Hashable, Sendable {
    /// With a door on a road that can be reached from the profile's main component.
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
    guard let target = attachments[profile].target(ordinal) else { return .offTheMap }
    let isConnected = target.doors.contains { door in
      graph.marks(ofSegment: door.place.position.segment).isLedToFromMain(profile)
    }
    return isConnected ? .connected : .island
  }
}

extension RoadMap {
  /// How many roads around a place are tried before it counts as cut off.
  static let candidateCount = 8

  /// The point of the roads at which a stop or an entrance is attached.
  func attachment(of stop: Coordinate, at place: RoadPlace) -> SnappedPlace {
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

extension SegmentIndex {
  /// Where a stop is attached: on a road to which the main component leads, on an island only where there is
  /// nothing else; `nil` off the map.
  func destination(near stop: Coordinate, for profile: Profile) -> SnappedPlace? {
    snap(stop, for: profile, as: .destination) ?? snap(stop, for: profile, as: .anywhere)
  }
}
