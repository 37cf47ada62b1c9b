/// Opening hours in the form that is asked: a few 64-bit numbers without pointers, 24 bytes for
/// `08:00-20:00`, made once from the text.
///
/// ```swift
/// let timetable = try OpeningHours(parsing: "08:30-11:00,13:30-17:00; PH off").timetable
/// timetable.staysOpen(at: arrival, for: 20, holidays: calendar)  // .open
/// ```
///
/// Questions are pure functions of a local time and a calendar, and allocate nothing. A question about
/// one minute takes O(rules and spans), 30 to 150 ns for what stations write.
public struct OpeningTimetable: Hashable, Sendable {
  /// See ``TimetableReader`` for what they mean. Any numbers do: of a damaged file the answers are
  /// wrong, and nothing else happens.
  package let words: [UInt64]

  /// A timetable as it was stored.
  package init(words: [UInt64]) { self.words = words }

  /// How many days ahead changes are looked for: more than a year, so that a season is found from the
  /// day after its end.
  public static let horizon = 400

  /// What a holiday changes.
  public enum HolidayEffect: UInt8, Hashable, Sendable {
    /// Nothing: on every day the same rules hold either way.
    case same
    /// It stays closed.
    case closed
    /// Other hours hold, or may hold.
    case otherHours
  }

  /// What a public holiday (`PH`) changes.
  public var publicHolidays: HolidayEffect { reader.publicHolidays }

  /// What a school holiday (`SH`) changes.
  public var schoolHolidays: HolidayEffect { reader.schoolHolidays }

  var reader: TimetableReader {
    @_lifetime(borrow self) get { TimetableReader(words: words.span) }
  }
}

// MARK: - Asking

extension OpeningTimetable {
  /// Whether the stop is open at a minute.
  ///
  /// - Parameters:
  ///   - time: at the stop's own clock.
  ///   - holidays: what `PH` and `SH` are decided by.
  public func status(at time: LocalTime, holidays: HolidayCalendar = .none) -> OpeningStatus {
    reader.status(at: time, holidays)
  }

  /// Whether the stop is certainly open at a minute.
  public func isOpen(at time: LocalTime, holidays: HolidayCalendar = .none) -> Bool {
    status(at: time, holidays: holidays) == .open
  }

  /// Whether the stop is open at a time, and when that changes next, up to ``horizon`` days ahead.
  public func state(at time: LocalTime, holidays: HolidayCalendar = .none) -> OpeningState {
    switch reader.status(at: time, holidays) {
    case .unknown: .unknown
    case .open: .open(until: reader.first(after: time, holidays, open: false))
    case .closed: .closed(opens: reader.first(after: time, holidays, open: true))
    }
  }

  /// The first minute at which the stop is no longer certainly open.
  ///
  /// - Returns: `nil` when it isn't open at `time`, or stays open for all of ``horizon``.
  public func openUntil(at time: LocalTime, holidays: HolidayCalendar = .none) -> LocalTime? {
    guard isOpen(at: time, holidays: holidays) else { return nil }
    return reader.first(after: time, holidays, open: false)
  }

  /// Whether the stop stays open from `time` on for some minutes.
  ///
  /// - Parameter minutes: 1 or more; fewer are taken for 1, more than ``horizon`` days for these.
  /// - Returns: `open` when it is open in all of them for certain, `closed` when it is closed in one
  ///   of them for certain, else `unknown`.
  public func staysOpen(
    at time: LocalTime, for minutes: Int, holidays: HolidayCalendar = .none
  ) -> OpeningStatus {
    reader.staysOpen(at: time, for: minutes, holidays)
  }
}
