import Foundation
import Geodesy
import MapCompiler
import Roads
import Testing

/// Real files, where this machine has them.
private enum Reality {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/data").standardizedFileURL.path
  static let files = ["porto_portugal.osm.pbf", "malta-latest.osm.pbf"]
  static let isThere = files.allSatisfy {
    FileManager.default.fileExists(atPath: "\(folder)/\($0)")
  }
}

/// Whole cities compile, and what comes out makes a graph.
///
/// Skipped where the folder `../shared/data` is missing.
@Suite(.enabled(if: Reality.isThere, "needs ../shared/data"))
struct RoadCompilerRealityTests {
  @Test(arguments: Reality.files) func aCityBecomesAGraph(file: String) throws {
    // The trunks of these cities are main roads; without them the north of Malta is an island.
    var parameters = MovementParameters()
    parameters.trunkRoads = .ordinaryRoads
    let compilation = try RoadCompiler(parameters: parameters)
      .compile(path: "\(Reality.folder)/\(file)")
    let (network, report) = (compilation.network, compilation.report)
    #expect(compilation.nodeIDs.count == network.vertices.count)
    #expect(compilation.wayIDs.count + report.connectors == network.segments.count)
    #expect(zip(compilation.wayIDs, compilation.wayIDs.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(report.roads == report.closedRoads + report.roadsKept + report.roadsWithoutExtent)
    #expect(report.turnRules == report.turnRulesKept + report.turnRulesLost.values.reduce(0, +))

    // Length is that of the drawn line, and nobody is faster than 25 km/h outside of ferries.
    var wrong = 0
    for segment in network.segments {
      let line =
        [network.vertices[Int(segment.tail)]] + network.points[segment.points]
        + [network.vertices[Int(segment.head)]]
      let metres = zip(line, line.dropFirst()).reduce(0) {
        $0 + GreatCircle.distance(from: $1.0, to: $1.1).metres
      }
      let fastest = Double(segment.movement.ebike.forward.deciseconds) / 10 + 0.05
      if abs(metres - segment.length.metres) > 1e-6 { wrong += 1 }
      if !segment.flags.contains(.ferry), metres / fastest > 25 / 3.6 { wrong += 1 }
    }
    #expect(wrong == 0)

    let graph = try RoadGraph(network)
    #expect(graph.segmentCount == network.segments.count)
    for profile in Profile.allCases {
      let reach = RoadReach(graph, profile)
      #expect(reach.usable.segments > 40_000)
      #expect(reach.islands.kilometres < reach.usable.kilometres / 20)
    }
  }
}
