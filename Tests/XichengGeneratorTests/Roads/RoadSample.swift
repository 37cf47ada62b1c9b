import Geodesy
import MapImport

@testable import XichengGenerator

/// The generated roads as our own importer reads them: made once for all tests.
struct RoadSample: OSMHandler, Sendable {
  static let bytes = RoadGenerator.file()
  static let sample = Result { () throws(MapImportError) in
    var sample = RoadSample()
    try OSMReader().read(bytes: bytes, file: "roads.osm.pbf", handling: &sample)
    return sample
  }

  private(set) var header = OSMHeader()
  private(set) var nodes: [OSMNode] = []
  private(set) var ways: [OSMWay] = []
  private(set) var relations: [OSMRelation] = []
  private(set) var spots: [Int64: Spot] = [:]

  mutating func header(_ header: OSMHeader) { self.header = header }

  mutating func node(_ node: OSMNode) {
    nodes.append(node)
    spots[node.id] = Spot(node.coordinate.latitude, node.coordinate.longitude)
  }

  mutating func way(_ way: OSMWay) { ways.append(way) }

  mutating func relation(_ relation: OSMRelation) { relations.append(relation) }

  /// One piece of a way between two of its nodes.
  struct Piece {
    let way: OSMWay
    let start: Int64
    let end: Int64
    let from: Spot
    let to: Spot

    var metres: Double { from.metres(to: to) }
    var stretch: Stretch { Stretch(from.plan, to.plan) }
    var leadsOver: Bool { way.tags["bridge"] == "yes" }
    var leadsUnder: Bool { way.tags["tunnel"] == "yes" }
  }

  /// Every piece of road; rails, water and parks are none.
  var pieces: [Piece] {
    ways.filter { $0.tags["highway"] != nil }.flatMap { way in
      zip(way.nodes, way.nodes.dropFirst()).compactMap { start, end in
        guard let from = spots[start], let to = spots[end] else { return nil }
        return Piece(way: way, start: start, end: end, from: from, to: to)
      }
    }
  }

  /// What one walks on: all but the main roads of the expressways.
  static func isWalked(_ way: OSMWay) -> Bool {
    way.tags["highway"]?.hasPrefix("trunk") == false
  }
}
