extension OpeningHoursParser {
  /// `Mo-Fr,PH`, `Su[1]`, `SH Mo-Fr`; the holidays in front, if the weekdays are only those within.
  mutating func takeDays() throws(OpeningHoursError) -> (
    within: OpeningHours.Days, days: [OpeningHours.DaySelector]
  ) {
    var days = try takeDayList()
    var within: OpeningHours.Days = []
    if days.count == 1, days[0].counts == 0,
      OpeningHours.Days.holidays.isSuperset(of: days[0].days),
      Self.weekday(token.kind) != nil
    {
      within = days[0].days
      days = try takeDayList()
      guard days.allSatisfy({ $0.days.isDisjoint(with: .holidays) }) else {
        throw unexpected("weekdays only behind holidays and a blank")
      }
    }
    if !days.isEmpty, token.kind == .colon { skip() }
    return (within, days)
  }

  /// Plain days come first and together, so that every list has one form.
  private mutating func takeDayList() throws(OpeningHoursError) -> [OpeningHours.DaySelector] {
    guard let first = try takeRange() else { return [] }
    var plain: OpeningHours.Days = []
    var counted: [OpeningHours.DaySelector] = []
    func add(_ selector: OpeningHours.DaySelector) {
      if selector.counts == 0 {
        plain.formUnion(selector.days)
      } else {
        counted.append(selector)
      }
    }
    add(first)
    while token.kind == .comma {
      skip()
      guard let more = try takeRange() else { throw unexpected("a weekday such as Mo") }
      add(more)
    }
    return plain.isEmpty ? counted : [OpeningHours.DaySelector(plain)] + counted
  }

  /// `Mo`, `Mo-Fr`, `Mo[1,-1]`, `PH` or `SH`
  private mutating func takeRange() throws(OpeningHoursError) -> OpeningHours.DaySelector? {
    guard let days = Self.days(token.kind) else { return nil }
    let first = Self.weekday(token.kind)
    skip()
    switch token.kind {
    case .openBracket:
      guard first != nil else { throw unexpected("a count only behind a weekday, such as Mo[1]") }
      let counts = try takeCounts()
      try checkNoOffset()
      return OpeningHours.DaySelector(days, counts: counts)
    case .dash:
      try checkNoOffset()
      skip()
      guard let first, let last = Self.weekday(token.kind) else {
        throw unexpected("weekdays on both sides of the dash, such as Mo-Fr")
      }
      skip()
      if token.kind == .openBracket {
        throw unexpected("a count only behind a single weekday, such as Mo[1]")
      }
      return OpeningHours.DaySelector(OpeningHours.Days(from: first, through: last))
    default:
      try checkNoOffset()
      return OpeningHours.DaySelector(days)
    }
  }

  /// `[1]`, `[1-2,-1]`
  private mutating func takeCounts() throws(OpeningHoursError) -> UInt64 {
    var counts: UInt64 = 0
    repeat {
      // The bracket, or the comma.
      skip()
      let isFromEnd = token.kind == .dash
      if isFromEnd { skip() }
      let first = try takeCount()
      counts |= OpeningHours.DaySelector.count(isFromEnd ? -first : first)
      if !isFromEnd, token.kind == .dash {
        skip()
        let last = try takeCount()
        guard last >= first else { throw unexpected("the smaller count first, such as Mo[1-2]") }
        for count in first...last { counts |= OpeningHours.DaySelector.count(count) }
      }
    } while token.kind == .comma
    guard token.kind == .closeBracket else { throw unexpected("a closing bracket") }
    skip()
    return counts
  }

  private mutating func takeCount() throws(OpeningHoursError) -> Int {
    guard case .number(let count, digits: 1) = token.kind, (1...5).contains(count) else {
      throw unexpected("which of the month's weekdays, 1 to 5 or -1 to -5")
    }
    skip()
    return count
  }

  /// Throws at `+1 day` and `-1 day`.
  func checkNoOffset() throws(OpeningHoursError) {
    guard token.kind == .plus || token.kind == .dash, case .number = kind(ahead: 1),
      case .word(let unit) = kind(ahead: 2), unit == "day" || unit == "days"
    else { return }
    throw notUnderstood(.dayOffset)
  }

  private static func days(_ kind: OpeningHoursToken.Kind) -> OpeningHours.Days? {
    switch kind {
    case .word("ph"): .publicHoliday
    case .word("sh"): .schoolHoliday
    default: weekday(kind).map { OpeningHours.Days($0) }
    }
  }

  static func weekday(_ kind: OpeningHoursToken.Kind) -> Weekday? {
    guard case .word(let word) = kind else { return nil }
    return Weekday.allCases.first { $0.abbreviation.lowercased() == word }
  }
}
