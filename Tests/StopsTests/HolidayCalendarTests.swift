import Stops
import Testing

@Suite("Holiday calendars")
struct HolidayCalendarTests {
  static let text = """
    \u{FEFF}date,kind,name:zh,name:en
    # Spring Festival
    2026-02-14,make_up_workday,春节调休,
    2026-02-15, public_holiday ,春节,Spring Festival\r
    2026-02-16

    2026-02-22,public_holiday  # a Sunday
    2026-02-28,make_up_workday
    2026-07-20,school_holiday,暑假,Summer
    """

  @Test func reads() throws {
    let calendar = try HolidayCalendar(parsing: Self.text)
    #expect(calendar.days.count == 6)
    #expect(
      calendar.days[1].chineseName == "春节" && calendar.days[1].englishName == "Spring Festival")
    #expect(calendar.days[0].englishName == nil && calendar.days[2].kind == .publicHoliday)
    #expect(calendar.covers(2026) && !calendar.covers(2027))
    let worked = try #require(CalendarDate("2026-02-28"))
    #expect(calendar.contains(worked, .makeUpWorkday) && !calendar.contains(worked, .publicHoliday))
    #expect(try HolidayCalendar(parsing: "2026-10-01\n2026-10-01,,国庆节").days.count == 1)
  }

  @Test(arguments: [
    ("", "holds no holidays: expected a day such as 2026-10-01 a line"),
    ("# nothing\n\n", "holds no holidays: expected a day such as 2026-10-01 a line"),
    ("date,kind\n", "holds no holidays: expected a day such as 2026-10-01 a line"),
    (
      "2026-10-01\n2026-10-32\n",
      "line 2: '2026-10-32' is no day: expected one such as 2026-10-01 a line"
    ),
    ("1.10.2026", "line 1: '1.10.2026' is no day: expected one such as 2026-10-01 a line"),
    (",public_holiday", "line 1: '' is no day: expected one such as 2026-10-01 a line"),
    ("2026-10-01\ndate,kind", "line 2: 'date' is no day: expected one such as 2026-10-01 a line"),
    (
      "2026-10-01,holiday",
      "line 1: 'holiday' is no kind of day: expected public_holiday, make_up_workday, school_holiday"
    ),
    (
      "2026-10-01,,a,b,c",
      "line 1: 5 fields: expected at most date, kind, name:zh, name:en; write names without commas"
    ),
    ("2026-10-01,,\"a\"", "line 1: a quotation mark: expected names without; leave it out"),
    (
      "2026-10-10\n\n2026-10-10,make_up_workday",
      "line 3: 2026-10-10 is a public holiday and a make-up workday: expected one of them; remove "
        + "the other"
    ),
  ])
  func saysWhatIsWrong(text: String, message: String) {
    let error = #expect(throws: HolidayCalendarError.self) { try HolidayCalendar(parsing: text) }
    #expect(error?.description == message)
  }

  @Test func mergesYears() throws {
    let one = try HolidayCalendar(parsing: "2026-10-01,,国庆节")
    let two = try HolidayCalendar(parsing: "2027-01-01\n2026-10-01,,else", makeUpDays: .asWorkdays)
    let both = one.merging(two)
    #expect(both.days.count == 2 && both.days[0].chineseName == "国庆节")
    #expect(both.covers(2026) && both.covers(2027) && both.makeUpDays == .byWeekday)
  }

  /// 14 February is a Saturday that is worked, 22 a Sunday off, 28 a Saturday that is worked.
  @Test(arguments: [
    ("Mo-Fr 09:00-17:00", "2026-02-14T10:00", OpeningStatus.closed, OpeningStatus.open),
    ("Mo-Fr 09:00-17:00; Sa 10:00-12:00", "2026-02-14T09:30", .closed, .open),
    ("Mo-Fr 09:00-17:00; Sa 10:00-12:00", "2026-02-21T10:30", .open, .open),
    ("Mo-Fr 09:00-17:00; PH off", "2026-02-28T10:00", .closed, .open),
    ("PH 09:00-17:00", "2026-02-28T10:00", .closed, .closed),
    // Friday's night, on the night of the Saturday that goes by Friday's hours.
    ("Fr 22:00-02:00", "2026-03-01T01:00", .closed, .open),
    ("Mo-Fr 09:00-17:00; PH off", "2026-02-16T10:00", .closed, .closed),
  ])
  func makeUpDaysGoByTheirWeekdayUnlessAsked(
    hours: String, at: String, byWeekday: OpeningStatus, asWorkdays: OpeningStatus
  ) throws {
    var calendar = try HolidayCalendar(parsing: Self.text)
    let hours = try OpeningHours(parsing: hours)
    let time = try #require(LocalTime(at))
    #expect(hours.status(at: time, holidays: calendar) == byWeekday)
    calendar.makeUpDays = .asWorkdays
    #expect(hours.status(at: time, holidays: calendar) == asWorkdays)
  }

  @Test func theNextChangeKnowsMakeUpDays() throws {
    var calendar = try HolidayCalendar(parsing: "2026-02-28,make_up_workday")
    let hours = try OpeningHours(parsing: "Mo-Fr 09:00-17:00")
    let friday = try #require(LocalTime("2026-02-27T18:00"))
    let monday = LocalTime("2026-03-02T09:00")
    #expect(hours.state(at: friday, holidays: calendar) == .closed(opens: monday))
    calendar.makeUpDays = .asWorkdays
    #expect(
      hours.state(at: friday, holidays: calendar) == .closed(opens: LocalTime("2026-02-28T09:00")))
  }
}
