/// A day of the Gregorian calendar, from year 1 to 9999.
///
/// ```swift
/// CalendarDate("2026-11-21")?.weekday  // .saturday
/// ```
public struct CalendarDate: Hashable, Sendable, Comparable {
  /// 1…9999.
  public let year: Int
  /// 1…12.
  public let month: Int
  /// 1…31, and within the month.
  public let day: Int

  /// `nil` when there is no such day, or the year is not in 1…9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard (1...CalendarDate.length(ofMonth: month, year)).contains(day) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// How many days its month has.
  var monthLength: Int { CalendarDate.length(ofMonth: month, year) }

  private static func length(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

// MARK: - Counting days

extension CalendarDate {
  /// How many days after 1 January 1970, or before it when negative.
  public var dayNumber: Int {
    // Counted from 1 March of year 0, a leap day is the last of its year and needs no case of its
    // own; from there, five months in turn have 153 days.
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = (month + 9) % 12
    let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
    return 365 * marchYear + leapDays + (153 * marchMonth + 2) / 5 + day - 1 - Self.daysToEpoch
  }

  /// The day that lies this many days after 1 January 1970; `nil` outside years 1…9999.
  public init?(dayNumber: Int) {
    // Years 1 and 9999 with room to spare, so that nothing below can overflow.
    guard (-800_000...3_000_000).contains(dayNumber) else { return nil }
    let days = dayNumber + Self.daysToEpoch
    // 400 years have 146,097 days; the last of a cycle's days is the leap day of its last year.
    let cycle = Int((Double(days) / 146_097).rounded(.down))
    let inCycle = days - cycle * 146_097
    let yearInCycle = (inCycle - inCycle / 1460 + inCycle / 36_524 - inCycle / 146_096) / 365
    let inYear = inCycle - (365 * yearInCycle + yearInCycle / 4 - yearInCycle / 100)
    let marchMonth = (5 * inYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    self.init(
      year: cycle * 400 + yearInCycle + (month <= 2 ? 1 : 0),
      month: month,
      day: inYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// From 1 March of year 0 to 1 January 1970.
  private static let daysToEpoch = 719_468

  /// Which day of the week it is.
  public var weekday: Weekday { Weekday(dayNumber: dayNumber) }

  /// The day this many days later; `nil` outside years 1…9999.
  public func adding(days: Int) -> CalendarDate? {
    let (number, overflow) = dayNumber.addingReportingOverflow(days)
    return overflow ? nil : CalendarDate(dayNumber: number)
  }
}

// MARK: - Text

extension CalendarDate: LosslessStringConvertible {
  /// Reads `YYYY-MM-DD`; anything else is `nil`.
  public init?(_ text: String) {
    let bytes = Array(text.utf8.prefix(11))
    let dash = UInt8(ascii: "-")
    guard bytes.count == 10, bytes[4] == dash, bytes[7] == dash,
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// `YYYY-MM-DD`.
  public var description: String {
    "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(day, to: 2))"
  }

  /// A few ASCII digits as a number; `nil` for other bytes.
  static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }

  static func padded(_ value: Int, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
