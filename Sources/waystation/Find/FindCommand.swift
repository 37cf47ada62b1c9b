internal import ArgumentParser
internal import Geodesy
internal import NearestStop
internal import Stops

/// `waystation find`: where is the stop that is called so?
struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Finds stops by their names: Chinese, English, other names, parts, pinyin, initials.",
    discussion: """
      The best match comes first: the whole name, its beginning, a part of it, the same in pinyin, \
      initials of its first syllables, letters inside an English word, other initials. Of equal matches the nearer one, with --near. Upper and lower case, \
      full and half width, blanks and punctuation make no difference.

      EXAMPLES:
        waystation find 牛街
        waystation find "Xidan Station"
        waystation find xdyz --near 39.9074,116.3675
        waystation find 一平米 --corners --count 20 --format geojson > corners.geojson
        waystation find 西单 --link amap

      \(ExitStatus.help)
      """)

  @Argument(
    help: ArgumentHelp("A name or a part of one; several words are one text.", valueName: "name"))
  var words: [String]

  @Option(help: "How many stops at the most, 1 to 10,000.", transform: CountArgument.parse)
  var count = 10

  @Option(
    name: .customLong("near"),
    help: ArgumentHelp(
      "Where you are, latitude first, or id: and a stop's id: of equal matches the nearer comes first.",
      valueName: "coordinate"))
  var near: String?

  @Option(
    help: ArgumentHelp("The datum of --near: wgs84, gcj02 or bd09.", valueName: "datum"),
    completion: .list(Datum.allCases.map(\.rawValue)),
    transform: DatumArgument.parse)
  var datum: Datum?

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp(
      "The local time to tell opening hours for: 12:07 or 2026-11-21T12:07. Default: now, in China.",
      valueName: "time"),
    transform: TimeArgument.parse)
  var time: LocalTime?

  @Option(help: "How to write the answer.")
  var format = OutputFormat.table

  @OptionGroup var linkOptions: LinkOptions
  @OptionGroup var stopsOptions: StopsOptions

  private var text: String { words.joined(separator: " ") }

  func validate() throws {
    guard NameSearch.isSearchable(text) else {
      throw ValidationError(
        "there is nothing to look for in '\(PrintableText.excerpt(text))': expected a name or a part "
          + "of one, such as 西单, Xidan or xd",
        chinese: "“\(PrintableText.excerpt(text))”中没有可查找的内容：应为名称或其一部分，例如 西单、Xidan 或 xd")
    }
    guard datum == nil || near != nil else {
      throw ValidationError(
        "--datum is that of --near: add it, or leave --datum out",
        chinese: "--datum 是 --near 的坐标系：请加上 --near，或去掉 --datum")
    }
  }

  func run() throws {
    let notes = Notes(language: stopsOptions.language)
    let datum = datum ?? .wgs84
    let argument = try near.map { text throws(CommandFailure) in
      try PlaceArgument(text, datum: datum)
    }
    let calendar = try stopsOptions.holidayOptions.calendar()
    let finder = try StopInventory.finder(stopsOptions, notes: notes)
    let origin = try argument.map { argument throws(CommandFailure) in
      try argument.place(in: finder, datum: datum)
    }
    if let origin, !datum.isPlausible(at: origin.given) { notes.sayThatThisIsImplausible(datum) }
    // In a compiled map the excluded stops are still there.
    let excluded = Set(
      stopsOptions.excludedIDs(in: finder).compactMap { finder.ordinal(ofID: $0) })
    let limit = excluded.isEmpty ? count : .max
    let found = finder.stops(named: text, limit: limit, near: origin?.coordinate)
      .filter { !excluded.contains($0.ordinal) }
    let clock = time.map(LocalClock.fixed) ?? .running
    let answer = FindAnswer(
      text: text, origin: origin.map { Origin($0) },
      datum: datum, count: count, time: try clock.now(), calendar: calendar,
      links: linkOptions.links(by: .straightLine), language: notes.language,
      found: found.prefix(count).map { FindAnswer.Hit($0, in: finder) })
    var output = OutputBuffer(to: .standardOutput)
    try answer.write(as: format, on: .standardOutput, to: &output)
    try output.flush()
    guard answer.found.isEmpty else { return }
    sayWhatIsCalledAlike(finder, notes: notes)
    throw CommandFailure(status: .nothingFound, message: "")
  }

  private func sayWhatIsCalledAlike(_ finder: StopFinder, notes: Notes) {
    let shown = PrintableText.excerpt(text)
    let names = SimilarNames(to: text, in: finder).names.map { PrintableText.excerpt($0) }
    let english = names.map { "'\($0)'" }.joined(separator: " or ")
    let chinese = names.map { "“\($0)”" }.joined(separator: "、")
    notes.say(
      "no stop is called '\(shown)'." + (names.isEmpty ? "" : " Did you mean \(english)?"),
      chinese: "没有名为“\(shown)”的驿站。" + (names.isEmpty ? "" : "是否指\(chinese)？"))
  }
}
