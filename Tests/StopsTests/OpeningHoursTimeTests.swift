import Stops
import Testing

@Suite("Calendar dates and local times")
struct OpeningHoursTimeTests {
  @Test(arguments: [
    ("1970-01-01", 0, Weekday.thursday), ("1969-12-31", -1, .wednesday),
    ("2000-02-29", 11_016, .tuesday), ("2026-11-16", 20_773, .monday),
    ("2026-11-21", 20_778, .saturday), ("1900-03-01", -25_508, .thursday),
    ("0001-01-01", -719_162, .monday), ("9999-12-31", 2_932_896, .friday),
  ])
  func countsDays(text: String, number: Int, weekday: Weekday) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.dayNumber == number)
    #expect(date.weekday == weekday)
    #expect(CalendarDate(dayNumber: number) == date)
    #expect(date.description == text)
  }

  @Test("Every day of the calendar follows the one before")
  func countsEveryDay() throws {
    var date = try #require(CalendarDate("0001-01-01"))
    for number in -719_162...2_932_896 {
      // Every day around the ends of centuries, else every thirteenth.
      guard number % 13 == 0 || date.year % 100 == 0 else { continue }
      let found = try #require(CalendarDate(dayNumber: number))
      guard found.dayNumber == number, found >= date else {
        Issue.record("\(number): \(found)")
        return
      }
      date = found
    }
    #expect(CalendarDate(dayNumber: -719_163) == nil)
    #expect(CalendarDate(dayNumber: 2_932_897) == nil)
    #expect(CalendarDate(dayNumber: .max) == nil)
    #expect(CalendarDate(dayNumber: .min) == nil)
  }

  @Test(arguments: [
    "", "2026", "2026-11-31", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-1",
    "0000-01-01", "2026/11/21", "2026-11-21 ", " 2026-11-21", "2026-11-2x", "+026-11-21",
    "２026-11-21", "12026-11-21",
  ])
  func refusesOtherDates(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func readsTimes() throws {
    let date = try #require(CalendarDate("2026-11-21"))
    let time = try #require(LocalTime("2026-11-21T12:07"))
    #expect(time.date == date && time.hour == 12 && time.minute == 7)
    #expect(time.minuteOfDay == 727)
    #expect(time.weekday == .saturday)
    #expect(time.description == "2026-11-21T12:07")
    #expect(LocalTime("2026-11-21 12:07") == time)
    #expect(LocalTime(timeOfDay: "12:07", on: date) == time)
    #expect(LocalTime(timeOfDay: "9:05", on: date)?.timeOfDay == "09:05")
    for text in ["", "12", "12:7", "24:00", "12:60", "-1:00", "12:07 ", "012:07", ":07", "12:070"] {
      #expect(LocalTime(timeOfDay: text, on: date) == nil, "\(text)")
    }
    for text in [
      "2026-11-21", "2026-11-21T", "2026-11-21T12:07Z", "2026-11-21X12:07", "2026-11-31T12:07",
      "2026-11-21T9:07", "2026-11-21T24:00",
    ] {
      #expect(LocalTime(text) == nil, "\(text)")
    }
  }

  @Test func addsMinutes() throws {
    let time = try #require(LocalTime("2026-12-31T23:59"))
    #expect(time.adding(minutes: 1)?.description == "2027-01-01T00:00")
    #expect(time.adding(minutes: -1440)?.description == "2026-12-30T23:59")
    #expect(time.adding(minutes: 1)?.adding(minutes: -1) == time)
    #expect(time.adding(minutes: .max) == nil)
    #expect(time.adding(minutes: .min) == nil)
    #expect(LocalTime("9999-12-31T23:59")?.adding(minutes: 1) == nil)
    let next = try #require(time.adding(minutes: 1))
    #expect(time < next)
    #expect(time.date.adding(days: .max) == nil)
  }

  @Test(arguments: [
    (0, 0, "1970-01-01T00:00"), (0, 28_800, "1970-01-01T08:00"), (-1, 0, "1969-12-31T23:59"),
    (1_795_234_023, 28_800, "2026-11-21T12:07"), (59, 0, "1970-01-01T00:00"),
    (0, -3600, "1969-12-31T23:00"),
  ])
  func knowsInstants(seconds: Int, offset: Int, text: String) {
    let time = LocalTime(unixSeconds: seconds, utcOffsetSeconds: offset)
    #expect(time?.description == text)
  }

  @Test func refusesInstantsBeyondTheCalendar() {
    #expect(LocalTime(unixSeconds: .max) == nil)
    #expect(LocalTime(unixSeconds: .min) == nil)
    #expect(LocalTime(unixSeconds: 253_402_300_800, utcOffsetSeconds: 0) == nil)
    #expect(LocalTime(unixSeconds: 253_402_300_799, utcOffsetSeconds: 0) != nil)
  }
}
