import AllocationCounter
import NearestStop
import Testing

/// A query makes no heap allocation: not for needs, closures, limits, nor for an answer of any size
/// that the caller has room for.
@Suite(.enabled(if: allocation_counter_works() != 0, "allocations can't be counted here"))
struct AllocationTests {
  let finder: StopFinder
  let closed: StopExclusion
  let origins: [Coordinate]

  init() throws {
    finder = try StopFinder(SampleWorld.stops(count: 5_000))
    closed = finder.exclusion(of: finder.stops.prefix(700).map(\.id))
    origins = try SampleWorld.origins(count: 200)
  }

  /// Blocks allocated by `body` alone, called a second time.
  private func allocations(_ body: () -> Void) -> UInt64 {
    body()
    let before = allocation_count()
    body()
    return allocation_count() - before
  }

  @Test func counterCounts() {
    let blocks = allocations {
      for size in 1...10 { withExtendedLifetime([Int](repeating: 0, count: size * 100)) {} }
    }
    #expect(blocks >= 10)
  }

  @Test(arguments: [
    "24/7", "Mo-Fr 08:00-20:00; Sa,Su 10:00-18:00; PH off", "20:00-02:00 || unknown",
    "2026 Jun 5-Sep 5 Mo[1] 18:00+; week 40-45 off, Oct 10:00-12:00; SH Mo-Fr off",
  ])
  func openingHours(text: String) throws {
    let timetable = try OpeningHours(parsing: text).timetable
    let calendar = try HolidayCalendar(parsing: "2026-10-01\n2026-10-10,make_up_workday")
    let entry = try EntryHours(.open, exceptions: "qr_code @ (22:00-08:00)")
    let time = try #require(LocalTime("2026-09-30T22:00"))
    var answers = 0
    let blocks = allocations {
      for hours in 0..<100 {
        guard let time = time.adding(minutes: hours * 60) else { continue }
        if timetable.isOpen(at: time, holidays: calendar) { answers += 1 }
        if timetable.staysOpen(at: time, for: 30, holidays: calendar) == .open { answers += 1 }
        if timetable.openUntil(at: time, holidays: calendar) != nil { answers += 1 }
        if timetable.state(at: time, holidays: calendar) != .unknown { answers += 1 }
        if entry.access(at: time, holidays: calendar) == .qrCode { answers += 1 }
      }
    }
    #expect(answers > 0)
    #expect(blocks == 0)
  }

  @Test(
    arguments: [[], [.water], [.water, .microwave], [.water, .microwave, .rest]] as [AmenitySet])
  func nearestOne(needs: AmenitySet) throws {
    let limit = try Distance(metres: 900)
    for origin in origins {
      var found = 0
      let blocks = allocations {
        if finder.nearest(to: origin, needing: needs) != nil { found += 1 }
        if finder.nearest(to: origin, needing: needs, excluding: closed, within: limit) != nil {
          found += 1
        }
      }
      #expect(found >= 2)
      #expect(blocks == 0)
    }
  }

  @Test(arguments: [1, 5, 10, 11, 100])
  func nearestMany(count: Int) throws {
    let memory = UnsafeMutableBufferPointer<Neighbor>.allocate(capacity: count)
    defer { memory.deallocate() }
    for origin in origins {
      var found = 0
      let blocks = allocations {
        var output = OutputSpan(buffer: memory, initializedCount: 0)
        finder.nearest(to: origin, needing: .water, excluding: closed, into: &output)
        found = output.finalize(for: memory)
      }
      #expect(found == count)
      #expect(blocks == 0)
    }
  }
}
