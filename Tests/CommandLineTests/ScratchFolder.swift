import Foundation

/// A folder that lasts as long as a test, with compiled maps in it, whole and damaged.
///
/// Transcripts call it `TMP`.
struct ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
  }

  func remove() { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// `city.waystation` with roads, `no-roads.waystation`, and what looks like a map.
  func addMaps() throws {
    let city = try BuiltCommand(arguments: [
      "compile", "--roads", "city.osm", "--stops", "stops.geojson", "-o", path("city.waystation"),
    ]).run()
    let stops = try BuiltCommand(arguments: [
      "compile", "--stops", "stops.geojson", "-o", path("no-roads.waystation"),
    ]).run()
    guard city.status == 0, stops.status == 0 else {
      throw Failure(message: city.errorText + stops.errorText)
    }
    var bytes = try Data(contentsOf: url.appendingPathComponent("city.waystation"))
    try bytes.prefix(bytes.count / 2).write(to: url.appendingPathComponent("cut-off.waystation"))
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: url.appendingPathComponent("damaged.waystation"))
    try Data("%PDF-1.7 and so on, for more than sixteen bytes".utf8)
      .write(to: url.appendingPathComponent("leaflet.pdf"))
  }

  struct Failure: Error, CustomStringConvertible {
    var message: String
    var description: String { message }
  }
}
