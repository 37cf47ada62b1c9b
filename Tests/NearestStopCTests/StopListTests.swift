import CNearestStop
import NearestStop
import NearestStopC
import Testing

/// Other names, notes and entrances.
struct StopListTests {
  /// 20 maps of 24 stops, into buffers at any address.
  @Test(arguments: 400..<420)
  func areThoseOfSwift(seed: UInt64) throws {
    let map = try DrawnMap(seed: seed)
    let caller = try CCaller(map.bytes, profiles: 0)
    for (ordinal, stop) in map.finder.stops.enumerated() {
      let told = try CStop.read(caller.stops, UInt32(ordinal), offset: ordinal % 9)
      #expect(told == CStop(stop), "seed \(seed), stop \(ordinal)")
    }
  }

  /// What a caller gives is what he is told.
  @Test(arguments: 420..<430)
  func goBothWays(seed: UInt64) throws {
    let map = try DrawnMap(seed: seed)
    let caller = try CCaller(map.bytes, profiles: 0)
    var (live, changes): (OpaquePointer?, OpaquePointer?)
    try CCaller.call { nstop_live_create(caller.stops, &live, $0, $1) }
    defer { nstop_live_destroy(live) }
    try CCaller.call { nstop_changes_create(&changes, $0, $1) }
    defer { nstop_changes_destroy(changes) }
    let stops = map.finder.stops.map { stop in
      var stop = stop
      stop.id = "t" + stop.id
      return stop
    }
    for stop in stops {
      try CCaller.call { message, capacity in
        CCaller.text(stop.id) { id in
          var facts = nstop_stop()
          facts.size = MemoryLayout<nstop_stop>.size
          (facts.latitude, facts.longitude) = (stop.coordinate.latitude, stop.coordinate.longitude)
          facts.id = id
          return CStop.add(stop, to: facts) {
            nstop_changes_add_stop(changes, &$0, .max, message, capacity)
          }
        }
      }
    }
    try CCaller.call { nstop_live_apply(live, changes, 0, $0, $1) }
    try caller.read(live, at: 0)
    for (place, stop) in stops.enumerated() {
      let told = try CStop.read(caller.stops, UInt32(stops.count + place))
      #expect(told == CStop(stop), "seed \(seed), stop \(place)")
    }
  }

  /// Lists that cannot be are refused before anything is made of them.
  @Test func hostileLists() throws {
    var changes: OpaquePointer?
    try CCaller.call { nstop_changes_create(&changes, $0, $1) }
    defer { nstop_changes_destroy(changes) }
    let none = nstop_text(bytes: nil, length: 0)
    let texts = [none]
    let notes = [nstop_note(amenity: 1, text: none), nstop_note(amenity: 0, text: none)]
    var entrance = nstop_entrance()
    entrance.latitude = .nan
    let entrances = [entrance, nstop_entrance()]
    func refusal(_ change: (inout nstop_stop) -> Void) -> Int {
      CCaller.text("x") { id in
        var facts = nstop_stop()
        (facts.size, facts.id) = (MemoryLayout<nstop_stop>.size, id)
        change(&facts)
        return Int(nstop_changes_add_stop(changes, &facts, .max, nil, 0))
      }
    }
    #expect(refusal { _ in } == NSTOP_OK)
    for count in [1, -1, Int.max, Int.min, 1 << 40] {
      #expect(refusal { $0.alias_count = count } == NSTOP_BAD_ARGUMENT)
      #expect(refusal { $0.note_count = count } == NSTOP_BAD_ARGUMENT)
      #expect(refusal { $0.entrance_count = count } == NSTOP_BAD_ARGUMENT)
    }
    texts.withUnsafeBufferPointer { texts in
      #expect(
        refusal { ($0.aliases, $0.alias_count) = (texts.baseAddress, 1) } == NSTOP_BAD_ARGUMENT)
      #expect(refusal { $0.aliases = texts.baseAddress } == NSTOP_OK)
    }
    notes.withUnsafeBufferPointer { notes in
      for first in 0..<2 {
        #expect(
          refusal { ($0.notes, $0.note_count) = (notes.baseAddress.map { $0 + first }, 1) }
            == NSTOP_BAD_ARGUMENT)
      }
    }
    for bits in [3 as UInt64, 1 << 63, .max] {
      let wrong = [nstop_note(amenity: bits, text: none)]
      wrong.withUnsafeBufferPointer { wrong in
        #expect(
          refusal { ($0.notes, $0.note_count) = (wrong.baseAddress, 1) } == NSTOP_BAD_ARGUMENT)
      }
    }
    entrances.withUnsafeBufferPointer { entrances in
      #expect(
        refusal { ($0.entrances, $0.entrance_count) = (entrances.baseAddress, 1) }
          == NSTOP_BAD_COORDINATE)
    }
    for access in [8, -1, Int32.max] {
      entrance = nstop_entrance()
      entrance.access = access
      withUnsafePointer(to: entrance) { wrong in
        #expect(refusal { ($0.entrances, $0.entrance_count) = (wrong, 1) } == NSTOP_BAD_ARGUMENT)
      }
    }
  }
}
