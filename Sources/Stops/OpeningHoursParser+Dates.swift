/// Reads what stands in front of weekdays and times.
///
///     dates  = [years] months { "," [years] months } | years
///     years  = span { "," span }    span   = year ["-" year | "+"]
///     months = month ["-" [year] month] | month day ["-" ([[year] month] day)] { "," day ["-" day] }
///     weeks  = "week" run { "," run }    run = week ["-" week ["/" step]]
extension OpeningHoursParser {
  /// The most dates of one rule.
  static let mostDates = 255

  /// `Jun-Sep`, `Dec 25,26`, `2026 Oct 1-7`, `2026-2028`; empty when none are next.
  ///
  /// A year holds for the dates behind it, too, until another is named.
  mutating func takeDates() throws(OpeningHoursError) -> [OpeningDates] {
    var dates: [OpeningDates] = []
    var years = [OpeningDates.everyYear]
    guard isYear || Self.month(token.kind) != nil else { return [] }
    while true {
      if isYear {
        years = try takeYears()
        if Self.month(token.kind) == nil {
          // Whole years end the list: with months behind them these would be of all the years.
          guard token.kind != .comma else { throw unexpected("months, weekdays or times") }
          return dates
            + years.map {
              OpeningDates(from: OpeningDates.firstDay, through: OpeningDates.lastDay, years: $0)
            }
        }
      }
      if Self.month(token.kind) != nil { dates += try takeMonths(of: years) }
      guard dates.count <= Self.mostDates else {
        throw unexpected("at most \(Self.mostDates) dates in a rule")
      }
      guard token.kind == .comma else { return dates }
      skip()
      guard isYear || Self.month(token.kind) != nil else {
        try checkMovable()
        throw unexpected("a month such as Jun")
      }
    }
  }

  /// `week 1-10,40`; `nil` when there are none.
  mutating func takeWeeks() throws(OpeningHoursError) -> OpeningHours.Weeks? {
    guard token.kind == .word("week") else { return nil }
    var weeks: OpeningHours.Weeks = 0
    repeat {
      // The word, or the comma.
      skip()
      let first = try takeWeek()
      var last = first
      var step = 1
      if token.kind == .dash {
        skip()
        last = try takeWeek()
        if token.kind == .slash, case .number(let given, _) = kind(ahead: 1),
          (1...53).contains(given)
        {
          step = given
          skip(2)
        }
      }
      // Over the end of the year if need be; a year may have 53 weeks.
      let length = (last - first + 53) % 53
      for offset in stride(from: 0, through: length, by: step) {
        weeks |= 1 << UInt64((first - 1 + offset) % 53 + 1)
      }
    } while token.kind == .comma
    return weeks
  }

  private mutating func takeWeek() throws(OpeningHoursError) -> Int {
    guard case .number(let week, let digits) = token.kind, digits <= 2, (1...53).contains(week),
      kind(ahead: 1) != .colon
    else { throw unexpected("a week from 1 to 53") }
    skip()
    return week
  }

  // MARK: Years

  /// Four digits that begin no time.
  private var isYear: Bool {
    guard case .number(let year, digits: 4) = token.kind else { return false }
    return (1900...2999).contains(year) && kind(ahead: 1) != .colon
  }

  private mutating func takeYear() -> Int? {
    guard isYear, case .number(let year, _) = token.kind else { return nil }
    skip()
    return year
  }

  private mutating func takeYears() throws(OpeningHoursError) -> [ClosedRange<Int>] {
    var years: [ClosedRange<Int>] = []
    while let first = takeYear() {
      var last = first
      switch token.kind {
      case .plus:
        skip()
        last = OpeningDates.everyYear.upperBound
      case .dash:
        skip()
        guard isYear, let year = takeYear(), year >= first else {
          throw unexpected("a later year such as \(first + 1)")
        }
        last = year
      default: break
      }
      if token.kind == .slash { throw notUnderstood(.repetition) }
      years.append(first...last)
      // Another year behind a comma belongs to the list; a month there goes on with dates.
      guard token.kind == .comma, case .number(let year, digits: 4) = kind(ahead: 1),
        (1900...2999).contains(year), kind(ahead: 2) != .colon
      else { break }
      skip()
    }
    return years
  }

  // MARK: Months and their days

  private mutating func takeMonths(
    of years: [ClosedRange<Int>]
  ) throws(OpeningHoursError) -> [OpeningDates] {
    guard var month = takeMonth() else { throw unexpected("a month such as Jun") }
    guard let firstDay = try takeDay(of: month) else {
      guard token.kind == .dash else {
        return dates(OpeningDates.day(month, 1), OpeningDates.day(month, 31), years)
      }
      skip()
      let year = takeYear()
      guard let last = takeMonth() else {
        throw unexpected("months on both sides of the dash, such as Jun-Sep")
      }
      if let day = try takeDay(of: last) {
        throw unexpected("a day of both months, such as Jun 1-Sep \(day)")
      }
      return try dates(
        OpeningDates.day(month, 1), OpeningDates.day(last, 31), years, through: year)
    }
    var found: [OpeningDates] = []
    var day = firstDay
    while true {
      found += try takeRest(&month, day, years)
      // `Dec 25,26`
      guard token.kind == .comma, case .number(_, let digits) = kind(ahead: 1), digits <= 2,
        kind(ahead: 2) != .colon, kind(ahead: 2) != .slash
      else { return found }
      skip()
      guard let more = try takeDay(of: month) else { return found }
      day = more
    }
  }

  /// What follows a month and day: `-7`, `-Oct 7`, `-2027 Jan 5`, `+`, or nothing.
  private mutating func takeRest(
    _ month: inout Int, _ day: Int, _ years: [ClosedRange<Int>]
  ) throws(OpeningHoursError) -> [OpeningDates] {
    let start = OpeningDates.day(month, day)
    try checkNoOffset()
    switch token.kind {
    case .plus:
      guard let year = Self.single(years) else {
        throw unexpected("a single year in front of a date with an open end")
      }
      skip()
      return [
        OpeningDates(
          once: start, of: year, through: OpeningDates.lastDay,
          of: OpeningDates.everyYear.upperBound)
      ]
    case .dash:
      skip()
      try checkMovable()
      let year = takeYear()
      let last = takeMonth()
      if let last { month = last }
      guard year == nil || last != nil, let lastDay = try takeDay(of: month) else {
        throw unexpected("a day of a month such as Dec 31")
      }
      try checkNoOffset()
      let end = OpeningDates.day(month, lastDay)
      guard last != nil || end >= start else { throw unexpected("a later day of the month") }
      return try dates(start, end, years, through: year)
    default:
      return dates(start, start, years)
    }
  }

  private func dates(_ start: Int, _ end: Int, _ years: [ClosedRange<Int>]) -> [OpeningDates] {
    years.map { OpeningDates(from: start, through: end, years: $0) }
  }

  /// - Parameter year: of the last day, if it has one of its own.
  private func dates(
    _ start: Int, _ end: Int, _ years: [ClosedRange<Int>], through year: Int?
  ) throws(OpeningHoursError) -> [OpeningDates] {
    guard let year else { return dates(start, end, years) }
    guard let first = Self.single(years), (first, start) <= (year, end) else {
      throw unexpected("a year in front of the first date, and a later one behind the dash")
    }
    return [OpeningDates(once: start, of: first, through: end, of: year)]
  }

  private static func single(_ years: [ClosedRange<Int>]) -> Int? {
    guard years.count == 1, let range = years.first, range.count == 1 else { return nil }
    return range.lowerBound
  }

  private mutating func takeMonth() -> Int? {
    guard let month = Self.month(token.kind) else { return nil }
    skip()
    return month
  }

  /// A number that begins no time.
  private mutating func takeDay(of month: Int) throws(OpeningHoursError) -> Int? {
    guard case .number(let day, let digits) = token.kind, digits <= 2, kind(ahead: 1) != .colon,
      kind(ahead: 1) != .slash
    else { return nil }
    let length = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    guard (1...length).contains(day) else {
      throw unexpected("a day of \(OpeningHours.months[month - 1]), 1 to \(length)")
    }
    skip()
    return day
  }

  private func checkMovable() throws(OpeningHoursError) {
    if token.kind == .word("easter") { throw notUnderstood(.easter) }
  }

  /// 1…12.
  static func month(_ kind: OpeningHoursToken.Kind) -> Int? {
    guard case .word(let word) = kind else { return nil }
    return OpeningHours.months.firstIndex { $0.lowercased() == word }.map { $0 + 1 }
  }
}
