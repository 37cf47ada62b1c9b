/// A minute of a day, as a clock on the wall at the stop shows it.
///
/// Carries no time zone: a stop's opening hours are local, so whoever asks converts first. China has
/// one zone, UTC+8, without summer time.
public struct LocalTime: Hashable, Sendable {
  /// The day.
  public let date: CalendarDate
  /// Minutes since midnight, 0…1439.
  public let minuteOfDay: Int

  /// `nil` when `minuteOfDay` is not in 0…1439.
  public init?(date: CalendarDate, minuteOfDay: Int) {
    guard (0..<LocalTime.minutesPerDay).contains(minuteOfDay) else { return nil }
    self.date = date
    self.minuteOfDay = minuteOfDay
  }

  /// `nil` when there is no such time of day.
  public init?(date: CalendarDate, hour: Int, minute: Int) {
    guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
    self.init(date: date, minuteOfDay: hour * 60 + minute)
  }

  /// The local time at an instant, seconds dropped.
  ///
  /// - Parameters:
  ///   - unixSeconds: since 1 January 1970, 00:00 UTC.
  ///   - utcOffsetSeconds: by how much local clocks are ahead of UTC; China's 8 hours by default.
  /// - Returns: `nil` outside years 1…9999.
  public init?(unixSeconds: Int, utcOffsetSeconds: Int = 8 * 3600) {
    let (seconds, overflow) = unixSeconds.addingReportingOverflow(utcOffsetSeconds)
    guard !overflow else { return nil }
    let (day, second) = Self.floorDivide(seconds, 86_400)
    guard let date = CalendarDate(dayNumber: day) else { return nil }
    self.init(date: date, minuteOfDay: second / 60)
  }

  /// 0…23.
  public var hour: Int { minuteOfDay / 60 }
  /// 0…59.
  public var minute: Int { minuteOfDay % 60 }
  /// Which day of the week it is.
  public var weekday: Weekday { date.weekday }

  /// The time this many minutes later, or earlier when negative; `nil` outside years 1…9999.
  public func adding(minutes: Int) -> LocalTime? {
    let (sum, overflow) = minuteOfDay.addingReportingOverflow(minutes)
    guard !overflow else { return nil }
    let (days, rest) = Self.floorDivide(sum, Self.minutesPerDay)
    guard let date = date.adding(days: days) else { return nil }
    return LocalTime(date: date, minuteOfDay: rest)
  }

  static let minutesPerDay = 1440

  /// Quotient rounded down, and a remainder of zero or more.
  private static func floorDivide(_ value: Int, _ divisor: Int) -> (quotient: Int, rest: Int) {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }
}

extension LocalTime: Comparable {
  public static func < (left: LocalTime, right: LocalTime) -> Bool {
    (left.date, left.minuteOfDay) < (right.date, right.minuteOfDay)
  }
}

extension LocalTime: LosslessStringConvertible {
  /// Reads `YYYY-MM-DDTHH:MM`, also with a blank for the `T`; anything else is `nil`.
  public init?(_ text: String) {
    let bytes = Array(text.utf8.prefix(17))
    guard bytes.count == 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      let date = CalendarDate(String(decoding: bytes[0..<10], as: UTF8.self))
    else { return nil }
    self.init(timeOfDay: String(decoding: bytes[11...], as: UTF8.self), on: date)
  }

  /// Reads `HH:MM` or `H:MM`, `00:00` to `23:59`; anything else is `nil`.
  public init?(timeOfDay text: String, on date: CalendarDate) {
    let bytes = Array(text.utf8.prefix(6))
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), (1...2).contains(colon),
      bytes.count == colon + 3, let hour = CalendarDate.number(bytes[..<colon]),
      let minute = CalendarDate.number(bytes[(colon + 1)...])
    else { return nil }
    self.init(date: date, hour: hour, minute: minute)
  }

  /// `YYYY-MM-DDTHH:MM`.
  public var description: String { "\(date)T\(timeOfDay)" }

  /// `HH:MM`.
  public var timeOfDay: String {
    "\(CalendarDate.padded(hour, to: 2)):\(CalendarDate.padded(minute, to: 2))"
  }
}
