internal import Stops

/// The time for which opening hours are told: given on the command line, or what the clock says.
enum LocalClock: Sendable {
  case fixed(LocalTime)
  /// The system's time, on the clocks of China. A batch that runs for hours goes with it.
  case running

  /// - Throws: a failure when the system's clock shows a year that no calendar has.
  func now() throws(CommandFailure) -> LocalTime {
    switch self {
    case .fixed(let time): return time
    case .running:
      guard let time = LocalTime(unixSeconds: OperatingSystem.unixTime) else {
        throw .badData("the system's clock is not set: set it, or give the time with --at")
      }
      return time
    }
  }
}
