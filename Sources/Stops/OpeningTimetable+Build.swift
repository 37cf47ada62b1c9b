extension OpeningTimetable {
  /// The timetable of some rules. O(rules and their parts), but for the holidays' effect, which looks
  /// at up to some thousand kinds of days once.
  init(_ rules: [OpeningHours.Rule]) {
    let days = rules.lazy.flatMap(\.days)
    let holidays = rules.reduce(OpeningHours.Days()) { $0.union($1.within) }
      .union(days.reduce(OpeningHours.Days()) { $0.union($1.days) })
      .intersection(.holidays)
    let needsDates =
      days.contains { $0.counts != 0 }
      || rules.contains { !$0.dates.isEmpty || $0.weeks != nil }
    var words: [UInt64] = [
      (holidays.isEmpty ? 0 : TimetableReader.needsHolidays)
        | (needsDates ? TimetableReader.needsDates : 0)
    ]
    for rule in rules {
      words.append(TimetableReader.Head(rule).rawValue)
      if let weeks = rule.weeks { words.append(weeks) }
      words += rule.days.lazy.map(\.rawValue)
      words += rule.dates.lazy.map(\.rawValue)
      words += rule.spans.lazy.map(\.rawValue)
    }
    let effects = OpeningTimetable(words: words).effects(of: holidays, rules)
    words[0] |= UInt64(effects.public.rawValue) << 2 | UInt64(effects.school.rawValue) << 4
    self.init(words: words)
  }

  // MARK: What holidays change

  private func effects(
    of holidays: OpeningHours.Days, _ rules: [OpeningHours.Rule]
  ) -> (public: HolidayEffect, school: HolidayEffect) {
    guard !holidays.isEmpty, let days = Self.kindsOfDays(rules) else {
      func unless(_ day: OpeningHours.Days) -> HolidayEffect {
        holidays.isSuperset(of: day) ? .otherHours : .same
      }
      return (unless(.publicHoliday), unless(.schoolHoliday))
    }
    return (effect(of: .publicHoliday, on: days), effect(of: .schoolHoliday, on: days))
  }

  private func effect(of holiday: OpeningHours.Days, on days: [DayFacts]) -> HolidayEffect {
    var effect = HolidayEffect.same
    for ordinary in days {
      var changed = ordinary
      changed.days |= UInt64(holiday.rawValue)
      let places = reader.places(on: changed)
      if places == reader.places(on: ordinary) { continue }
      guard places.isEmpty else { return .otherHours }
      effect = .closed
    }
    return effect
  }

  /// One day of every kind that the rules tell apart, holidays aside; `nil` when they are too many.
  private static func kindsOfDays(_ rules: [OpeningHours.Rule]) -> [DayFacts]? {
    // A day where each of the dates begins, and one behind its end.
    var dates: Set<Int> = [2000 << 9 | OpeningDates.firstDay]
    for date in rules.lazy.flatMap(\.dates) {
      for year in [date.firstYear, date.lastYear] {
        for next in [year, year + 1] {
          for day in [date.start, date.end, date.end + 1, OpeningDates.firstDay] {
            dates.insert(next << 9 | day & 0x1FF)
          }
        }
      }
    }
    let weeks = rules.contains { $0.weeks != nil } ? Array(1...53) : [0]
    let isCounted = rules.lazy.flatMap(\.days).contains { $0.counts != 0 }
    var counts: [UInt64] = [0]
    if isCounted {
      // The fifth last is a first, and so on, or the fourth last in a month with four of them.
      counts = (1...5).flatMap { count in
        [4, 5].filter { $0 >= count }.map {
          OpeningHours.DaySelector.count(count) | OpeningHours.DaySelector.count(count - $0 - 1)
        }
      }
    }
    guard dates.count * weeks.count * counts.count <= 2_000 else { return nil }
    var days: [DayFacts] = []
    for date in dates {
      for week in weeks {
        for count in counts {
          for weekday in Weekday.allCases {
            days.append(
              DayFacts(
                days: UInt64(OpeningHours.Days(weekday).rawValue), year: date >> 9,
                day: date & 0x1FF, counts: count, week: week))
          }
        }
      }
    }
    return days
  }
}
