import Stops
import TestSupport
import Testing

@Suite("Opening hours that cannot be read")
struct OpeningHoursErrorTests {
  static let notUnderstood: [(String, String, Int, OpeningHoursError.Feature)] = [
    ("easter off", "easter", 1, .easter),
    ("Mo-Fr 08:00-12:00; easter off", "easter", 20, .easter),
    ("Dec 24-easter off", "easter", 8, .easter),
    ("Dec 24,easter off", "easter", 8, .easter),
    ("sunrise-sunset", "sunrise", 1, .sun),
    ("Mo 08:00-sunset", "sunset", 10, .sun),
    ("08:00-12:00, dusk-23:00", "dusk", 14, .sun),
    ("(sunrise+01:00)-20:00", "(", 1, .sun),
    ("10:00-16:00/01:30", "/", 12, .repetition),
    ("2026-2032/2 Mo 10:00-16:00", "/", 10, .repetition),
    ("PH +1 day off", "+", 4, .dayOffset),
    ("PH -1 day off", "-", 4, .dayOffset),
    ("Dec 25 +2 days off", "+", 8, .dayOffset),
    ("Su[1] +1 day off", "+", 7, .dayOffset),
  ]

  @Test(arguments: notUnderstood)
  func saysWhatIsNotUnderstood(
    text: String, found: String, at position: Int, feature: OpeningHoursError.Feature
  ) {
    #expect(
      throws: OpeningHoursError.notUnderstood(found: found, at: position, feature: feature)
    ) { try OpeningHours(parsing: text) }
  }

  @Test func everyFeatureHasARow() {
    #expect(Set(Self.notUnderstood.map(\.3)) == Set(OpeningHoursError.Feature.allCases))
  }

  static let unexpected: [(String, String, Int)] = [
    ("Mo-Fr 08:00-20:00 Sa", "Sa", 19), ("Mo-", "the end", 4), ("Mo-Xx 08:00-12:00", "Xx", 4),
    ("Mo,08:00-12:00", "08", 4), ("PH-Mo", "Mo", 4), ("Mo-PH", "PH", 4), ("08:00", "the end", 6),
    ("08:00-", "the end", 7), ("08:00-12", "12", 7), ("8-12", "8", 1), ("24:00-26:00", "24", 1),
    ("08:60-12:00", "08", 1), ("08:00-48:01", "48", 7), ("25:00-26:00", "25", 1),
    ("08:0-12:00", "08", 1), ("08:000-12:00", "08", 1), ("0800-1200", "0800", 1),
    ("00008:00-12:00", "00008", 1), ("08:00-12:00,", "the end", 13), (";", ";", 1),
    ("08:00-12:00;;", ";", 13), ("; 08:00-12:00", ";", 1), ("Monday 08:00-12:00", "Monday", 1),
    ("周一 08:00-12:00", "周", 1), ("\"unclosed", "\"unclosed", 1), ("open open", "open", 6),
    ("24/7 08:00-12:00", "08", 6), ("24/6", "24", 1), ("08:00-12:00 off off", "off", 17),
    ("#", "#", 1), ("Jun-", "the end", 5), ("Jun-Mo", "Mo", 5), ("Jun,Mo", "Mo", 5),
    ("Mo Jun 08:00-12:00", "Jun", 4), ("Jux 08:00-12:00", "Jux", 1), ("08.00-12.00", ".", 3),
    ("\u{1B}[2J", "\\u{1B}", 1),
  ]

  @Test(arguments: unexpected)
  func saysWhereReadingStopped(text: String, found: String, at position: Int) {
    let error = #expect(throws: OpeningHoursError.self) { try OpeningHours(parsing: text) }
    guard case .unexpected(let seen, let place, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(seen == found)
    #expect(place == position)
  }

  @Test func refusesNothingAndTooMuch() {
    for text in ["", " ", "\t\u{3000}\n"] {
      #expect(throws: OpeningHoursError.empty) { try OpeningHours(parsing: text) }
    }
    for text in [
      String(repeating: "Mo,", count: 4_000_000), String(repeating: "\"", count: 1001),
    ] {
      #expect(throws: OpeningHoursError.tooLong) { try OpeningHours(parsing: text) }
    }
  }

  @Test(arguments: [
    ("Feb 30 off", "character 5, '30': expected a day of Feb, 1 to 29"),
    ("Dec 0 off", "character 5, '0': expected a day of Dec, 1 to 31"),
    ("Dec 99-12 off", "character 5, '99': expected a day of Dec, 1 to 31"),
    ("Dec 25-20 off", "character 11, 'off': expected a later day of the month"),
    ("Jun-Sep 5 off", "character 11, 'off': expected a day of both months, such as Jun 1-Sep 5"),
    ("Jun 5-Sep off", "character 11, 'off': expected a day of a month such as Dec 31"),
    (
      "2026 Dec 25-2025 Jan 5 off",
      "character 24, 'off': expected a year in front of the first date, and a later one behind the "
        + "dash"
    ),
    (
      "Dec 25-2027 Jan 5 off",
      "character 19, 'off': expected a year in front of the first date, and a later one behind the "
        + "dash"
    ),
    (
      "Dec 25+ off",
      "character 7, '+': expected a single year in front of a date with an open end"
    ),
    ("2026,Jun off", "character 5, ',': expected months, weekdays or times"),
    ("2026-2025 off", "character 11, 'off': expected a later year such as 2027"),
    ("week 0 off", "character 6, '0': expected a week from 1 to 53"),
    ("week 54 off", "character 6, '54': expected a week from 1 to 53"),
    ("week 10-99 off", "character 9, '99': expected a week from 1 to 53"),
    ("Mo week 10 off", "character 4, 'week': expected weeks in front of weekdays and times"),
    ("Mo[6] off", "character 4, '6': expected which of the month's weekdays, 1 to 5 or -1 to -5"),
    ("Mo[0] off", "character 4, '0': expected which of the month's weekdays, 1 to 5 or -1 to -5"),
    ("Mo[1 off", "character 6, 'off': expected a closing bracket"),
    ("Mo[2-1] off", "character 7, ']': expected the smaller count first, such as Mo[1-2]"),
    ("PH[1] off", "character 3, '[': expected a count only behind a weekday, such as Mo[1]"),
    (
      "Mo-Fr[1] off",
      "character 6, '[': expected a count only behind a single weekday, such as Mo[1]"
    ),
    ("PH Mo,SH off", "character 10, 'off': expected weekdays only behind holidays and a blank"),
    ("Mo 08:00-12:00 | off", "character 16, '|': expected a semicolon before another rule"),
    (
      "08:00-12:00 ||",
      "character 15, 'the end': expected weekdays or times such as Mo-Fr 08:00-20:00"
    ),
    ("|| off", "character 1, '|': expected weekdays or times such as Mo-Fr 08:00-20:00"),
  ])
  func saysWhatWasExpected(text: String, message: String) {
    let error = #expect(throws: OpeningHoursError.self) { try OpeningHours(parsing: text) }
    #expect(error?.description == "cannot read opening hours at " + message)
  }

  @Test("Long, deep and overflowing texts are refused or read")
  func survivesHostileTexts() throws {
    let years = (0..<90).map { "\(1900 + $0)" }.joined(separator: ",")
    let months = (0..<100).map { _ in "Jan" }.joined(separator: ",")
    let error = #expect(throws: OpeningHoursError.self) {
      try OpeningHours(parsing: "\(years) \(months)")
    }
    #expect(error?.description.hasSuffix("expected at most 255 dates in a rule") == true)
    for text in [
      String(repeating: "(", count: 999), String(repeating: "Mo[", count: 300),
      "99999999999999999999:00-12:00", "08:00-99999999999999999999:00",
      "week 99999999999999999999", "Dec 99999999999999999999", "9999 Dec 1",
    ] {
      #expect(throws: OpeningHoursError.self) { try OpeningHours(parsing: text) }
    }
    let time = try #require(LocalTime("2026-11-21T12:07"))
    for text in [
      String(repeating: "Mo;", count: 333), String(repeating: "off||", count: 199) + "off",
      String(repeating: "PH off,", count: 140) + "off",
      "week " + String(repeating: "1-53,", count: 198) + "1",
      "Mo[" + String(repeating: "1,", count: 490) + "-1] PH", "2999 Dec 31+ PH off",
    ] {
      let hours = try? OpeningHours(parsing: text)
      _ = hours?.state(at: time)
      guard let hours, hours.description.utf8.count <= OpeningHours.longestText else { continue }
      #expect(try OpeningHours(parsing: hours.description) == hours)
    }
  }

  @Test func messagesAreShortAndReadable() {
    let error = OpeningHoursError.unexpected(
      found: String(repeating: "\u{7}", count: 500), at: 3, expected: "a time such as 08:00")
    #expect(error.description.utf8.count < 400)
    #expect(!error.description.contains("\u{7}"))
    #expect(
      OpeningHoursError.notUnderstood(found: "Jan", at: 1, feature: .easter).description
        == "opening hours with days by Easter are not understood yet (character 1, 'Jan')")
  }

  @Test("Random text is read or refused, never more", arguments: [UInt64(61), 62])
  func survivesRandomText(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "Mo", "Su", "PH", "SH", "-", ",", ";", ":", " ", "24/7", "08:00", "26:00", "0", "9", "off",
      "open", "unknown", "\"", "/", "+", "[", "]", "(", "|", "||", "Jan", "Dec 25", "2026", "week",
      "1", "，", "周", "\u{0}", "\u{301}", "99",
    ]
    let time = try #require(LocalTime("2026-11-21T12:07"))
    var understood = 0
    for index in 0..<20_000 {
      let text: String
      if index % 2 == 0 {
        text = (0..<Int.random(in: 0...12, using: &random))
          .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
      } else {
        let bytes = (0..<Int.random(in: 0...60, using: &random))
          .map { _ in UInt8.random(in: 0...255, using: &random) }
        text = String(decoding: bytes, as: UTF8.self)
      }
      guard let hours = try? OpeningHours(parsing: text) else { continue }
      understood += 1
      _ = hours.state(at: time)
      #expect(try OpeningHours(parsing: hours.description) == hours, "seed \(seed): \(text)")
    }
    #expect(understood > 0, "seed \(seed)")
  }

  @Test("The longest text is answered in bounded time")
  func boundsTheWork() throws {
    let spans = (0..<82).map { "\(10 + $0 / 9):\(10 + $0 % 45)-\(21 + $0 / 9):05" }
    // Never known to be open, so that the search for an opening goes through all the holidays.
    let text = spans.joined(separator: ",") + " unknown"
    try #require((990...OpeningHours.longestText).contains(text.utf8.count))
    let hours = try OpeningHours(parsing: text)
    let sunday = try #require(LocalTime("2026-11-22T09:07"))
    let first = try #require(CalendarDate("2027-01-01"))
    let holidays = HolidayCalendar(
      publicHolidays: (0..<60).compactMap { first.adding(days: $0 * 3) })
    var state = OpeningState.unknown
    let taken = ContinuousClock().measure { state = hours.state(at: sunday, holidays: holidays) }
    #expect(state == .closed(opens: nil))
    #expect(taken < .seconds(2))
  }
}
