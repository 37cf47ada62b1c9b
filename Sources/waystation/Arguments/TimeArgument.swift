internal import ArgumentParser
internal import Stops

/// Reads `--at`: a local time such as `2026-11-21T12:07`, or `12:07` as `--open` and `--depart` do.
enum TimeArgument {
  static func parse(_ text: String) throws(ValidationError) -> LocalTime {
    try parse(text, now: LocalClock.running)
  }

  /// - Parameter clock: what a time of day is counted from; see ``DepartureArgument/Departure``.
  static func parse(_ text: String, now clock: LocalClock) throws(ValidationError) -> LocalTime {
    if let time = known(text, now: clock) { return time }
    throw ValidationError(
      "expected a time such as 12:07 or 2026-11-21T12:07, on a day that exists",
      chinese: "应为时间，例如 12:07 或 2026-11-21T12:07，且该日期存在")
  }

  /// The time, if it is one.
  static func known(_ text: String, now clock: LocalClock) -> LocalTime? {
    let departure = try? DepartureArgument.parse(text)
    switch departure {
    case .at(.moment(let time)): return time
    case .at(.timeOfDay(let minute)):
      guard let now = try? clock.now() else { return nil }
      return DepartureArgument.Departure.next(minute, after: now)
    case .now: return try? clock.now()
    case .any, nil: return nil
    }
  }
}
