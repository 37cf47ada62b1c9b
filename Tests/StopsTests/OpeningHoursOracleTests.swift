import TestSupport
import Testing

@testable import Stops

@Suite("Opening hours against a painted timeline")
struct OpeningHoursOracleTests {
  @Test("Every minute of random hours agrees", arguments: [UInt64(71), 72])
  func everyMinuteAgrees(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let text = RandomOpeningHours.text(using: &random)
      let (days, calendar) = Self.world(6, using: &random)
      try Self.compare(text, days, calendar, every: 1, "seed \(seed)")
    }
  }

  @Test("Many random hours agree", arguments: [UInt64(81), 82])
  func manyAgree(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2_600 {
      let text = RandomOpeningHours.text(using: &random)
      let (days, calendar) = Self.world(4, using: &random)
      // Spans begin and end at quarters; 7 meets each minute of an hour in turn.
      try Self.compare(text, days, calendar, every: 37, "seed \(seed)")
      let hours = try OpeningHours(parsing: text)
      #expect(try OpeningHours(parsing: hours.description) == hours, "\(text): \(hours)")
    }
  }

  @Test("Changes and how long it stays open are the timeline's", arguments: [UInt64(91), 92])
  func changesAgree(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let text = RandomOpeningHours.text(using: &random)
      let (days, calendar) = Self.world(30, using: &random)
      let timetable = try OpeningHours(parsing: text).timetable
      let timeline = OpeningHoursOracle(text).timeline(days)
      for _ in 0..<12 {
        let minute = Int.random(in: 0..<12 * 1440, using: &random)
        let time = try #require(Self.time(minute, days))
        let rest = timeline[minute...]
        let ends = rest.firstIndex { $0 != .open }.flatMap { Self.time($0, days) }
        let opens = rest.firstIndex { $0 == .open }.flatMap { Self.time($0, days) }
        let end = try #require(Self.time(timeline.count - 1, days))
        // What lies behind the timeline cannot be compared.
        func seen(_ time: LocalTime?) -> LocalTime? { time.flatMap { $0 <= end ? $0 : nil } }
        let comment = "seed \(seed): \(text) at \(time)"
        switch (timeline[minute], timetable.state(at: time, holidays: calendar)) {
        case (.open, .open(let until)): #expect(seen(until) == ends, "\(comment)")
        case (.closed, .closed(let next)): #expect(seen(next) == opens, "\(comment)")
        case (.unknown, .unknown): break
        default: Issue.record("\(comment)")
        }
        let wait = Int.random(in: 1...2000, using: &random)
        let minutes = timeline[minute..<(minute + wait)]
        let expected: OpeningStatus =
          minutes.contains(.closed) ? .closed : minutes.contains(.unknown) ? .unknown : .open
        #expect(
          timetable.staysOpen(at: time, for: wait, holidays: calendar) == expected, "\(comment)")
        #expect(
          seen(timetable.openUntil(at: time, holidays: calendar))
            == (timeline[minute] == .open ? ends : nil), "\(comment)")
      }
    }
  }

  // MARK: Comparing

  /// Some days in a row, the first only for its night; now and then one is a holiday.
  static func world(
    _ count: Int, using random: inout SeededGenerator
  ) -> ([OracleDay], HolidayCalendar) {
    let first = Int.random(in: 0..<(OracleDay.all.count - count), using: &random)
    var days = Array(OracleDay.all[first..<(first + count)])
    for place in days.indices {
      days[place].isPublicHoliday = Int.random(in: 0...4, using: &random) == 0
      days[place].isSchoolHoliday = Int.random(in: 0...4, using: &random) == 0
    }
    return (days, calendar(days))
  }

  static func calendar(_ days: [OracleDay]) -> HolidayCalendar {
    HolidayCalendar(
      publicHolidays: days.filter(\.isPublicHoliday).compactMap { CalendarDate($0.text) },
      schoolHolidays: days.filter(\.isSchoolHoliday).compactMap { CalendarDate($0.text) })
  }

  /// - Parameter minute: from midnight of the second day.
  static func time(_ minute: Int, _ days: [OracleDay]) -> LocalTime? {
    CalendarDate(days[1 + minute / 1440].text)
      .flatMap { LocalTime(date: $0, minuteOfDay: minute % 1440) }
  }

  /// Compares some minutes with the timeline.
  ///
  /// - Returns: how many of them are open, and how many unknown.
  @discardableResult
  static func compare(
    _ text: String, _ days: [OracleDay], _ calendar: HolidayCalendar, every step: Int,
    _ comment: String
  ) throws -> [Int] {
    let timetable = try OpeningHours(parsing: text).timetable
    let timeline = OpeningHoursOracle(text).timeline(days)
    var minutes = [0, 0]
    for place in 1..<days.count {
      let date = try #require(CalendarDate(days[place].text))
      let twoDays = timetable.reader.twoDays(date.dayNumber, date, calendar)
      for minute in stride(from: place % step, to: 1440, by: step) {
        let expected = timeline[(place - 1) * 1440 + minute]
        let status = timetable.reader.status(twoDays, minute: minute)
        if status == .open { minutes[0] += 1 }
        if status == .unknown { minutes[1] += 1 }
        guard ink(status) != expected else { continue }
        Issue.record("\(comment): \(text) at \(date), minute \(minute): \(status); \(days[place])")
        return minutes
      }
      // What everybody asks comes to the same.
      let time = try #require(LocalTime(date: date, minuteOfDay: place * 97 % 1440))
      #expect(
        ink(timetable.status(at: time, holidays: calendar))
          == timeline[(place - 1) * 1440 + time.minuteOfDay], "\(comment): \(text) at \(time)")
    }
    return minutes
  }

  static func ink(_ status: OpeningStatus) -> OpeningHoursOracle.Ink {
    switch status {
    case .open: .open
    case .closed: .closed
    case .unknown: .unknown
    }
  }
}
