import NearestStop
import RoadWorlds

/// The queries, from seeds: as many distinct ones as the map has junctions, then again in another order.
struct RoadCourse {
  /// Enough for several rounds of the fastest.
  static let length = 200_000

  let origins: [RoadJunction]
  let destinations: [RoadJunction]
  let coordinates: [Coordinate]
  /// All, in the order of the graph, for what is asked from everywhere.
  let junctions: [RoadJunction]

  init(_ world: RoadWorld) {
    origins = world.origins(RoadCourse.length, seed: 5)
    destinations = world.origins(RoadCourse.length, seed: 6)
    coordinates = world.coordinates(RoadCourse.length, seed: 7)
    junctions = world.junctions
  }
}
