public import Roads

/// What is reached from a place within a time.
///
/// The area a map draws around the roads: ``RoadGraph/isochrone(of:)`` of ``roads``.
public struct ReachableStops: Hashable, Sendable {
  /// The point on the road nearest to the place.
  public let start: SnappedPlace
  /// The stops, nearest first, at equal time by id; their ordinals are places in ``StopFinder/stops``.
  public let stops: [RoadNeighbor]
  /// The parts of the roads.
  public let roads: Reachable
  /// By ordinal, of those stops alone of which entrances are known.
  let entrances: [UInt32: Int]
}

extension ReachableStops {
  /// By which of a stop's ``Stop/entrances`` one gets in at the time that is told; `nil` where none are known, and for
  /// a stop that is not among ``stops``. O(1).
  public func entrance(of ordinal: UInt32) -> Int? { entrances[ordinal] }
}
