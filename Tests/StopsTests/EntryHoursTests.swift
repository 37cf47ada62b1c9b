import Geodesy
import Stops
import Testing

@Suite("Ways in by the hour")
struct EntryHoursTests {
  @Test(arguments: [
    ("qr_code @ (22:00-08:00)", "2026-11-21T22:30", StopAccess.qrCode),
    ("qr_code @ (22:00-08:00)", "2026-11-21T07:59", .qrCode),
    ("qr_code @ (22:00-08:00)", "2026-11-21T08:00", .askStaff),
    ("qr_code @ 22:00-08:00", "2026-11-21T22:00", .qrCode),
    (
      "qr_code @ (Mo-Fr 20:00-22:00; Sa off); door_code @ (22:00-08:00)", "2026-11-20T21:00",
      .qrCode
    ),
    (
      "qr_code @ (Mo-Fr 20:00-22:00; Sa off); door_code @ (22:00-08:00)", "2026-11-20T22:00",
      .doorCode
    ),
    ("qr_code @ (20:00-08:00); door_code @ (22:00-06:00);", "2026-11-20T23:00", .doorCode),
    ("qr_code @ (20:00-08:00); door_code @ (22:00-06:00)", "2026-11-20T07:00", .qrCode),
    ("qr_code @ (PH 00:00-24:00)", "2026-10-01T12:00", .qrCode),
    ("qr_code @ (PH 00:00-24:00)", "2026-10-08T12:00", .askStaff),
    ("door_code @ (20:00-08:00 open \"a; (b\")", "2026-10-08T21:00", .doorCode),
    ("", "2026-10-08T12:00", .askStaff), (" ", "2026-10-08T12:00", .askStaff),
  ])
  func tells(text: String, at: String, expected: StopAccess) throws {
    let holiday = try #require(CalendarDate("2026-10-01"))
    let calendar = HolidayCalendar([HolidayCalendar.Day(holiday)])
    let entry = try EntryHours(.askStaff, exceptions: text)
    let time = try #require(LocalTime(at))
    #expect(entry.access(at: time, holidays: calendar) == expected)
  }

  @Test func whatIsUnknownStaysSo() throws {
    let time = try #require(LocalTime("2026-11-21T22:30"))
    #expect(EntryHours(nil).access(at: time) == nil)
    let entry = try EntryHours(.open, exceptions: "qr_code @ (22:00-24:00 unknown)")
    #expect(entry.access(at: time) == nil)
    #expect(try EntryHours(.open, exceptions: "qr_code @ 23:00+").access(at: time) == .open)
  }

  @Test(arguments: [
    ("whenever", "'whenever' says no hours: expected an exception such as qr_code @ (22:00-08:00)"),
    (
      "qr @ (22:00-08:00)",
      "'qr' is no way in: expected one of open, qr_code, door_code, ask_staff, customers_only, "
        + "private, no"
    ),
    (
      "qr_code @ (at night)",
      "cannot read opening hours at character 1, 'at': expected weekdays or times such as Mo-Fr "
        + "08:00-20:00"
    ),
    ("qr_code @", "no opening hours given: expected hours such as Mo-Fr 08:00-20:00"),
    (
      "; qr_code @ 22:00-08:00",
      "'' says no hours: expected an exception such as qr_code @ (22:00-08:00)"
    ),
    (
      "qr_code @ ((((22:00-08:00",
      "opening hours with times by the sun are not understood yet (character 1, '(')"
    ),
  ])
  func saysWhatIsWrong(text: String, message: String) {
    let error = #expect(throws: EntryHoursError.self) {
      try EntryHours(.open, exceptions: text)
    }
    #expect(error?.description == message)
  }

  @Test func aStopTells() throws {
    var stop = Stop(id: "a", coordinate: try Coordinate(latitude: 39.9, longitude: 116.4))
    stop.access = .open
    stop.conditionalAccess = "door_code @ (22:00-08:00)"
    let night = try #require(LocalTime("2026-11-21T03:00"))
    #expect(try stop.entryHours().access(at: night) == .doorCode)
    stop.conditionalAccess = nil
    #expect(try stop.entryHours().access(at: night) == .open)
  }
}
