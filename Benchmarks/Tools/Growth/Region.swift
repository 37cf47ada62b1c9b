import Foundation
import NearestStop
import Worlds

/// A synthetic road network: towns of unequal size, joined by highways, with dead ends and chains. From a
/// seed: the same size always gives the same network.
///
/// Not a map, and no substitute for one. It has what costs a search time in maps of real cities: roads of
/// different speeds, oneways, about 2.6 arcs for each vertex, half of the vertices in dead ends and chains,
/// cuts along rivers and railways. It has no turn restrictions, delays or private ground.
struct Region {
  private(set) var sketch = RoadSketch()
  private var towns: [Range<Int>] = []
  private var centres: [RoadSketch.Point] = []

  /// Metres between two junctions of a highway.
  private static let highwaySpacing = 500.0

  /// - Parameter count: about how many vertices.
  static func network(_ count: Int, seed: UInt64) throws -> RoadNetwork {
    var random = SplitMix64(seed: seed)
    var region = Region(coreCount: Int(Double(count) * 0.62), townCount: count / 25_000, &random)
    let missing = max(0, count - region.sketch.points.count)
    region.sketch.addChains(missing / 2, using: &random)
    region.sketch.addDeadEnds(missing - missing / 2, using: &random)
    return try region.sketch.network(using: &random)
  }

  private init(coreCount: Int, townCount: Int, _ random: inout SplitMix64) {
    // The second largest town has 57 % of the largest, the tenth 16 %, as towns have in many countries.
    let shares = (1...max(1, townCount)).map { rank in pow(Double(rank), -0.8) }
    let whole = shares.reduce(0, +)
    for share in shares {
      let count = Int(Double(coreCount) * share / whole)
      let centre = place(of: count, using: &random)
      let town = Town(count, around: centre, using: &random)
      let first = sketch.append(town.sketch)
      towns.append(first..<sketch.points.count)
      centres.append(centre)
    }
    joinTowns(using: &random)
  }

  /// A place for a town that is apart from all others.
  private func place(of count: Int, using random: inout SplitMix64) -> RoadSketch.Point {
    guard !centres.isEmpty else { return RoadSketch.Point(x: 0, y: 0) }
    func radius(_ count: Int) -> Double { 50 * Double(count).squareRoot() }
    var reach = 20_000.0
    while true {
      let place = RoadSketch.Point(
        x: reach * (random.unit() - 0.5), y: reach * (random.unit() - 0.5))
      let isApart = zip(centres, towns).allSatisfy { centre, town in
        centre.distance(to: place) > 1.3 * (radius(count) + radius(town.count))
      }
      if isApart { return place }
      reach *= 1.02
    }
  }

  /// Each town with the nearest larger one, and with the second nearest.
  private mutating func joinTowns(using random: inout SplitMix64) {
    for town in towns.indices.dropFirst() {
      let larger = (0..<town).sorted {
        centres[$0].distance(to: centres[town]) < centres[$1].distance(to: centres[town])
      }
      for other in larger.prefix(2) { addHighway(from: town, to: other, using: &random) }
    }
  }

  private mutating func addHighway(
    from town: Int, to other: Int, using random: inout SplitMix64
  ) {
    func nearest(_ range: Range<Int>, to place: RoadSketch.Point) -> Int? {
      range.min { sketch.points[$0].distance(to: place) < sketch.points[$1].distance(to: place) }
    }
    guard let start = nearest(towns[town], to: centres[other]),
      let end = nearest(towns[other], to: centres[town])
    else { return }
    let (from, to) = (sketch.points[start], sketch.points[end])
    let count = max(1, Int(from.distance(to: to) / Region.highwaySpacing))
    var last = start
    for number in 1..<max(2, count) {
      let share = Double(number) / Double(count)
      sketch.points.append(
        RoadSketch.Point(
          x: from.x + share * (to.x - from.x) + 60 * random.bell(),
          y: from.y + share * (to.y - from.y) + 60 * random.bell()))
      sketch.add(last, sketch.points.count - 1, .highway, using: &random)
      last = sketch.points.count - 1
    }
    sketch.add(last, end, .highway, using: &random)
  }
}
