internal import ArgumentParser
internal import NearestStop
internal import Stops

/// Whether stops must be open when one gets there: options that all searches share.
struct OpeningOptions: ParsableArguments {
  @Option(
    name: [.customLong("open"), .customLong("depart")],
    help: ArgumentHelp(
      """
      Only stops that are open when you get there, leaving now, or at a time: 12:10 or \
      2026-11-21T12:10; 'any' for all stops. Default: any.
      """, valueName: "when"),
    transform: DepartureArgument.parse)
  var open: DepartureArgument?

  @Option(
    name: [.customLong("open-for"), .customLong("dwell")],
    help: ArgumentHelp(
      "… and stay open for so long after that: 20m, 1h. Without --open, leaving now.",
      valueName: "time"),
    transform: TravelTimeArgument.parse)
  var stay: TravelTime?

  @Flag(
    name: .customLong("known-hours"),
    help: "… and without stops whose hours nobody knows. Without --open, leaving now.")
  var isKnownOnly = false

  @Flag(
    name: .customLong("any-hours"), help: "Stops that are closed then, too: as with --open any.")
  var isAnyHours = false

  /// Whether somebody said that stops may be closed.
  var admitsClosed: Bool { isAnyHours || open == .any }

  func validate() throws {
    guard admitsClosed, stay != nil || isKnownOnly else { return }
    throw ValidationError(
      "\(isAnyHours ? "--any-hours" : "--open any") takes all stops, and \(stay != nil ? "--open-for" : "--known-hours") does not: "
        + "leave one of them out",
      chinese:
        "\(isAnyHours ? "--any-hours" : "--open any") 包括所有驿站，与 \(stay != nil ? "--open-for" : "--known-hours") 矛盾：请去掉其中之一"
    )
  }

  /// What is asked of the hours; `nil` for nothing.
  func question(_ calendar: HolidayCalendar?) -> OpeningQuestion? {
    guard !admitsClosed, open != nil || stay != nil || isKnownOnly else { return nil }
    return OpeningQuestion(
      stay: stay.map { Int(($0.seconds / 60).rounded(.up)) } ?? 0, admitsUnknown: !isKnownOnly,
      holidays: calendar ?? .none)
  }

  /// `--at` says when one leaves, too.
  func validate(beside time: LocalTime?) throws(ValidationError) {
    guard time != nil, case .at? = open else { return }
    throw ValidationError(
      "--open and --at both say when you leave: give one of them, or --open now",
      chinese: "--open 与 --at 都指定了出发时间：请只用其一，或用 --open now")
  }

  /// When one leaves.
  ///
  /// - Parameter time: of `--at`.
  func clock(_ time: LocalTime?) throws(CommandFailure) -> LocalClock {
    try DepartureArgument.clock(open, beside: time)
  }
}

/// What one call asks of opening hours.
struct OpeningQuestion: Hashable, Sendable {
  /// Minutes.
  var stay: Int
  var admitsUnknown: Bool
  var holidays: HolidayCalendar

  func condition(leavingAt time: LocalTime) -> OpeningCondition {
    OpeningCondition(
      leavingAt: time, stayingFor: stay, admittingUnknown: admitsUnknown, holidays: holidays)
  }
}

/// Reads `--open`.
enum DepartureArgument: Hashable, Sendable {
  /// Open or not.
  case any
  /// Leaving now, or at `--at`.
  case now
  /// Leaving then.
  case at(Departure)

  enum Departure: Hashable, Sendable {
    /// The next time it is so many minutes after midnight; today, if that was within the last hour.
    case timeOfDay(Int)
    case moment(LocalTime)

    /// A clock that stands at that time.
    func clock() throws(CommandFailure) -> LocalClock {
      switch self {
      case .moment(let time): return .fixed(time)
      case .timeOfDay(let minute):
        let now = try LocalClock.running.now()
        return Departure.next(minute, after: now).map(LocalClock.fixed) ?? .running
      }
    }

    /// Whoever asks for 02:00 shortly before midnight means the night to come.
    static func next(_ minuteOfDay: Int, after now: LocalTime) -> LocalTime? {
      let isOver = minuteOfDay + 60 < now.minuteOfDay
      return now.date.adding(days: isOver ? 1 : 0).flatMap {
        LocalTime(date: $0, minuteOfDay: minuteOfDay)
      }
    }
  }

  /// What `--open` and `--at` say of the time.
  ///
  /// - Parameter time: of `--at`.
  static func clock(
    _ open: DepartureArgument?, beside time: LocalTime?
  ) throws(CommandFailure) -> LocalClock {
    guard case .at(let departure)? = open else {
      return time.map(LocalClock.fixed) ?? .running
    }
    return try departure.clock()
  }

  static func parse(_ text: String) throws(ValidationError) -> DepartureArgument {
    let text = String(text[...].trimmed)
    switch FoldedText.of(text) {
    case "any", "全部": return .any
    case "now", "现在": return .now
    default: break
    }
    if let time = LocalTime(text) { return .at(.moment(time)) }
    let anyDay = CalendarDate(dayNumber: 0)
    if let anyDay, let time = LocalTime(timeOfDay: text, on: anyDay) {
      return .at(.timeOfDay(time.minuteOfDay))
    }
    throw ValidationError(
      "expected 'now', 'any', or when you leave: 12:10 or 2026-11-21T12:10, on a day that exists",
      chinese: "应为 now、any 或出发时间：12:10 或 2026-11-21T12:10，且该日期存在")
  }
}
