internal import ArgumentParser
internal import NearestStop
internal import Stops

/// `waystation stops`: which stops are there?
struct StopsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stops",
    abstract: "Lists stops, counts them, or checks a file of them.",
    discussion: """
      Several options narrow the list together; a repeated one widens it: --tier point --tier \
      station lists both. --need is the exception: a stop must offer every need.

      EXAMPLES:
        waystation stops --need water --subdistrict 什刹海
        waystation stops --search 一平米 --corners
        waystation stops --count-by amenity
        waystation stops --stops my.csv --stops-datum gcj02 --format geojson > my.geojson
        waystation stops --stops my.csv --check
        waystation stops --stops my.csv --check --reference surveyed.csv

      \(ExitStatus.help) --check ends with 3 if a record had to be left out, \
      with --strict also if one looks wrong.
      """)

  @Option(
    name: .customLong("need"), parsing: .singleValue,
    help: ArgumentHelp(
      "Only stops that offer this. Repeatable; commas separate several.", valueName: "need"),
    completion: .list(NeedVocabulary.completions),
    transform: NeedVocabulary.parse)
  var needs: [AmenitySet] = []

  @Option(
    name: .customLong("kind"), parsing: .singleValue,
    help: ArgumentHelp(
      "Only stops of this kind. Repeatable; commas separate several.", valueName: "kind"),
    transform: ListArgument.values)
  var givenKinds: [[String]] = []

  @Option(
    name: .customLong("tier"), parsing: .singleValue,
    help: ArgumentHelp(
      "corner, point or station. Repeatable; commas separate several.", valueName: "tier"),
    completion: .list(StopTier.allCases.map(\.rawValue)),
    transform: TierArgument.parseList)
  var givenTiers: [[StopTier]] = []

  @Option(
    name: .customLong("subdistrict"), parsing: .singleValue,
    help: ArgumentHelp(
      "Only stops there; part of its name. Repeatable; commas separate several.", valueName: "name"
    ),
    transform: ListArgument.values)
  var givenSubdistricts: [[String]] = []

  @Option(
    help: ArgumentHelp(
      "Part of a name or another name, in either language and either case.", valueName: "text"))
  var search: String?

  @Option(name: .customLong("count-by"), help: "Count instead of listing.")
  var category: StopCategory?

  @Flag(help: "Only read, and report every problem.")
  var check = false

  @Option(
    name: .customLong("reference"),
    help: ArgumentHelp(
      "With --check: a second file of the same stops, in WGS-84, to compare positions with.",
      valueName: "file"),
    completion: .file(extensions: ["geojson", "json", "csv"]))
  var reference: String?

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp(
      "The local time to tell opening hours for: 12:07 or 2026-11-21T12:07. Default: now, in China.",
      valueName: "time"),
    transform: TimeArgument.parse)
  var time: LocalTime?

  @Option(help: "How to write the list.")
  var format = OutputFormat.table

  @OptionGroup var stopsOptions: StopsOptions

  private var kinds: [String] { Array(givenKinds.joined()) }
  private var tiers: [StopTier] { Array(givenTiers.joined()) }
  private var subdistricts: [String] { Array(givenSubdistricts.joined()) }

  func validate() throws {
    if category != nil, format == .geojson {
      throw ValidationError(
        "counts cannot be written as GeoJSON: choose table, json, csv or ndjson",
        chinese: "计数不能写成 GeoJSON：请选 table、json、csv 或 ndjson")
    }
    let isNarrowed =
      !(needs.isEmpty && kinds.isEmpty && tiers.isEmpty && subdistricts.isEmpty) || search != nil
    if check, isNarrowed || category != nil || format != .table {
      throw ValidationError(
        "--check reads the whole file and writes a report: leave out the options that narrow, "
          + "count or format a list", chinese: "--check 读取整个文件并写出报告：请去掉筛选、计数或格式选项")
    }
    if check, stopsOptions.mapOptions.map != nil {
      throw ValidationError(
        "--check reads a file of stops: give it with --stops, or check a map with 'waystation verify'",
        chinese: "--check 读取驿站文件：请用 --stops 给出，或用 'waystation verify' 检查地图")
    }
    if check, !stopsOptions.excludedIDs.isEmpty {
      throw ValidationError(
        "--check reads the whole file: leave out --exclude", chinese: "--check 读取整个文件：请去掉 --exclude"
      )
    }
    if reference != nil, !check || stopsOptions.file == nil {
      throw ValidationError(
        "--reference compares a file with a second one: give --check and --stops as well",
        chinese: "--reference 将文件与另一个比较：请同时给出 --check 和 --stops")
    }
    if reference == "-", stopsOptions.file == "-" || stopsOptions.holidayOptions.file == "-" {
      throw ValidationError(
        "standard input cannot be the reference and something else: give one of them as a file",
        chinese: "标准输入不能既是参照又有他用：请把其中之一作为文件给出")
    }
  }

  func run() throws {
    let status = check ? try runCheck() : try runListing()
    if status != .found { throw CommandFailure(status: status, message: "") }
  }

  private func runCheck() throws(CommandFailure) -> ExitStatus {
    var output = OutputBuffer(to: .standardOutput)
    return try StopsCheck(
      inventory: StopInventory(stopsOptions, reference: reference), isStrict: stopsOptions.strict
    ).write(to: &output)
  }

  /// A kind that no stop has is probably misspelled.
  private func sayWhichKindsThereAre(_ stops: StopCatalog, notes: Notes) {
    let present = Set(stops.compactMap { $0.kind.map { FoldedText.of($0.rawValue) } }).sorted()
    for kind in kinds where !present.contains(FoldedText.of(kind)) {
      let shown = PrintableText.excerpt(kind)
      let question = DidYouMean.question(for: FoldedText.of(kind), among: present)
      let list = present.prefix(20).map { PrintableText.excerpt($0) }.joined(separator: ", ")
      notes.say(
        "--kind: no stop is of the kind '\(shown)'.\(question) Kinds are: \(list)",
        chinese: "--kind：没有类型为“\(shown)”的驿站。现有类型：\(list)")
    }
  }

  private func runListing() throws(CommandFailure) -> ExitStatus {
    let language = stopsOptions.language
    let notes = Notes(language: language)
    let calendar = try stopsOptions.holidayOptions.calendar()
    let finder = try StopInventory.finder(stopsOptions, notes: notes)
    let filter = StopFilter(
      needs: needs.reduce([]) { $0.union($1) }, kinds: kinds, tiers: tiers,
      subdistricts: subdistricts, search: search)
    // In a compiled map the excluded stops are still there.
    let excluded = Set(stopsOptions.excludedIDs(in: finder))
    let stops = filter.matching(finder.stops.lazy.filter { !excluded.contains($0.id) })
    var output = OutputBuffer(to: .standardOutput)
    if let category {
      let counting = StopCounting(
        category: category, counts: category.counts(in: stops), language: language)
      try counting.write(as: format, on: .standardOutput, to: &output)
    } else {
      let clock = time.map(LocalClock.fixed) ?? .running
      let listing = StopListing(
        stops: stops, time: try clock.now(), calendar: calendar, language: language)
      try listing.write(as: format, on: .standardOutput, to: &output)
    }
    guard stops.isEmpty else { return .found }
    notes.say("no stop matches", chinese: "没有符合条件的驿站")
    sayWhichKindsThereAre(finder.stops, notes: notes)
    return .nothingFound
  }
}

/// Reads `--tier`.
enum TierArgument {
  /// Several tiers with commas between them.
  static func parseList(_ text: String) throws(ValidationError) -> [StopTier] {
    let words = ListArgument.values(text)
    guard !words.isEmpty else { return [try parse(text)] }
    var tiers: [StopTier] = []
    for word in words { tiers.append(try parse(word)) }
    return tiers
  }

  static func parse(_ text: String) throws(ValidationError) -> StopTier {
    let words = StopTier.allCases.map(\.rawValue)
    guard let tier = StopTier(rawValue: FoldedText.of(text)) else {
      let suggestion = DidYouMean.suggestion(for: FoldedText.of(text), among: words)
      let question = suggestion.map { " Did you mean '\($0)'?" } ?? ""
      throw ValidationError(
        "unknown tier '\(PrintableText.excerpt(text))'.\(question) "
          + "Tiers are: \(words.joined(separator: ", "))",
        chinese:
          "未知的等级“\(PrintableText.excerpt(text))”。\(DidYouMean.chineseQuestion(for: FoldedText.of(text), among: words))等级有：\(words.joined(separator: "、"))"
      )
    }
    return tier
  }
}
