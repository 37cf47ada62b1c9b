import MapImport

/// Keeps whatever it is shown.
struct OSMRecorder: OSMHandler, Equatable {
  var headers: [OSMHeader] = []
  var nodes: [OSMNode] = []
  var ways: [OSMWay] = []
  var relations: [OSMRelation] = []

  mutating func header(_ header: OSMHeader) { headers.append(header) }
  mutating func node(_ node: OSMNode) { nodes.append(node) }
  mutating func way(_ way: OSMWay) { ways.append(way) }
  mutating func relation(_ relation: OSMRelation) { relations.append(relation) }

  /// What is in a file.
  static func read(
    _ bytes: [UInt8], kinds: OSMKinds = .all
  ) throws(MapImportError) -> OSMRecorder {
    var recorder = OSMRecorder()
    try OSMReader(kinds: kinds).read(bytes: bytes, file: "x", handling: &recorder)
    return recorder
  }

  /// Why a file is refused, or `nil`.
  static func refusal(_ bytes: [UInt8]) -> String? {
    do throws(MapImportError) {
      _ = try read(bytes)
      return nil
    } catch {
      return error.description
    }
  }
}
