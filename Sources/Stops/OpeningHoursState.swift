/// Whether a stop is open, and until when.
public enum OpeningState: Hashable, Sendable {
  /// Open, for certain until `until`; `nil` when no end is in sight.
  case open(until: LocalTime?)
  /// Closed; `opens` is the next time it is certainly open, `nil` when there is none.
  case closed(opens: LocalTime?)
  /// The source does not say, or says "unknown". Neither open nor closed.
  case unknown
}

/// The holidays by which `PH` and `SH` in opening hours are decided.
///
/// China's public holidays are announced every year, with working days to make up for them: they
/// are data, and no rule gives them. Without any, rules for holidays apply on no day. Weekends worked
/// as make-up days have no word in `opening_hours` and are treated as the weekends they are.
public struct Holidays: Hashable, Sendable {
  /// The days `PH` means.
  public var publicHolidays: Set<CalendarDate>
  /// The days `SH` means.
  public var schoolHolidays: Set<CalendarDate>

  /// The holidays of some years; none of a kind unless given.
  public init(
    publicHolidays: Set<CalendarDate> = [], schoolHolidays: Set<CalendarDate> = []
  ) {
    self.publicHolidays = publicHolidays
    self.schoolHolidays = schoolHolidays
  }

  /// No holidays at all.
  public static let none = Holidays()

  /// The first holiday of either kind after a day.
  func next(after day: Int) -> Int? {
    publicHolidays.union(schoolHolidays).lazy.map(\.dayNumber).filter { $0 > day }.min()
  }
}

extension OpeningHours {
  /// Whether the stop is open at a time, and when that changes next.
  public func state(at time: LocalTime, holidays: Holidays = .none) -> OpeningState {
    let day = time.date.dayNumber
    switch ruleState(day: day, minute: time.minuteOfDay, holidays) {
    case .unknown:
      return .unknown
    case .open:
      return .open(until: first(after: time, holidays) { $0 != .open })
    case .closed:
      return .closed(opens: first(after: time, holidays) { $0 == .open })
    }
  }

  /// What the rules say about one minute.
  ///
  /// The rules are applied in order, the last that says something of the minute wins. A rule speaks
  /// through the spans that start on this day and through those that started on the day before and
  /// reach over midnight; each day for itself drops the rules that a later one replaces.
  func ruleState(day: Int, minute: Int, _ holidays: Holidays) -> RuleState {
    let today = Self.names(of: day, holidays)
    let yesterday = Self.names(of: day - 1, holidays)
    let todaysFirst = firstRule(for: today)
    let yesterdaysFirst = firstRule(for: yesterday)
    var state = RuleState.closed
    for (place, rule) in rules.enumerated() {
      let isToday = place >= todaysFirst && rule.applies(to: today)
      let isYesterday = place >= yesterdaysFirst && rule.applies(to: yesterday)
      let isAllDay = rule.spans.isEmpty && rule.state != .closed
      if isToday && (isAllDay || rule.covers(minute))
        || isYesterday && rule.covers(minute + LocalTime.minutesPerDay)
      {
        state = rule.state
      }
    }
    return state
  }

  /// The place of the last rule that replaces all earlier ones on such a day.
  func firstRule(for day: DayNames) -> Int {
    rules.lastIndex { $0.replacesDay && $0.applies(to: day) } ?? 0
  }

  /// All that a rule may call this day.
  private static func names(of day: Int, _ holidays: Holidays) -> DayNames {
    var month: Months = []
    var days = Days(Weekday(dayNumber: day))
    if let date = CalendarDate(dayNumber: day) {
      month = Months(date.month)
      if holidays.publicHolidays.contains(date) { days.insert(.publicHoliday) }
      if holidays.schoolHolidays.contains(date) { days.insert(.schoolHoliday) }
    }
    return DayNames(month: month, days: days)
  }

  /// The first minute after `time` whose state `isWanted`, or `nil` if there never is one.
  ///
  /// Days are walked one by one, looking only at minutes where a span starts or ends. Without
  /// holidays the week repeats, so after nine ordinary days in a row (a holiday's night may reach into
  /// the first) nothing new comes before the next holiday, and the walk jumps there. Where months
  /// matter the year repeats, and it takes a leap year more.
  private func first(
    after time: LocalTime, _ holidays: Holidays, where isWanted: (RuleState) -> Bool
  ) -> LocalTime? {
    let changes = minutesOfChange
    var day = time.date.dayNumber
    var earliest = time.minuteOfDay + 1
    let period = rules.allSatisfy { $0.months == .all } ? 9 : 9 + 366
    var ordinaryDays = 0
    while let date = CalendarDate(dayNumber: day) {
      for minute in changes where minute >= earliest {
        if isWanted(ruleState(day: day, minute: minute, holidays)) {
          return LocalTime(date: date, minuteOfDay: minute)
        }
      }
      earliest = 0
      let isHoliday =
        holidays.publicHolidays.contains(date) || holidays.schoolHolidays.contains(date)
      ordinaryDays = isHoliday ? 0 : ordinaryDays + 1
      if ordinaryDays < period {
        day += 1
      } else {
        guard let holiday = holidays.next(after: day) else { return nil }
        day = holiday
      }
    }
    return nil
  }

  /// The minutes of a day at which the state may change: midnight, and where spans start and end.
  private var minutesOfChange: [Int] {
    var minutes: Set<Int> = [0]
    for span in rules.lazy.flatMap(\.spans) {
      minutes.insert(Int(span.start))
      minutes.insert(Int(span.end) % LocalTime.minutesPerDay)
    }
    return minutes.sorted()
  }
}
