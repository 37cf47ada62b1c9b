import Foundation
import Testing

/// The map that the command carries is what `compile` makes of the sample's files.
struct SampleMapTests {
  private static let sample = BuiltCommand.fixtures
    .appendingPathComponent("../../../Data/xicheng").standardizedFileURL

  /// Two compilations, of which the second finds the first in its place, and the committed file: the
  /// same bytes.
  @Test func committedMapIsUpToDate() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let map = folder.appendingPathComponent("sample.waystation")
    let committed = try Data(contentsOf: Self.sample.appendingPathComponent("xicheng.waystation"))
    for _ in 0..<2 {
      let outcome = try BuiltCommand(arguments: [
        "compile", "--roads", Self.sample.appendingPathComponent("roads.osm.pbf").path,
        "--stops", Self.sample.appendingPathComponent("stops.geojson").path, "--compact",
        "-o", map.path,
      ]).run()
      #expect(outcome.status == 0, "\(outcome.errorText)")
      #expect(
        try Data(contentsOf: map) == committed,
        "the sample's map is out of date: compile it again as CONTRIBUTING.md says")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
  }
}
