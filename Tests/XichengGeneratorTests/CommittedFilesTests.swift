import Testing

@testable import XichengGenerator

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The committed files are the generator's output, byte for byte: whoever changes the one without
/// the other is told here.
struct CommittedFilesTests {
  @Test func stopsFileIsUpToDate() throws {
    let committed = try bytes(of: "stops.geojson")
    #expect(
      committed == Array(Feature.collection(StopGenerator.features()).utf8),
      "run: swift run XichengGenerator stops > Data/xicheng/stops.geojson")
    #expect(committed.count < 300_000)
  }

  @Test func cornersFileIsUpToDate() throws {
    let committed = try bytes(of: "corners.geojson")
    #expect(
      committed == Array(Feature.collection(CornerGenerator.features()).utf8),
      "run: swift run XichengGenerator corners > Data/xicheng/corners.geojson")
    #expect(committed.count < 600_000)
  }

  @Test func roadsFileIsUpToDate() throws {
    let committed = try bytes(of: "roads.osm.pbf")
    // Compared outside: to show two arrays that differ would take a minute.
    let isSame = committed == RoadSample.bytes
    #expect(isSame, "run: swift run XichengGenerator roads > Data/xicheng/roads.osm.pbf")
    #expect(committed.count < 700_000)
  }

  /// Two runs in one process agree, so nothing hangs on a hash seed or a leftover of the first.
  @Test func generatingTwiceGivesTheSame() {
    #expect(
      Feature.collection(StopGenerator.features())
        == Feature.collection(StopGenerator.features()))
    let isSame = RoadGenerator.file() == RoadSample.bytes
    #expect(isSame, "the roads differ from run to run")
  }

  private struct Unreadable: Error { let path: String }

  private func bytes(of name: String, testFile: String = #filePath) throws -> [UInt8] {
    // Tests/XichengGeneratorTests/<this file>, three steps below the package.
    let package = testFile.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let path = (package + ["Data", "xicheng", Substring(name)]).joined(separator: "/")
    guard let file = fopen(path, "rb") else { throw Unreadable(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }
}
