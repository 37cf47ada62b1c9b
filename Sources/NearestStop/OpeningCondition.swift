public import Roads
public import Stops

/// That a stop is open when one gets there, and for as long as one stays.
///
/// ```swift
/// let lunch = OpeningCondition(leavingAt: noon, stayingFor: 20, holidays: calendar)
/// try finder.nearest(3, to: here, by: .ebike, needing: .microwave, open: lunch, using: &workspace)
/// ```
///
/// The time of arrival is when one leaves and how long the way takes, to the decisecond. A stop that is
/// closed then is not found, though it may open a minute later: a ranking by travel time does not wait.
public struct OpeningCondition: Hashable, Sendable {
  /// When one leaves, at the beginning of the minute, by the stops' own clock.
  public var departure: LocalTime
  /// How many minutes one stays: 0 for an instant; less is taken for 0.
  public var stay: Int
  /// Whether stops may be found of which nobody knows whether they are open.
  public var admitsUnknown: Bool
  /// What `PH` and `SH` are decided by. In years it says nothing of, every day is an ordinary one.
  public var holidays: HolidayCalendar

  /// A condition on stops that are gone to.
  ///
  /// - Parameters:
  ///   - departure: when one leaves, by the stops' own clock.
  ///   - stay: how many minutes one stays.
  ///   - admitsUnknown: whether stops whose hours are unknown may be found.
  ///   - holidays: of the years in question.
  public init(
    leavingAt departure: LocalTime, stayingFor stay: Int = 0,
    admittingUnknown admitsUnknown: Bool = true,
    holidays: HolidayCalendar = .none
  ) {
    self.departure = departure
    self.stay = stay
    self.admitsUnknown = admitsUnknown
    self.holidays = holidays
  }

  /// The minute in which one is there; `nil` beyond the calendar, and where there is no way.
  public func arrival(after weight: Weight) -> LocalTime? {
    weight.isFinite ? departure.adding(minutes: Int(weight.deciseconds / Self.minute)) : nil
  }

  /// How many minutes of the clock a stay touches that begins when one is there.
  ///
  /// - Parameter exact: how long one stays, where that is no whole number of minutes.
  func minutes(after weight: Weight, staying exact: Weight? = nil) -> Int {
    // Who comes 40 seconds past the minute and stays for 20 minutes is there in 21 of them. No stay is
    // longer than timetables look ahead.
    let longest = OpeningTimetable.horizon * 24 * 60 * Int(Self.minute)
    let whole = max(0, min(stay, OpeningTimetable.horizon * 24 * 60)) * Int(Self.minute)
    let stay = min(exact.map { Int($0.deciseconds) } ?? whole, longest)
    let end = Int(weight.deciseconds % Self.minute) + stay
    return max(1, (end + Int(Self.minute) - 1) / Int(Self.minute))
  }

  /// Whether a stop in that state is good enough.
  func admits(_ status: OpeningStatus) -> Bool {
    switch status {
    case .open: true
    case .closed: false
    case .unknown: admitsUnknown
    }
  }

  /// Deciseconds.
  private static let minute: UInt32 = 600
}

extension StopFinder {
  /// Whether a stop is open when one gets there and for the whole stay. Allocates nothing.
  ///
  /// - Parameters:
  ///   - ordinal: of the stop; 0..<`stops.count`.
  ///   - weight: what the way to it weighs; `zero` for a stop one is at.
  ///   - condition: when one leaves, and how long one stays.
  public func openingStatus(
    of ordinal: UInt32, after weight: Weight, _ condition: borrowing OpeningCondition
  ) -> OpeningStatus {
    guard let arrival = condition.arrival(after: weight) else { return .unknown }
    return stops.openingStatus(
      of: Int(ordinal), at: arrival, for: condition.minutes(after: weight),
      holidays: condition.holidays)
  }

  /// Whether a stop that is reached so late is good enough.
  public func admits(
    _ ordinal: UInt32, after weight: Weight, _ condition: borrowing OpeningCondition
  ) -> Bool {
    condition.admits(openingStatus(of: ordinal, after: weight, condition))
  }

  /// Whether a stop that is reached so late by an entrance is good enough.
  ///
  /// - Parameters:
  ///   - entrance: a place among the stop's ``Stop/entrances``; `nil` for the stop itself.
  ///   - stay: how long one stays, where that is no whole number of minutes.
  func admits(
    _ ordinal: UInt32, byEntrance entrance: Int?, after weight: Weight,
    staying stay: Weight? = nil, _ condition: borrowing OpeningCondition
  ) -> Bool {
    guard let arrival = condition.arrival(after: weight) else { return condition.admitsUnknown }
    return condition.admits(
      stops.openingStatus(
        of: Int(ordinal), byEntrance: entrance, at: arrival,
        for: condition.minutes(after: weight, staying: stay), holidays: condition.holidays))
  }
}
