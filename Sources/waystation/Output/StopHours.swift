internal import Stops

/// Whether a stop is open at a time, as far as its source says.
///
/// Hours that are missing, or written in a way that can't be read, are unknown: neither open nor
/// closed.
struct StopHours: Hashable, Sendable {
  let state: OpeningState
  /// How one gets in at that time; `nil` when unknown.
  let entry: StopAccess?
  /// What the state leaves open, because the hours name holidays that nobody has told of.
  private(set) var doubt: Doubt?

  enum Doubt: Hashable, Sendable {
    /// Should the day be a holiday, the stop is closed.
    case closedOnHolidays
    /// Should the day be a holiday, other hours hold.
    case differentOnHolidays
  }

  /// - Parameter calendar: `nil` when no holidays are known.
  init(_ stop: Stop, at time: LocalTime, calendar: HolidayCalendar?) {
    entry = (try? stop.entryHours())?.access(at: time, holidays: calendar ?? .none)
    guard let text = stop.openingHours, let hours = try? OpeningHours(parsing: text) else {
      state = .unknown
      return
    }
    state = hours.state(at: time, holidays: calendar ?? .none)
    guard state != .unknown else { return }
    let change = until ?? opens ?? time
    let isCovered =
      calendar.map { $0.covers(time.date.year) && $0.covers(change.date.year) } ?? false
    if hours.dependsOnSchoolHolidays || hours.dependsOnPublicHolidays && !isCovered {
      doubt = hours.isClosedOnHolidays ? .closedOnHolidays : .differentOnHolidays
    }
  }

  /// The word in JSON and CSV.
  var word: String {
    switch state {
    case .open: "open"
    case .closed: "closed"
    case .unknown: "unknown"
    }
  }

  var isClosed: Bool {
    if case .closed = state { true } else { false }
  }

  /// When it closes, where that is known.
  var until: LocalTime? {
    guard case .open(let until) = state else { return nil }
    return until
  }

  /// When it opens again, where that is known.
  var opens: LocalTime? {
    guard case .closed(let opens) = state else { return nil }
    return opens
  }

  /// `unknown` in JSON and CSV when the state holds on ordinary days only.
  var holidayWord: String? { doubt == nil ? nil : "unknown" }
}
