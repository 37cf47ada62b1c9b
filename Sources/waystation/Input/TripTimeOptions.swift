internal import ArgumentParser
internal import NearestStop
internal import Stops

/// When a trip begins, how long one stays at a stop, and whether it must be open: options of trips with
/// stops on the way.
struct TripTimeOptions: ParsableArguments {
  @Option(
    name: [.customLong("depart"), .customLong("open")],
    help: ArgumentHelp(
      """
      When the trip begins: now, 11:40 or 2026-11-21T11:40. Only stops are found that are open when \
      you get there; 'any' for all stops. Default: now, open or not.
      """, valueName: "when"),
    transform: DepartureArgument.parse)
  var start: DepartureArgument?

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp(
      "When the trip begins, and what opening hours are told for: 11:40 or 2026-11-21T11:40. Stops may be "
        + "closed.", valueName: "time"),
    transform: TimeArgument.parse)
  var time: LocalTime?

  @Option(
    name: [.customLong("dwell"), .customLong("open-for")],
    help: ArgumentHelp(
      "How long you stay at a stop, which has to be open all that time: 15m.", valueName: "time"),
    transform: TravelTimeArgument.parse)
  var givenDwell: TravelTime?

  @Flag(
    name: .customLong("known-hours"), help: "Without stops whose hours nobody knows.")
  var isKnownOnly = false

  @Flag(name: .customLong("any-hours"), help: "Stops that are closed then, too.")
  var isAnyHours = false

  func validate() throws {
    if time != nil, case .at? = start {
      throw ValidationError(
        "--depart and --at both say when you leave: give one of them, or --depart now",
        chinese: "--depart 与 --at 都指定了出发时间：请只用其一，或用 --depart now")
    }
    guard !(isKnownOnly && admitsClosed) else {
      throw ValidationError(
        "\(isAnyHours ? "--any-hours" : "--depart any") takes all stops, and --known-hours does not: "
          + "leave one of them out",
        chinese: "\(isAnyHours ? "--any-hours" : "--depart any") 包括所有驿站，与 --known-hours 矛盾：请去掉其中之一")
    }
  }

  var dwell: TravelTime { givenDwell ?? TravelTime(seconds: 0) }

  /// Whether somebody said that stops may be closed.
  var admitsClosed: Bool { isAnyHours || start == .any }

  /// When the trip begins.
  func departure() throws(CommandFailure) -> LocalTime {
    try DepartureArgument.clock(start, beside: time).now()
  }

  /// What is asked of the hours; `nil` for nothing.
  func question(_ calendar: HolidayCalendar?) -> OpeningQuestion? {
    guard !admitsClosed, start != nil || givenDwell != nil || isKnownOnly else { return nil }
    return OpeningQuestion(
      stay: Int((dwell.seconds / 60).rounded(.up)), admitsUnknown: !isKnownOnly,
      holidays: calendar ?? .none)
  }
}

extension LocalTime {
  /// The minute in which something happens that comes so much later.
  func adding(seconds: Double) -> LocalTime {
    adding(minutes: Int((min(seconds, 1e9) / 60).rounded(.down))) ?? self
  }

  /// The nearest minute, as a table shows it: beside a way of `8 min` from 12:10 stands 12:18.
  func addingRounded(seconds: Double) -> LocalTime {
    adding(minutes: Int((min(seconds, 1e9) / 60).rounded())) ?? self
  }
}
