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
}
