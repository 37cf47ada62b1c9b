import Geodesy
import SnapshotFormat
import Stops
import TestSupport
import Testing

/// What a catalog says of hours and ways in is what the texts say, from memory and from a snapshot.
struct StopSchedulesTests {
  private func catalogs(_ stops: [Stop]) throws -> [StopCatalog] {
    let built = try StopCatalog(stops)
    var writer = SnapshotWriter()
    built.write(to: &writer)
    return [built, try StopCatalog(try Snapshot(bytes: writer.bytes()))]
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func sameAsTheTexts(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let place = try Coordinate(latitude: 39.9, longitude: 116.3)
    let accesses = [nil] + StopAccess.allCases
    let stops = (0..<20).map { number in
      var stop = Stop(id: "s\(number + 10)", coordinate: place)
      if Int.random(in: 0..<6, using: &random) > 0 {
        stop.openingHours = RandomOpeningHours.text(using: &random)
      }
      stop.access = accesses.randomElement(using: &random) ?? nil
      stop.conditionalAccess =
        [
          nil, "", "qr_code @ (22:00-08:00)", "door_code @ (Mo-Fr 20:00-24:00); private @ (Su)",
          "open @ unknown", "nonsense", "qr_code @ (25:61-x)",
        ].randomElement(using: &random) ?? nil
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        stop.entrances.append(
          StopEntrance(
            at: place,
            openingHours: Bool.random(using: &random)
              ? nil : RandomOpeningHours.text(using: &random)))
      }
      return stop
    }
    for catalog in try catalogs(stops) {
      for (ordinal, stop) in stops.enumerated() {
        let hours = stop.openingHours.flatMap { try? OpeningHours(parsing: $0) }
        #expect(catalog.timetable(of: ordinal) == hours?.timetable)
        let entry = (try? stop.entryHours()) ?? EntryHours(nil)
        for _ in 0..<20 {
          let day = try #require(
            CalendarDate(dayNumber: .random(in: 20_000...22_000, using: &random)))
          let time = try #require(
            LocalTime(date: day, minuteOfDay: .random(in: 0..<1440, using: &random)))
          let stay = Int.random(in: 0...200, using: &random)
          #expect(
            catalog.openingStatus(of: ordinal, at: time)
              == hours?.status(at: time) ?? .unknown, "seed \(seed)")
          #expect(
            catalog.openingStatus(of: ordinal, at: time, for: stay)
              == hours?.timetable.staysOpen(at: time, for: stay) ?? .unknown, "seed \(seed)")
          for (number, entrance) in stop.entrances.enumerated() {
            let own = entrance.openingHours.flatMap { try? OpeningHours(parsing: $0) } ?? hours
            #expect(
              catalog.openingStatus(ofEntrance: number, of: ordinal, at: time)
                == own?.status(at: time) ?? .unknown, "seed \(seed)")
          }
          #expect(
            catalog.openingStatus(ofEntrance: stop.entrances.count, of: ordinal, at: time)
              == .unknown)
          #expect(
            catalog.openingStatus(ofEntrance: .max, of: ordinal, at: time) == .unknown)
          #expect(catalog.access(to: ordinal, at: time) == entry.access(at: time), "seed \(seed)")
        }
      }
    }
  }
}
