internal import ArgumentParser
internal import Geodesy
internal import NearestStop
internal import Stops

/// `waystation nearest`: where is the nearest stop that offers what I need?
struct NearestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nearest",
    abstract: "Finds the nearest stops that offer what is needed.",
    discussion: """
      Without --by, distances are great-circle distances: as the crow flies, over water and walls. \
      --by foot, bicycle or ebike ranks by travel time along the roads of a map: see --map.

      A coordinate is latitude first: 39.9074,116.3675, 39°54'26.6"N 116°22'03"E or \
      geo:39.9074,116.3675. For a stop of the map there is id: and its id. A single '-' reads one place per line from \
      standard input and answers line by line, by default in NDJSON.

      Two options speak of datums: --datum says what the coordinates you give are in, \
      --stops-datum what the file of stops is in. Neither is ever guessed. GeoJSON output is always \
      WGS-84.

      EXAMPLES:
        waystation nearest 39.9074,116.3675
        waystation nearest 39.9074,116.3675 --need water --within 800m
        waystation nearest 39.90878,116.37372 --datum gcj02 --need 喝水 --lang zh
        waystation nearest 39.9074,116.3675 --by ebike --in 10m --route
        waystation nearest 39.9074,116.3675 --by foot --need microwave --open now --open-for 20m
        waystation nearest 39.9074,116.3675 --at 2026-11-21T12:07 --format json
        waystation nearest 39.9074,116.3675 --by ebike --link amap --link apple
        waystation nearest 39.9074,116.3675 --by foot --route --format gpx > ways.gpx
        waystation nearest - --need toilets --count 1 < origins.txt > answers.ndjson

      \(ExitStatus.help) A batch ends with 0 if at least one line found a stop.
      """)

  @Argument(
    help: ArgumentHelp(
      """
      Where you are: a coordinate, latitude first, or id: and a stop's id; '-' for one per line on \
      standard input.
      """,
      valueName: "place"))
  var coordinates: [String]

  @Option(
    name: .customLong("need"), parsing: .singleValue,
    help: ArgumentHelp(
      "What the stop must offer, such as water, charging or 避雨. Repeatable; commas separate several.",
      valueName: "need"),
    completion: .list(NeedVocabulary.completions),
    transform: NeedVocabulary.parse)
  var needs: [AmenitySet] = []

  @Option(
    help: "How many stops at the most, 1 to 10,000.",
    transform: CountArgument.parse)
  var count = 5

  @Option(
    name: .customLong("within"),
    help: ArgumentHelp("How far away at the most: 800m, 1.5km.", valueName: "distance"),
    transform: DistanceArgument.parse)
  var limit: Distance?

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "How you get there: straight_line, foot, bicycle or ebike. Default: straight_line.",
      valueName: "mode"),
    completion: .list(TravelVocabulary.modeCompletions),
    transform: TravelVocabulary.parseMode)
  var mode: TravelMode?

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "By road: how long the way may take at the most: 10m, 600s, 1h.", valueName: "time"),
    transform: TravelTimeArgument.parse)
  var timeLimit: TravelTime?

  @Flag(
    name: .customLong("explain"),
    help: "Tell why these stops, and why not the nearer ones; in a table or in JSON.")
  var isExplained = false

  @Flag(name: .customLong("route"), help: "By road: tell the ways as well.")
  var wantsRoutes = false

  @Option(
    help: ArgumentHelp(
      "The datum of the coordinates given: wgs84, gcj02 or bd09.", valueName: "datum"),
    completion: .list(Datum.allCases.map(\.rawValue)),
    transform: DatumArgument.parse)
  var datum: Datum = .wgs84

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp(
      "When you leave, and what opening hours are told for: 12:07 or 2026-11-21T12:07. Default: now, in China.",
      valueName: "time"),
    transform: TimeArgument.parse)
  var time: LocalTime?

  @Option(help: "How to write the answer. Default: table; ndjson for '-'.")
  var format: NearestOutput?

  @OptionGroup var linkOptions: LinkOptions
  @OptionGroup var openingOptions: OpeningOptions
  @OptionGroup var live: LiveOptions
  @OptionGroup var stopsOptions: StopsOptions

  private var isBatch: Bool { coordinates == ["-"] }

  func validate() throws {
    guard !coordinates.isEmpty else {
      throw ValidationError(
        "a coordinate is missing: expected one such as 39.9074,116.3675, or '-' for standard input",
        chinese: "缺少坐标：应为 39.9074,116.3675 这样的坐标，或用“-”从标准输入读取")
    }
    guard isBatch || !coordinates.contains("-") else {
      throw ValidationError(
        "coordinates come either from the command line or, with '-', from standard input: "
          + "leave one of them out", chinese: "坐标要么来自命令行，要么用“-”来自标准输入：请去掉其中之一")
    }
    if coordinates.contains("-"), stopsOptions.file == "-" {
      throw ValidationError(
        "standard input cannot be both the coordinates and the stops: give one of them as a file",
        chinese: "标准输入不能同时是坐标和驿站：请把其中之一作为文件给出")
    }
    if coordinates.contains("-"), stopsOptions.holidayOptions.file == "-" {
      throw ValidationError(
        "standard input cannot be both the coordinates and the holidays: give one of them as a file",
        chinese: "标准输入不能同时是坐标和节假日：请把其中之一作为文件给出")
    }
    if isBatch, format == .geojson || format == .gpx {
      throw ValidationError(
        "a batch cannot be written as \(format == .gpx ? "GPX" : "GeoJSON"): "
          + "choose ndjson, csv, json or table",
        chinese: "批量结果不能写成 \(format == .gpx ? "GPX" : "GeoJSON")：请选 ndjson、csv、json 或 table")
    }
    if format == .gpx, !linkOptions.chosen.isEmpty {
      throw ValidationError(
        "GPX has the ways themselves and no place for --link: leave one out",
        chinese: "GPX 本身就是路线，没有 --link 的位置：请去掉其中之一")
    }
    if isExplained, isBatch || format == .csv || format == .geojson || format == .gpx {
      throw ValidationError(
        "--explain tells of single coordinates, in a table or in JSON: leave it out, or choose "
          + "--format table, json or ndjson",
        chinese: "--explain 只解释单个坐标的表格或 JSON：请去掉它，或选 --format table、json 或 ndjson")
    }
    try openingOptions.validate(beside: time)
    try validateMode()
  }

  private func validateMode() throws(ValidationError) {
    guard (mode ?? .straightLine).profile != nil else {
      guard timeLimit == nil else {
        throw ValidationError(
          "--in limits the travel time, and a straight line has none: add --by foot, bicycle or "
            + "ebike, or limit the distance with --within",
          chinese: "--in 限制用时，而直线没有用时：请加 --by foot、bicycle 或 ebike，或用 --within 限制距离")
      }
      guard live.blocks.isEmpty else {
        throw ValidationError(
          "--block closes roads, and a straight line needs none: add --by foot, bicycle or ebike",
          chinese: "--block 封闭道路，而直线不走道路：请加 --by foot、bicycle 或 ebike")
      }
      guard !wantsRoutes else {
        throw ValidationError(
          "--route tells the way along roads: add --by foot, bicycle or ebike",
          chinese: "--route 给出沿路的路线：请加 --by foot、bicycle 或 ebike")
      }
      return
    }
    guard stopsOptions.file == nil else {
      throw ValidationError(
        "a file of stops has no roads: make a map of both with "
          + "'waystation compile --stops … --roads …' and give it with --map, or leave out --by",
        chinese: "驿站文件没有道路：请用 'waystation compile --stops … --roads …' 制成地图，再用 --map 给出，或去掉 --by")
    }
  }

  func run() throws {
    let notes = Notes(language: stopsOptions.language)
    var question = NearestQuestion(
      needs: needs.reduce([]) { $0.union($1) }, count: count, limit: limit,
      timeLimit: timeLimit, datum: datum, mode: mode ?? .straightLine, wantsRoutes: wantsRoutes)
    let places = isBatch ? [] : try readPlaces()
    let calendar = try stopsOptions.holidayOptions.calendar()
    let opened = try StopInventory.finder(
      stopsOptions, by: question.mode.profile, notes: notes)
    let (finder, changes) = try live.world(
      of: opened, for: question.mode.profile.map(ProfileSet.init) ?? [],
      at: openingOptions.clock(time).now(), in: datum)
    let origins = try places.places(in: finder, datum: datum).map { Origin($0) }
    warnOfImplausibleDatum(origins, notes: notes)
    question.opening = openingOptions.question(calendar)
    question.links = linkOptions.links(by: question.mode)
    question.excluded = finder.exclusion(of: stopsOptions.excludedIDs(in: finder))
    if question.isByRoad, finder.roads == nil { throw CommandFailure.unanswerable(.noRoads) }

    var context = NearestContext(
      finder: finder, question: question, calendar: calendar, language: stopsOptions.language,
      isNumbered: isBatch || origins.count > 1, isExplained: isExplained)
    context.changes = changes
    switch format ?? (isBatch ? .ndjson : .table) {
    case .table:
      try run(NearestTable(context, screen: .standardOutput), context, origins, notes)
    case .json: try run(NearestJSON(context, isLines: false), context, origins, notes)
    case .ndjson: try run(NearestJSON(context, isLines: true), context, origins, notes)
    case .csv: try run(NearestCSV(context), context, origins, notes)
    case .geojson: try run(NearestGeoJSON(context), context, origins, notes)
    case .gpx: try run(NearestGPX(context), context, origins, notes)
    }
  }

  private func readPlaces() throws(CommandFailure) -> [PlaceArgument] {
    if coordinates.count == 2, coordinates.allSatisfy({ Double($0) != nil }) {
      let joined = PrintableText.excerpt(coordinates.joined(separator: ","))
      throw .wrongUsage(
        "each coordinate is one argument, and these are two numbers: did you mean '\(joined)'?",
        chinese: "每个坐标是一个参数，而这里是两个数：是否指 '\(joined)'？")
    }
    return try PlaceArgument.reading(coordinates, datum: datum)
  }

  private func warnOfImplausibleDatum(_ origins: [Origin], notes: Notes) {
    guard origins.contains(where: { !datum.isPlausible(at: $0.given) }) else { return }
    notes.sayThatThisIsImplausible(datum)
  }

  private func run(
    _ format: some NearestFormat, _ context: NearestContext, _ origins: [Origin], _ notes: Notes
  ) throws(CommandFailure) {
    var format = format
    var output = OutputBuffer(to: .standardOutput)
    let clock = try openingOptions.clock(time)
    let status: ExitStatus
    if isBatch {
      var batch = NearestBatch(
        finder: context.finder, question: context.question, clock: clock, input: .standardInput)
      try batch.run(as: &format, to: &output)
      status = BatchReport(summary: batch.summary, datum: datum, notes: notes).tell()
    } else {
      let isHoursAsked = context.question.opening != nil || openingOptions.admitsClosed
      let search = NearestSearch(
        context: context, time: try clock.now(), notes: notes, isClosedTold: !isHoursAsked)
      status = try search.run(origins, as: &format, to: &output)
    }
    if status != .found { throw CommandFailure(status: status, message: "") }
  }
}
