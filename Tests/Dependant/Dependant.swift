import NearestStop

@main
struct Dependant {
  /// Prints the nearest of three stops that has a microwave.
  static func main() throws {
    let finder = try StopFinder([
      Stop(
        id: "bank", coordinate: try Coordinate(latitude: 39.9083, longitude: 116.3690),
        amenities: [.water, .rest]),
      Stop(
        id: "market", coordinate: try Coordinate(latitude: 39.9040, longitude: 116.3702),
        amenities: [.water, .microwave]),
      Stop(
        id: "canteen", coordinate: try Coordinate(latitude: 39.9201, longitude: 116.3585),
        amenities: [.hotMeal, .microwave]),
    ])
    let here = try Coordinate(latitude: 39.9074, longitude: 116.3675)
    if let found = finder.nearest(to: here, needing: .microwave) {
      print(finder[found].id, found.distance)
    }
  }
}
