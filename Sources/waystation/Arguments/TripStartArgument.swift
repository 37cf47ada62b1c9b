internal import ArgumentParser
internal import Stops

/// Reads `--depart`: a time of day such as `11:40`, then it is today, or a whole time such as
/// `2026-11-21T11:40`.
enum TripStartArgument: Hashable, Sendable {
  case time(LocalTime)
  /// Minutes since midnight.
  case timeOfDay(Int)

  static func parse(_ text: String) throws(ValidationError) -> TripStartArgument {
    let text = text[...].trimmed
    if let time = LocalTime(text) { return .time(time) }
    // Any day does to read a time of day.
    if let day = CalendarDate(year: 2000, month: 1, day: 1),
      let time = LocalTime(timeOfDay: text, on: day)
    {
      return .timeOfDay(time.minuteOfDay)
    }
    throw ValidationError(
      "expected a time of day such as 11:40, or a day that exists with one: 2026-11-21T11:40")
  }

  /// The time that is meant, on the day of another.
  func resolved(now: LocalTime) -> LocalTime {
    switch self {
    case .time(let time): time
    case .timeOfDay(let minute): LocalTime(date: now.date, minuteOfDay: minute) ?? now
    }
  }
}

extension LocalTime {
  /// The minute in which something happens that comes so much later.
  func adding(seconds: Double) -> LocalTime {
    adding(minutes: Int((seconds / 60).rounded(.down))) ?? self
  }
}
