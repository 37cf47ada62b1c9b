import Geodesy
import NearestStop
import Stops
import Testing

@testable import waystation

@Suite struct RoadArgumentTests {
  @Test(arguments: [
    ("foot", TravelMode.foot), ("Walk", .foot), ("on foot", .foot), ("步行", .foot),
    ("bicycle", .bicycle), ("bike", .bicycle), ("骑行", .bicycle), ("自行车", .bicycle),
    ("ebike", .ebike), ("e-bike", .ebike), ("E-Bike", .ebike), ("电动车", .ebike), ("电瓶车", .ebike),
    ("straight-line", .straightLine), ("straight_line", .straightLine), ("直线", .straightLine),
  ])
  func modes(_ text: String, _ mode: TravelMode) throws {
    #expect(try TravelVocabulary.parseMode(text) == mode)
    #expect(mode == .straightLine || (try? TravelVocabulary.parseProfile(text)) == mode.profile)
  }

  @Test(arguments: ["", "car", "straight", "\u{1B}[2J"])
  func profilesThatAreRefused(_ text: String) {
    #expect(throws: (any Error).self) { try TravelVocabulary.parseProfile(text) }
  }

  @Test(arguments: [
    ("10m", 600.0), ("600s", 600), ("1h", 3600), ("1.5 h", 5400), ("10 min", 600), ("0s", 0),
    ("10分钟", 600), ("６００秒", 600), ("1小时", 3600), ("2 hours", 7200), ("24h", 86400),
  ])
  func times(_ text: String, _ seconds: Double) throws {
    #expect(try TravelTimeArgument.parse(text).seconds == seconds)
  }

  @Test(arguments: ["", "10", "m", "-1m", "nanm", "infs", "1e3s", "25h", "10 miles", "0x10s"])
  func timesThatAreRefused(_ text: String) {
    #expect(throws: (any Error).self) { try TravelTimeArgument.parse(text) }
  }

  @Test(arguments: [("10", 600.0), ("0.5", 30), ("180", 10800), ("１０", 600)])
  func minutes(_ text: String, _ seconds: Double) throws {
    #expect(try TravelTimeArgument.parseMinutes(text).seconds == seconds)
  }

  @Test(arguments: ["0", "-1", "180.1", "nan", "10m", "", "1e2"])
  func minutesThatAreRefused(_ text: String) {
    #expect(throws: (any Error).self) { try TravelTimeArgument.parseMinutes(text) }
  }

  @Test func aBoxIsLatitudeFirst() throws {
    let box = try BoundsArgument.parse("39.86, 116.31, 39.98, 116.40")
    #expect(box.south == 39.86 && box.west == 116.31 && box.north == 39.98 && box.east == 116.4)
    for text in ["", "1,2,3", "1,2,3,4,5", "a,b,c,d", "39,116,38,117", "100,0,101,1", "nan,0,1,1"] {
      #expect(throws: (any Error).self) { try BoundsArgument.parse(text) }
    }
  }

  @Test func aTableIsBounded() throws {
    try TableSize.check(origins: 1000, stops: 1000)
    #expect(throws: CommandFailure.self) { try TableSize.check(origins: 1001, stops: 1000) }
    #expect(throws: CommandFailure.self) { try TableSize.check(origins: .max, stops: .max) }
  }

  @Test(arguments: [
    (0.0, "0 s", "0 秒"), (59.4, "59 s", "59 秒"), (59.5, "1 min", "1 分钟"),
    (3569, "59 min", "59 分钟"), (3570, "1 h", "1 小时"), (3900, "1 h 5 min", "1 小时 5 分钟"),
  ])
  func timesAreRounded(_ seconds: Double, _ english: String, _ chinese: String) {
    #expect(TableWords(language: .en).text(TravelTime(seconds: seconds)) == english)
    #expect(TableWords(language: .zh).text(TravelTime(seconds: seconds)) == chinese)
  }

  /// A departure, the time of a way beside it, and the time of arrival are rounded alike.
  @Test func departureAndWayMakeTheArrival() throws {
    let departure = try #require(LocalTime("2026-11-21T23:10"))
    let words = TableWords(language: .en)
    for deciseconds in stride(from: 0, to: 3 * 36_000, by: 7) {
      let time = TravelTime(seconds: Double(deciseconds) / 10)
      let shown = words.text(time).split(separator: " ")
      var minutes = 0
      for (number, unit) in zip(shown, shown.dropFirst()) {
        minutes += (Int(number) ?? 0) * (unit == "h" ? 60 : unit == "min" ? 1 : 0)
      }
      // Seconds are at most the one minute that a clock may go on.
      let arrivals = minutes > 0 ? [minutes] : [0, 1]
      let arrival = departure.addingRounded(seconds: time.seconds)
      #expect(arrivals.contains { departure.adding(minutes: $0) == arrival }, "\(time.seconds) s")
    }
  }

  @Test func linesInTextFormatsHaveTwoPointsAtLeast() throws {
    let place = try Coordinate(latitude: 39.9, longitude: 116.3)
    #expect(WellKnownText.line([place]) == "LINESTRING (116.3 39.9, 116.3 39.9)")
    #expect(WellKnownText.line([]) == "LINESTRING EMPTY")
    #expect(
      XMLText.escaped("a<b>&\"c\"\u{1}\u{FFFF}") == "a&lt;b&gt;&amp;&quot;c&quot;\\u{1}\u{FFFD}")
  }

  @Test func boundsMayBeNegativeBesideAShortOption() {
    let line = ["compile", "--bbox", "-34,151,-33,152", "-o", "x.waystation", "--roads", "r.pbf"]
    #expect(
      NegativeValues.shield(line) == [
        "compile", "--bbox=-34,151,-33,152", "-o", "x.waystation", "--roads", "r.pbf",
      ])
  }
}
