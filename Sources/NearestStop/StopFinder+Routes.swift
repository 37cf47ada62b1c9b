public import Geodesy
public import Roads
public import Stops

extension StopFinder {
  /// The shortest way between two places.
  ///
  /// Both are brought to the nearest road that hangs together with the rest of the network; where there
  /// is no way between these, the next roads around are tried.
  ///
  /// - Parameters:
  ///   - origin: in WGS-84.
  ///   - destination: in WGS-84.
  ///   - profile: how one moves on the roads.
  ///   - workspace: the memory of the search; one per thread.
  public func route(
    from origin: Coordinate, to destination: Coordinate, by profile: Profile,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> TravelRoute {
    guard let roads else { throw .noRoads }
    let prepared = try roads.prepared(for: profile)
    // The last is looked for first: a place off the map is told without a search.
    guard roads.hasRoad(near: origin, for: profile) else { throw .offTheMap(origin, profile) }
    let route = try roads.first(near: destination, for: profile, as: .destination) { end in
      // There is a road, so nothing is thrown.
      try? roads.first(near: origin, for: profile, as: .origin) { start in
        prepared.route(from: start.place, to: end.place, using: &workspace).map {
          TravelRoute($0, profile, from: origin, start, to: destination, end, in: roads.graph)
        }
      }
    }
    guard let route else { throw .notReachable(from: origin, profile) }
    return route
  }

  /// The shortest way to a stop, from the road at which the stop is attached: exactly as long as
  /// ``nearest(_:to:by:needing:excluding:open:within:in:withRoutes:using:)`` says.
  ///
  /// - Parameters:
  ///   - origin: in WGS-84.
  ///   - ordinal: of the stop: 0..<`stops.count`.
  ///   - profile: how one moves on the roads.
  ///   - workspace: the memory of the search; one per thread.
  public func route(
    from origin: Coordinate, toStop ordinal: UInt32, by profile: Profile,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> TravelRoute {
    try AskedStops(self, excluding: .none).route(
      from: origin, toStop: ordinal, by: profile, using: &workspace)
  }

  /// The travel times from each of some origins to each of some stops.
  ///
  /// One climb for each origin, of which each stop takes 30 ns. An origin that is off the map has a row without times, as a stop that
  /// is not reached has none: one bad place doesn't spoil a table.
  ///
  /// - Parameters:
  ///   - origins: in WGS-84.
  ///   - ordinals: of the stops: each 0..<`stops.count`.
  ///   - profile: how one moves on the roads.
  ///   - workspace: the memory of the search; one per thread.
  /// - Throws: `noRoads` or `notPrepared`.
  public func table(
    from origins: [Coordinate], toStops ordinals: [UInt32], by profile: Profile,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> TravelTable {
    try AskedStops(self, excluding: .none).table(
      from: origins, toStops: ordinals, by: profile, using: &workspace)
  }

  /// What is reached from a place within a time: the stops, nearest first, and the roads.
  ///
  /// - Parameters:
  ///   - time: walking to the road included; inclusive.
  ///   - origin: in WGS-84.
  ///   - profile: how one moves on the roads.
  ///   - needs: what every stop must offer.
  ///   - excluded: stops that are not to be found; see ``exclusion(of:)``.
  ///   - open: that stops must be open on arrival; `nil` for all stops.
  ///   - workspace: the memory of the search; one per thread.
  public func reachable(
    within time: TravelTime, from origin: Coordinate, by profile: Profile,
    needing needs: AmenitySet = [], excluding excluded: StopExclusion = .none,
    open: OpeningCondition? = nil, using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> ReachableStops {
    try AskedStops(self, excluding: excluded).reachable(
      within: time, from: origin, by: profile, needing: needs, open: open, using: &workspace)
  }
}

extension RoadMap {
  /// Whether there is a road at all to start from.
  func hasRoad(near place: Coordinate, for profile: Profile) -> Bool {
    segments.snap(place, for: profile, as: .anywhere) != nil
  }
}
