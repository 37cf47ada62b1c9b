import Geodesy
import SnapshotFormat
import TestSupport
import Testing

@testable import Roads

/// Searches and buckets from a file: the same as made in memory, and harmless whatever the file says.
struct HierarchySnapshotTests {
  private let graph: RoadGraph
  private let profile: Profile
  private let origins: [RoadPlace]
  private let bytes: [UInt8]
  private let buckets: TargetBuckets

  init() throws {
    let seed: UInt64 = 31
    let random = try RandomNetwork(seed: seed)
    graph = try RoadGraph(random.network)
    profile = .bicycle
    var generator = SeededGenerator(seed: seed)
    let (graph, profile) = (graph, profile)
    func place() -> RoadPlace {
      RoadPlace(
        SegmentPosition(
          segment: .random(in: 0..<UInt32(graph.segmentCount), using: &generator),
          fraction: .random(in: 0...1, using: &generator)),
        access: Weight(deciseconds: .random(in: 0...300, using: &generator)))
    }
    let targets = RoadTargets(
      (0..<12).map { RoadTarget(place(), features: 1 << UInt64($0 % 3)) }, in: graph, for: profile)
    origins = (0..<6).map { _ in place() }
    let topology = try HierarchyTopology(graph, NestedDissection(graph))
    buckets = TargetBuckets(
      targets, HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile)))
    var writer = SnapshotWriter()
    graph.write(to: &writer)
    topology.write(to: &writer)
    targets.write(to: &writer)
    buckets.search.write(to: &writer)
    buckets.write(to: &writer)
    bytes = try writer.bytes()
  }

  private func read(_ snapshot: Snapshot) throws(SnapshotError) -> TargetBuckets {
    // The graph is that in memory: what a file may do to one has tests of its own.
    let topology = try HierarchyTopology(snapshot, graph)
    return try TargetBuckets(
      snapshot, buckets.targets, HierarchySearch(snapshot, graph, topology, for: profile))
  }

  /// Everything one can ask.
  private func answers(_ buckets: TargetBuckets) -> [String] {
    var workspace = HierarchyWorkspace()
    return answers(buckets, &workspace)
  }

  private func answers(
    _ buckets: TargetBuckets, _ workspace: inout HierarchyWorkspace
  ) -> [String] {
    var answers: [String] = []
    for origin in origins {
      for count in [1, 5, 40] {
        answers.append("\(buckets.nearest(count, to: origin, needing: 1, using: &workspace))")
        answers.append("\(buckets.nearest(count, to: origin, using: &workspace))")
      }
      answers.append("\(buckets.table(from: origin, using: &workspace))")
      let all = buckets.all(
        within: Weight(deciseconds: 9_000), of: origin, needing: 2, using: &workspace)
      answers.append("\(all)")
      // As a ranking asks for ways: no farther than it knows them to be.
      for neighbor in buckets.nearest(5, to: origin, using: &workspace) {
        guard let end = buckets.targets.place(of: neighbor.ordinal) else { continue }
        let way = buckets.search.way(
          from: origin, to: end, within: neighbor.weight, using: &workspace)
        answers.append("\(String(describing: way?.neighbor.weight))")
      }
      for destination in origins {
        let route = buckets.search.route(from: origin, to: destination, using: &workspace)
        answers.append("\(String(describing: route))")
      }
    }
    let path = buckets.search.path(
      from: 0, to: UInt32(graph.vertexCount - 1), using: &workspace)
    return answers + ["\(String(describing: path))"]
  }

  @Test func aFileAnswersTheSame() throws {
    let expected = answers(buckets)
    #expect(Set(expected).count > 20)
    let read = try read(Snapshot(bytes: bytes))
    #expect(answers(read) == expected)
    try read.search.checkInvariants()
    try read.checkInvariants()
    var writer = SnapshotWriter()
    graph.write(to: &writer)
    read.search.topology.write(to: &writer)
    read.targets.write(to: &writer)
    read.search.write(to: &writer)
    read.write(to: &writer)
    #expect(try writer.bytes() == bytes)
  }

  /// Any word may be any number: refused, or answered somehow, and then noticed by who looks closely.
  @Test func aHostileFileDoesNoHarm() throws {
    let nasty: [UInt32] = [0, 1, 0x7FFF_FFFE, 0x8000_0000, .max]
    let expected = answers(buckets)
    var answered = 0
    for word in stride(from: 0, to: bytes.count / 4, by: 4) {
      let number = nasty[word % nasty.count]
      var changed = bytes
      for byte in 0..<4 {
        changed[word * 4 + byte] = UInt8(truncatingIfNeeded: number >> UInt32(8 * byte))
      }
      guard changed != bytes, let snapshot = try? Snapshot(bytes: changed, verifying: .frame),
        let read = try? read(snapshot)
      else { continue }
      answered += 1
      guard answers(read) != expected else { continue }
      let isRight: Void? = try? {
        try read.search.topology.checkInvariants(of: graph)
        try read.search.checkInvariants()
        try read.checkInvariants()
      }()
      try #require(isRight == nil, "word \(word)")
    }
    #expect(answered > 100)
  }

  /// The same of ways from targets, in their own sections.
  @Test func waysFromTargetsInAHostileFile() throws {
    let onward = TargetBuckets(buckets.targets, buckets.search, .fromTargets)
    var writer = SnapshotWriter()
    buckets.write(to: &writer)
    onward.write(to: &writer, as: .fromDoors)
    let bytes = try writer.bytes()
    func answers(_ buckets: TargetBuckets) -> [String] {
      var workspace = HierarchyWorkspace()
      return origins.flatMap { place in
        [
          "\(buckets.table(from: place, using: &workspace))",
          "\(buckets.nearest(3, to: place, needing: 1, using: &workspace))",
        ]
      }
    }
    func read(_ bytes: [UInt8]) throws -> TargetBuckets {
      try TargetBuckets(
        Snapshot(bytes: bytes, verifying: .frame), buckets.targets, buckets.search, .fromDoors)
    }
    let expected = answers(onward)
    #expect(try answers(read(bytes)) == expected)
    #expect(
      try !TargetBuckets.isPresent(in: Snapshot(bytes: self.bytes), for: profile, .fromDoors))
    let nasty: [UInt32] = [0, 1, 0x7FFF_FFFE, 0x8000_0000, .max]
    var answered = 0
    for word in 0..<(bytes.count / 4) {
      var changed = bytes
      for byte in 0..<4 {
        changed[word * 4 + byte] = UInt8(
          truncatingIfNeeded: nasty[word % nasty.count] >> UInt32(8 * byte))
      }
      guard changed != bytes, let wrong = try? read(changed) else { continue }
      answered += 1
      guard answers(wrong) != expected else { continue }
      #expect(throws: RoadsError.self, "word \(word)") { try wrong.checkInvariants() }
    }
    #expect(answered > 20)
  }

  /// Every part of an edge says something false, one after the other, and the memory has served another
  /// map.
  @Test func falsePartsDoNoHarm() throws {
    let parts = buckets.search.parts.array
    var workspace = HierarchyWorkspace()
    _ = answers(buckets, &workspace)
    for place in parts.indices {
      for number in [0, 1, UInt32(graph.vertexCount - 1), .max] {
        var changed = parts
        changed[place].tail = number
        if number == 1 { changed[place].head = 0 }
        if number == 0 { changed[place].up = Via.lower | UInt32(place) }
        let search = try search(with: changed)
        let wrong = TargetBuckets(buckets.targets, search)
        _ = answers(wrong, &workspace)
      }
    }
  }

  private func search(with parts: [EdgeParts]) throws -> HierarchySearch {
    var writer = SnapshotWriter()
    let whole = try Snapshot(bytes: bytes)
    for section in whole.sections {
      if section == SectionID("rs.part").numbered(profile.rawValue) {
        writer.add(section, parts)
      } else {
        writer.add(section, try whole.column(section, of: UInt8.self))
      }
    }
    let snapshot = try Snapshot(bytes: writer.bytes())
    return try HierarchySearch(
      snapshot, graph, HierarchyTopology(snapshot, graph), for: profile)
  }
}
