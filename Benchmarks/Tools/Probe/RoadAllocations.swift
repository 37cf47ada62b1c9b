import CAllocationCounter
import NearestStop
import RoadWorlds

/// How often the finder's hot path by road allocates, and lists alone; counted as in ``Allocations``.
enum RoadAllocations {
  private static let queries = 10_000

  static func print(_ path: String) throws {
    let map = try MapFile(path: path)
    let world = try map.world(.foot)
    let finder = try map.finder(of: world)
    guard let lists = finder.roads?.prepared[.foot]?.lists else {
      throw RoutingError.notPrepared(.foot)
    }
    let coordinates = world.coordinates(2 * queries, seed: 7)
    let places = world.origins(2 * queries, seed: 5).map(\.place)
    var workspace = SearchWorkspace()
    let needs: [(String, UInt64)] = [
      ("none", 0), ("one", RoadWorld.Feature.third), ("rare", RoadWorld.Feature.rare),
      ("two", RoadWorld.Feature.third | RoadWorld.Feature.rare),
    ]
    Swift.print("Allocations in \(queries) queries by road, on foot:")
    // Some closed, some that are there for a while.
    let live = LiveStopFinder(finder)
    let now = UnixTime(seconds: 0)
    try live.apply(
      (0..<5).flatMap { number -> [LiveChange] in
        let id = finder.stops.id(of: 3 * number)
        return [
          .closeStop(id: id), .addStop(Stop(id: "tent \(number)", coordinate: coordinates[number])),
        ]
      }, at: now)
    Swift.print("need  k   StopFinder  live        lists")
    for (name, features) in needs {
      for count in [1, 5, 10, 40] {
        let byFinder = try added { range in
          _ = try [RoadNeighbor](capacity: count) { output in
            for place in coordinates[range] {
              output.removeAll()
              try finder.nearest(
                to: place, by: .foot, needing: AmenitySet(rawValue: features),
                using: &workspace, into: &output)
            }
          }
        }
        let alive = try added { range in
          _ = try [RoadNeighbor](capacity: count) { output in
            for place in coordinates[range] {
              output.removeAll()
              try live.stops(at: now).nearest(
                to: place, by: .foot, needing: AmenitySet(rawValue: features),
                using: &workspace, into: &output)
            }
          }
        }
        let byLists = added { range in
          _ = [RoadNeighbor](capacity: count) { output in
            for place in places[range] {
              output.removeAll()
              _ = lists.nearest(to: place, needing: features, into: &output)
            }
          }
        }
        Swift.print(
          "\(pad(name, 4))  \(pad("\(count)", 2))  \(pad("\(byFinder)", 10))  "
            + "\(pad("\(alive)", 10))  \(byLists)")
      }
    }
  }

  private static func added(_ ask: (Range<Int>) throws -> Void) rethrows -> Int {
    // The workspace grows with the first queries; the runtime prepares what it needs on first use.
    try ask(0..<(2 * queries))
    let start = allocation_count()
    try ask(0..<queries)
    let middle = allocation_count()
    try ask(0..<(2 * queries))
    return (allocation_count() - middle) - (middle - start)
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
