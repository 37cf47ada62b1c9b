internal import Geodesy

extension OpeningHours {
  /// Reads an `opening_hours` text.
  ///
  /// Letters may be upper or lower case; full-width punctuation and the typographic dash are
  /// accepted, as is a colon behind the weekdays and a semicolon at the end.
  ///
  /// - Throws: ``OpeningHoursError``, which says where reading stopped and at what. Never traps, and
  ///   takes time in proportion to the text, of which ``longestText`` characters are read at most.
  public init(parsing text: String) throws(OpeningHoursError) {
    var parser = OpeningHoursParser(tokens: try OpeningHoursLexer.tokens(of: text))
    self.init(rules: try parser.rules())
  }
}

/// Reads rules from tokens, by recursive descent, one token ahead.
///
///     hours = rule { ";" rule } [";"]
///     rule  = [months] [ "24/7" | days [":"] [times] | times ] [state] [comment]  (not all missing)
///     months = run { "," run } [":"]    run = month ["-" month]
///     days  = range { "," range }       range = weekday ["-" weekday] | "PH" | "SH"
///     times = span { "," span }         span  = clock "-" clock
///     state = "open" | "off" | "closed" | "unknown"
struct OpeningHoursParser {
  private let tokens: [OpeningHoursToken]
  private var next = 0

  init(tokens: [OpeningHoursToken]) { self.tokens = tokens }

  mutating func rules() throws(OpeningHoursError) -> [OpeningHours.Rule] {
    guard token.kind != .end else { throw .empty }
    var rules = [try rule()]
    while token.kind != .end {
      guard token.kind == .semicolon else { throw unexpected("a semicolon before another rule") }
      next += 1
      if token.kind == .end { break }
      rules.append(try rule())
    }
    return rules
  }

  // MARK: The parts of a rule

  private mutating func rule() throws(OpeningHoursError) -> OpeningHours.Rule {
    let start = next
    var rule = OpeningHours.Rule(days: .everyDay, spans: [], state: .open, comment: nil)
    if let months = try takeMonths() { rule.months = months }
    if takeAlways() {
      // Every day, all day: what the rule is already.
    } else {
      if let days = try takeDays() { rule.days = days }
      rule.spans = try takeSpans()
    }
    let state = takeState()
    if case .comment(let text) = token.kind {
      rule.comment = text
      next += 1
    }
    rule.state = state ?? (rule.comment == nil ? .open : .unknown)
    guard next > start else { throw unexpected("weekdays or times such as Mo-Fr 08:00-20:00") }
    return rule
  }

  /// `24/7`
  private mutating func takeAlways() -> Bool {
    guard case .number(24, _) = token.kind, kind(ahead: 1) == .slash,
      case .number(7, _) = kind(ahead: 2)
    else { return false }
    next += 3
    return true
  }

  private mutating func takeState() -> OpeningHours.RuleState? {
    guard case .word(let word) = token.kind else { return nil }
    let state: OpeningHours.RuleState
    switch word {
    case "open": state = .open
    case "off", "closed": state = .closed
    case "unknown": state = .unknown
    default: return nil
    }
    next += 1
    return state
  }

  // MARK: Months

  private mutating func takeMonths() throws(OpeningHoursError) -> OpeningHours.Months? {
    guard var months = try takeRun() else { return nil }
    while token.kind == .comma {
      next += 1
      guard let more = try takeRun() else { throw unexpected("a month such as Jun") }
      months.formUnion(more)
    }
    if token.kind == .colon { next += 1 }
    return months
  }

  /// `Jun` or `Jun-Sep`
  private mutating func takeRun() throws(OpeningHoursError) -> OpeningHours.Months? {
    guard let first = Self.month(token.kind) else { return nil }
    try checkWholeMonth()
    next += 1
    guard token.kind == .dash else { return OpeningHours.Months(first) }
    next += 1
    guard let last = Self.month(token.kind) else {
      throw unexpected("months on both sides of the dash, such as Jun-Sep")
    }
    try checkWholeMonth()
    next += 1
    return OpeningHours.Months(from: first, through: last)
  }

  /// A number behind a month that begins no time is a day: `Dec 25`.
  private func checkWholeMonth() throws(OpeningHoursError) {
    if case .number = kind(ahead: 1), kind(ahead: 2) != .colon, kind(ahead: 2) != .slash {
      throw notUnderstood(.monthDays)
    }
  }

  /// 1…12.
  private static func month(_ kind: OpeningHoursToken.Kind) -> Int? {
    guard case .word(let word) = kind else { return nil }
    return OpeningHours.Months.abbreviations.firstIndex { $0.lowercased() == word }.map { $0 + 1 }
  }

  // MARK: Days

  private mutating func takeDays() throws(OpeningHoursError) -> OpeningHours.Days? {
    guard var days = try takeRange() else { return nil }
    while token.kind == .comma {
      next += 1
      guard let more = try takeRange() else { throw unexpected("a weekday such as Mo") }
      days.formUnion(more)
    }
    if token.kind == .colon { next += 1 }
    if Self.days(token.kind) != nil { throw notUnderstood(.combinedDays) }
    return days
  }

  /// `Mo`, `Mo-Fr`, `PH` or `SH`
  private mutating func takeRange() throws(OpeningHoursError) -> OpeningHours.Days? {
    guard let days = Self.days(token.kind) else { return nil }
    let first = Self.weekday(token.kind)
    next += 1
    switch token.kind {
    case .bracket: throw notUnderstood(.countedWeekdays)
    case .plus: throw notUnderstood(.dayOffset)
    case .dash:
      // In `PH -1 day` the dash is a minus.
      if case .number = kind(ahead: 1) { throw notUnderstood(.dayOffset) }
      next += 1
      guard let first, let last = Self.weekday(token.kind) else {
        throw unexpected("weekdays on both sides of the dash, such as Mo-Fr")
      }
      next += 1
      return OpeningHours.Days(from: first, through: last)
    default: return days
    }
  }

  private static func days(_ kind: OpeningHoursToken.Kind) -> OpeningHours.Days? {
    switch kind {
    case .word("ph"): .publicHoliday
    case .word("sh"): .schoolHoliday
    default: weekday(kind).map { OpeningHours.Days($0) }
    }
  }

  private static func weekday(_ kind: OpeningHoursToken.Kind) -> Weekday? {
    guard case .word(let word) = kind else { return nil }
    return Weekday.allCases.first { $0.abbreviation.lowercased() == word }
  }

  // MARK: Times

  private mutating func takeSpans() throws(OpeningHoursError) -> [OpeningHours.Span] {
    try checkUnderstood()
    guard case .number = token.kind else { return [] }
    var spans = [try takeSpan()]
    while token.kind == .comma {
      next += 1
      if Self.days(token.kind) != nil { throw notUnderstood(.additionalRule) }
      try checkUnderstood()
      spans.append(try takeSpan())
    }
    switch token.kind {
    case .plus: throw notUnderstood(.openEnd)
    case .slash: throw notUnderstood(.repetition)
    case .bar: throw notUnderstood(.fallback)
    default: return spans
    }
  }

  /// `08:00-20:00`, `22:00-08:00`, `18:00-26:00`
  private mutating func takeSpan() throws(OpeningHoursError) -> OpeningHours.Span {
    let start = try takeClock(before: 24 * 60, "a time from 00:00 to 23:59")
    if token.kind == .plus { throw notUnderstood(.openEnd) }
    guard token.kind == .dash else { throw unexpected("a dash and the end of the span") }
    next += 1
    try checkUnderstood()
    let end = try takeClock(before: 48 * 60 + 1, "a time from 00:00 to 48:00")
    // Past midnight, or 24 hours when both are the same.
    return OpeningHours.Span(start: start, end: end > start ? end : end + 24 * 60)
  }

  private mutating func takeClock(
    before limit: UInt16, _ expected: String
  ) throws(OpeningHoursError) -> UInt16 {
    guard case .number(let hour, let hourDigits) = token.kind else { throw unexpected(expected) }
    guard hourDigits <= 2, kind(ahead: 1) == .colon else {
      if hourDigits == 4, (1900...2999).contains(hour) { throw notUnderstood(.dates) }
      throw unexpected(expected)
    }
    guard case .number(let minute, digits: 2) = kind(ahead: 2), minute < 60,
      hour * 60 + minute < limit
    else { throw unexpected(expected) }
    next += 3
    return UInt16(hour * 60 + minute)
  }

  // MARK: Tokens

  private var token: OpeningHoursToken { tokens[min(next, tokens.count - 1)] }

  private func kind(ahead steps: Int) -> OpeningHoursToken.Kind {
    tokens[min(next + steps, tokens.count - 1)].kind
  }

  /// Throws when the grammar knows what is next and this reader doesn't.
  private func checkUnderstood() throws(OpeningHoursError) {
    if Self.month(token.kind) != nil { throw unexpected("months in front of weekdays and times") }
    switch token.kind {
    case .parenthesis: throw notUnderstood(.sun)
    case .bar: throw notUnderstood(.fallback)
    case .word(let word):
      switch word {
      case "easter": throw notUnderstood(.dates)
      case "week": throw notUnderstood(.weeks)
      case "sunrise", "sunset", "dawn", "dusk": throw notUnderstood(.sun)
      default: return
      }
    default: return
    }
  }

  private func unexpected(_ expected: String) -> OpeningHoursError {
    .unexpected(found: Excerpt.of(token.text), at: token.position, expected: expected)
  }

  private func notUnderstood(_ feature: OpeningHoursError.Feature) -> OpeningHoursError {
    .notUnderstood(found: Excerpt.of(token.text), at: token.position, feature: feature)
  }
}
