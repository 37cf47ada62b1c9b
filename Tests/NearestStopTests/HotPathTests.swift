import AllocationCounter
import NearestStop
import TestSupport
import Testing

#if DEBUG
  private let isOptimized = false
#else
  private let isOptimized = true
#endif

/// The finder's fastest answers by road: those of `Dijkstra`, alone, in batches and from many threads.
struct HotPathTests {
  private struct Question {
    var needs: AmenitySet
    var excluded: StopExclusion
    var time: TravelTime?
  }

  private func questions(_ finder: StopFinder) -> [Question] {
    let closed = finder.exclusion(of: ["s12", "s17", "s20", "s21"])
    return [
      Question(needs: [], excluded: .none, time: nil),
      Question(needs: .shelter, excluded: .none, time: nil),
      Question(needs: [], excluded: closed, time: nil),
      Question(needs: .shelter, excluded: closed, time: TravelTime(seconds: 200)),
      Question(needs: [.water, .lodging], excluded: .none, time: nil),
    ]
  }

  private func nearest(
    _ count: Int, _ origin: Coordinate, _ profile: Profile, _ question: Question,
    in finder: StopFinder, _ workspace: inout SearchWorkspace
  ) throws -> [RoadNeighbor] {
    try [RoadNeighbor](capacity: count) { output in
      try finder.nearest(
        to: origin, by: profile, needing: question.needs, excluding: question.excluded,
        in: question.time, using: &workspace, into: &output)
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func sameAsDijkstra(seed: UInt64) throws {
    let world = try RoadWorld(seed: seed)
    let finder = world.finder
    let roads = try #require(finder.roads)
    var workspace = SearchWorkspace()
    var compared = 0
    for origin in world.origins {
      for profile in Profile.allCases {
        for question in questions(finder) {
          for count in [1, 4, 30] {
            let found = try? nearest(count, origin, profile, question, in: finder, &workspace)
            // The array says the same, and fails in the same cases.
            let array = try? finder.nearest(
              count, to: origin, by: TravelMode(profile), needing: question.needs,
              excluding: question.excluded, in: question.time, using: &workspace)
            #expect(found?.map(\.ordinal) == array?.map(\.ordinal), "seed \(seed)")
            #expect(found?.map(\.duration) == array?.map(\.duration), "seed \(seed)")
            guard let found, let start = roads.segments.snap(origin, for: profile, as: .origin)
            else { continue }
            let limit = question.time.map { Weight(within: $0) } ?? .infinity
            let expected = Dijkstra(roads.graph, profile).nearest(
              count, to: start.place, among: roads.attachments[profile],
              needing: question.needs.rawValue,
              where: { !question.excluded.contains($0) }, within: limit, using: &workspace)
            guard !expected.isEmpty else { continue }
            #expect(found == expected, "seed \(seed)")
            compared += 1
          }
        }
      }
    }
    #expect(compared > 50)
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func rowsAreSingleAnswers(seed: UInt64) async throws {
    let world = try RoadWorld(seed: seed)
    let finder = world.finder
    var generator = SeededGenerator(seed: seed)
    // More than one task's share; some off the map.
    let origins = (0..<10_000).map { number in
      Coordinate(
        clampingLatitude: 39.9 + .random(in: -0.002...0.010, using: &generator)
          + (number % 50 == 0 ? 1 : 0),
        longitude: 116.3 + .random(in: -0.002...0.010, using: &generator))
    }
    let question = questions(finder)[Int(seed) % 5]
    let profile = Profile.allCases[Int(seed) % 3]
    let rows = try await finder.nearest(
      3, toEach: origins, by: profile, needing: question.needs, excluding: question.excluded,
      in: question.time)
    var workspace = SearchWorkspace()
    try #require(rows.count == origins.count)
    for (row, origin) in zip(rows.indices, origins) where row % 7 == 0 || row % 50 == 0 {
      do throws(RoutingError) {
        let found = try finder.nearest(
          3, to: origin, by: TravelMode(profile), needing: question.needs,
          excluding: question.excluded, in: question.time, using: &workspace)
        try? #require(rows[row].map(\.ordinal) == found.map(\.ordinal), "seed \(seed)")
        #expect(rows.absence(row) == (found.isEmpty ? .nothingFound : nil))
      } catch {
        #expect(rows[row].isEmpty)
        let isOff = if case .offTheMap = error { true } else { false }
        #expect(rows.absence(row) == (isOff ? .offTheMap : .notReachable))
      }
    }
    let none = try await finder.nearest(0, toEach: origins, by: profile)
    #expect(none.count == origins.count && none.allSatisfy(\.isEmpty))
    let nobody = try await finder.nearest(3, toEach: [], by: profile)
    #expect(nobody.isEmpty)
    let lineOnly = try StopFinder(Array(finder.stops))
    await #expect(throws: RoutingError.noRoads) {
      try await lineOnly.nearest(1, toEach: origins, by: .foot)
    }
  }

  /// Places closer together than numbers can tell, and all at one place.
  @Test func rowsOfNextToNoExtent() async throws {
    let finder = try RoadWorld(seed: 1).finder
    let places = try [0, 1e-305, .leastNonzeroMagnitude, 1e-12].map {
      try Coordinate(latitude: $0, longitude: -$0)
    }
    let rows = try await finder.nearest(2, toEach: places + places, by: .foot)
    #expect(rows.count == 8 && rows.indices.allSatisfy { rows.absence($0) == .offTheMap })
    let here = try await finder.nearest(
      2, toEach: Array(repeating: RoadWorld(seed: 1).origins[0], count: 70), by: .foot)
    #expect(Set(here.map { $0.map(\.ordinal) }).count == 1)
  }

  /// Many stops at one road, nearly all of them closed: lists leave that to the buckets.
  @Test func manyStopsOnOneRoad() throws {
    let world = try RoadWorld(seed: 2)
    let roads = try #require(world.finder.roads)
    let here = world.origins[0]
    var stops = Array(world.finder.stops)
    stops += (0..<300).map { number in
      Stop(
        id: "z\(number)",
        coordinate: Coordinate(
          clampingLatitude: here.latitude + 1e-9 * Double(number), longitude: here.longitude),
        amenities: .water)
    }
    let finder = try StopFinder(stops, on: roads, listing: .all)
    let closed = finder.exclusion(of: (0..<297).map { "z\($0)" })
    var workspace = SearchWorkspace()
    for profile in Profile.allCases {
      guard let start = finder.roads?.segments.snap(here, for: profile, as: .origin) else {
        continue
      }
      let found = try? [RoadNeighbor](capacity: 10) { output in
        try finder.nearest(
          to: here, by: profile, excluding: closed, using: &workspace, into: &output)
      }
      let expected = Dijkstra(roads.graph, profile).nearest(
        10, to: start.place, among: try #require(finder.roads).attachments[profile],
        where: { !closed.contains($0) }, using: &workspace)
      #expect(found == expected)
    }
  }

  /// More stops than a list or a few can hold, and all of them.
  @Test func manyStops() throws {
    let world = try RoadWorld(seed: 4)
    let finder = world.finder
    var workspace = SearchWorkspace()
    for count in [65, 100_000] {
      for origin in world.origins {
        let few = try? finder.nearest(20, to: origin, by: .foot, using: &workspace)
        let all = try? finder.nearest(count, to: origin, by: .foot, using: &workspace)
        #expect(few == all)
      }
    }
  }

  /// A map that was opened for one profile is written for all of them.
  @Test func openedForSomeWrittenForAll() throws {
    let world = try RoadWorld(seed: 6)
    let roads = try #require(world.finder.roads)
    let some = try StopFinder(Array(world.finder.stops), on: roads, for: .foot, listing: .all)
    var workspace = SearchWorkspace()
    #expect(throws: RoutingError.notPrepared(.ebike)) {
      try some.nearest(1, to: world.origins[0], by: .ebike, using: &workspace)
    }
    for form in SnapshotForm.allCases {
      var writer = SnapshotWriter()
      some.write(to: &writer, as: form)
      let read = try StopFinder(Snapshot(bytes: writer.bytes()))
      for origin in world.origins {
        for mode in TravelMode.allCases {
          let found = try? read.nearest(4, to: origin, by: mode, using: &workspace)
          let expected = try? world.finder.nearest(4, to: origin, by: mode, using: &workspace)
          #expect(found == expected)
        }
      }
      try read.roads?.checkInvariants()
    }
  }

  /// Lists, ways to stops and the grid of roads are made again by whoever looks closely.
  @Test(arguments: ["rl.word0", "rt.entr1", "ri.entry", "rs.part2", "rb.entr0"] as [SectionID])
  func whatIsFalseIsNoticed(section: SectionID) throws {
    let finder = try RoadWorld(seed: 7).finder
    var writer = SnapshotWriter()
    finder.write(to: &writer)
    let whole = try Snapshot(bytes: writer.bytes())
    var noticed = 0
    let length = try #require(whole.byteCount(of: section))
    for place in stride(from: 0, to: length, by: max(4, length / 40 / 4 * 4)) {
      writer = SnapshotWriter()
      for other in whole.sections {
        var bytes = try whole.column(other, of: UInt8.self).array
        if other == section { bytes[place] ^= 1 }
        writer.add(other, bytes)
      }
      let snapshot = try Snapshot(bytes: writer.bytes())
      guard let read = try? StopFinder(snapshot) else { continue }
      #expect(throws: RoadsError.self) { try read.roads?.checkInvariants() }
      noticed += 1
    }
    #expect(noticed > 0)
  }

  /// Eight threads ask while stops are closed and opened: every answer is that of one of the two states.
  @Test func stopsCloseAndOpenMeanwhile() async throws {
    let world = try RoadWorld(seed: 3)
    let finder = world.finder
    let closed = finder.exclusion(of: (0..<10).map { "s\($0 * 2 + 10)" })
    let now = Closures()
    let origins = world.origins
    @Sendable func ask(_ excluded: StopExclusion, _ workspace: inout SearchWorkspace)
      -> [[UInt32]]
    {
      origins.flatMap { origin in
        Profile.allCases.map { profile in
          let found = try? finder.nearest(
            3, to: origin, by: TravelMode(profile), excluding: excluded, using: &workspace)
          return (found ?? []).map(\.ordinal)
        }
      }
    }
    var workspace = SearchWorkspace()
    let (open, less) = (ask(.none, &workspace), ask(closed, &workspace))
    #expect(open != less)
    let wrong = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var workspace = SearchWorkspace()
          var wrong = 0
          for _ in 0..<60 {
            let answers = ask(now.current, &workspace)
            if answers != open, answers != less { wrong += 1 }
          }
          return wrong
        }
      }
      group.addTask {
        for step in 0..<2_000 { now.current = step % 2 == 0 ? closed : .none }
        return 0
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }

  /// After the first queries nothing is allocated, where anything is found.
  @Test(
    .enabled(if: allocation_counter_works() != 0, "allocations can't be counted here"),
    .enabled(if: isOptimized, "only optimized code is free of allocations"))
  func nothingIsAllocated() throws {
    let world = try RoadWorld(seed: 5)
    let finder = world.finder
    let questions = questions(finder)
    let memory = UnsafeMutableBufferPointer<RoadNeighbor>.allocate(capacity: 10)
    defer { memory.deallocate() }
    var workspace = SearchWorkspace()
    // From elsewhere the roads around are looked for, and that takes memory.
    let origins = world.origins.filter { origin in
      Profile.allCases.allSatisfy { profile in
        questions.prefix(3).allSatisfy { question in
          let found = try? nearest(10, origin, profile, question, in: finder, &workspace)
          return found?.isEmpty == false
        }
      }
    }
    func ask() -> Int {
      var found = 0
      for origin in origins {
        for profile in Profile.allCases {
          for question in questions.prefix(3) {
            var output = OutputSpan(buffer: memory, initializedCount: 0)
            try? finder.nearest(
              to: origin, by: profile, needing: question.needs, excluding: question.excluded,
              in: question.time, using: &workspace, into: &output)
            found += output.finalize(for: memory)
          }
        }
      }
      return found
    }
    let expected = ask()
    #expect(expected > 50)
    let before = allocation_count()
    let found = ask()
    #expect(allocation_count() - before == 0)
    #expect(found == expected)
    #expect(workspace.byteCount < 20_000)
  }
}

/// What is closed just now, for all threads.
private final class Closures: Sendable {
  private let exclusion = Locked(StopExclusion.none)

  var current: StopExclusion {
    get { exclusion.withLock { $0 } }
    set { exclusion.withLock { $0 = newValue } }
  }
}
