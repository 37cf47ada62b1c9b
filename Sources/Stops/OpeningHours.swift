/// When a stop is open, as OpenStreetMap's `opening_hours` says it.
///
/// ```swift
/// let hours = try OpeningHours(parsing: "Mo-Fr 08:00-20:00; Sa,Su 10:00-18:00; PH off")
/// hours.state(at: now)  // .open(until: 2026-11-20T20:00)
/// ```
///
/// Understood are `24/7`, spans of a day (past midnight and with an open end too), weekdays, their ranges
/// and the counted ones of a month, public and school holidays, years, months, dates and weeks in front,
/// `open`, `off`, `closed`, `unknown`, quoted comments, and rules one after the other, added and as a
/// fallback. Times by the sun, Easter, days counted from another and times of departure are refused
/// with ``OpeningHoursError/notUnderstood(found:at:feature:)``; whoever asks then shows the state as
/// unknown.
///
/// The meaning follows https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification:
/// * A rule behind a semicolon replaces the earlier ones on the days it names; one that names no day
///   names all. Only `off` with times takes just these times away.
/// * A rule behind a comma leaves the earlier ones and adds to them; where both speak, it holds. `off`
///   for a whole day closes it here too.
/// * A rule behind `||` holds where those before it leave the stop closed.
/// * A span belongs to the day it starts on. `Mo-Fr 22:00-08:00; Sa off` is open on Saturday until
///   08:00, when the night that began on Friday ends.
/// * A span that ends where it starts lasts 24 hours.
/// * Behind an open end (`18:00-22:00+`, `18:00+`) the state is unknown for some hours.
/// * Text in quotes without `open`, `off` or `unknown` in front makes its rule unknown: "by
///   appointment" is no promise.
/// * On a holiday the rules for its weekday hold, unless a later one names `PH` or `SH`.
public struct OpeningHours: Hashable, Sendable {
  /// In the order of the text, at least one.
  let rules: [Rule]
  /// The same in the form that is asked.
  public let timetable: OpeningTimetable

  /// - Parameter rules: at least one.
  init(rules: [Rule]) {
    self.rules = rules
    timetable = OpeningTimetable(rules)
  }

  /// The most characters that are read; OpenStreetMap itself stops at 255.
  public static let longestText = 1000

  /// What the source adds in quotes, in the order of the text.
  public var comments: [String] { rules.compactMap(\.comment) }
}

extension OpeningHours {
  /// What holds on some days.
  struct Rule: Hashable, Sendable {
    var joint = Joint.replacing
    /// Any of them; none means every day of the year.
    var dates: [OpeningDates] = []
    /// `nil` for all.
    var weeks: Weeks?
    /// Holidays of which the day must be one, whatever else is named: `SH Mo-Fr`.
    var within: Days = []
    /// Any of them; none means every day.
    var days: [DaySelector] = []
    /// At which times; none means all day.
    var spans: [Span] = []
    var status = OpeningStatus.open
    var comment: String?
  }

  /// How a rule is joined to those before it.
  enum Joint: UInt8, Hashable, Sendable {
    /// By a semicolon.
    case replacing
    /// By a comma.
    case adding
    /// By two bars.
    case fallback
  }
}

// MARK: - Asking

extension OpeningHours {
  /// Whether the stop is open at a minute. See ``OpeningTimetable/status(at:holidays:)``.
  public func status(at time: LocalTime, holidays: HolidayCalendar = .none) -> OpeningStatus {
    timetable.status(at: time, holidays: holidays)
  }

  /// Whether the stop is open at a time, and when that changes next. See
  /// ``OpeningTimetable/state(at:holidays:)``.
  public func state(at time: LocalTime, holidays: HolidayCalendar = .none) -> OpeningState {
    timetable.state(at: time, holidays: holidays)
  }

  /// Whether a public holiday (`PH`) differs from an ordinary day of its name, so that the state is
  /// certain only for whoever knows the holidays.
  public var dependsOnPublicHolidays: Bool { timetable.publicHolidays != .same }

  /// Whether a school holiday (`SH`) differs from an ordinary day of its name.
  public var dependsOnSchoolHolidays: Bool { timetable.schoolHolidays != .same }

  /// Whether the only thing that holidays change is that it stays closed, as in `PH off`.
  public var isClosedOnHolidays: Bool {
    let effects = [timetable.publicHolidays, timetable.schoolHolidays]
    return effects.contains(.closed) && !effects.contains(.otherHours)
  }
}
