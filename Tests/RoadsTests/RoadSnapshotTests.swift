import Geodesy
import Roads
import SnapshotFormat
import TestSupport
import Testing

/// A graph, its index and its targets, as a file holds them.
struct RoadSnapshotTests {
  struct Map {
    var graph: RoadGraph
    var index: SegmentIndex
    var targets: PerProfile<RoadTargets>

    init(_ graph: RoadGraph, _ places: [RoadTarget?]) {
      self.graph = graph
      index = SegmentIndex(graph)
      targets = PerProfile(
        foot: RoadTargets(places, in: graph, for: .foot),
        bicycle: RoadTargets(places, in: graph, for: .bicycle),
        ebike: RoadTargets(places, in: graph, for: .ebike))
    }

    init(_ snapshot: Snapshot) throws {
      graph = try RoadGraph(snapshot)
      index = try SegmentIndex(snapshot, graph)
      targets = PerProfile(
        foot: try RoadTargets(snapshot, graph, for: .foot),
        bicycle: try RoadTargets(snapshot, graph, for: .bicycle),
        ebike: try RoadTargets(snapshot, graph, for: .ebike))
    }

    func bytes() throws -> [UInt8] {
      var writer = SnapshotWriter()
      graph.write(to: &writer)
      index.write(to: &writer)
      for profile in Profile.allCases { targets[profile].write(to: &writer) }
      return try writer.bytes()
    }

    /// Everything one can ask, as far as it is worth comparing.
    func answers(_ origin: RoadPlace, near place: Coordinate) -> [String] {
      var workspace = SearchWorkspace()
      var answers: [String] = []
      for profile in Profile.allCases {
        let dijkstra = Dijkstra(graph, profile)
        let targets = targets[profile]
        let ways = dijkstra.nearestWays(9, to: origin, among: targets, using: &workspace)
        let reached = dijkstra.reachable(
          within: Weight(deciseconds: 60), from: origin, using: &workspace)
        answers += [
          "\(dijkstra.table(from: origin, to: targets, using: &workspace))",
          "\(ways.map { graph.steps(of: graph.route($0), for: profile) })",
          "\(ways.map { graph.route($0) })",
          "\(reached)",
          "\(index.candidates(9, near: place, for: profile, as: .anywhere))",
          "\(String(describing: index.snap(place, for: profile, as: .origin)))",
        ]
      }
      for segment in 0..<UInt32(graph.segmentCount) {
        answers.append("\(graph.line(ofSegment: segment)), \(graph.flags(ofSegment: segment))")
      }
      return answers
    }
  }

  private static func map(_ seed: UInt64) throws -> (Map, RoadPlace, Coordinate) {
    var world = try RandomNetwork(seed: seed)
    let graph = try RoadGraph(world.network)
    let targets = (0..<5).map { $0 == 3 ? nil : world.target(features: 1) }
    return (Map(graph, targets), world.place(), try world.coordinate())
  }

  @Test func comesBackAsItWas() throws {
    for seed in 0..<60 as Range<UInt64> {
      let (map, origin, place) = try Self.map(seed)
      let bytes = try map.bytes()
      #expect(try map.bytes() == bytes)
      let read = try Map(Snapshot(bytes: bytes))
      try read.graph.checkInvariants()
      #expect(read.answers(origin, near: place) == map.answers(origin, near: place), "seed \(seed)")
      #expect(try read.bytes() == bytes)
    }
  }

  /// Numbers that make trouble as a place, a count, a weight or a position.
  private static let nasty: [UInt32] = [
    0, 1, 7, 0x7FFF_FFFE, 0x7FFF_FFFF, 0x8000_0000, .max - 1, .max, 0x7FC0_0000, 0x7FF0_0000,
  ]

  /// Any word of a file may be any number, and its checksums right: it is refused, or it answers
  /// whatever it likes, but never reads outside, crashes or goes on for ever.
  @Test(arguments: [3, 11, 27] as [UInt64])
  func aHostileFileIsHarmless(seed: UInt64) throws {
    let (map, origin, place) = try Self.map(seed)
    let bytes = try map.bytes()
    var opened = 0
    for word in 0..<(bytes.count / 4) {
      // In small steps all of them would take minutes; the numbers take turns.
      let number = Self.nasty[(word + word / Self.nasty.count) % Self.nasty.count]
      var changed = bytes
      for byte in 0..<4 {
        changed[word * 4 + byte] = UInt8(truncatingIfNeeded: number >> UInt32(8 * byte))
      }
      // Without its checksums the file is what somebody would make who computes them.
      guard let read = try? Map(Snapshot(bytes: changed, verifying: .frame)) else { continue }
      opened += 1
      let start =
        Int(origin.position.segment) < read.graph.segmentCount
        ? origin : RoadPlace(SegmentPosition(segment: 0, fraction: 0.5))
      guard read.graph.segmentCount > 0 else { continue }
      _ = read.answers(start, near: place)
      try? read.graph.checkInvariants()
    }
    #expect(opened > 0)
  }
}
