import TestSupport
import Testing

@testable import Stops

@Suite("Timetables of opening hours")
struct OpeningTimetableTests {
  @Test func isCompact() throws {
    #expect(try OpeningHours(parsing: "08:00-20:00").timetable.words.count == 3)
    let usual = "Mo-Fr 08:00-20:00; Sa,Su 10:00-18:00; PH off"
    #expect(try OpeningHours(parsing: usual).timetable.words.count == 9)
  }

  /// 16 November 2026 is a Monday.
  @Test(arguments: [
    ("08:00-20:00", "2026-11-16T19:00", 60, OpeningStatus.open),
    ("08:00-20:00", "2026-11-16T19:00", 61, .closed),
    ("08:00-20:00", "2026-11-16T19:59", 0, .open), ("08:00-20:00", "2026-11-16T20:00", 0, .closed),
    ("08:00-20:00", "2026-11-16T19:59", -5, .open),
    ("08:00-20:00,20:00-22:00", "2026-11-16T19:00", 180, .open),
    ("20:00-02:00", "2026-11-16T23:00", 180, .open),
    ("20:00-02:00", "2026-11-16T23:00", 181, .closed),
    ("18:00-22:00+", "2026-11-16T21:00", 90, .unknown),
    ("18:00-22:00+", "2026-11-16T21:00", 60, .open),
    ("18:00-22:00+", "2026-11-16T21:00", 1000, .closed),
    ("24/7", "2026-11-16T21:00", .max, .open), ("unknown", "2026-11-16T21:00", 5, .unknown),
    ("Mo-Fr 00:00-24:00; PH off", "2026-11-17T23:00", 61, .closed),
    ("24/7", "9999-12-31T23:00", 60, .open), ("24/7", "9999-12-31T23:00", 61, .unknown),
  ])
  func tellsWhetherItStaysOpen(
    text: String, at: String, minutes: Int, expected: OpeningStatus
  ) throws {
    let holiday = try #require(CalendarDate("2026-11-18"))
    let calendar = HolidayCalendar(publicHolidays: [holiday])
    let time = try #require(LocalTime(at))
    let timetable = try OpeningHours(parsing: text).timetable
    #expect(timetable.staysOpen(at: time, for: minutes, holidays: calendar) == expected)
  }

  @Test func looksAYearAhead() throws {
    let time = try #require(LocalTime("2026-11-16T12:00"))
    let june = try OpeningHours(parsing: "Jun 10:00-12:00")
    #expect(june.state(at: time) == .closed(opens: LocalTime("2027-06-01T10:00")))
    let later = try OpeningHours(parsing: "2028 Jun 10:00-12:00")
    #expect(later.state(at: time) == .closed(opens: nil))
    #expect(try OpeningHours(parsing: "24/7").timetable.openUntil(at: time) == nil)
    #expect(june.timetable.openUntil(at: time) == nil)
  }

  @Test(arguments: [
    ("Dec 25 PH off", false), ("24/7; Oct 1-7 PH off", true), ("PH off; Oct 1-7 PH off", false),
    ("08:00-20:00; 2026 Oct PH off", true), ("2026 PH 08:00-20:00; off", false),
    ("08:00-20:00; Mo[1] off; PH off", true), ("08:00-20:00; week 40 PH Mo off", true),
    ("08:00-20:00; PH Mo off; Mo 08:00-20:00", false), ("08:00-20:00, PH off", true),
    ("08:00-20:00 || PH 21:00-22:00", true),
  ])
  func knowsWhetherHolidaysMatterOnSomeDates(text: String, expected: Bool) throws {
    let hours = try OpeningHours(parsing: text)
    #expect(hours.dependsOnPublicHolidays == expected)
  }

  @Test("Any numbers are answered", arguments: [UInt64(41), 42])
  func survivesAnyNumbers(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let time = try #require(LocalTime("2026-11-16T12:07"))
    let holiday = try #require(CalendarDate("2026-11-17"))
    let calendar = HolidayCalendar(publicHolidays: [holiday])
    var answers = Set<OpeningState>()
    for index in 0..<3_000 {
      var words = try OpeningHours(parsing: RandomOpeningHours.text(using: &random)).timetable.words
      if index % 3 == 0 {
        words = (0..<Int.random(in: 0...8, using: &random)).map { _ in random.next() }
      } else {
        words[Int.random(in: 0..<words.count, using: &random)] ^=
          1 << UInt64.random(in: 0..<64, using: &random)
        words = Array(words.prefix(Int.random(in: 0...words.count, using: &random)))
      }
      let timetable = OpeningTimetable(words: words)
      answers.insert(timetable.state(at: time, holidays: calendar))
      _ = timetable.staysOpen(at: time, for: 5_000, holidays: calendar)
      _ = (timetable.publicHolidays, timetable.schoolHolidays)
    }
    #expect(answers.count > 3, "seed \(seed)")
  }
}
