import TestSupport
import Testing

@testable import Stops

@Suite("Opening hours against a painted timeline")
struct OpeningHoursOracleTests {
  /// Monday, 16 November 2026.
  static let firstDay = 20_773

  @Test("Every minute of two weeks agrees", arguments: [UInt64(71), 72, 73, 74])
  func everyMinuteAgrees(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<12 {
      let (oracle, days, holidays) = try Self.world(&random)
      let hours = try OpeningHours(parsing: oracle.text)
      let timeline = oracle.timeline(days: 14, holidays: days)
      var differing: [Int] = []
      for (index, ink) in timeline.enumerated() {
        let state = hours.ruleState(
          day: Self.firstDay + index / 1440, minute: index % 1440, holidays)
        if Self.ink(state) != ink { differing.append(index) }
      }
      #expect(
        differing.isEmpty,
        "seed \(seed): \(oracle.text) with \(days), minute \(differing.first ?? 0)")
    }
  }

  @Test("The next change is the timeline's", arguments: [UInt64(81), 82])
  func nextChangeAgrees(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let (oracle, days, holidays) = try Self.world(&random)
      let hours = try OpeningHours(parsing: oracle.text)
      // Long enough that "never" can be told from "in three weeks".
      let timeline = oracle.timeline(days: 40, holidays: days)
      for _ in 0..<60 {
        let minute = Int.random(in: 0..<14 * 1440, using: &random)
        let time = try #require(Self.time(minute))
        let expected: OpeningState
        switch timeline[minute] {
        case .unknown: expected = .unknown
        case .open:
          expected = .open(until: timeline[minute...].firstIndex { $0 != .open }.flatMap(Self.time))
        case .closed:
          expected = .closed(
            opens: timeline[minute...].firstIndex { $0 == .open }.flatMap(Self.time))
        }
        #expect(
          hours.state(at: time, holidays: holidays) == expected,
          "seed \(seed): \(oracle.text) at \(time) with \(days)")
      }
    }
  }

  /// Hours, and some of the first two weeks' days as holidays.
  static func world(
    _ random: inout SeededGenerator
  ) throws -> (OpeningHoursOracle, Set<Int>, Holidays) {
    let oracle = OpeningHoursOracle(using: &random)
    let days = Set((0..<14).filter { _ in Int.random(in: 0...4, using: &random) == 0 })
    let dates = days.compactMap { CalendarDate(dayNumber: firstDay + $0) }
    try #require(dates.count == days.count)
    return (oracle, days, Holidays(publicHolidays: Set(dates)))
  }

  static func time(_ minute: Int) -> LocalTime? {
    CalendarDate(dayNumber: firstDay + minute / 1440)
      .flatMap { LocalTime(date: $0, minuteOfDay: minute % 1440) }
  }

  static func ink(_ state: OpeningHours.RuleState) -> OpeningHoursOracle.Ink {
    switch state {
    case .open: .open
    case .closed: .closed
    case .unknown: .unknown
    }
  }
}
