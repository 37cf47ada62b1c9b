internal import ArgumentParser
internal import NearestStop
internal import Stops

/// When a trip begins, how long one stays at a stop, and whether it must be open: options of trips with
/// stops on the way.
struct TripTimeOptions: ParsableArguments {
  @Option(
    name: .customLong("depart"),
    help: ArgumentHelp(
      """
      When the trip begins: now, 11:40 or 2026-11-21T11:40. Only stops are found that are open when \
      you get there. Default: now, open or not.
      """, valueName: "when"),
    transform: DepartureArgument.parse)
  var start: DepartureArgument?

  @Option(
    name: .customLong("dwell"),
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
    guard start != .any else {
      throw ValidationError(
        "--depart says when you leave: expected 'now', 11:40 or 2026-11-21T11:40; for stops that are "
          + "closed, too, add --any-hours",
        chinese: "--depart 指定出发时间：应为 now、11:40 或 2026-11-21T11:40；也要未开放的驿站请加 --any-hours")
    }
    guard !(isKnownOnly && isAnyHours) else {
      throw ValidationError(
        "--any-hours takes all stops, and --known-hours does not: leave one of them out",
        chinese: "--any-hours 包括所有驿站，与 --known-hours 矛盾：请去掉其中之一")
    }
  }

  var dwell: TravelTime { givenDwell ?? TravelTime(seconds: 0) }

  /// When the trip begins.
  func departure() throws(CommandFailure) -> LocalTime {
    guard case .at(let departure)? = start else { return try LocalClock.running.now() }
    return try departure.clock().now()
  }

  /// What is asked of the hours; `nil` for nothing.
  func question(_ calendar: HolidayCalendar?) -> OpeningQuestion? {
    guard !isAnyHours, start != nil || givenDwell != nil || isKnownOnly else { return nil }
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
}
