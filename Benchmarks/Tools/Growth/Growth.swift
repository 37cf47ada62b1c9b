import Foundation
import NearestStop
import RoadWorlds
import Worlds

/// How cost grows with roads and with stops; run by `./growth`.
///
///     Growth 5000 20000 / 100 1000      networks of so many vertices, each with so many stops
///
/// Prints CSV. In every world a sample of the answers is compared with Dijkstra's; a difference ends the run.
@main
enum Growth {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    let parts = arguments.split(separator: "/").map { $0.compactMap(Int.init) }
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
      print("usage: Growth VERTICES… / STOPS…")
      exit(2)
    }
    Figures.printHeader()
    do {
      for vertices in parts[0] { try measure(vertices, stopCounts: parts[1]) }
    } catch {
      FileHandle.standardError.write(Data("Growth: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func measure(_ vertices: Int, stopCounts: [Int]) throws {
    // Gone before anything is asked: only the graph is needed then.
    var network: RoadNetwork? = try Region.network(vertices, seed: 8)
    let count = network?.vertices.count ?? 0
    let roads = try RoadGrowth(network ?? RoadNetwork(), Figures(vertices: count))
    network = nil
    try roads.measure(
      RoadWorld(roads.graph, roads.segments, RoadGrowth.profile, stops: []))
    // More stops than junctions there are nowhere.
    for stopCount in stopCounts where stopCount < count {
      try StopGrowth(roads, stopCount: stopCount).measure()
    }
  }
}
