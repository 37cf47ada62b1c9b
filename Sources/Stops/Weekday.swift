/// A day of the week.
public enum Weekday: Int, CaseIterable, Sendable, Hashable {
  /// In the order of the week, Monday first.
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// - Parameter dayNumber: see ``CalendarDate/dayNumber``.
  init(dayNumber: Int) {
    // Day 0, 1 January 1970, was a Thursday.
    let place = (dayNumber % 7 + 7 + 3) % 7
    self = Weekday.allCases[place]
  }

  /// The two letters of OpenStreetMap's `opening_hours`: `Mo`, `Tu`, ….
  public var abbreviation: String {
    switch self {
    case .monday: "Mo"
    case .tuesday: "Tu"
    case .wednesday: "We"
    case .thursday: "Th"
    case .friday: "Fr"
    case .saturday: "Sa"
    case .sunday: "Su"
    }
  }
}
