import Foundation
import Geodesy
import MapImport
import Testing

/// Real files and a second opinion, where this machine has them.
private enum Reality {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data").standardizedFileURL.path
  static let files = [
    "monaco.osm.pbf", "malta-latest.osm.pbf", "porto_portugal.osm.pbf", "jinan_roads.osm.pbf",
  ]
  static let amenities = [
    "toilets", "drinking_water", "restaurant", "cafe", "fuel", "bicycle_parking", "shelter",
  ]
  static let osmium = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":").map { "\($0)/osmium" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }
  static let isThere =
    osmium != nil
    && files.allSatisfy { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
}

/// Our reader and libosmium see the same in real files.
///
/// Skipped where `osmium` or the folder `../shared/data` is missing.
@Suite(.enabled(if: Reality.isThere, "needs 'osmium' and ../shared/data"))
struct OSMAgreementTests {
  /// Sums that change with any element, tag, node or member, and counts of amenities.
  struct Summary: OSMHandler, Equatable {
    var counts: [String: Int] = [:]

    private mutating func add(_ tags: OSMTags, to kind: String) {
      counts[kind, default: 0] += 1
      counts["tags", default: 0] += tags.count
      if let amenity = tags["amenity"], Reality.amenities.contains(amenity) {
        counts[amenity, default: 0] += 1
      }
      for tag in tags {
        counts["text", default: 0] += tag.key.utf8.count + tag.value.utf8.count
      }
    }

    mutating func node(_ node: OSMNode) {
      add(node.tags, to: "nodes")
      counts["ids", default: 0] &+= Int(node.id)
      counts["latitudes", default: 0] += Int((node.coordinate.latitude * 1e7).rounded())
      counts["longitudes", default: 0] += Int((node.coordinate.longitude * 1e7).rounded())
    }

    mutating func way(_ way: OSMWay) {
      add(way.tags, to: "ways")
      for (index, node) in way.nodes.enumerated() {
        counts["references", default: 0] &+= Int(node) &* (index + 1)
      }
    }

    mutating func relation(_ relation: OSMRelation) {
      add(relation.tags, to: "relations")
      for (index, member) in relation.members.enumerated() {
        counts["members", default: 0] &+= Int(member.id) &* (index + 1)
        counts["roles", default: 0] += member.role.utf8.count
      }
    }
  }

  @Test(arguments: Reality.files) func pbfAgreesWithOsmium(file: String) throws {
    let path = "\(Reality.folder)/\(file)"
    let ours = try summary(path)
    let info = try JSONDecoder().decode(
      FileInformation.self, from: try run(["fileinfo", "-e", "-j", path]))
    #expect(ours.counts["nodes", default: 0] == info.data.count.nodes)
    #expect(ours.counts["ways", default: 0] == info.data.count.ways)
    #expect(ours.counts["relations", default: 0] == info.data.count.relations)

    for amenity in Reality.amenities {
      let filtered = try run(["tags-filter", "-R", path, "amenity=\(amenity)", "-f", "opl"])
      let lines = String(decoding: filtered, as: UTF8.self).split(separator: "\n")
      #expect(ours.counts[amenity, default: 0] == lines.count, "\(amenity)")
    }
  }

  /// The same elements, written as XML by osmium, are the same to our XML reader: tags, text,
  /// coordinates, references and members.
  @Test(arguments: ["monaco.osm.pbf", "jinan_roads.osm.pbf"]) func xmlAgreesWithPBF(file: String)
    throws
  {
    let path = "\(Reality.folder)/\(file)"
    // One file is enough for gzip: without the optimizer the larger takes seconds.
    let suffix = file.hasPrefix("jinan") ? "osm.gz" : "osm"
    let converted = FileManager.default.temporaryDirectory
      .appending(path: "\(UUID().uuidString).\(suffix)").path
    defer { try? FileManager.default.removeItem(atPath: converted) }
    _ = try run(["cat", path, "-o", converted])
    let fromXML = try summary(converted)
    #expect(try fromXML == summary(path))
  }

  /// Other ways to write PBF that osmium has.
  @Test(arguments: ["pbf_dense_nodes=false", "pbf_compression=none", "add_metadata=none"])
  func encodingsAgree(format: String) throws {
    let path = "\(Reality.folder)/monaco.osm.pbf"
    let converted = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: converted) }
    _ = try run(["cat", path, "-f", "pbf,\(format)", "-o", converted])
    let written = try summary(converted)
    #expect(try written == summary(path))
  }

  private func summary(_ path: String) throws -> Summary {
    var summary = Summary()
    try OSMReader().read(path: path, handling: &summary)
    return summary
  }

  private struct FileInformation: Decodable {
    struct Data: Decodable { var count: Count }
    struct Count: Decodable { var nodes, ways, relations: Int }
    var data: Data
  }

  /// What osmium prints.
  private func run(_ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: try #require(Reality.osmium))
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "osmium \(arguments)")
    return data
  }
}
