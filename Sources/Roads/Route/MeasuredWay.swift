/// What a shortest way weighs and how long it is, without the way itself: enough for most lists of what is
/// near, and nothing is allocated for it.
public struct MeasuredWay: Hashable, Sendable {
  /// The target, and what the way weighs.
  public let neighbor: RoadNeighbor
  /// Where it ends: the place of the target.
  public let destination: RoadPlace
  /// The length along the roads in metres, without access.
  public let metres: Double
}

extension RoadWay {
  /// The same without its legs.
  public var measured: MeasuredWay {
    MeasuredWay(neighbor: neighbor, destination: destination, metres: metres)
  }
}
