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
  public func world(_ profile: Profile) throws -> RoadWorld {
    // Stops stand where a finder puts them, so that one can be asked as well.
    let stops = coordinates(profile).map { MapFile.stop($0, $1) }
    guard let attached = try StopFinder(stops, on: roads, for: []).roads?.attachments[profile]
    else { throw RoutingError.noRoads }
    let places = (0..<UInt32(attached.count)).map { attached.place(of: $0) }
    return RoadWorld(roads.graph, roads.segments, profile, stops: places)
  }

  /// A finder of the stops of a world on this map, with lists of all needs, whether or not the file has some.
  ///
  /// A stop offers what the world says; beside these two, what it offers on the map, so that lists are as
  /// long as they are there.
  public func finder(of world: RoadWorld) throws -> StopFinder {
    let asked = RoadWorld.Feature.third | RoadWorld.Feature.rare
    let stops = coordinates(world.profile).map { ordinal, place in
      let own = hasStops ? finder.stops.amenities(of: ordinal).rawValue : 0
      return MapFile.stop(ordinal, place, own & ~asked | world.features[ordinal])
    }
    return try StopFinder(
      stops, on: roads, for: ProfileSet(world.profile), listing: .all)
  }

  private func coordinates(_ profile: Profile) -> [(ordinal: Int, place: Coordinate)] {
    let places =
      hasStops
      ? finder.stops.indices.map { finder.stops.coordinate(of: $0) }
      : RoadWorld.places(MapFile.randomStopCount, on: roads.graph, profile, seed: 2)
        .map { roads.graph.coordinate(of: $0.position) }
    return Array(places.enumerated().map { ($0, $1) })
  }

  /// Ids are in the order of the ordinals, which a finder then keeps.
  private static func stop(
    _ ordinal: Int, _ place: Coordinate, _ features: UInt64 = 0
  ) -> Stop {
    let digits = String(ordinal)
    return Stop(
      id: String(repeating: "0", count: 9 - digits.count) + digits, coordinate: place,
      amenities: AmenitySet(rawValue: features))
  }
}
