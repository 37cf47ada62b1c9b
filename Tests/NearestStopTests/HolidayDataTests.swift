import MapImport
import NearestStop
import Testing

/// The calendar of the year, as it lies in `Data/calendar`.
struct HolidayDataTests {
  static func calendar(_ file: String) throws -> HolidayCalendar {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let bytes = try InputFile.read(root.joined(separator: "/") + "/Data/calendar/\(file)")
    return try HolidayCalendar(parsing: String(decoding: bytes, as: UTF8.self))
  }

  @Test func isAsAnnounced() throws {
    let calendar = try Self.calendar("CN-2026.csv")
    let off = calendar.days.filter { $0.kind == .publicHoliday }
    let worked = calendar.days.filter { $0.kind == .makeUpWorkday }
    #expect(off.count == 3 + 9 + 3 + 5 + 3 + 3 + 7)
    #expect(
      worked.map(\.date.description) == [
        "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
      ])
    #expect(worked.allSatisfy { [.saturday, .sunday].contains($0.date.weekday) })
    #expect(calendar.days.count == off.count + worked.count)
    #expect(calendar.days.allSatisfy { $0.chineseName != nil && $0.englishName != nil })
    #expect(calendar.days.allSatisfy { $0.date.year == 2026 } && calendar.covers(2026))
  }

  @Test(arguments: [
    ("Mo-Fr 09:30-17:00; PH off", "2026-09-30T18:00", "2026-10-08T09:30"),
    ("Mo-Fr 09:30-17:00; PH off", "2026-10-09T17:00", "2026-10-12T09:30"),
    ("PH 10:00-16:00", "2026-10-07T16:00", nil),
    ("Mo-Su 22:00-08:00; PH off", "2026-02-15T08:00", "2026-02-24T22:00"),
  ])
  func decidesWhenItOpens(hours: String, at: String, opens: String?) throws {
    let calendar = try Self.calendar("CN-2026.csv")
    let time = try #require(LocalTime(at))
    let expected = opens.flatMap { LocalTime($0) }
    #expect(
      try OpeningHours(parsing: hours).state(at: time, holidays: calendar)
        == .closed(opens: expected))
  }
}
