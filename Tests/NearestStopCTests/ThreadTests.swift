import CNearestStop
import NearestStop
import NearestStopC
import Synchronization
import Testing

/// Threads share what they may share.
struct ThreadTests {
  @Test func manyThreadsOneMap() async throws {
    var map = try DrawnMap(seed: 8)
    let caller = try CCaller(map.bytes)
    let questions = try (0..<60).map { _ in (try map.question(), try map.origin()) }
    @Sendable func ask() -> [CCaller.Row?] {
      questions.map { try? caller.nearest($0.0, from: $0.1, ownWorkspace: true) }
    }
    let expected = ask()
    await withTaskGroup(of: [CCaller.Row?].self) { group in
      for _ in 0..<6 { group.addTask { ask() } }
      for await answers in group { #expect(answers == expected) }
    }
  }

  /// One workspace in many hands is an error for all but one, and no race.
  @Test func oneWorkspace() async throws {
    var map = try DrawnMap(seed: 9)
    let caller = try CCaller(map.bytes)
    var question = try map.question()
    question.mode = .foot
    let asked = question
    let origin = try Coordinate(latitude: 39.902, longitude: 116.302)
    let expected = try? caller.nearest(asked, from: origin)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<6 {
        group.addTask {
          (0..<200).allSatisfy { _ in
            do throws(CCaller.Refusal) {
              return try caller.nearest(asked, from: origin) == expected
            } catch {
              return error.status == NSTOP_BUSY || expected == nil
            }
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  /// Readers of a live map see all of what is applied together.
  @Test func readersBesideAWriter() async throws {
    let map = try DrawnMap(seed: 10)
    let caller = try CCaller(map.bytes)
    var live: OpaquePointer?
    try CCaller.call { nstop_live_create(caller.stops, &live, $0, $1) }
    defer { nstop_live_destroy(live) }
    // A handle may be used by all; an opaque pointer does not know that.
    nonisolated(unsafe) let shared = live
    let counts = await withTaskGroup(of: Set<Int>.self) { group in
      group.addTask {
        for round in 0..<150 {
          var changes: OpaquePointer?
          nstop_changes_create(&changes, nil, 0)
          for number in 100..<124 {
            CCaller.text("s\(number)") { id in
              _ =
                round % 2 == 0
                ? nstop_changes_close_stop(changes, id, .max, nil, 0)
                : nstop_changes_reopen_stop(changes, id, nil, 0)
            }
          }
          nstop_live_apply(shared, changes, 0, nil, 0)
          nstop_changes_destroy(changes)
        }
        return []
      }
      for _ in 0..<4 {
        group.addTask {
          var seen: Set<Int> = []
          var moment: OpaquePointer?
          var ordinals = [UInt32](repeating: 0, count: 40)
          var question = nstop_question()
          question.size = MemoryLayout<nstop_question>.size
          (question.within_metres, question.within_seconds) = (.infinity, .infinity)
          for _ in 0..<300 {
            var count = -1
            nstop_live_read(shared, 0, &moment, nil, 0)
            nstop_stops_nearest(
              moment, nil, &question, 39.9, 116.3, 40, &ordinals, nil, nil, nil, &count, nil, 0)
            seen.insert(count)
          }
          nstop_stops_close(moment)
          return seen
        }
      }
      return await group.reduce(into: Set<Int>()) { $0.formUnion($1) }
    }
    #expect(counts.isSubset(of: [0, 24]))
  }

  /// Trips on a moment whose buckets the first who asks has to make, and one answer that all read.
  @Test func tripsOnOneMoment() async throws {
    var map = try DrawnMap(seed: 11)
    let pair = try LivePair(map)
    for _ in 0..<12 { try pair.change(&map, at: LiveTests.start) }
    try pair.caller.read(pair.live, at: LiveTests.start)
    let caller = pair.caller
    var drawn = DrawnQuestion()
    (drawn.count, drawn.mode) = (5, .ebike)
    let question = drawn
    @Sendable func ask<Answer>(_ reading: (OpaquePointer?) throws -> Answer) -> Answer? {
      try? caller.handle(question, destroy: nstop_trip_destroy) {
        nstop_trip_create(
          caller.stops, nil, &$0, [39.901, 39.905], [116.301, 116.304], 2, .infinity, 5,
          UInt32(NSTOP_WITH_ROUTES), &$1, $2, $3)
      } reading: {
        try reading($0)
      }
    }
    let answers = await withTaskGroup(of: CTrip?.self) { group in
      for _ in 0..<6 { group.addTask { ask { try CTrip(trip: $0) } } }
      return await group.reduce(into: [CTrip?]()) { $0.append($1) }
    }
    let first = try #require(answers.first ?? nil)
    #expect(!first.stops.isEmpty && answers.allSatisfy { $0 == first })
  }
}
