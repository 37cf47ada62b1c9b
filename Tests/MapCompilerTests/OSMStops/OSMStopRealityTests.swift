import Foundation
import MapCompiler
import MapImport
import Stops
import Testing

/// Real files, where this machine has them.
private enum Reality {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/data").standardizedFileURL.path
  static let files = ["monaco.osm.pbf", "malta-latest.osm.pbf"]
  static let isThere = files.allSatisfy {
    FileManager.default.fileExists(atPath: "\(folder)/\($0)")
  }
}

/// Counts single tags, the plain way.
private struct TagCounter: OSMHandler {
  var toilets = 0
  var benches = 0

  private mutating func count(_ tags: OSMTags) {
    if tags["amenity"] == "toilets" || tags["toilets"] == "yes" { toilets += 1 }
    if tags["amenity"] == "bench" || tags["leisure"] == "picnic_table" { benches += 1 }
  }

  mutating func node(_ node: OSMNode) { count(node.tags) }
  mutating func way(_ way: OSMWay) { count(way.tags) }
}

/// Whole cities yield the stops their tags name.
///
/// Skipped where the folder `../shared/data` is missing.
@Suite(.enabled(if: Reality.isThere, "needs ../shared/data"))
struct OSMStopRealityTests {
  @Test(arguments: Reality.files) func allTagsAreFound(file: String) throws {
    let path = "\(Reality.folder)/\(file)"
    var counter = TagCounter()
    try OSMReader(kinds: [.nodes, .ways]).read(path: path, handling: &counter)
    let compilation = try OSMStopCompiler().compile(path: path)
    let stops = compilation.stops
    #expect(compilation.report.disused == 0 && compilation.report.withoutPlace == 0)
    #expect(stops.count { $0.amenities.contains(.toilets) } == counter.toilets)
    #expect(stops.count { $0.amenities.contains(.rest) } == counter.benches)
    #expect(Set(stops.map(\.id)).count == stops.count)

    // A list merged with itself is itself.
    let merge = StopMerger().merge(stops, with: stops)
    #expect(merge.stops.map(\.id) == stops.map(\.id) && merge.merged.count == stops.count)
  }
}
