import Geodesy
import NearestStop
import Roads
import Stops
import TestSupport

/// A small random district: a grid with missing, one-way and ends-only streets, a lake, and stops.
struct RoadWorld {
  var finder: StopFinder
  var origins: [Coordinate]

  static let side = 8
  static let spacing = 0.001

  init(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var network = RoadNetwork()
    var vertices: [UInt32] = []
    for row in 0..<RoadWorld.side {
      for column in 0..<RoadWorld.side {
        let shake = Double.random(in: -0.0002...0.0002, using: &generator)
        vertices.append(
          network.addVertex(
            at: try Coordinate(
              latitude: 39.9 + Double(row) * RoadWorld.spacing + shake,
              longitude: 116.3 + Double(column) * RoadWorld.spacing - shake)))
      }
    }
    let names = [
      network.addName(StreetName(chinese: "西单北大街", english: "Xidan North Street")),
      network.addName(StreetName(chinese: "烟袋斜街")),
    ]
    for place in vertices.indices {
      let isLast = place % RoadWorld.side == RoadWorld.side - 1
      for other in [isLast ? nil : place + 1, place + RoadWorld.side].compactMap(\.self)
      where other < vertices.count && Int.random(in: 0..<10, using: &generator) > 1 {
        let (tail, head) = (vertices[place], vertices[other])
        let length = GreatCircle.distance(
          from: network.vertices[Int(tail)], to: network.vertices[Int(head)])
        func movement(_ speed: Double) -> RoadNetwork.Movement {
          let weight = Weight(metres: length.metres, kilometresPerHour: speed)
          let isOneWay = Int.random(in: 0..<8, using: &generator) == 0
          return RoadNetwork.Movement(
            forward: weight, backward: isOneWay ? .infinity : weight)
        }
        network.addSegment(
          from: tail, to: head, through: [], length: length,
          name: Int.random(in: 0..<3, using: &generator) == 0 ? nil : names.randomElement(),
          movement: PerProfile(foot: movement(4.8), bicycle: movement(13.5), ebike: movement(15)))
      }
    }
    func place() throws -> Coordinate {
      try Coordinate(
        latitude: 39.9 + .random(in: -0.001...0.008, using: &generator),
        longitude: 116.3 + .random(in: -0.001...0.008, using: &generator))
    }
    let stops = try (0..<20).map { number in
      Stop(
        id: "s\(number + 10)", coordinate: try place(),
        amenities: Int.random(in: 0..<3, using: &generator) == 0 ? [.water, .shelter] : [.water])
    }
    finder = try StopFinder(stops, roads: try RoadGraph(network))
    origins = try (0..<4).map { _ in try place() }
  }
}
