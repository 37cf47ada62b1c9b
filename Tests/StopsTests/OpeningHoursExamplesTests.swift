import Stops
import TestSupport
import Testing

@Suite("Examples of opening hours, minute by minute")
struct OpeningHoursExamplesTests {
  static let all = OpeningHoursExample.stations + OpeningHoursExample.specification

  /// Fifteen days, the first only for its night: from Monday, 16 November 2026, and from Monday,
  /// 28 September, with China's holidays of that autumn and two weeks without school.
  static let worlds: [[OracleDay]] = ["2026-11-15", "2026-09-27"].map { first in
    let start = OracleDay.all.firstIndex { $0.text == first } ?? 0
    return OracleDay.all[start..<(start + 15)].map { day in
      var day = day
      day.isPublicHoliday = ("2026-10-01"..."2026-10-07").contains(day.text)
      day.isSchoolHoliday =
        day.isPublicHoliday || ("2026-11-14"..."2026-11-18").contains(day.text)
      return day
    }
  }

  @Test func thereAreEnough() {
    #expect(Set(Self.all.map(\.text)).count >= 150)
  }

  @Test(arguments: all)
  func agreesWithTheTimeline(example: OpeningHoursExample) throws {
    var minutes: [Int] = []
    for days in Self.worlds {
      let calendar = OpeningHoursOracleTests.calendar(days)
      minutes += try OpeningHoursOracleTests.compare(
        example.text, days, calendar, every: 1, "example")
    }
    #expect(minutes == example.minutes, "«\(example.text)» \(minutes)")
  }

  @Test(arguments: all)
  func readsTheSameAgain(example: OpeningHoursExample) throws {
    let hours = try OpeningHours(parsing: example.text)
    #expect(try OpeningHours(parsing: hours.description) == hours, "\(hours)")
  }
}
