import CNearestStop
import NearestStop
import NearestStopC
import Testing

/// A live map of C, and one of Swift that is told the same.
final class LivePair {
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

  func weighRoads(at now: Int64) throws {
    try CCaller.call { nstop_live_weigh_roads(live, now, $0, $1) }
    try finder.weighRoads(at: UnixTime(seconds: now))
  }

  /// Makes a random change.
  func change(_ map: inout DrawnMap, at now: Int64) throws {
    let id = "s\(98 + map.number(below: 28))"
    let until = map.number(below: 2) == 0 ? now + Int64(map.number(below: 50)) : Int64.max
    let isUntil: UnixTime? = until == .max ? nil : UnixTime(seconds: until)
    let place = try map.origin()
    switch map.number(below: 8) {
    case 0, 1:
      try make(.closeStop(id: id, until: isUntil), at: now) { changes, message, capacity in
        CCaller.text(id) { nstop_changes_close_stop(changes, $0, until, message, capacity) }
      }
    case 2:
      try make(.reopenStop(id: id), at: now) { changes, message, capacity in
        CCaller.text(id) { nstop_changes_reopen_stop(changes, $0, message, capacity) }
      }
    case 3:
      let reading = StopReading(
        count: UInt32(map.number(below: 2)), asOf: UnixTime(seconds: now),
        until: UnixTime(seconds: now + 40))
      var told = nstop_reading()
      (told.size, told.count) = (MemoryLayout<nstop_reading>.size, reading.count)
      (told.as_of, told.until) = (now, now + 40)
      try make(.report(StopReport(.batteries, at: id, reading)), at: now) {
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
      try make(.addStop(stop, until: isUntil), at: now) { changes, message, capacity in
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
      try make(
        .blockRoads(RoadBlock(id: "b\(id.last ?? "0")", .area(area), for: .riders, until: isUntil)),
        at: now
      ) { changes, message, capacity in
        CCaller.text("b\(id.last ?? "0")") {
          nstop_changes_block_circle(
            changes, $0, place.latitude, place.longitude, radius,
            UInt32(NSTOP_BICYCLE | NSTOP_EBIKE), until, message, capacity)
        }
      }
    case 6:
      // A number too many: no such segment.
      let count = map.finder.roads?.graph.segmentCount ?? 0
      let segments = (0...map.number(below: 3)).map { _ in UInt32(map.number(below: count + 1)) }
      try make(
        .blockRoads(RoadBlock(id: "b\(id.last ?? "0")", .segments(segments), until: isUntil)),
        at: now
      ) { changes, message, capacity in
        CCaller.text("b\(id.last ?? "0")") {
          nstop_changes_block_segments(
            changes, $0, segments, segments.count, UInt32(NSTOP_ALL_PROFILES), until, message,
            capacity)
        }
      }
    default:
      try make(.unblockRoads(id: "b\(id.last ?? "0")"), at: now) {
        changes, message, capacity in
        CCaller.text("b\(id.last ?? "0")") {
          nstop_changes_unblock_roads(changes, $0, message, capacity)
        }
      }
      try make(.removeStop(id: "t" + id), at: now) { changes, message, capacity in
        CCaller.text("t" + id) { nstop_changes_remove_stop(changes, $0, message, capacity) }
      }
    }
  }
}
