import Stops
import Testing

/// Times are written `Tu 08:00`: in the week from Monday, 16 November 2026; later ones as dates.
@Suite("Opening hours")
struct OpeningHoursTests {
  static let monday = "2026-11-16"

  static func time(_ text: String) throws -> LocalTime {
    let place = try #require(
      Weekday.allCases.firstIndex { $0.abbreviation == text.prefix(2) }, "\(text)")
    let date = try #require(CalendarDate(monday)?.adding(days: place))
    return try #require(LocalTime(timeOfDay: String(text.dropFirst(3)), on: date), "\(text)")
  }

  static func words(_ state: OpeningState) -> String {
    func words(_ time: LocalTime) -> String {
      let isThisWeek = time.date.description < "2026-11-23"
      return (isThisWeek ? time.weekday.abbreviation : "\(time.date)") + " " + time.timeOfDay
    }
    return switch state {
    case .open(let until): "open" + (until.map { " until " + words($0) } ?? "")
    case .closed(let opens): "closed" + (opens.map { " until " + words($0) } ?? "")
    case .unknown: "unknown"
    }
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var hours: String
    var at: String
    var expected: String
    var testDescription: String { "\(hours) at \(at)" }

    init(_ hours: String, _ at: String, _ expected: String) {
      self.hours = hours
      self.at = at
      self.expected = expected
    }
  }

  static let spans: [Row] = [
    Row("24/7", "Mo 00:00", "open"),
    Row("24/7", "Su 23:59", "open"),
    Row("06:00-18:00", "Mo 05:59", "closed until Mo 06:00"),
    Row("06:00-18:00", "Mo 06:00", "open until Mo 18:00"),
    Row("06:00-18:00", "Mo 17:59", "open until Mo 18:00"),
    Row("06:00-18:00", "Mo 18:00", "closed until Tu 06:00"),
    Row("06:00-18:00", "Su 20:00", "closed until 2026-11-23 06:00"),
    Row("6:00-18:00", "Mo 06:00", "open until Mo 18:00"),
    Row("08:30-11:00,13:30-17:00", "We 10:59", "open until We 11:00"),
    Row("08:30-11:00,13:30-17:00", "We 11:00", "closed until We 13:30"),
    Row("08:30-11:00,13:30-17:00", "We 12:07", "closed until We 13:30"),
    Row("08:30-11:00,13:30-17:00", "We 17:00", "closed until Th 08:30"),
    Row("08:30-11:00，13：30–17：00", "We 14:00", "open until We 17:00"),
    Row("08:00-12:00,12:00-18:00", "We 09:00", "open until We 18:00"),
    Row("08:00-14:00,12:00-18:00", "We 09:00", "open until We 18:00"),
    Row("00:00-24:00", "We 09:00", "open"),
    Row("00:00-00:00", "We 09:00", "open"),
    Row("08:00-08:00", "We 07:59", "open"),
    Row("Mo 08:00-08:00", "Tu 07:59", "open until Tu 08:00"),
    Row("Mo 08:00-24:00", "Mo 23:59", "open until Tu 00:00"),
  ]

  static let nights: [Row] = [
    Row("22:00-08:00", "Mo 21:59", "closed until Mo 22:00"),
    Row("22:00-08:00", "Mo 22:00", "open until Tu 08:00"),
    Row("22:00-08:00", "Mo 23:59", "open until Tu 08:00"),
    Row("22:00-08:00", "Tu 00:00", "open until Tu 08:00"),
    Row("22:00-08:00", "Tu 07:59", "open until Tu 08:00"),
    Row("22:00-08:00", "Tu 08:00", "closed until Tu 22:00"),
    Row("Mo-Su 22:00-08:00", "Su 23:00", "open until 2026-11-23 08:00"),
    Row("18:00-26:00", "Tu 01:59", "open until Tu 02:00"),
    Row("18:00-26:00", "Tu 02:00", "closed until Tu 18:00"),
    Row("Mo 18:00-48:00", "Tu 23:59", "open until We 00:00"),
    Row("Mo 20:00-02:00", "Mo 01:00", "closed until Mo 20:00"),
    Row("Mo 20:00-02:00", "Tu 01:00", "open until Tu 02:00"),
    // A night belongs to the day it began on.
    Row("Mo-Fr 22:00-08:00; Sa off", "Sa 07:59", "open until Sa 08:00"),
    Row("Mo-Fr 22:00-08:00; Sa off", "Sa 08:00", "closed until 2026-11-23 22:00"),
    Row("Mo-Su 22:00-08:00; Sa off", "Sa 22:00", "closed until Su 22:00"),
    Row("Mo-Su 22:00-08:00; Sa off", "Su 03:00", "closed until Su 22:00"),
    Row("Mo-Su 22:00-08:00; Sa 10:00-12:00", "Sa 03:00", "open until Sa 08:00"),
    Row("Mo-Su 22:00-08:00; Sa 10:00-12:00", "Su 03:00", "closed until Su 22:00"),
    Row("22:00-08:00; 02:00-03:00 off", "Tu 01:00", "open until Tu 02:00"),
    Row("22:00-08:00; 02:00-03:00 off", "Tu 02:30", "closed until Tu 03:00"),
    Row("24/7; 22:00-02:00 off", "Tu 01:00", "closed until Tu 02:00"),
    Row("24/7; 22:00-02:00 off", "Tu 02:00", "open until Tu 22:00"),
  ]

  static let days: [Row] = [
    Row("Mo-Fr 09:30-17:00", "Mo 09:30", "open until Mo 17:00"),
    Row("Mo-Fr 09:30-17:00", "Fr 17:00", "closed until 2026-11-23 09:30"),
    Row("Mo-Fr 09:30-17:00", "Sa 12:00", "closed until 2026-11-23 09:30"),
    Row("mo-FR: 09:30-17:00", "We 12:00", "open until We 17:00"),
    Row("Sa-Mo 10:00-12:00", "Su 11:00", "open until Su 12:00"),
    Row("Sa-Mo 10:00-12:00", "Mo 11:00", "open until Mo 12:00"),
    Row("Sa-Mo 10:00-12:00", "Mo 12:00", "closed until Sa 10:00"),
    Row("Mo,We,Fr 10:00-12:00", "Tu 11:00", "closed until We 10:00"),
    Row("Mo,We-Th 10:00-12:00", "Th 11:00", "open until Th 12:00"),
    Row("Mo-Mo 10:00-12:00", "Tu 11:00", "closed until 2026-11-23 10:00"),
    Row("Mo-Fr", "Sa 00:00", "closed until 2026-11-23 00:00"),
    Row("Mo-Fr", "We 12:00", "open until Sa 00:00"),
    Row("Mo-Fr 08:00-20:00; Sa,Su 10:00-18:00; PH off", "Fr 19:59", "open until Fr 20:00"),
    Row("Mo-Fr 08:00-20:00; Sa,Su 10:00-18:00; PH off", "Sa 09:59", "closed until Sa 10:00"),
    Row(
      "Mo-Fr 08:00-20:00; Sa,Su 10:00-18:00; PH off", "Su 18:00",
      "closed until 2026-11-23 08:00"),
    Row("08:00-20:00; We 10:00-12:00", "We 09:00", "closed until We 10:00"),
    Row("We 10:00-12:00; 08:00-20:00", "We 09:00", "open until We 20:00"),
    Row("Mo-Su 08:00-20:00; We off", "We 09:00", "closed until Th 08:00"),
    Row("Mo-Su 08:00-20:00; We closed;", "We 09:00", "closed until Th 08:00"),
    Row("We off; Mo-Su 08:00-20:00", "We 09:00", "open until We 20:00"),
    Row("Mo-Su 08:00-20:00; 12:00-13:00 off", "We 12:30", "closed until We 13:00"),
    Row("Mo-Su 08:00-20:00; 12:00-13:00 off", "We 08:30", "open until We 12:00"),
    Row("24/7; Tu 03:00-04:00 closed", "Mo 12:00", "open until Tu 03:00"),
  ]

  static let modifiers: [Row] = [
    Row("off", "We 12:00", "closed"),
    Row("closed", "We 12:00", "closed"),
    Row("open", "We 12:00", "open"),
    Row("unknown", "We 12:00", "unknown"),
    Row("24/7 off", "We 12:00", "closed"),
    Row("24/7 unknown \"扫码\"", "We 12:00", "unknown"),
    Row("\"by appointment\"", "We 12:00", "unknown"),
    Row("08:00-20:00 \"ring the bell\"", "We 12:00", "unknown"),
    Row("08:00-20:00 \"ring the bell\"", "We 21:00", "closed"),
    Row("08:00-20:00 open \"扫码; 进门\"", "We 12:00", "open until We 20:00"),
    Row("08:00-20:00 open; 20:00-22:00 unknown", "We 12:00", "closed"),
    Row("Mo-Fr 08:00-20:00; Sa unknown", "Sa 12:00", "unknown"),
    Row("Mo-Fr 08:00-20:00; Sa unknown", "Fr 21:00", "closed until 2026-11-23 08:00"),
    Row("Mo-Fr 00:00-24:00; Sa unknown", "Fr 21:00", "open until Sa 00:00"),
    Row("PH off", "We 12:00", "closed"),
    Row("PH 10:00-12:00", "We 11:00", "closed"),
    Row("24/7; PH off", "We 12:00", "open"),
    Row("SH,PH 10:00-12:00; Mo 08:00-09:00", "Mo 08:30", "open until Mo 09:00"),
  ]

  @Test(arguments: spans + nights + days + modifiers)
  func tells(row: Row) throws {
    let hours = try OpeningHours(parsing: row.hours)
    #expect(Self.words(hours.state(at: try Self.time(row.at))) == row.expected)
  }

  @Test("The table is as long as it was", arguments: [60])
  func isNotEmpty(rows: Int) {
    #expect((Self.spans + Self.nights + Self.days + Self.modifiers).count >= rows)
  }

  /// We and Th of the week are public holidays; so are three days of the far future.
  static let holidayRows: [Row] = [
    Row("Mo-Fr 08:00-20:00; PH off", "Tu 21:00", "closed until Fr 08:00"),
    Row("Mo-Fr 08:00-20:00; PH off", "We 12:00", "closed until Fr 08:00"),
    Row("Mo-Fr 08:00-20:00", "We 12:00", "open until We 20:00"),
    Row("PH off; Mo-Fr 08:00-20:00", "We 12:00", "open until We 20:00"),
    Row("Mo-Fr 08:00-20:00; PH 10:00-12:00", "We 09:00", "closed until We 10:00"),
    Row("Sa,PH 10:00-12:00", "Th 11:00", "open until Th 12:00"),
    Row("Sa,PH 10:00-12:00", "Th 12:00", "closed until Sa 10:00"),
    Row("PH 10:00-12:00", "Th 12:00", "closed until 2027-02-06 10:00"),
    Row("PH 10:00-12:00", "Mo 12:00", "closed until We 10:00"),
    Row("24/7; PH off", "Fr 12:00", "open until 2027-02-06 00:00"),
    Row("24/7; PH off", "We 00:00", "closed until Fr 00:00"),
    Row("Mo-Su 22:00-08:00; PH off", "We 03:00", "open until We 08:00"),
    Row("Mo-Su 22:00-08:00; PH off", "We 22:00", "closed until Fr 22:00"),
    Row("SH 08:00-20:00", "Sa 07:00", "closed until Sa 08:00"),
    Row("SH off; PH unknown", "Th 07:00", "unknown"),
    Row("Mo-Su,PH,SH 09:00-10:00", "Th 09:59", "open until Th 10:00"),
  ]

  @Test(arguments: holidayRows)
  func tellsOnHolidays(row: Row) throws {
    let holidays = HolidayCalendar(
      publicHolidays: Set(
        ["2026-11-18", "2026-11-19", "2027-02-06", "2027-02-07", "2027-02-08"]
          .compactMap { CalendarDate($0) }),
      schoolHolidays: Set(["2026-11-21"].compactMap { CalendarDate($0) }))
    try #require(holidays.days.count == 6)
    let hours = try OpeningHours(parsing: row.hours)
    let state = hours.state(at: try Self.time(row.at), holidays: holidays)
    #expect(Self.words(state) == row.expected)
  }

  @Test(arguments: spans + nights + days + modifiers + holidayRows + monthRows)
  func isDescribedInWordsThatReadTheSame(row: Row) throws {
    let hours = try OpeningHours(parsing: row.hours)
    #expect(try OpeningHours(parsing: hours.description) == hours, "\(hours)")
  }

  /// The week of the table is in November.
  static let monthRows: [Row] = [
    Row("Jun-Sep 09:00-18:00", "Tu 10:00", "closed until 2027-06-01 09:00"),
    Row("Nov-Feb 09:00-18:00", "Tu 10:00", "open until Tu 18:00"),
    Row("Nov-Feb", "Tu 10:00", "open until 2027-03-01 00:00"),
    Row("Nov", "Tu 10:00", "open until 2026-12-01 00:00"),
    Row("Jan-Mar,Nov-Dec Mo-Fr 10:00-16:00", "Sa 11:00", "closed until 2026-11-23 10:00"),
    Row("Jan-Mar,Oct-Dec: Mo-Fr 10:00-16:00", "Tu 11:00", "open until Tu 16:00"),
    Row("08:00-20:00; Nov-Feb 09:00-18:00", "Tu 08:30", "closed until Tu 09:00"),
    Row("08:00-20:00; Jun-Aug off", "Tu 08:30", "open until Tu 20:00"),
    Row("Dec Mo off; 24/7", "Tu 08:30", "open"),
    Row("24/7; Dec Mo off", "Tu 08:30", "open until 2026-12-07 00:00"),
    Row("Oct 22:00-08:00; Jul-Aug unknown", "Mo 01:00", "closed until 2027-10-01 22:00"),
    Row("jun–sep 09:00-18:00", "We 12:00", "closed until 2027-06-01 09:00"),
    Row("Feb Su 09:00-10:00", "We 12:00", "closed until 2027-02-07 09:00"),
  ]

  @Test(arguments: monthRows)
  func knowsMonths(row: Row) throws {
    let hours = try OpeningHours(parsing: row.hours)
    #expect(Self.words(hours.state(at: try Self.time(row.at))) == row.expected)
  }

  @Test func aNightReachesIntoTheNextMonth() throws {
    let hours = try OpeningHours(parsing: "Jun-Sep 22:00-02:00")
    let night = try #require(LocalTime("2026-10-01T01:00"))
    #expect(hours.state(at: night) == .open(until: LocalTime("2026-10-01T02:00")))
  }

  @Test(arguments: [
    ("Mo-Fr 08:00-20:00", false, false, false), ("Mo-Fr 08:00-20:00; PH off", true, false, true),
    ("08:00-20:00; PH,SH off", true, true, true), ("08:00-20:00; SH off", false, true, true),
    ("08:00-20:00; PH 10:00-16:00", true, false, false),
    ("08:00-20:00; PH 12:00-13:00 off", true, false, false),
    ("08:00-20:00; PH off; SH 10:00-16:00", true, true, false),
    ("Mo-Su,PH 08:00-20:00", false, false, false), ("Sa,PH 08:00-20:00", true, false, false),
    ("PH off; 08:00-20:00", false, false, false),
    ("PH off; Mo-Fr 08:00-20:00", false, false, false), ("24/7; Jun PH off", true, false, true),
  ])
  func knowsWhetherHolidaysDiffer(
    _ text: String, _ onPublic: Bool, _ onSchool: Bool, _ isClosed: Bool
  ) throws {
    let hours = try OpeningHours(parsing: text)
    #expect(hours.dependsOnPublicHolidays == onPublic)
    #expect(hours.dependsOnSchoolHolidays == onSchool)
    #expect(hours.isClosedOnHolidays == isClosed)
  }

  @Test func keepsComments() throws {
    let hours = try OpeningHours(
      parsing: "Mo 08:00-12:00 open \"扫码\"; Tu \"ask; at the desk\"; We off")
    #expect(hours.comments == ["扫码", "ask; at the desk"])
  }

  @Test func survivesTheEndsOfTheCalendar() throws {
    let first = try #require(LocalTime("0001-01-01T00:00"))
    let last = try #require(LocalTime("9999-12-31T23:59"))
    let hours = try OpeningHours(parsing: "Mo-Fr 22:00-08:00; PH off")
    _ = hours.state(at: first)
    #expect(hours.state(at: last) == .open(until: nil))
  }
}
