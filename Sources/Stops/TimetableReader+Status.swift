extension TimetableReader {
  /// What has to be known of a day and of the one before, whose night may reach into it.
  struct TwoDays {
    var today: DayFacts
    var yesterday: DayFacts
    /// The places of the last rules that replace all earlier ones on these days.
    var todaysFirst = 1
    var yesterdaysFirst = 1
  }

  func twoDays(
    _ number: Int, _ date: CalendarDate?, _ holidays: borrowing HolidayCalendar
  ) -> TwoDays {
    var days = TwoDays(
      today: DayFacts(number, date, of: self, holidays),
      yesterday: DayFacts(number - 1, nil, of: self, holidays))
    var place = 1
    while let head = head(at: place) {
      if head.replacesDay {
        if applies(head, at: place, to: days.today) { days.todaysFirst = place }
        if applies(head, at: place, to: days.yesterday) { days.yesterdaysFirst = place }
      }
      place += 1 + head.length
    }
    return days
  }

  func status(at time: LocalTime, _ holidays: borrowing HolidayCalendar) -> OpeningStatus {
    status(twoDays(time.date.dayNumber, time.date, holidays), minute: time.minuteOfDay)
  }

  /// What the rules say about one minute.
  ///
  /// The rules are applied in order, the last that says something of the minute wins. A rule speaks
  /// through the spans that start on this day and through those that started on the day before and
  /// reach over midnight; each day for itself drops the rules that a later one replaces.
  func status(_ days: TwoDays, minute: Int) -> OpeningStatus {
    var status = OpeningStatus.closed
    var place = min(days.todaysFirst, days.yesterdaysFirst)
    let late = minute + LocalTime.minutesPerDay
    while let head = head(at: place) {
      defer { place += 1 + head.length }
      if head.isFallback, status != .closed { continue }
      let isToday = place >= days.todaysFirst && applies(head, at: place, to: days.today)
      let isYesterday =
        place >= days.yesterdaysFirst && head.spanCount > 0
        && applies(head, at: place, to: days.yesterday)
      guard isToday || isYesterday else { continue }
      if head.spanCount == 0 {
        if head.status != .closed { status = head.status }
        continue
      }
      var isCovered = false
      var mayBeCovered = false
      for place in spans(head, at: place) {
        let span = OpeningHours.Span(rawValue: words[place])
        if isToday {
          isCovered = isCovered || span.contains(minute)
          mayBeCovered = mayBeCovered || span.mayContain(minute)
        }
        if isYesterday {
          isCovered = isCovered || span.contains(late)
          mayBeCovered = mayBeCovered || span.mayContain(late)
        }
      }
      if isCovered {
        status = head.status
      } else if mayBeCovered {
        status = .unknown
      }
    }
    return status
  }

  // MARK: Changes

  /// The first minute after `time` that is certainly open, or that is not.
  ///
  /// Days are walked one by one, looking only at minutes where a span starts or ends. Where rules name
  /// neither dates nor holidays the week repeats, and after nine days nothing new comes; with holidays,
  /// nothing after nine ordinary days behind the last of the calendar.
  func first(
    after time: LocalTime, _ holidays: borrowing HolidayCalendar, open isOpenWanted: Bool
  ) -> LocalTime? {
    let start = time.date.dayNumber
    var last = start + OpeningTimetable.horizon
    if !needsDates {
      var calendarsLast = start
      if needsHolidays || holidays.makeUpDays == .asWorkdays, let day = holidays.lastDay {
        calendarsLast = max(start, day)
      }
      last = min(last, calendarsLast + 9)
    }
    var number = start
    var minute = time.minuteOfDay
    while number <= last {
      guard let date = number == start ? time.date : CalendarDate(dayNumber: number) else { break }
      let days = twoDays(number, date, holidays)
      // The minute asked about has been looked at; of any other day midnight has not.
      if number == start { minute = nextChange(after: minute) }
      while minute < LocalTime.minutesPerDay {
        if (status(days, minute: minute) == .open) == isOpenWanted {
          return LocalTime(date: date, minuteOfDay: minute)
        }
        minute = nextChange(after: minute)
      }
      number += 1
      minute = 0
    }
    return nil
  }

  func staysOpen(
    at time: LocalTime, for minutes: Int, _ holidays: borrowing HolidayCalendar
  ) -> OpeningStatus {
    var left = max(1, min(minutes, OpeningTimetable.horizon * LocalTime.minutesPerDay))
    var number = time.date.dayNumber
    var date: CalendarDate? = time.date
    var minute = time.minuteOfDay
    var result = OpeningStatus.open
    while left > 0 {
      // Beyond the calendar nobody knows.
      guard date != nil else { return .unknown }
      let days = twoDays(number, date, holidays)
      while left > 0, minute < LocalTime.minutesPerDay {
        switch status(days, minute: minute) {
        case .open: break
        case .closed: return .closed
        case .unknown: result = .unknown
        }
        let next = nextChange(after: minute)
        left -= next - minute
        minute = next
      }
      number += 1
      date = CalendarDate(dayNumber: number)
      minute = 0
    }
    return result
  }

  /// The next minute of the day at which the status may change: where a span of any rule starts or
  /// ends; 1440 when there is none.
  private func nextChange(after minute: Int) -> Int {
    var next = LocalTime.minutesPerDay
    var place = 1
    while let head = head(at: place) {
      for place in spans(head, at: place) {
        let span = OpeningHours.Span(rawValue: words[place])
        next = Self.sooner(span.start, than: next, after: minute)
        next = Self.sooner(span.end, than: next, after: minute)
        next = Self.sooner(span.reach, than: next, after: minute)
      }
      place += 1 + head.length
    }
    return next
  }

  /// - Parameter change: in minutes from midnight of the day or of the one before.
  private static func sooner(_ change: Int, than next: Int, after minute: Int) -> Int {
    let change = change % LocalTime.minutesPerDay
    return minute < change && change < next ? change : next
  }
}
