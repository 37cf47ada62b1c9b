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
    var nodes = 0
    var ways = 0
    var relations = 0
    var tags = 0
    var textLength = 0
    var amenities: [String: Int] = [:]
    var ids: Int64 = 0
    var latitudes = 0.0
    var longitudes = 0.0
    var references: Int64 = 0
    var members: Int64 = 0
    var roleLength = 0

    private mutating func add(_ tags: OSMTags) {
      guard !tags.isEmpty else { return }
      self.tags += tags.count
      for tag in tags {
        textLength += tag.key.utf8.count + tag.value.utf8.count
        if tag.key == "amenity" { amenities[tag.value, default: 0] += 1 }
      }
    }

    mutating func node(_ node: OSMNode) {
      nodes += 1
      ids &+= node.id
      // Whole numbers of 1e-7 degrees, so that the sums are exact.
      latitudes += (node.coordinate.latitude * 1e7).rounded()
      longitudes += (node.coordinate.longitude * 1e7).rounded()
      add(node.tags)
    }

    mutating func way(_ way: OSMWay) {
      ways += 1
      // So that the order counts as well.
      for node in way.nodes { references = references &* 31 &+ node }
      add(way.tags)
    }

    mutating func relation(_ relation: OSMRelation) {
      relations += 1
      for member in relation.members {
        members = members &* 31 &+ member.id
        roleLength += member.role.utf8.count
      }
      add(relation.tags)
    }
  }

  @Test(arguments: Reality.files) func pbfAgreesWithOsmium(file: String) throws {
    let path = "\(Reality.folder)/\(file)"
    let ours = try summary(path)
    let info = try JSONDecoder().decode(
      FileInformation.self, from: try run(["fileinfo", "-e", "-j", path]))
    #expect(ours.nodes == info.data.count.nodes)
    #expect(ours.ways == info.data.count.ways)
    #expect(ours.relations == info.data.count.relations)

    for amenity in Reality.amenities {
      let filtered = try run(["tags-filter", "-R", path, "amenity=\(amenity)", "-f", "opl"])
      let lines = String(decoding: filtered, as: UTF8.self).split(separator: "\n")
      #expect(ours.amenities[amenity, default: 0] == lines.count, "\(amenity)")
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
