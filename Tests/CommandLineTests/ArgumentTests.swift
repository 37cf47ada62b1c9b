import Geodesy
import Stops
import Testing

@testable import waystation

@Suite struct ArgumentTests {
  @Test(arguments: [
    ("water", [Amenity.water]), ("WATER", [.water]), ("喝水", [.water]),
    ("charging", [.phoneCharging]),
    ("phone-charging", [.phoneCharging]), ("充电，热饭", [.phoneCharging, .microwave]),
    ("toilet,  rain", [.shelter, .toilets]), ("ｗｉｆｉ", [.wifi]), ("Wi-Fi", [.wifi]),
    ("避雨、厕所", [.shelter, .toilets]), ("heat", [.microwave]), ("meal", [.hotMeal]),
  ])
  func needs(_ text: String, _ amenities: [Amenity]) throws {
    #expect(try NeedVocabulary.parse(text) == AmenitySet(amenities))
  }

  /// Before midnight one means the night to come; just after a time, the time that has been.
  @Test(arguments: [
    ("23:24", 2 * 60, "2026-11-22T02:00"), ("23:24", 22 * 60 + 30, "2026-11-21T22:30"),
    ("12:00", 11 * 60, "2026-11-21T11:00"), ("12:00", 10 * 60 + 59, "2026-11-22T10:59"),
    ("00:00", 23 * 60 + 59, "2026-11-21T23:59"),
  ])
  func aTimeOfDayIsTheNext(now: String, minute: Int, expected: String) throws {
    let now = try #require(LocalTime("2026-11-21T" + now))
    let next = DepartureArgument.Departure.next(minute, after: now)
    #expect(next == LocalTime(expected))
  }

  /// `--at` takes what `--open` and `--depart` take.
  @Test(arguments: [
    ("23:24", "02:00", "2026-11-22T02:00"), ("12:00", "11:40", "2026-11-21T11:40"),
    ("12:00", "2026-12-01T08:30", "2026-12-01T08:30"), ("12:00", "现在", "2026-11-21T12:00"),
  ])
  func atIsATimeOfDayOrAMoment(now: String, text: String, expected: String) throws {
    let now = try #require(LocalTime("2026-11-21T" + now))
    #expect(try TimeArgument.parse(text, now: .fixed(now)) == LocalTime(expected))
  }

  @Test(arguments: ["any", "", "25:00", "2026-02-30T12:00", "2026-11-21"])
  func timesThatAreRefused(_ text: String) {
    #expect(throws: (any Error).self) { try TimeArgument.parse(text) }
  }

  @Test(arguments: [
    ("３９．９０７４，１１６．３６７５", 39.9074, 116.3675), ("39。9074、116。3675", 39.9074, 116.3675),
    ("－33．86，151．21", -33.86, 151.21), ("３９．９０７４　１１６．３６７５", 39.9074, 116.3675),
    ("３９°５４′２６″Ｎ １１６°２２′０３″Ｅ", 39.907222, 116.3675),
  ])
  func coordinatesMayBeWide(_ text: String, latitude: Double, longitude: Double) throws {
    let origin = try Origin(parsing: Array(text.utf8).span, datum: .wgs84)
    #expect(abs(origin.given.latitude - latitude) < 1e-6)
    #expect(abs(origin.given.longitude - longitude) < 1e-6)
  }

  @Test(arguments: [
    (["nearest", "--lang", "zh"], Language.zh), (["--lang=en"], .en),
    (["--lang", "zh", "--lang", "both"], .both), (["x", "--lang"], .ofEnvironment),
  ])
  func theLanguageIsKnownBeforeTheOptionsAreRead(_ arguments: [String], _ language: Language) {
    #expect(Language.of(arguments) == language)
  }

  @Test func everyAmenityIsUnderstoodByBothItsNames() throws {
    for amenity in Amenity.allCases {
      #expect(NeedVocabulary.amenity(for: amenity.word) == amenity)
      #expect(NeedVocabulary.amenity(for: amenity.chineseName) == amenity)
    }
  }

  @Test(arguments: ["", ",", "water,", "watr", "\u{1B}[2J"])
  func needsThatAreRefused(_ text: String) {
    #expect(throws: (any Error).self) { try NeedVocabulary.parse(text) }
  }

  @Test(arguments: [
    ("800m", 800.0), ("800", 800), ("1.5km", 1500), ("1.5 km", 1500), ("0", 0), ("2公里", 2000),
    ("８００米", 800), ("1e3m", 1000), ("100000km", 100_000_000),
  ])
  func distances(_ text: String, _ metres: Double) throws {
    #expect(try DistanceArgument.parse(text).metres == metres)
  }

  @Test(arguments: [
    "", "m", "-1", "-0.5km", "nan", "inf", "0x10", "800 miles", "1,5km", "1e999", "1e300km",
    "100001km",
  ])
  func distancesThatAreRefused(_ text: String) {
    #expect(throws: (any Error).self) { try DistanceArgument.parse(text) }
  }

  @Test(arguments: ["0", "-3", "10001", "3.0", "", "many", "99999999999999999999"])
  func countsThatAreRefused(_ text: String) {
    #expect(throws: (any Error).self) { try CountArgument.parse(text) }
  }

  @Test(arguments: [
    ("", "", 0), ("water", "watr", 1), ("water", "awter", 1), ("abc", "", 3),
    ("kitten", "sitting", 3),
  ])
  func editDistance(_ left: String, _ right: String, _ distance: Int) {
    #expect(DidYouMean.editDistance(left, right) == distance)
    #expect(DidYouMean.editDistance(right, left) == distance)
  }

  @Test func aSuggestionIsNear() {
    let words = ["water", "toilets", "喝水", "充电"]
    #expect(DidYouMean.suggestion(for: "tiolets", among: words) == "toilets")
    #expect(DidYouMean.suggestion(for: "hippopotamus", among: words) == nil)
    #expect(DidYouMean.suggestion(for: "喝誰", among: words) == "喝水")
  }

  @Test func allThatIsEquallyNearIsSuggested() {
    let words = ["rest", "喝水", "热餐", "热饭"]
    #expect(DidYouMean.question(for: "热放", among: words) == " Did you mean '热餐' or '热饭'?")
    #expect(DidYouMean.question(for: "reste", among: words) == " Did you mean 'rest'?")
    #expect(DidYouMean.question(for: "hippopotamus", among: words) == "")
  }

  @Test func searchFoldsCaseAndWidth() {
    #expect(FoldedText.of("ＸＩＤＡＮ　Station") == "xidan station")
    #expect(FoldedText.contains(FoldedText.of("XICHANG’AN"), in: FoldedText.of("Xichang'anjie")))
    #expect(FoldedText.contains("", in: ""))
    #expect(!FoldedText.contains("ab", in: "a"))
  }

  @Test func idsAreListedWithCommas() {
    let known: Set = ["a", "b", "b,c"]
    #expect(ListArgument.ids(["a,b", "c"], where: known.contains) == ["a", "b", "c"])
    #expect(ListArgument.ids(["b,c"], where: known.contains) == ["b,c"])
    #expect(ListArgument.ids(["a， b、x"], where: known.contains) == ["a", "b", "x"])
    #expect(ListArgument.values(" ,") == [])
  }

  @Test(arguments: [
    ("x.svg", nil, CoverageFormat.svg, false), ("a/B.GeoJSON", nil, .geojson, false),
    ("x.svg", CoverageFormat.svg, .svg, false), ("x.json", .geojson, .json, false),
    ("x.svg", .json, .svg, true), ("x.csv", nil, nil, true), ("x.txt", .svg, nil, false),
    ("x", nil, nil, false), ("x.csv", .table, nil, true),
  ])
  func theNameOfAFileSaysItsFormat(
    name: String, asked: CoverageFormat?, said: CoverageFormat?, isRefused: Bool
  ) {
    #expect(OutputFile.format(name) == said)
    #expect((OutputFile.problem(name, as: asked) != nil) == isRefused)
  }

  @Test func negativeValuesAreNoOptions() {
    func shield(_ line: String) -> String {
      NegativeValues.shield(line.split(separator: " ").map(String.init)).joined(separator: " ")
    }
    #expect(shield("nearest -33.8,151.2 --count 2 -.5") == "nearest --count 2 -- -33.8,151.2 -.5")
    #expect(shield("nearest --exclude -1 39,116 -h") == "nearest --exclude=-1 -h 39,116")
    #expect(shield("nearest --strict -33,151 -") == "nearest --strict -- -33,151 -")
    #expect(shield("nearest --explain -33,151") == "nearest --explain -- -33,151")
    #expect(shield("nearest -- -33,151 --x") == "nearest -- -33,151 --x")
    #expect(shield("nearest - --need water") == "nearest - --need water")
    #expect(shield("nearest --count=-1") == "nearest --count=-1")
  }
}
