public import Geodesy
public import Roads

/// A whole way from one place to another: a walk to the road, the roads, a walk from the road.
///
/// The steps' lengths add up to ``distance`` (but for rounding) and their weights to ``weight``, exactly; the line
/// begins and ends where the roads are entered and left.
public struct TravelRoute: Hashable, Sendable {
  /// How one moves on the roads.
  public let profile: Profile
  /// Where one is.
  public let origin: Coordinate
  /// The point on the road nearest to the origin, and how far away it is.
  public let start: SnappedPlace
  /// The point on the road nearest to the destination, and how far away it is.
  public let end: SnappedPlace
  /// Where one wants to go; of a stop with entrances the one that the way leads to.
  public let destination: Coordinate
  /// The place of that entrance among the stop's ``Stop/entrances``; `nil` where the way leads to a stop
  /// without any, or to another place.
  public let entrance: Int?
  /// The way from ``start`` to ``end``.
  public let roads: Route
  /// What is done one after the other, the walks at both ends included.
  public let steps: [TravelStep]

  /// The whole way: what a ranking or a table says.
  public var weight: Weight { roads.weight }
  /// How long the whole way takes.
  public var duration: TravelTime { roads.duration }
  /// How long the whole way is.
  public var distance: Distance {
    // A sum of lengths is never negative.
    (try? Distance(metres: start.distance.metres + roads.metres + end.distance.metres)) ?? .zero
  }
  /// The line along the roads: at least one point.
  public var geometry: [Coordinate] { roads.geometry }

  init(
    _ roads: Route, _ profile: Profile, from origin: Coordinate, _ start: SnappedPlace,
    to destination: Coordinate, _ end: SnappedPlace, by entrance: Int? = nil, in graph: RoadGraph
  ) {
    self.profile = profile
    self.origin = origin
    self.start = start
    self.end = end
    self.destination = destination
    self.entrance = entrance
    self.roads = roads
    var steps: [TravelStep] = []
    if start.distance.metres > 0 {
      steps.append(
        TravelStep(.walkToRoad, start.distance, weight: roads.originAccess))
    }
    for step in graph.steps(of: roads, for: profile) { steps.append(TravelStep(step, profile)) }
    if end.distance.metres > 0 {
      steps.append(
        TravelStep(.walkFromRoad, end.distance, weight: roads.destinationAccess))
    }
    self.steps = steps
  }
}
