import CNearestStop
import NearestStop
import NearestStopC
import Testing

/// Moments of a live map of C are those of one of Swift that is told the same.
struct LiveTests {
  static let start: Int64 = 1_760_000_000

  @Test(arguments: 300..<312)
  func answersAreThoseOfSwift(seed: UInt64) throws {
    var map = try DrawnMap(seed: seed)
    let pair = try LivePair(map)
    var now = Self.start
    var workspace = SearchWorkspace()
    for step in 0..<30 {
      for _ in 0..<3 { try pair.change(&map, at: now) }
      if step % 9 == 8 { try pair.weighRoads(at: now) }
      now += Int64(map.number(below: 12))
      let stops = pair.finder.stops(at: UnixTime(seconds: now))
      try pair.caller.read(pair.live, at: now)
      for number in 0..<6 {
        let question = try map.question()
        let origin = try map.origin()
        let condition = try question.condition()
        let expected = Result { () throws(RoutingError) in
          CCaller.Row(
            try stops.nearest(
              question.count, to: origin, by: question.mode, needing: question.needs,
              excluding: stops.exclusion(of: question.excluded), open: condition,
              within: question.limit, in: question.timeLimit, using: &workspace),
            wantsMetres: number % 2 == 0)
        }.mapError { CCaller.Refusal($0) }
        let answer = Result { () throws(CCaller.Refusal) in
          try pair.caller.nearest(question, from: origin, wantsMetres: number % 2 == 0)
        }
        #expect(answer == expected, "seed \(seed), step \(step): \(question)")
      }
      for ordinal in 0..<UInt32(stops.count) { try compare(ordinal, stops, pair, at: now) }
    }
  }

  private func compare(_ ordinal: UInt32, _ stops: LiveStops, _ pair: LivePair, at now: Int64)
    throws
  {
    var facts = nstop_stop()
    facts.size = MemoryLayout<nstop_stop>.size
    var buffer = [CChar](repeating: 0, count: 1_000)
    try CCaller.call {
      nstop_stops_read(pair.caller.stops, ordinal, &facts, &buffer, 1_000, nil, $0, $1)
    }
    #expect(facts.latitude == stops.coordinate(of: ordinal).latitude)
    #expect((facts.flags & UInt32(NSTOP_STOP_CLOSED) != 0) == stops.isClosed(ordinal))
    #expect((facts.flags & UInt32(NSTOP_STOP_TEMPORARY) != 0) == stops.isTemporary(ordinal))
    var reading = nstop_reading()
    reading.size = MemoryLayout<nstop_reading>.size
    let status = nstop_stops_reading(
      pair.caller.stops, ordinal, UInt32(NSTOP_BATTERIES), &reading, nil, 0)
    let expected = stops.reading(.batteries, of: ordinal)
    #expect((status == NSTOP_OK) == (expected != nil))
    if let expected { #expect(reading.count == expected.count) }
    if stops.isTemporary(ordinal) {
      #expect(try CStop.read(pair.caller.stops, ordinal) == CStop(stops[ordinal]))
      var hours = nstop_hours()
      hours.size = MemoryLayout<nstop_hours>.size
      try CCaller.call {
        nstop_stops_hours(pair.caller.stops, ordinal, now, 28_800, nil, &hours, $0, $1)
      }
      #expect(hours.state != NSTOP_HOURS_UNKNOWN && hours.entry == NSTOP_ENTRY_QR_CODE)
    }
  }

  /// A moment keeps what it was, a handle is used again, and an exclusion holds for its moment alone.
  @Test func momentsAndTheirExclusions() throws {
    let map = try DrawnMap(seed: 1)
    let pair = try LivePair(map)
    var (kept, used): (OpaquePointer?, OpaquePointer?)
    try CCaller.call { nstop_live_read(pair.live, Self.start, &kept, $0, $1) }
    try CCaller.call { nstop_live_read(pair.live, Self.start, &used, $0, $1) }
    defer {
      nstop_stops_close(kept)
      nstop_stops_close(used)
    }
    var exclusion: OpaquePointer?
    try CCaller.call {
      nstop_exclusion_create(kept, nil, 0, UInt32(NSTOP_PLACES), &exclusion, $0, $1)
    }
    defer { nstop_exclusion_destroy(exclusion) }
    for number in 100..<124 {
      try pair.make(.closeStop(id: "s\(number)"), at: Self.start) { changes, message, capacity in
        CCaller.text("s\(number)") {
          nstop_changes_close_stop(changes, $0, .max, message, capacity)
        }
      }
    }
    let handle = used
    try CCaller.call { nstop_live_read(pair.live, Self.start, &used, $0, $1) }
    #expect(used == handle)
    var question = nstop_question()
    question.size = MemoryLayout<nstop_question>.size
    (question.within_metres, question.within_seconds) = (.infinity, .infinity)
    question.excluding = exclusion
    var ordinals = [UInt32](repeating: 0, count: 40)
    var count = 0
    func ask(_ stops: OpaquePointer?) -> Int {
      Int(
        nstop_stops_nearest(
          stops, nil, &question, 39.9, 116.3, 40, &ordinals, nil, nil, nil, &count, nil, 0))
    }
    #expect(ask(kept) == NSTOP_OK && count == 24)
    #expect(ask(used) == NSTOP_BAD_ARGUMENT)
    #expect(ask(pair.caller.stops) == NSTOP_BAD_ARGUMENT)
    question.excluding = nil
    #expect(ask(used) == NSTOP_OK && count == 0)
    // A map is no moment, and a moment no map.
    var wrong = pair.caller.stops
    #expect(nstop_live_read(pair.live, Self.start, &wrong, nil, 0) == NSTOP_BAD_HANDLE)
    var live: OpaquePointer?
    #expect(nstop_live_create(used, &live, nil, 0) == NSTOP_BAD_HANDLE && live == nil)
  }
}
