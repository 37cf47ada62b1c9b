public import Roads
internal import Stops

extension LiveStops {
  /// A finder over the stops and roads as they are, that nothing happens to any more: for who asks one thing and wants
  /// everything there is, or for a file.
  ///
  /// Closed stops are not in it, temporary ones stand between the others, and ordinals are its own. Blocked roads stay on
  /// the map, and nobody gets through. O(all stops), some milliseconds for a city; where roads are blocked that
  /// are not weighed yet, 40 ms more for each profile. No lists are made.
  ///
  /// - Parameters:
  ///   - resources: leaves out the stops that have none left of one of these.
  ///   - profiles: those that can be asked for by road, of those that the live finder was made with.
  /// - Throws: as ``StopFinder/init(_:on:for:listing:)``.
  public func finder(
    withoutExhausted resources: StopResourceSet = [], for profiles: ProfileSet = .all
  ) throws(StopFinderError) -> StopFinder {
    let excluded = exclusion(exhausted: resources)
    let stops = (0..<UInt32(truncatingIfNeeded: count)).filter { !isExcluded($0, in: excluded) }
      .map { self[$0] }
    guard let roads = finder.roads else { return try StopFinder(stops) }
    let prepared = PerProfile.each { profile -> PreparedRoads? in
      guard profiles.contains(ProfileSet(profile)) else { return nil }
      return roads.prepared[profile].map { WholeRoads($0).prepared }
    }
    let known = Profile.allCases.reduce(into: [] as ProfileSet) { known, profile in
      if prepared[profile] != nil { known.formUnion(ProfileSet(profile)) }
    }
    return try StopFinder(
      stops,
      on: RoadMap(
        graph: roads.graph, segments: roads.segments, attachments: roads.attachments,
        topology: roads.topology, prepared: prepared), for: known)
  }
}

extension LiveStops {
  /// The road blocks in force, in the order of their ids.
  public var roadBlocks: [RoadBlock] { roads?.blocks.map(\.block) ?? [] }

  /// The segments that are blocked for a profile, ascending. O(segments ÷ 64).
  public func blockedSegments(for profile: Profile) -> [UInt32] {
    roads?.blocked[profile].segments ?? []
  }
}
