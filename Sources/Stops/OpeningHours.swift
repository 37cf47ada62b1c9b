/// When a stop is open, as OpenStreetMap's `opening_hours` says it.
///
/// ```swift
/// let hours = try OpeningHours(parsing: "Mo-Fr 08:00-20:00; Sa,Su 10:00-18:00; PH off")
/// hours.state(at: now)  // .open(until: 2026-11-20T20:00)
/// ```
///
/// Understood is what stations use: `24/7`, spans of a day (past midnight too), weekdays and their
/// ranges, months and theirs in front, public and school holidays, `open`, `off`, `closed`, `unknown`,
/// quoted comments, and rules one after the other. Dates, weeks, the sun's times and the rest of the
/// grammar are refused with ``OpeningHoursError/notUnderstood(found:at:feature:)``; whoever asks then shows the state as
/// unknown.
///
/// The meaning follows https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification:
/// * A later rule replaces the earlier ones on the days it names; one that names no day names all.
///   Only `off` with times takes just these times away.
/// * A span belongs to the day it starts on. `Mo-Fr 22:00-08:00; Sa off` is open on Saturday until
///   08:00, when the night that began on Friday ends.
/// * A span that ends where it starts lasts 24 hours.
/// * Text in quotes without `open`, `off` or `unknown` in front makes its rule unknown: "by
///   appointment" is no promise.
/// * On a holiday the rules for its weekday hold, unless a later one names `PH` or `SH`.
public struct OpeningHours: Hashable, Sendable {
  /// In the order of the text, at least one.
  var rules: [Rule]

  /// The most characters that are read; OpenStreetMap itself stops at 255.
  public static let longestText = 1000

  /// What the source adds in quotes, in the order of the text.
  public var comments: [String] { rules.compactMap(\.comment) }
}

extension OpeningHours {
  /// What holds on some days.
  struct Rule: Hashable, Sendable {
    var months = Months.all
    var days: Days
    /// At which times; none means all day.
    var spans: [Span]
    var state: RuleState
    var comment: String?

    /// Whether earlier rules lose the days named here.
    var replacesDay: Bool { state != .closed || spans.isEmpty }

    /// Whether it speaks of a day that may be called this.
    func applies(to day: DayNames) -> Bool {
      months.isSuperset(of: day.month) && !days.isDisjoint(with: day.days)
    }

    /// Whether a span holds this minute, counted from midnight of the day the spans start on.
    func covers(_ minute: Int) -> Bool { spans.contains { $0.contains(minute) } }
  }

  enum RuleState: Hashable, Sendable {
    case open, closed, unknown
  }

  /// Minutes from midnight of the day it belongs to.
  struct Span: Hashable, Sendable {
    /// 0…1439.
    var start: UInt16
    /// Not included; above `start`, at most 2880.
    var end: UInt16

    func contains(_ minute: Int) -> Bool { Int(start) <= minute && minute < Int(end) }
  }

  /// Weekdays and holidays.
  struct Days: OptionSet, Hashable, Sendable {
    /// Bits 0…6 are Monday to Sunday.
    let rawValue: UInt16

    static let everyDay = Days(rawValue: 0x7F)
    static let publicHoliday = Days(rawValue: 1 << 7)
    static let schoolHoliday = Days(rawValue: 1 << 8)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init(_ weekday: Weekday) { rawValue = 1 << UInt16(weekday.rawValue) }

    /// From one weekday to another, over the end of the week if need be.
    init(from first: Weekday, through last: Weekday) {
      self = []
      let length = (last.rawValue - first.rawValue + 7) % 7
      for step in 0...length { formUnion(Days(rawValue: 1 << UInt16((first.rawValue + step) % 7))) }
    }
  }
}

extension OpeningHours: CustomStringConvertible {
  /// The same hours written the one way: parsing it again gives an equal value.
  public var description: String { rules.map(\.description).joined(separator: "; ") }
}

extension OpeningHours.Rule: CustomStringConvertible {
  var description: String {
    var words: [String] = []
    if months != .all { words.append(months.description) }
    if days == .everyDay, spans.isEmpty {
      if months == .all { words.append("24/7") }
    } else {
      if days != .everyDay { words.append(days.description) }
      if !spans.isEmpty { words.append(spans.map(\.description).joined(separator: ",")) }
    }
    switch state {
    case .open: if comment != nil { words.append("open") }
    case .closed: words.append("off")
    case .unknown: words.append("unknown")
    }
    if let comment { words.append("\"\(comment)\"") }
    return words.joined(separator: " ")
  }
}

extension OpeningHours.Span: CustomStringConvertible {
  var description: String {
    // Up to 24 hours are written as clock times; 22:00-24:00 keeps its 24:00.
    let shown = end > 1440 && end - start <= 1440 ? end - 1440 : end
    return "\(Self.clock(start))-\(Self.clock(shown))"
  }

  private static func clock(_ minute: UInt16) -> String {
    let (hour, rest) = Int(minute).quotientAndRemainder(dividingBy: 60)
    return "\(CalendarDate.padded(hour, to: 2)):\(CalendarDate.padded(rest, to: 2))"
  }
}

extension OpeningHours.Days: CustomStringConvertible {
  var description: String {
    var words: [String] = []
    var first = 0
    while first < 7 {
      var last = first
      guard contains(Weekday.allCases[first]) else {
        first += 1
        continue
      }
      while last + 1 < 7, contains(Weekday.allCases[last + 1]) { last += 1 }
      let start = Weekday.allCases[first].abbreviation
      words.append(last == first ? start : "\(start)-\(Weekday.allCases[last].abbreviation)")
      first = last + 1
    }
    if contains(.publicHoliday) { words.append("PH") }
    if contains(.schoolHoliday) { words.append("SH") }
    return words.joined(separator: ",")
  }

  func contains(_ weekday: Weekday) -> Bool { isSuperset(of: Self(weekday)) }
}
