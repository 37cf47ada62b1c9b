import SnapshotFormat
import TestSupport
import Testing

@testable import Roads

/// Lists in a file: the same as before, and harmless when they are false.
struct ListSnapshotTests {
  private func bytes(_ lists: NearestLists) throws -> [UInt8] {
    var writer = SnapshotWriter()
    lists.write(to: &writer)
    return try writer.bytes()
  }

  /// Everything one can ask.
  private func answers(_ lists: NearestLists, _ origins: [RoadPlace]) -> [RoadNeighbor] {
    var answers: [RoadNeighbor] = []
    var path: [DirectedSegment] = []
    for origin in origins {
      for need in [0, 1, 3, 8] as [UInt64] {
        var isTold = false
        let found = [RoadNeighbor](capacity: 12) { output in
          isTold = lists.nearest(to: origin, needing: need, into: &output)
        }
        for neighbor in found {
          isTold = lists.path(from: origin, to: neighbor, into: &path) || isTold
          _ = lists.way(from: origin, to: neighbor)
        }
        answers += found
        answers.append(RoadNeighbor(ordinal: isTold ? 1 : 0, weight: .infinity))
      }
    }
    answers += [RoadNeighbor](capacity: 3 * lists.graph.vertexCount) { output in
      _ = lists.nearest(3, toEveryVertexNeeding: 1, into: &output)
    }
    return answers
  }

  @Test(arguments: Profile.allCases)
  func comesBackAsItWas(profile: Profile) throws {
    for seed in 0..<100 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      let targets = world.targets(Int(seed % 30), in: graph, for: profile)
      let lists = NearestLists(
        try TargetBuckets(targets, graph: graph), listing: 0b1111, depth: 4)
      let bytes = try bytes(lists)
      let snapshot = try Snapshot(bytes: bytes)
      #expect(NearestLists.isPresent(in: snapshot, for: profile))
      let read = try NearestLists(snapshot, targets, graph)
      let origins = (0..<6).map { _ in world.place() }
      #expect(answers(read, origins) == answers(lists, origins), "seed \(seed)")
      #expect(try self.bytes(read) == bytes)
      #expect(read.byteCount == lists.byteCount)
    }
  }

  /// Any word of a file may be any number, and its checksums right: it is refused, or it answers
  /// whatever it likes, but never reads outside, crashes or goes on for ever.
  @Test(arguments: [3, 11, 27] as [UInt64])
  func aHostileFileIsHarmless(seed: UInt64) throws {
    let nasty: [UInt32] = [
      0, 1, 7, 0xFFFF, 0x1_0000, 0x7FFF_FFFE, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_0001, .max - 1, .max,
    ]
    var world = try RandomNetwork(seed: seed)
    let graph = try RoadGraph(world.network)
    let targets = world.targets(20, in: graph, for: .foot)
    let lists = NearestLists(try TargetBuckets(targets, graph: graph), listing: 0b1111)
    let bytes = try bytes(lists)
    let origins = (0..<4).map { _ in world.place() }
    var (opened, changed) = (0, 0)
    let wordCount = bytes.count / 4
    for word in 0..<wordCount {
      // The table of ordinals is long, and mostly filled up.
      if word > 2_000, word % 97 != 0 { continue }
      for turn in 0..<3 {
        // In small steps all of them would take minutes; the numbers take turns.
        let number = nasty[(3 * word + turn + word / nasty.count) % nasty.count]
        var other = bytes
        for byte in 0..<4 {
          other[word * 4 + byte] = UInt8(truncatingIfNeeded: number >> UInt32(8 * byte))
        }
        changed += 1
        guard let snapshot = try? Snapshot(bytes: other, verifying: .frame),
          let read = try? NearestLists(snapshot, targets, graph)
        else { continue }
        opened += 1
        _ = answers(read, origins)
      }
    }
    #expect(opened > 0 && opened < changed)
  }

  /// Columns that are too short, too long or empty.
  @Test func columnsThatDoNotBelongTogether() throws {
    var world = try RandomNetwork(seed: 11)
    let graph = try RoadGraph(world.network)
    let targets = world.targets(20, in: graph, for: .bicycle)
    let lists = NearestLists(try TargetBuckets(targets, graph: graph), listing: 3)
    let snapshot = try Snapshot(bytes: try bytes(lists))
    let origins = (0..<20).map { _ in world.place() }
    for section in snapshot.sections {
      let whole = try snapshot.column(section, of: UInt8.self).array
      for length in [0, 4, 16, 32, whole.count / 64 * 32, whole.count - 4, whole.count + 32] {
        var writer = SnapshotWriter()
        for other in snapshot.sections {
          let bytes = try snapshot.column(other, of: UInt8.self).array
          let filled = bytes + [UInt8](repeating: 255, count: 32)
          writer.add(other, other == section ? Array(filled.prefix(max(length, 0))) : bytes)
        }
        let changed = try Snapshot(bytes: writer.bytes())
        guard let read = try? NearestLists(changed, targets, graph) else { continue }
        _ = answers(read, origins)
      }
    }
  }
}
