public import NearestStop

/// A compiled map, and the stops to look for on it.
public struct MapFile {
  public let finder: StopFinder
  public let roads: RoadMap

  /// With fewer stops than that a map gets stops at random: nothing is found out from three.
  private static let leastStopCount = 100
  /// As many as the sample district has.
  private static let randomStopCount = 355

  /// - Throws: when there is no such map, or it has no roads.
  public init(path: String) throws {
    finder = try StopFinder(Snapshot(path: path))
    guard let roads = finder.roads else { throw RoutingError.noRoads }
    self.roads = roads
  }

  /// Whether it has stops enough of its own.
  public var hasStops: Bool { finder.stops.count >= MapFile.leastStopCount }

  /// The map with its own stops where it has some, else with 355 at random.
  public func world(_ profile: Profile) -> RoadWorld {
    let attached = roads.attachments[profile]
    let own = (0..<UInt32(attached.count)).map { attached.place(of: $0) }
    let stops =
      hasStops
      ? own
      : RoadWorld.places(MapFile.randomStopCount, on: roads.graph, profile, seed: 2)
    return RoadWorld(roads.graph, roads.segments, profile, stops: stops)
  }
}
