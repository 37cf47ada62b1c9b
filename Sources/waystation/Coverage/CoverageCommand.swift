internal import ArgumentParser
internal import Geodesy
internal import NearestStop
internal import Stops

/// `waystation coverage`: from how much of the map is a stop reached in time, and where is one missing?
struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Tells from which roads a stop is reached in time, and where one is missing.",
    usage: "waystation coverage --minutes <minutes> [<options>]",
    discussion: """
      The share is one of road length: of all roads that one may use that way and that hang together with \
      the rest of the map, each counted once, ferries left out. A point of a road is covered when the way \
      from it to a stop takes no longer than the minutes given; one-ways and waits count.

      Without --open stops count whatever their hours. With it only those that are open then; stops whose \
      hours nobody knows give a second figure. --at adds a table by the hour of that day, for stops \
      open at 00:00, 01:00, … 23:00.

      --sites looks for junctions where new stops, always open, would add the most length of road, one after \
      the other; --points are counted and do not change the choice. \
      Two sites bring at least 75 % of what the best two could, and any number 63 % (1 - 1/e; Nemhauser, \
      Wolsey, Fisher 1978). On maps of more than \(StopCoverage.siteLimit) junctions they are chosen \
      from one junction for each square of a grid; the answer says how wide it is.

      EXAMPLES:
        waystation coverage --need water --minutes 5 --by foot
        waystation coverage --need rest --minutes 9 --open 2026-11-21T22:00
        waystation coverage --need water --minutes 5 --points orders.csv
        waystation coverage --minutes 5 --sites 3 -o stops.svg

      \(ExitStatus.help)
      """)

  @Option(
    name: .customLong("minutes"),
    help: ArgumentHelp("How long the way may take at the most: above 0, at most 180."),
    transform: TravelTimeArgument.parseMinutes)
  var limit: TravelTime

  @Option(
    name: .customLong("open"),
    help: ArgumentHelp(
      """
      Count only stops that are open now, or at --at, or at a time: 12:10 or 2026-11-21T12:10; 'any' for all \
      stops. Default: any.
      """, valueName: "when"),
    transform: DepartureArgument.parse)
  var open: DepartureArgument?

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp(
      "Tell as well what is covered at every hour of a day: 2026-11-21, or with a time for --open now, 12:07 or 2026-11-21T12:07. A day "
        + "alone stands for its noon.",
      valueName: "time"),
    transform: CoverageTime.parse)
  var time: CoverageTime?

  @Option(
    name: .customLong("points"),
    help: ArgumentHelp(
      "Tell as well how many of these points are covered: CSV with a header, GeoJSON, or a coordinate a "
        + "line; '-' for standard input.", valueName: "file"),
    completion: .file(extensions: ["csv", "geojson", "json", "txt"]))
  var pointsFile: String?

  @Option(
    name: .customLong("sites"),
    help: ArgumentHelp(
      "How many places for new stops to look for, 0 to 20. Default: 0.", valueName: "count"),
    transform: SiteCountArgument.parse)
  var siteCount = 0

  @Option(
    help: "How to write the answer. Default: what the name of the file says, x.svg; else table.")
  var format: CoverageFormat?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Where the answer is written; standard output without it.", valueName: "file"),
    completion: .file())
  var outputFile: String?

  @OptionGroup var holidayOptions: HolidayOptions
  @OptionGroup var choice: StopChoice
  @OptionGroup var travel: TravelOptions
  @OptionGroup var live: LiveOptions
  @OptionGroup var mapOptions: MapOptions

  /// What is asked for, or what the name of the file says.
  private var writtenFormat: CoverageFormat {
    format ?? outputFile.flatMap(OutputFile.format) ?? .table
  }

  /// Whether only open stops are counted.
  private var isOpenAsked: Bool { open != nil && open != .any }

  func validate() throws {
    if time != nil, case .at? = open {
      throw ValidationError(
        "--open and --at both say when: give one of them, or --open now with --at",
        chinese: "--open 与 --at 都指定了时间：请只用其一，或同时用 --open now 与 --at")
    }
    let holidaysFile = holidayOptions.file
    if holidaysFile != nil, !isOpenAsked, time == nil {
      throw ValidationError(
        "--holidays says on which days hours differ: give --open or --at as well, or leave it out",
        chinese: "--holidays 指定哪些天时间不同：请同时给出 --open 或 --at，或去掉它")
    }
    if holidaysFile == "-", pointsFile == "-" {
      throw ValidationError(
        "standard input cannot be both the points and the holidays: give one of them as a file",
        chinese: "标准输入不能同时是点和节假日：请把其中之一作为文件给出")
    }
    if travel.givenDatum != nil, pointsFile == nil, live.blocks.isEmpty {
      throw ValidationError(
        "--datum speaks of the points of a file and of --block: give one of them, or leave it out",
        chinese: "--datum 是文件中的点和 --block 的坐标系：请给出其中之一，或去掉它")
    }
    if let outputFile {
      guard !outputFile.isEmpty, outputFile != "-", !OperatingSystem.isOccupied(outputFile) else {
        throw ValidationError(
          "'\(PrintableText.excerpt(outputFile))' cannot be written: expected the name of a file, "
            + "not of a folder, a device or a pipe; without -o the answer goes to standard output",
          chinese: "不能写入“\(PrintableText.excerpt(outputFile))”：应为文件名，不能是文件夹、设备或管道；不用 -o 则写到标准输出")
      }
      for input in [pointsFile, holidaysFile, mapOptions.map].compactMap(\.self)
      where input == outputFile || OperatingSystem.isSameFile(input, outputFile) {
        throw ValidationError(
          "the answer would take the place of '\(PrintableText.excerpt(input))', which is read: "
            + "give -o another name",
          chinese: "结果会覆盖正在读取的“\(PrintableText.excerpt(input))”：请为 -o 换一个文件名")
      }
      if let problem = OutputFile.problem(outputFile, as: format) { throw problem }
    }
  }

  func run() throws {
    let notes = Notes(language: mapOptions.language)
    let calendar = try holidayOptions.calendar()
    var points: CoveragePoints?
    if let pointsFile {
      points = try CoveragePoints(file: pointsFile, datum: travel.datum, notes: notes)
    }
    let moment = try time ?? (isOpenAsked ? CoverageTime(clock().now()) : nil)
    let (opened, origin) = try mapOptions.roadsAndOrigin(preparing: [], notes: notes)
    let finder = try live.world(of: opened, for: [], at: moment?.time, in: travel.datum).finder
    let question = CoverageQuestion(
      needs: choice.needs, profile: travel.profile, limit: limit,
      excluded: choice.exclusion(in: finder, notes: notes), isOpenAsked: isOpenAsked,
      time: moment, calendar: calendar, siteCount: siteCount,
      origin: origin)
    let answer: CoverageAnswer
    do throws(RoutingError) {
      answer = try CoverageAnswer(question, points, finder, language: mapOptions.language)
    } catch {
      throw CommandFailure.unanswerable(error)
    }
    guard answer.coverage.roads.metres > 0 else {
      throw CommandFailure.badData(
        "this map has no road that one may use \(TravelMode(travel.profile).englishName): expected "
          + "some that hang together; try another way of moving, or another map")
    }
    try write(answer)
    try answer.tell(notes)
  }

  /// Of `--open`, where `--at` says nothing.
  private func clock() throws(CommandFailure) -> LocalClock {
    try DepartureArgument.clock(open, beside: nil)
  }

  private func write(_ answer: CoverageAnswer) throws(CommandFailure) {
    guard let outputFile else {
      var output = OutputBuffer(to: .standardOutput)
      try answer.write(as: writtenFormat, on: .standardOutput, to: &output)
      return try output.flush()
    }
    let file: FileDescriptor
    do throws(SystemError) {
      file = try FileDescriptor.creating(outputFile)
    } catch {
      throw .unwritable(error, outputFile)
    }
    var output = OutputBuffer(to: file, named: outputFile)
    try answer.write(as: writtenFormat, on: .file, to: &output)
    try output.flush()
    do throws(SystemError) {
      try file.close()
    } catch {
      throw .unwritable(error, outputFile)
    }
  }
}

extension Screen {
  /// A file has no width of its own, and no bold letters.
  fileprivate static var file: Screen { Screen(width: Screen.defaultWidth, isStyled: false) }
}

/// How a coverage is written.
enum CoverageFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// For people.
  case table
  /// All figures.
  case json
  /// The roads, covered and not, with stops and sites.
  case geojson
  /// A picture.
  case svg
}

/// Reads `--sites`.
enum SiteCountArgument {
  static func parse(_ text: String) throws(ValidationError) -> Int {
    guard let count = Int(text[...].trimmed), (0...20).contains(count) else {
      throw ValidationError("expected a whole number from 0 to 20", chinese: "应为 0 到 20 的整数")
    }
    return count
  }
}

/// A day, or a time of it.
struct CoverageTime: Hashable, Sendable {
  var time: LocalTime

  init(_ time: LocalTime) { self.time = time }

  /// Reads what ``TimeArgument`` does, or `2026-11-21` for its noon.
  static func parse(_ text: String) throws(ValidationError) -> CoverageTime {
    let text = text[...].trimmed
    if let time = TimeArgument.known(text, now: .running) { return CoverageTime(time) }
    if let date = CalendarDate(text), let noon = LocalTime(date: date, hour: 12, minute: 0) {
      return CoverageTime(noon)
    }
    throw ValidationError(
      "expected a day such as 2026-11-21 or a time such as 12:07 or 2026-11-21T12:07, on a day that "
        + "exists",
      chinese: "应为日期，例如 2026-11-21，或时间，例如 12:07 或 2026-11-21T12:07，且该日期存在")
  }
}
