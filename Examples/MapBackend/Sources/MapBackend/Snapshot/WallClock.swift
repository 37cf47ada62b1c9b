internal import NearestStop

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// What time it is: the library has no clock of its own.
struct WallClock: Sendable {
  /// Whole seconds since 1970.
  let now: @Sendable () -> UnixTime
  /// By how much the clocks at the stops are ahead of UTC; China has one zone and no summer time.
  var secondsAheadOfUTC = 8 * 3600

  /// The computer's own clock.
  static let system = WallClock {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return UnixTime(seconds: Int64(time.tv_sec))
  }

  /// The same moment as the clocks at the stops show it.
  func localTime(at time: UnixTime) -> LocalTime {
    LocalTime(unixSeconds: Int(time.seconds), utcOffsetSeconds: secondsAheadOfUTC) ?? .epoch
  }
}

extension LocalTime {
  /// 1970-01-01T00:00: for clocks that stand outside years 1…9999.
  static var epoch: LocalTime {
    guard let date = CalendarDate(dayNumber: 0),
      let time = LocalTime(date: date, minuteOfDay: 0)
    else { preconditionFailure("1 January 1970 exists") }
    return time
  }
}
