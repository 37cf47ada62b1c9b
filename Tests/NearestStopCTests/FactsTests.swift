import CNearestStop
import Foundation
import NearestStop
import NearestStopC
import Testing

/// What C is told of the sample's stops is what Swift says.
struct FactsTests {
  private let path = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../Data/xicheng/xicheng.waystation").standardizedFileURL.path

  private func string(_ text: nstop_text) -> String? {
    text.bytes.map { bytes in
      #expect(bytes[text.length] == 0, "a zero stands behind every text")
      return String(
        decoding: UnsafeRawBufferPointer(start: bytes, count: text.length), as: UTF8.self)
    }
  }

  @Test func everyStopOfTheSample() throws {
    let finder = try StopFinder(Snapshot(path: path), for: [])
    var stops: OpaquePointer?
    try CCaller.call { nstop_stops_open(path, 0, 0, &stops, $0, $1) }
    defer { nstop_stops_close(stops) }
    var buffer = [CChar](repeating: 1, count: 2_000)
    for (ordinal, stop) in finder.stops.enumerated() {
      var found: UInt32 = 0
      try CCaller.call { message, capacity in
        CCaller.text(stop.id) { nstop_stops_find(stops, $0, &found, message, capacity) }
      }
      #expect(found == UInt32(ordinal))
      var facts = nstop_stop()
      facts.size = MemoryLayout<nstop_stop>.size
      var needed = 0
      #expect(nstop_stops_read(stops, found, &facts, nil, 0, &needed, nil, 0) == NSTOP_TOO_SMALL)
      #expect(facts.latitude == stop.coordinate.latitude && facts.id.bytes == nil)
      buffer.withUnsafeMutableBufferPointer { buffer in
        buffer[needed] = 1
        #expect(
          nstop_stops_read(stops, found, &facts, buffer.baseAddress, needed, nil, nil, 0)
            == NSTOP_OK)
        #expect(facts.longitude == stop.coordinate.longitude)
        #expect(facts.amenities == stop.amenities.rawValue)
        #expect(string(facts.id) == stop.id)
        #expect(string(facts.name_zh) == stop.names.chinese)
        #expect(string(facts.name_en) == stop.names.english)
        #expect(string(facts.kind) == stop.kind?.rawValue)
        #expect(string(facts.opening_hours) == stop.openingHours)
        #expect(string(facts.conditional_access) == stop.conditionalAccess)
        #expect(string(facts.phone) == stop.phone)
        #expect(string(facts.address) == stop.address)
        #expect(string(facts.source) == stop.source)
        #expect(string(facts.verified_on) == stop.verifiedOn?.description)
        #expect((facts.tier == NSTOP_STATION) == (stop.tier == .station))
        #expect((facts.access == NSTOP_ENTRY_QR_CODE) == (stop.access == .qrCode))
        #expect((facts.fee == NSTOP_FEE_UNKNOWN) == (stop.fee == nil) && facts.flags == 0)
        #expect(buffer[needed] == 1, "nothing is written behind what is needed")
      }
      for time in stride(from: 1_760_000_000, to: 1_760_600_000, by: 33_333) {
        var hours = nstop_hours()
        hours.size = MemoryLayout<nstop_hours>.size
        try CCaller.call {
          nstop_stops_hours(stops, found, Int64(time), 28_800, nil, &hours, $0, $1)
        }
        let local = try #require(LocalTime(unixSeconds: time))
        let state = finder.stops.timetable(of: ordinal)?.state(at: local) ?? .unknown
        var expected: (Int, LocalTime?) = (NSTOP_HOURS_UNKNOWN, nil)
        if case .open(let until) = state { expected = (NSTOP_HOURS_OPEN, until) }
        if case .closed(let opens) = state { expected = (NSTOP_HOURS_CLOSED, opens) }
        #expect(Int(hours.state) == expected.0)
        #expect(
          hours.until == .max
            ? expected.1 == nil : LocalTime(unixSeconds: Int(hours.until)) == expected.1)
        #expect(
          (hours.entry == NSTOP_ENTRY_UNKNOWN)
            == (finder.stops.access(to: ordinal, at: local) == nil))
      }
    }
  }

  @Test func theMapAndItsWords() throws {
    let snapshot = try Snapshot(path: path)
    let finder = try StopFinder(snapshot, for: .foot)
    var stops: OpaquePointer?
    try CCaller.call { nstop_stops_open(path, UInt32(NSTOP_FOOT), 1, &stops, $0, $1) }
    defer { nstop_stops_close(stops) }
    var info = nstop_info()
    info.size = MemoryLayout<nstop_info>.size
    try CCaller.call { nstop_stops_info(stops, &info, $0, $1) }
    #expect(info.stop_count == finder.stops.count)
    #expect(info.segment_count == finder.roads?.graph.segmentCount)
    #expect(info.profiles == UInt32(NSTOP_FOOT) && info.has_roads == 1)
    let box = try #require(BoundingBox(around: finder.stops.map(\.coordinate)))
    #expect(
      [info.south, info.west, info.north, info.east] == [box.south, box.west, box.north, box.east])
    for amenity in Amenity.allCases {
      var bit: UInt64 = 0
      try CCaller.call { message, capacity in
        CCaller.text(amenity.word) { nstop_amenity_bit($0, &bit, message, capacity) }
      }
      #expect(bit == AmenitySet(amenity).rawValue)
      var word = [CChar](repeating: 1, count: 30)
      try CCaller.call {
        nstop_amenity_word(UInt32(amenity.rawValue), &word, 30, nil, $0, $1)
      }
      #expect(
        word.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } } == amenity.word)
    }
    var ordinals = [UInt32](repeating: 0, count: 1)
    var count = 0
    var question = nstop_question()
    question.size = MemoryLayout<nstop_question>.size
    question.mode = Int32(NSTOP_BY_EBIKE)
    (question.within_metres, question.within_seconds) = (.infinity, .infinity)
    #expect(
      nstop_stops_nearest(
        stops, nil, &question, 39.9, 116.36, 1, &ordinals, nil, nil, nil, &count, nil, 0)
        == NSTOP_NOT_PREPARED)
  }

  @Test func versionAndStatuses() {
    #expect(nstop_abi_version() == UInt32(NSTOP_ABI_VERSION))
    for status in 0...13 {
      #expect(String(cString: nstop_status_name(nstop_status(status))).hasPrefix("NSTOP_"))
    }
    #expect(String(cString: nstop_status_name(14)) == "?")
  }
}
