/// A target that is visited on the way.
public struct Detour: Hashable, Sendable, BitwiseCopyable {
  /// The target.
  public let ordinal: UInt32
  /// Into which leg it is put: a place among the legs asked about.
  public let leg: UInt32
  /// From where that leg begins to the target.
  public let toTarget: Weight
  /// From the target to where that leg ends.
  public let fromTarget: Weight
  /// The whole trip, all other legs included; what is ranked by.
  public let total: Weight
}

/// A part of a trip without stops on the way.
public struct TripLeg: Hashable, Sendable {
  /// Where it begins.
  public var origin: RoadPlace
  /// Where it ends.
  public var destination: RoadPlace
  /// What it weighs when nothing is visited; finite.
  public var weight: Weight

  /// A leg of a trip.
  ///
  /// - Parameter weight: as ``HierarchySearch/weight(from:to:using:)-(RoadPlace,_,_)`` says.
  public init(from origin: RoadPlace, to destination: RoadPlace, weight: Weight) {
    self.origin = origin
    self.destination = destination
    self.weight = weight
  }
}
