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
///     hours = rule { (";" | "," | "||") rule } [";"]
///     rule  = [dates] [weeks] [":"] [ "24/7" | days [":"] [times] | times ] [state] [comment]
///             (not all missing)
///     days  = range { "," range } | holidays " " range { "," range }
///     range = weekday ["-" weekday] | weekday "[" count { "," count } "]" | "PH" | "SH"
///     times = span { "," span }         span  = clock "-" clock ["+"] | clock "+"
///     state = "open" | "off" | "closed" | "unknown"
///
/// `dates` and `weeks` stand with the methods that read them. A comma begins another rule only behind
/// times, `24/7`, a state or a comment: behind days or dates it goes on with these.
struct OpeningHoursParser {
  private let tokens: [OpeningHoursToken]
  private var next = 0

  init(tokens: [OpeningHoursToken]) { self.tokens = tokens }

  mutating func rules() throws(OpeningHoursError) -> [OpeningHours.Rule] {
    guard token.kind != .end else { throw .empty }
    var rules = [try rule()]
    while token.kind != .end {
      let joint: OpeningHours.Joint
      switch token.kind {
      case .semicolon: joint = .replacing
      case .comma: joint = .adding
      case .bar where kind(ahead: 1) == .bar:
        joint = .fallback
        skip()
      default: throw unexpected("a semicolon before another rule")
      }
      skip()
      if joint == .replacing, token.kind == .end { break }
      var rule = try rule()
      rule.joint = joint
      rules.append(rule)
    }
    return rules
  }

  // MARK: The parts of a rule

  private mutating func rule() throws(OpeningHoursError) -> OpeningHours.Rule {
    let start = next
    var rule = OpeningHours.Rule()
    rule.dates = try takeDates()
    rule.weeks = try takeWeeks()
    if next > start, token.kind == .colon { skip() }
    if takeAlways() {
      // Every day, all day: what the rule is already.
    } else {
      (rule.within, rule.days) = try takeDays()
      rule.spans = try takeSpans()
    }
    let status = takeStatus()
    if case .comment(let text) = token.kind {
      rule.comment = text
      skip()
    }
    rule.status = status ?? (rule.comment == nil ? .open : .unknown)
    guard next > start else { throw unexpected("weekdays or times such as Mo-Fr 08:00-20:00") }
    return rule
  }

  /// `24/7`
  private mutating func takeAlways() -> Bool {
    guard case .number(24, _) = token.kind, kind(ahead: 1) == .slash,
      case .number(7, _) = kind(ahead: 2)
    else { return false }
    skip(3)
    return true
  }

  private mutating func takeStatus() -> OpeningStatus? {
    guard case .word(let word) = token.kind else { return nil }
    let status: OpeningStatus
    switch word {
    case "open": status = .open
    case "off", "closed": status = .closed
    case "unknown": status = .unknown
    default: return nil
    }
    skip()
    return status
  }

  // MARK: Times

  private mutating func takeSpans() throws(OpeningHoursError) -> [OpeningHours.Span] {
    try checkUnderstood()
    guard case .number = token.kind else { return [] }
    var spans = [try takeSpan()]
    while token.kind == .comma, case .number = kind(ahead: 1), kind(ahead: 2) == .colon {
      skip()
      spans.append(try takeSpan())
    }
    if token.kind == .slash { throw notUnderstood(.repetition) }
    return spans
  }

  /// `08:00-20:00`, `22:00-08:00`, `18:00-26:00`, `18:00-22:00+`, `18:00+`
  private mutating func takeSpan() throws(OpeningHoursError) -> OpeningHours.Span {
    let start = try takeClock(before: 24 * 60, "a time from 00:00 to 23:59")
    if takePlus() { return OpeningHours.Span(start: start, end: start, isOpenEnded: true) }
    guard token.kind == .dash else { throw unexpected("a dash and the end of the span") }
    skip()
    try checkUnderstood()
    let end = try takeClock(before: 48 * 60 + 1, "a time from 00:00 to 48:00")
    // Past midnight, or 24 hours when both are the same.
    return OpeningHours.Span(
      start: start, end: end > start ? end : end + 24 * 60, isOpenEnded: takePlus())
  }

  private mutating func takeClock(
    before limit: Int, _ expected: String
  ) throws(OpeningHoursError) -> Int {
    guard case .number(let hour, let hourDigits) = token.kind else { throw unexpected(expected) }
    guard hourDigits <= 2, kind(ahead: 1) == .colon,
      case .number(let minute, digits: 2) = kind(ahead: 2), minute < 60,
      hour * 60 + minute < limit
    else { throw unexpected(expected) }
    skip(3)
    return hour * 60 + minute
  }

  // MARK: Tokens

  var token: OpeningHoursToken { tokens[min(next, tokens.count - 1)] }

  func kind(ahead steps: Int) -> OpeningHoursToken.Kind {
    tokens[min(next + steps, tokens.count - 1)].kind
  }

  mutating func skip(_ count: Int = 1) { next += count }

  private mutating func takePlus() -> Bool {
    guard token.kind == .plus else { return false }
    skip()
    return true
  }

  /// Throws when the grammar knows what is next and this reader doesn't.
  func checkUnderstood() throws(OpeningHoursError) {
    if Self.month(token.kind) != nil { throw unexpected("months in front of weekdays and times") }
    switch token.kind {
    case .openParenthesis: throw notUnderstood(.sun)
    case .word("week"): throw unexpected("weeks in front of weekdays and times")
    case .word("easter"): throw notUnderstood(.easter)
    case .word("sunrise"), .word("sunset"), .word("dawn"), .word("dusk"):
      throw notUnderstood(.sun)
    default: return
    }
  }

  func unexpected(_ expected: String) -> OpeningHoursError {
    .unexpected(found: Excerpt.of(token.text), at: token.position, expected: expected)
  }

  func notUnderstood(_ feature: OpeningHoursError.Feature) -> OpeningHoursError {
    .notUnderstood(found: Excerpt.of(token.text), at: token.position, feature: feature)
  }
}
