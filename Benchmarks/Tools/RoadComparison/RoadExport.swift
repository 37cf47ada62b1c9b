import Foundation
import NearestStop
import RoadWorlds
import Worlds

/// The roads for one profile as a plain directed graph, and the queries, for other programs to read:
/// arrays of numbers, one file each, in the byte order of the machine.
///
/// | file | numbers | one for each |
/// | --- | --- | --- |
/// | `tails.u32` `heads.u32` `weights.u32` | vertices; deciseconds | arc |
/// | `latitudes.f64` `longitudes.f64` | degrees | vertex |
/// | `features.u64` | what it offers, as bits | stop |
/// | `junctions.u32` | vertex | junction that can be asked from |
/// | `origins.u32` `destinations.u32` | vertex | query |
///
/// Vertices are those that the profile has an arc from or to. Stops are vertices behind those of the roads, with an arc from wherever a way to the stop leaves the
/// last junction. So a program that knows vertices only is asked the whole question. Of parallel arcs
/// only the best is written, since a matrix has room for one; loops are not.
struct RoadExport {
  let world: RoadWorld
  let course: RoadCourse

  /// An arc, as tail above and head below.
  private typealias Ends = UInt64

  func write(into folder: String) throws {
    let folder = URL(fileURLWithPath: folder, isDirectory: true)
    let arcs = bestArcs().sorted { $0.key < $1.key }
    func file<Number: BitwiseCopyable>(_ name: String, _ numbers: [Number]) throws {
      let data = numbers.withUnsafeBytes { Data($0) }
      try data.write(to: folder.appendingPathComponent(name))
    }
    try file("tails.u32", arcs.map { UInt32(truncatingIfNeeded: $0.key >> 32) })
    try file("heads.u32", arcs.map { UInt32(truncatingIfNeeded: $0.key) })
    try file("weights.u32", arcs.map(\.value))
    let places = coordinates()
    try file("latitudes.f64", places.map(\.latitude))
    try file("longitudes.f64", places.map(\.longitude))
    try file("features.u64", world.features)
    try file("junctions.u32", world.junctions.map(number))
    try file("origins.u32", course.origins.map(number))
    try file("destinations.u32", course.destinations.map(number))
  }

  private func number(_ junction: RoadJunction) -> UInt32 { world.numbers[Int(junction.vertex)] }

  private func bestArcs() -> [Ends: UInt32] {
    let graph = world.graph
    var arcs: [Ends: UInt32] = [:]
    func add(_ tail: UInt32, _ head: UInt32, _ weight: Weight) {
      guard tail != head, weight.isFinite else { return }
      let ends = Ends(tail) << 32 | Ends(head)
      arcs[ends] = min(arcs[ends] ?? .max, weight.deciseconds)
    }
    let stopsOnSegment = Dictionary(
      grouping: 0..<UInt32(world.targets.count),
      by: { world.targets.place(of: $0)?.position.segment })
    for vertex in 0..<UInt32(graph.vertexCount) {
      for arc in graph.arcs(outOf: vertex) {
        let weight = graph.weight(ofArc: arc, world.profile)
        guard weight.isFinite else { continue }
        let tail = world.numbers[Int(vertex)]
        add(tail, world.numbers[Int(graph.head(ofArc: arc))], weight)
        let travel = graph.travel(ofArc: arc)
        for stop in stopsOnSegment[travel.segment] ?? [] {
          guard let place = world.targets.place(of: stop) else { continue }
          add(
            tail, UInt32(world.usedVertexCount) + stop,
            partialWeight(along: travel, to: place.position) + place.access)
        }
      }
    }
    return arcs
  }

  /// A point cuts what a segment weighs at round(weight × fraction) from its tail, in both directions.
  private func partialWeight(along travel: DirectedSegment, to position: SegmentPosition) -> Weight
  {
    let run = world.graph.run(along: travel, world.profile).deciseconds
    let before = UInt32((Double(run) * position.fraction).rounded())
    return Weight(deciseconds: travel.direction == .forward ? before : run - before)
  }

  private func coordinates() -> [Coordinate] {
    (0..<UInt32(world.graph.vertexCount))
      .filter { world.numbers[Int($0)] != .max }
      .map { world.graph.coordinate(of: $0) }
      + (0..<UInt32(world.targets.count)).map { stop in
        // A stop off the map has no arcs, so it does not matter where it is.
        world.targets.place(of: stop).map { world.graph.coordinate(of: $0.position) }
          ?? world.graph.coordinate(of: 0)
      }
  }
}
