import CNearestStop
import NearestStop
import NearestStopC
import TestSupport
import Testing

/// Maps that lie, and questions made of what is likeliest to hurt: an answer or an error, never a crash.
struct DamagedMapTests {
  /// Damaged in one place, and nobody compares checksums: refused, or answered somehow.
  @Test func damagedMaps() throws {
    let map = try DrawnMap(seed: 5)
    var random = SeededGenerator(seed: 77)
    var opened = 0
    for number in 0..<300 {
      var bytes = map.bytes
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] ^= UInt8.random(in: 1...255, using: &random)
      #expect(throws: CCaller.Refusal.self, "byte \(place)") { try CCaller(bytes) }
      guard let damaged = try? CCaller(bytes, flags: NSTOP_SKIP_CHECKSUMS) else { continue }
      opened += 1
      var drawn = DrawnQuestion()
      drawn.count = 8
      drawn.mode = TravelMode.allCases[number % 4]
      _ = try? damaged.nearest(drawn, from: Coordinate(latitude: 39.902, longitude: 116.302))
      try askEverything(damaged, number)
      var info = nstop_info()
      info.size = MemoryLayout<nstop_info>.size
      #expect(nstop_stops_info(damaged.stops, &info, nil, 0) == NSTOP_OK)
      var facts = nstop_stop()
      facts.size = MemoryLayout<nstop_stop>.size
      var buffer = [CChar](repeating: 0, count: 4_000)
      for ordinal in 0..<24 as Range<UInt32> {
        _ = nstop_stops_read(damaged.stops, ordinal, &facts, &buffer, 4_000, nil, nil, 0)
      }
    }
    #expect(opened > 100)
    for length in [0, 1, 63, 64, 65, map.bytes.count - 1] {
      #expect(throws: CCaller.Refusal.self) { try CCaller(Array(map.bytes[..<length])) }
    }
  }

  /// A question of each other kind, whatever comes of it.
  private func askEverything(_ caller: CCaller, _ number: Int) throws {
    var drawn = DrawnQuestion()
    drawn.count = 4
    drawn.mode = [.foot, .bicycle, .ebike][number % 3]
    if number % 2 == 0 { drawn.opening = (departure: 1_760_000_000, stay: 20, admitsUnknown: true) }
    let (latitudes, longitudes) = ([39.902, 39.905], [116.302, 116.304])
    let routes = UInt32(NSTOP_WITH_ROUTES)
    _ = try? caller.handle(drawn, destroy: nstop_trip_destroy) {
      nstop_trip_create(
        caller.stops, nil, &$0, latitudes, longitudes, 2, .infinity, 4, routes, &$1, $2, $3)
    } reading: {
      try CTrip(trip: $0)
    }
    _ = try? caller.handle(drawn, destroy: nstop_tour_destroy) {
      nstop_tour_create(
        caller.stops, nil, &$0, latitudes, longitudes, 2, [1, 2], 2, routes, &$1, $2, $3)
    } reading: {
      try CTrip(tour: $0)
    }
    _ = try? caller.handle(drawn, destroy: nstop_explanation_destroy) {
      nstop_explanation_create(caller.stops, nil, &$0, 39.902, 116.302, 4, &$1, $2, $3)
    } reading: {
      try CExplanation($0)
    }
    drawn.timeLimit = TravelTime(seconds: 200)
    _ = try? caller.handle(drawn, destroy: nstop_reach_destroy) {
      nstop_reach_create(
        caller.stops, nil, &$0, 39.902, 116.302, UInt32(NSTOP_WITH_AREA), &$1, $2, $3)
    } reading: {
      try CReach($0, hasArea: true)
    }
    _ = try? caller.handle(drawn, destroy: nstop_coverage_destroy) {
      nstop_coverage_create(caller.stops, nil, &$0, &$1, $2, $3)
    } reading: {
      try CCoverage($0, [Coordinate(latitude: 39.902, longitude: 116.302)])
    }
  }

  /// Numbers of all sorts in each kind of question.
  @Test(arguments: 0..<4)
  func randomQuestions(seed: UInt64) throws {
    let caller = try CCaller(DrawnMap(seed: 5).bytes)
    var random = SeededGenerator(seed: seed)
    let doubles = [
      0, -0.0, 39.902, 116.302, 90, 180, 1e-300, 1e300, .nan, -.infinity, .infinity, 60,
    ]
    let integers: [Int64] = [0, 1, 2, 7, -1, .max, .min, 1_760_000_000, 1 << 40]
    func double() -> Double { doubles.randomElement(using: &random) ?? 0 }
    func integer() -> Int { Int(integers.randomElement(using: &random) ?? 0) }
    let known = 0..<nstop_status(NSTOP_BUSY)
    for number in 0..<200 {
      var question = nstop_question()
      question.size = MemoryLayout<nstop_question>.size
      question.needs = number % 3 == 0 ? UInt64(bitPattern: Int64(integer())) : 0
      question.mode = Int32(truncatingIfNeeded: Int.random(in: 0...3, using: &random))
      question.open = Int32(truncatingIfNeeded: Int.random(in: 0...2, using: &random))
      (question.within_metres, question.within_seconds) = (.infinity, double())
      question.departure = number % 2 == 0 ? 1_760_000_000 : Int64(integer())
      question.stay_minutes = UInt32(truncatingIfNeeded: integer())
      // Arrays are as long as they have to be.
      let places = (0..<4).map { _ in number % 4 == 0 ? double() : 39.902 }
      let others = (0..<4).map { _ in number % 4 == 1 ? double() : 116.302 }
      let needs = (0..<8).map { _ in UInt64(bitPattern: Int64(integer())) }
      let count = [1, 2, 4, -1, 0, .min].randomElement(using: &random) ?? 1
      let options = UInt32(Int.random(in: 0...4, using: &random))
      var handles = [OpaquePointer?](repeating: nil, count: 5)
      let (stops, workspace) = (caller.stops, caller.workspace)
      let statuses = [
        nstop_trip_create(
          stops, workspace, &question, places, others, count, double(), integer(), options,
          &handles[0], nil, 0),
        nstop_tour_create(
          stops, workspace, &question, places, others, count, needs, count, options, &handles[1],
          nil, 0),
        nstop_reach_create(
          stops, workspace, &question, places[0], others[0], options, &handles[2], nil, 0),
        nstop_coverage_create(stops, workspace, &question, &handles[3], nil, 0),
        nstop_explanation_create(
          stops, workspace, &question, places[0], others[0], integer(), &handles[4], nil, 0),
      ]
      for (status, handle) in zip(statuses, handles) {
        #expect(known.contains(status) && (status == NSTOP_OK) == (handle != nil), "seed \(seed)")
      }
      nstop_trip_destroy(handles[0])
      nstop_tour_destroy(handles[1])
      nstop_reach_destroy(handles[2])
      nstop_coverage_destroy(handles[3])
      nstop_explanation_destroy(handles[4])
    }
  }
}
