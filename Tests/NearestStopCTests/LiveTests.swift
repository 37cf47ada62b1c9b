import CNearestStop
import NearestStop
import NearestStopC
import Testing

/// A live map of C, and one of Swift that is told the same.
struct LiveTests {
  private final class Pair {
    let caller: CCaller
    private(set) var live: OpaquePointer?
    let finder: LiveStopFinder

    init(_ map: DrawnMap) throws {
      caller = try CCaller(map.bytes)
      finder = LiveStopFinder(map.finder)
      var live: OpaquePointer?
      try CCaller.call { nstop_live_create(caller.stops, &live, $0, $1) }
      self.live = live
    }

    deinit { nstop_live_destroy(live) }

    /// Makes one change on both sides; both accept it, or both refuse it with the same words.
    func make(
      _ change: LiveChange, at now: Int64,
      _ add: (OpaquePointer?, UnsafeMutablePointer<CChar>, Int) -> nstop_status
    ) throws {
      var changes: OpaquePointer?
      try CCaller.call { nstop_changes_create(&changes, $0, $1) }
      defer { nstop_changes_destroy(changes) }
      try CCaller.call { add(changes, $0, $1) }
      let answer = Result { () throws(CCaller.Refusal) in
        try CCaller.call { nstop_live_apply(live, changes, now, $0, $1) }
      }
      do throws(LiveChangeError) {
        try finder.apply([change], at: UnixTime(seconds: now))
        #expect(throws: Never.self) { try answer.get() }
      } catch {
        #expect(
          throws: CCaller.Refusal(status: NSTOP_REFUSED, message: error.description)
        ) { try answer.get() }
      }
    }
  }

  private static let start: Int64 = 1_760_000_000

  private func change(_ pair: Pair, _ map: inout DrawnMap, at now: Int64) throws {
    let id = "s\(98 + map.number(below: 28))"
    let until = map.number(below: 2) == 0 ? now + Int64(map.number(below: 50)) : Int64.max
    let isUntil: UnixTime? = until == .max ? nil : UnixTime(seconds: until)
    let place = try map.origin()
    switch map.number(below: 7) {
    case 0, 1:
      try pair.make(.closeStop(id: id, until: isUntil), at: now) { changes, message, capacity in
        CCaller.text(id) { nstop_changes_close_stop(changes, $0, until, message, capacity) }
      }
    case 2:
      try pair.make(.reopenStop(id: id), at: now) { changes, message, capacity in
        CCaller.text(id) { nstop_changes_reopen_stop(changes, $0, message, capacity) }
      }
    case 3:
      let reading = StopReading(
        count: UInt32(map.number(below: 2)), asOf: UnixTime(seconds: now),
        until: UnixTime(seconds: now + 40))
      var told = nstop_reading()
      (told.size, told.count) = (MemoryLayout<nstop_reading>.size, reading.count)
      (told.as_of, told.until) = (now, now + 40)
      try pair.make(.report(StopReport(.batteries, at: id, reading)), at: now) {
        changes, message, capacity in
        CCaller.text(id) {
          nstop_changes_report(changes, $0, UInt32(NSTOP_BATTERIES), &told, message, capacity)
        }
      }
    case 4:
      var stop = Stop(id: "t" + id, coordinate: place, amenities: [.water, .ebikeCharging])
      stop.names.chinese = "帐篷"
      stop.openingHours = "08:00-20:00"
      stop.access = .qrCode
      stop.fee = .charged("5 元")
      stop.names.aliases = ["大帐篷"]
      stop.amenityNotes = [AmenityNote(amenity: .water, text: "hot")]
      stop.entrances = try (0..<map.number(below: 3)).map {
        StopEntrance(at: try map.origin(), name: "\($0)", openingHours: "06:00-23:00")
      }
      try pair.make(.addStop(stop, until: isUntil), at: now) { changes, message, capacity in
        CCaller.texts([stop.id, "帐篷", "08:00-20:00", "5 元"]) { texts in
          var told = nstop_stop()
          told.size = MemoryLayout<nstop_stop>.size
          (told.latitude, told.longitude) = (place.latitude, place.longitude)
          told.amenities = stop.amenities.rawValue
          (told.access, told.fee) = (Int32(NSTOP_ENTRY_QR_CODE), Int32(NSTOP_CHARGED))
          (told.id, told.name_zh, told.opening_hours, told.charge) = (
            texts[0], texts[1], texts[2], texts[3]
          )
          return CStop.add(stop, to: told) {
            nstop_changes_add_stop(changes, &$0, until, message, capacity)
          }
        }
      }
    case 5:
      let radius = Double(map.number(below: 150))
      let area = try RoadArea(around: place, within: Distance(metres: radius))
      try pair.make(
        .blockRoads(RoadBlock(id: "b\(id.last ?? "0")", .area(area), for: .riders, until: isUntil)),
        at: now
      ) { changes, message, capacity in
        CCaller.text("b\(id.last ?? "0")") {
          nstop_changes_block_circle(
            changes, $0, place.latitude, place.longitude, radius,
            UInt32(NSTOP_BICYCLE | NSTOP_EBIKE), until, message, capacity)
        }
      }
    default:
      try pair.make(.unblockRoads(id: "b\(id.last ?? "0")"), at: now) {
        changes, message, capacity in
        CCaller.text("b\(id.last ?? "0")") {
          nstop_changes_unblock_roads(changes, $0, message, capacity)
        }
      }
      try pair.make(.removeStop(id: "t" + id), at: now) { changes, message, capacity in
        CCaller.text("t" + id) { nstop_changes_remove_stop(changes, $0, message, capacity) }
      }
    }
  }

  @Test(arguments: 300..<312)
  func answersAreThoseOfSwift(seed: UInt64) throws {
    var map = try DrawnMap(seed: seed)
    let pair = try Pair(map)
    var now = Self.start
    var workspace = SearchWorkspace()
    for step in 0..<30 {
      for _ in 0..<3 { try change(pair, &map, at: now) }
      if step % 9 == 8 {
        try CCaller.call { nstop_live_weigh_roads(pair.live, now, $0, $1) }
        try pair.finder.weighRoads(at: UnixTime(seconds: now))
      }
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

  private func compare(_ ordinal: UInt32, _ stops: LiveStops, _ pair: Pair, at now: Int64) throws {
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
    let pair = try Pair(map)
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
