/// All that rules of opening hours may ask of a day.
struct DayFacts: Hashable {
  /// The bits of ``OpeningHours/Days``: its weekday, and whether it is a holiday.
  var days: UInt64
  /// The year and the day in it, see ``OpeningDates/day(_:_:)``.
  var year = 0
  var day = 0
  /// Which of the month's weekdays it is, from both ends, as in ``OpeningHours/DaySelector``.
  var counts: UInt64 = 0
  /// The week as ISO 8601 counts it, 1…53.
  var week = 0
}

extension DayFacts {
  /// What a timetable has to know of a day, and no more than that.
  ///
  /// - Parameter date: the day of that number, when the caller knows it.
  init(
    _ number: Int, _ date: CalendarDate?, of timetable: borrowing TimetableReader,
    _ holidays: borrowing HolidayCalendar
  ) {
    // Day 0, 1 January 1970, was a Thursday.
    var weekday = (number % 7 + 10) % 7
    var isHoliday: UInt8 = 0
    if timetable.needsHolidays || holidays.makeUpDays == .asWorkdays {
      isHoliday = holidays.mask(of: number)
    }
    if holidays.makeUpDays == .asWorkdays, isHoliday & HolidayCalendar.Kind.makeUpWorkday.mask != 0
    {
      weekday = weekday == 5 ? 4 : weekday == 6 ? 0 : weekday
    }
    days = 1 << UInt64(weekday)
    if isHoliday & HolidayCalendar.Kind.publicHoliday.mask != 0 { days |= 1 << 7 }
    if isHoliday & HolidayCalendar.Kind.schoolHoliday.mask != 0 { days |= 1 << 8 }
    // Of the day before the calendar's first nothing is known but the weekday.
    guard timetable.needsDates, let date = date ?? CalendarDate(dayNumber: number) else { return }
    year = date.year
    day = OpeningDates.day(date.month, date.day)
    let fromStart = (date.day - 1) / 7 + 1
    let fromEnd = (date.monthLength - date.day) / 7 + 1
    counts =
      OpeningHours.DaySelector.count(fromStart) | OpeningHours.DaySelector.count(-fromEnd)
    week = DayFacts.week(number)
  }

  /// The ISO week: the year's first is the one with its first Thursday.
  private static func week(_ number: Int) -> Int {
    let monday = number - (number % 7 + 10) % 7
    guard let thursday = CalendarDate(dayNumber: monday + 3),
      let first = CalendarDate(year: thursday.year, month: 1, day: 1)
    else { return 0 }
    return (thursday.dayNumber - first.dayNumber) / 7 + 1
  }
}
