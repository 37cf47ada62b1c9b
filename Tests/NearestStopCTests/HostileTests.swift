import CNearestStop
import NearestStop
import NearestStopC
import TestSupport
import Testing

/// Whatever comes from C, but for memory that is not there, gives a status and words.
struct HostileTests {
  private let caller: CCaller
  private let map: DrawnMap

  init() throws {
    map = try DrawnMap(seed: 5)
    caller = try CCaller(map.bytes)
  }

  private func expect(
    _ status: Int, _ line: Int = #line,
    _ body: (UnsafeMutablePointer<CChar>, Int) -> nstop_status
  ) {
    do throws(CCaller.Refusal) {
      try CCaller.call(body)
      Issue.record("line \(line): no error")
    } catch {
      #expect(error.status == status && !error.message.isEmpty, "line \(line): \(error)")
    }
  }

  private func question() -> nstop_question {
    var question = nstop_question()
    question.size = MemoryLayout<nstop_question>.size
    (question.within_metres, question.within_seconds) = (.infinity, .infinity)
    return question
  }

  private func nearest(
    _ change: (inout nstop_question) -> Void, latitude: Double = 39.9, longitude: Double = 116.3,
    capacity: Int = 1, _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
  ) -> nstop_status {
    var question = question()
    change(&question)
    var ordinals = [UInt32](repeating: 0, count: 4)
    var count = 0
    return nstop_stops_nearest(
      caller.stops, caller.workspace, &question, latitude, longitude, capacity, &ordinals, nil,
      nil, nil, &count, message, messageCapacity)
  }

  @Test func nothingWhereSomethingBelongs() {
    var ordinal: UInt32 = 0
    var handle: OpaquePointer?
    var question = question()
    let none = nstop_text(bytes: nil, length: 0)
    expect(NSTOP_BAD_ARGUMENT) { nstop_stops_open(nil, 7, 0, &handle, $0, $1) }
    expect(NSTOP_BAD_ARGUMENT) { nstop_stops_open("x", 7, 0, nil, $0, $1) }
    expect(NSTOP_BAD_ARGUMENT) { nstop_stops_open_bytes(nil, 9, 7, 0, &handle, $0, $1) }
    expect(NSTOP_BAD_ARGUMENT) { nstop_stops_info(caller.stops, nil, $0, $1) }
    expect(NSTOP_BAD_HANDLE) { nstop_stops_find(nil, none, &ordinal, $0, $1) }
    expect(NSTOP_BAD_ARGUMENT) { nstop_stops_find(caller.stops, none, &ordinal, $0, $1) }
    expect(NSTOP_BAD_ARGUMENT) {
      nstop_stops_find(caller.stops, nstop_text(bytes: nil, length: 3), &ordinal, $0, $1)
    }
    expect(NSTOP_BAD_ARGUMENT) { nstop_stops_read(caller.stops, 0, nil, nil, 0, nil, $0, $1) }
    expect(NSTOP_BAD_ARGUMENT) {
      nstop_stops_hours(caller.stops, 0, 0, 0, nil, nil, $0, $1)
    }
    expect(NSTOP_BAD_ARGUMENT) { nstop_workspace_create(nil, $0, $1) }
    expect(NSTOP_BAD_ARGUMENT) {
      nstop_exclusion_create(caller.stops, nil, 2, 0, &handle, $0, $1)
    }
    var count = 0
    expect(NSTOP_BAD_ARGUMENT) {
      nstop_stops_nearest(
        caller.stops, nil, nil, 0, 0, 1, &ordinal, nil, nil, nil, &count, $0, $1)
    }
    expect(NSTOP_BAD_ARGUMENT) {
      nstop_stops_nearest(caller.stops, nil, &question, 0, 0, 1, nil, nil, nil, nil, &count, $0, $1)
    }
    expect(NSTOP_BAD_ARGUMENT) {
      nstop_stops_nearest(
        caller.stops, nil, &question, 0, 0, 1, &ordinal, nil, nil, nil, nil, $0, $1)
    }
    expect(NSTOP_BAD_HANDLE) {
      nstop_stops_nearest(nil, nil, &question, 0, 0, 1, &ordinal, nil, nil, nil, &count, $0, $1)
    }
    expect(NSTOP_BAD_ARGUMENT) {
      nstop_stops_nearest_batch(
        caller.stops, nil, &question, nil, nil, 1, 1, &ordinal, nil, nil, nil, nil, nil, $0, $1)
    }
    expect(NSTOP_BAD_ARGUMENT) {
      nstop_stops_table(caller.stops, nil, 1, nil, nil, 1, &ordinal, 1, nil, $0, $1)
    }
    expect(NSTOP_BAD_ARGUMENT) { nstop_route_create(caller.stops, nil, 1, 0, 0, 0, 0, nil, $0, $1) }
    expect(NSTOP_BAD_HANDLE) { nstop_route_measure(nil, nil, nil, $0, $1) }
    expect(NSTOP_BAD_HANDLE) { nstop_live_create(nil, &handle, $0, $1) }
    expect(NSTOP_BAD_HANDLE) { nstop_live_read(nil, 0, &handle, $0, $1) }
    expect(NSTOP_BAD_HANDLE) { nstop_live_apply(nil, nil, 0, $0, $1) }
    expect(NSTOP_BAD_ARGUMENT) { nstop_changes_close_stop(nil, none, 0, $0, $1) }
    expect(NSTOP_BAD_ARGUMENT) { nstop_changes_add_stop(nil, nil, 0, $0, $1) }
    expect(NSTOP_BAD_ARGUMENT) { nstop_changes_report(nil, none, 1, nil, $0, $1) }
    nstop_stops_close(nil)
    nstop_workspace_destroy(nil)
    nstop_live_destroy(nil)
  }

  @Test func handlesOfAnotherKind() {
    var question = question()
    question.mode = Int32(NSTOP_ON_FOOT)
    var (ordinal, count): (UInt32, Int) = (0, 0)
    expect(NSTOP_BAD_HANDLE) {
      nstop_stops_nearest(
        caller.workspace, nil, &question, 0, 0, 1, &ordinal, nil, nil, nil, &count, $0, $1)
    }
    expect(NSTOP_BAD_HANDLE) {
      nstop_stops_nearest(
        caller.stops, caller.stops, &question, 0, 0, 1, &ordinal, nil, nil, nil, &count, $0, $1)
    }
    question.excluding = caller.holidays
    expect(NSTOP_BAD_HANDLE) {
      nstop_stops_nearest(
        caller.stops, nil, &question, 0, 0, 1, &ordinal, nil, nil, nil, &count, $0, $1)
    }
    expect(NSTOP_BAD_HANDLE) {
      nstop_stops_nearest(
        OpaquePointer(bitPattern: 1), nil, &question, 0, 0, 1, &ordinal, nil, nil, nil, &count, $0,
        $1)
    }
    // Whoever mixes up handles closes nobody else's.
    nstop_stops_close(caller.workspace)
    nstop_route_destroy(caller.stops)
    #expect(nearest({ _ in }, nil, 0) == NSTOP_OK)
  }

  @Test func numbersThatCannotBe() {
    for latitude in [Double.nan, .infinity, 91, -1e300] {
      expect(NSTOP_BAD_COORDINATE) { nearest({ _ in }, latitude: latitude, $0, $1) }
    }
    for capacity in [0, -1, Int.max, Int.min, Int(UInt32.max) + 1] {
      expect(NSTOP_BAD_ARGUMENT) { nearest({ _ in }, capacity: capacity, $0, $1) }
    }
    let changes: [(inout nstop_question) -> Void] = [
      { $0.size = 0 }, { $0.size += 8 }, { $0.size = .max }, { $0.mode = 4 }, { $0.mode = -1 },
      { $0.open = 3 }, { $0.within_metres = -1 }, { $0.within_metres = .nan },
      { $0.within_seconds = 5 }, { $0.within_seconds = .nan },
      {
        $0.open = 1
        $0.departure = .max
      },
      {
        $0.open = 2
        $0.departure = .min
      },
      {
        $0.open = 1
        $0.utc_offset = .min
      },
    ]
    for change in changes { expect(NSTOP_BAD_ARGUMENT) { nearest(change, $0, $1) } }
    // A stay of any length can be asked for.
    #expect(
      nearest(
        {
          $0.open = 1
          $0.stay_minutes = .max
        }, nil, 0) == NSTOP_OK)
    var question = question()
    var (ordinal, seconds): (UInt32, Double) = (0, 0)
    let places = [0.0]
    for (rows, width) in [(1 << 40, 1 << 30), (.max, 1), (-1, 1), (1, 0), (1 << 60, 4)] {
      expect(NSTOP_BAD_ARGUMENT) {
        nstop_stops_nearest_batch(
          caller.stops, nil, &question, places, places, rows, width, &ordinal, nil, nil, nil, nil,
          nil,
          $0, $1)
      }
    }
    ordinal = 24
    expect(NSTOP_BAD_ARGUMENT) {
      nstop_stops_table(caller.stops, nil, 1, places, places, 1, &ordinal, 1, &seconds, $0, $1)
    }
    expect(NSTOP_BAD_ARGUMENT) {
      nstop_stops_table(caller.stops, nil, 0, places, places, 1, &ordinal, 0, &seconds, $0, $1)
    }
    var route: OpaquePointer?
    expect(NSTOP_BAD_ARGUMENT) {
      nstop_route_create_to_stop(caller.stops, nil, 1, 39.9, 116.3, .max, &route, $0, $1)
    }
    expect(NSTOP_BAD_ARGUMENT) { nstop_stops_open("x", 8, 0, &route, $0, $1) }
    expect(NSTOP_BAD_ARGUMENT) { nstop_stops_open("x", 7, 2, &route, $0, $1) }
    expect(NSTOP_NOT_OPENED) { nstop_stops_open("/no/such/map", 7, 0, &route, $0, $1) }
    expect(NSTOP_DAMAGED) { nstop_stops_open("/", 7, 0, &route, $0, $1) }
    expect(NSTOP_NOT_FOUND) { nstop_amenity_word(16, nil, 0, nil, $0, $1) }
  }

  /// Texts that are none, and too long ones.
  @Test func texts() {
    var ordinal: UInt32 = 0
    var bytes = [CChar](repeating: -1, count: 3)
    bytes.withUnsafeMutableBufferPointer { buffer in
      expect(NSTOP_BAD_ARGUMENT) {
        nstop_stops_find(
          caller.stops, nstop_text(bytes: buffer.baseAddress, length: 3), &ordinal, $0, $1)
      }
      for length in [Int.max, -1, 1 << 40] {
        expect(NSTOP_BAD_ARGUMENT) {
          nstop_stops_find(
            caller.stops, nstop_text(bytes: buffer.baseAddress, length: length), &ordinal, $0, $1)
        }
      }
    }
    // What is told of an id with zeros in it ends where the message ends.
    do throws(CCaller.Refusal) {
      try CCaller.call { message, capacity in
        CCaller.text("s1\0驿") { nstop_stops_find(caller.stops, $0, &ordinal, message, capacity) }
      }
    } catch {
      #expect(
        error == CCaller.Refusal(status: NSTOP_NOT_FOUND, message: "no stop has the id 's1 驿'"))
    }
    for capacity in 0..<40 {
      var message = [CChar](repeating: 0x7E, count: 64)
      let status = CCaller.text("喝水喝水") {
        nstop_stops_find(caller.stops, $0, &ordinal, &message, capacity)
      }
      #expect(status == NSTOP_NOT_FOUND && message[capacity...].allSatisfy { $0 == 0x7E })
      guard capacity > 0, let end = message.firstIndex(of: 0) else { continue }
      #expect(end < capacity)
      #expect(
        String(validating: message[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self) != nil)
    }
  }

  /// Questions made of what is likeliest to hurt.
  @Test(arguments: 0..<10)
  func randomQuestions(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let doubles: [Double] = [
      0, -0.0, 39.9, 116.3, 90, 180, -180, 1e-300, 1e300, .nan, -.infinity, .infinity,
      Double.leastNonzeroMagnitude, 1e9,
    ]
    let integers: [Int64] = [0, 1, -1, 2, 3, .max, .min, 1_760_000_000, 1 << 40, -(1 << 60)]
    func double() -> Double { doubles.randomElement(using: &random) ?? 0 }
    func integer() -> Int64 { integers.randomElement(using: &random) ?? 0 }
    let known = 0..<nstop_status(NSTOP_BUSY)
    var ordinals = [UInt32](repeating: 0, count: 64)
    var numbers = [Double](repeating: 0, count: 64)
    var (statuses, count) = ([nstop_status](repeating: 0, count: 8), 0)
    for number in 0..<400 {
      var question = question()
      question.needs = UInt64(bitPattern: integer())
      question.mode = Int32(truncatingIfNeeded: Int64.random(in: -1...4, using: &random))
      question.open = Int32(truncatingIfNeeded: Int64.random(in: 0...2, using: &random))
      if number % 2 == 0 { question.within_metres = double() }
      if number % 3 == 0 { question.within_seconds = double() }
      question.departure = integer()
      question.utc_offset = Int32(truncatingIfNeeded: integer())
      question.stay_minutes = UInt32(truncatingIfNeeded: integer())
      let capacity = Int.random(in: 0...8, using: &random)
      let status = nstop_stops_nearest(
        caller.stops, caller.workspace, &question, number % 4 == 0 ? double() : 39.9,
        number % 4 == 1 ? double() : 116.3, capacity, &ordinals, &numbers,
        nil, nil, &count, nil, 0)
      #expect(known.contains(status), "seed \(seed), question \(number)")
      let batch = nstop_stops_nearest_batch(
        caller.stops, nil, &question, (0..<8).map { _ in double() }, (0..<8).map { _ in double() },
        8, capacity, &ordinals, nil, &numbers, nil, nil, &statuses, nil, 0)
      #expect(known.contains(batch), "seed \(seed), batch \(number)")
      var changes: OpaquePointer?
      nstop_changes_create(&changes, nil, 0)
      let id = nstop_text(bytes: nil, length: Int(truncatingIfNeeded: integer()))
      #expect(
        nstop_changes_block_circle(
          changes, id, double(), double(), double(), UInt32(truncatingIfNeeded: integer()),
          integer(), nil, 0) != NSTOP_OK)
      nstop_changes_destroy(changes)
    }
  }

  /// Bytes that are lent, aligned and not.
  @Test func lentBytes() throws {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: map.bytes.count + 64, alignment: 64)
    defer { memory.deallocate() }
    for offset in [0, 1, 8] {
      let part = UnsafeMutableRawBufferPointer(rebasing: memory[offset..<offset + map.bytes.count])
      part.copyBytes(from: map.bytes)
      var stops: OpaquePointer?
      try CCaller.call {
        nstop_stops_open_bytes(
          part.baseAddress, part.count, 7, UInt32(NSTOP_BORROW_BYTES), &stops, $0, $1)
      }
      var (question, ordinal, count) = (question(), UInt32(0), 0)
      question.mode = Int32(NSTOP_ON_FOOT)
      try CCaller.call {
        nstop_stops_nearest(
          stops, nil, &question, 39.9, 116.3, 1, &ordinal, nil, nil, nil, &count, $0, $1)
      }
      nstop_stops_close(stops)
    }
  }
}
