// What a rule of opening hours names: days, dates, weeks and times. Each is one 64-bit number, which is
// also its form in a timetable; any number means something, so that those of a file do no harm.

extension OpeningHours {
  /// Minutes from midnight of the day it belongs to.
  struct Span: Hashable, Sendable {
    /// Bits 0…15 hold the start, 16…31 the end, 32…47 how far an open end may reach.
    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    /// - Parameters:
    ///   - start: 0…1439.
    ///   - end: not included; above `start`, or the same for nothing but an open end; at most 2880.
    ///   - isOpenEnded: whether it may stay open longer, nobody knows how long.
    init(start: Int, end: Int, isOpenEnded: Bool = false) {
      let reach = isOpenEnded ? Span.reach(ofOpenEnd: end) : 0
      rawValue =
        UInt64(clamping: start) & 0xFFFF | (UInt64(clamping: end) & 0xFFFF) << 16
        | UInt64(clamping: reach) << 32
    }

    var start: Int { Int(rawValue & 0xFFFF) }
    var end: Int { Int(rawValue >> 16 & 0xFFFF) }
    /// Until when it may stay open; 0 without an open end.
    var reach: Int { Int(rawValue >> 32 & 0xFFFF) }

    @inline(__always)
    func contains(_ minute: Int) -> Bool { start <= minute && minute < end }

    /// Whether nobody knows: behind the end of a span whose end is open.
    @inline(__always)
    func mayContain(_ minute: Int) -> Bool { end <= minute && minute < reach }

    /// How far an open end is taken to reach at most: to midnight when it begins before 17:00, then
    /// 10 hours, from 22:00 on 8 hours. The reading of opening_hours.js; the specification has none.
    private static func reach(ofOpenEnd end: Int) -> Int {
      let clock = end % 1440
      let reach = clock < 17 * 60 ? end - clock + 1440 : end + (clock < 22 * 60 ? 600 : 480)
      return min(reach, 2880)
    }
  }

  /// Weekdays and holidays.
  struct Days: OptionSet, Hashable, Sendable {
    /// Bits 0…6 are Monday to Sunday.
    let rawValue: UInt16

    static let everyDay = Days(rawValue: 0x7F)
    static let publicHoliday = Days(rawValue: 1 << 7)
    static let schoolHoliday = Days(rawValue: 1 << 8)
    static let holidays: Days = [.publicHoliday, .schoolHoliday]

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init(_ weekday: Weekday) { rawValue = 1 << UInt16(weekday.rawValue) }

    /// From one weekday to another, over the end of the week if need be.
    init(from first: Weekday, through last: Weekday) {
      self = []
      let length = (last.rawValue - first.rawValue + 7) % 7
      for step in 0...length { formUnion(Days(rawValue: 1 << UInt16((first.rawValue + step) % 7))) }
    }

    func contains(_ weekday: Weekday) -> Bool { isSuperset(of: Self(weekday)) }
  }

  /// Days, of which possibly only some in each month: `Mo-Fr,PH` or `Su[1]`.
  struct DaySelector: Hashable, Sendable {
    /// Bits 0…8 hold ``Days``; 16…20 the first to the fifth of the month, 21…25 the last to the fifth
    /// last; none of these for all.
    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    init(_ days: Days, counts: UInt64 = 0) { rawValue = UInt64(days.rawValue) | counts << 16 }

    var days: Days { Days(rawValue: UInt16(rawValue & 0x1FF)) }
    var counts: UInt64 { rawValue >> 16 & 0x3FF }

    /// - Parameter number: 1…5, or -1…-5 from the end of the month.
    static func count(_ number: Int) -> UInt64 { 1 << UInt64(number > 0 ? number - 1 : 4 - number) }
  }

  /// Weeks of the year as ISO 8601 counts them: bits 1…53.
  typealias Weeks = UInt64
}

/// Days of a year: `Jun-Sep`, `Dec 25`, `2026 Oct 1-2026 Oct 7`.
struct OpeningDates: Hashable, Sendable {
  /// From the lowest bit: two years of 14 bits, two days of 9 bits (see ``day(_:_:)``), and whether the
  /// second year is the second day's.
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The same days of every year, from one to the other, over the end of the year if need be.
  ///
  /// - Parameter years: in which the first day lies.
  init(from start: Int, through end: Int, years: ClosedRange<Int>) {
    self.init(start, end, years.lowerBound, years.upperBound, isOnce: false)
  }

  /// From a day of one year to one of another, once.
  init(once start: Int, of firstYear: Int, through end: Int, of lastYear: Int) {
    self.init(start, end, firstYear, lastYear, isOnce: true)
  }

  private init(_ start: Int, _ end: Int, _ first: Int, _ last: Int, isOnce: Bool) {
    rawValue =
      UInt64(clamping: first) & 0x3FFF | (UInt64(clamping: last) & 0x3FFF) << 14
      | (UInt64(clamping: start) & 0x1FF) << 28 | (UInt64(clamping: end) & 0x1FF) << 37
      | (isOnce ? 1 << 46 : 0)
  }

  static let everyYear = 0...9999
  static let firstDay = day(1, 1)
  static let lastDay = day(12, 31)

  /// A day of any year, as a number that orders days: whole months end on day 31, all of them.
  static func day(_ month: Int, _ day: Int) -> Int { month * 32 + day }

  var firstYear: Int { Int(rawValue & 0x3FFF) }
  var lastYear: Int { Int(rawValue >> 14 & 0x3FFF) }
  var start: Int { Int(rawValue >> 28 & 0x1FF) }
  var end: Int { Int(rawValue >> 37 & 0x1FF) }
  var isOnce: Bool { rawValue >> 46 & 1 != 0 }

  /// - Parameter day: see ``day(_:_:)``.
  func contains(year: Int, day: Int) -> Bool {
    if isOnce {
      let date = year << 9 | day
      return firstYear << 9 | start <= date && date <= lastYear << 9 | end
    }
    if start <= end {
      return start <= day && day <= end && firstYear <= year && year <= lastYear
    }
    return start <= day && firstYear <= year && year <= lastYear
      || day <= end && firstYear < year && year <= lastYear + 1
  }
}
