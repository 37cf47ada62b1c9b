internal import ArgumentParser
internal import Geodesy
internal import NearestStop
internal import Stops

/// What has changed since the map was made: options that all share who answer with stops or ways.
struct LiveOptions: ParsableArguments {
  @Option(
    name: .customLong("changes"),
    help: ArgumentHelp(
      """
      A file of changes, in JSON or one on each line: stops closed, reported on or added for the time \
      being, roads blocked.
      """, valueName: "file"),
    completion: .file(extensions: ["json", "ndjson"]))
  var file: String?

  @Option(
    name: .customLong("block"), parsing: .singleValue,
    help: ArgumentHelp(
      """
      Nobody gets through the roads here, all within 50 m or as far as said: 39.9074,116.3675 or \
      39.9074,116.3675,80m. Repeatable.
      """, valueName: "place"))
  var blocks: [String] = []

  @Option(
    name: .customLong("left"), parsing: .singleValue,
    help: ArgumentHelp(
      "Only stops that have some left, as far as --changes reports: places or batteries. Repeatable.",
      valueName: "what"),
    completion: .list(StopResource.allCases.map(\.word)),
    transform: StopResource.parse)
  var resources: [StopResource] = []

  func validate() throws {
    guard file != nil || resources.isEmpty else {
      throw ValidationError(
        "--left asks for what --changes reports: give a file with --changes, or leave it out",
        chinese: "--left 需要 --changes 报告的余量：请用 --changes 给出文件，或去掉它")
    }
  }

  /// The stops and roads as they are.
  ///
  /// - Parameters:
  ///   - profiles: those the finder was opened for.
  ///   - time: when one leaves; what has ended by then, or is counted an hour later, is passed over. Now when `nil`.
  ///   - datum: of the places of `--block`.
  /// - Returns: a finder over them, and what is said under `--explain`; the finder given where nothing is said
  ///   to have changed.
  func world(
    of finder: StopFinder, for profiles: ProfileSet, at time: LocalTime? = nil, in datum: Datum
  ) throws(CommandFailure) -> (finder: StopFinder, summary: LiveSummary?) {
    guard file != nil || !blocks.isEmpty else { return (finder, nil) }
    let departure: LocalTime
    if let time { departure = time } else { departure = try LocalClock.running.now() }
    let now = UnixTime(departure, secondsEastOfUTC: UnixTime.chinaOffset)
    let live = LiveStopFinder(finder)
    if let file {
      for change in try ChangeFile.changes(in: file) where change.holds(at: now) {
        do throws(LiveChangeError) {
          try live.apply([change.change], at: now)
        } catch {
          throw .badData(PrintableText.of("\(change.location): \(error)"))
        }
      }
    }
    for (number, text) in blocks.enumerated() {
      let area = try BlockArgument.area(text, datum)
      do throws(LiveChangeError) {
        // Blocks of the file may be called anything else.
        try live.apply([.blockRoads(RoadBlock(id: "--block \(number + 1)", .area(area)))], at: now)
      } catch {
        throw .wrongUsage("--block \(PrintableText.excerpt(text)): \(error)")
      }
    }
    let stops = live.stops(at: now)
    let left = resources.reduce(into: [] as StopResourceSet) {
      $0.formUnion(StopResourceSet($1))
    }
    do throws(StopFinderError) {
      return (
        try stops.finder(withoutExhausted: left, for: profiles), LiveSummary(stops, without: left)
      )
    } catch {
      throw .badData(PrintableText.of(error.description))
    }
  }
}

extension StopResource {
  /// As options and files call it.
  var word: String {
    switch self {
    case .places: "places"
    case .batteries: "batteries"
    }
  }

  /// Reads `--left`.
  static func parse(_ text: String) throws(ValidationError) -> StopResource {
    guard let resource = StopResource(word: FoldedText.of(text)[...].trimmed) else {
      throw ValidationError(
        "expected one of places (空位), batteries (电池)",
        chinese: "应为 places（空位）或 batteries（电池）")
    }
    return resource
  }

  init?(word: String) {
    switch word {
    case "places", "空位", "座位": self = .places
    case "batteries", "电池": self = .batteries
    default: return nil
    }
  }
}

/// Reads `--block`: a place, and perhaps a radius behind it.
enum BlockArgument {
  static let defaultRadius = 50.0

  static func area(_ text: String, _ datum: Datum) throws(CommandFailure) -> RoadArea {
    var place = text[...]
    var radius: Distance?
    if let comma = text.lastIndex(where: { $0 == "," || $0 == "，" }) {
      let last = text[text.index(after: comma)...].trimmed
      let hasUnit = ["m", "米", "里"].contains { last.lowercased().hasSuffix($0) }
      // Of three numbers the last is a radius, of two the longitude.
      if hasUnit || text[..<comma].contains(where: { $0 == "," || $0 == "，" }) {
        do throws(ValidationError) {
          radius = try DistanceArgument.parse(last)
        } catch {
          throw .wrongUsage("--block \(PrintableText.excerpt(text)): \(error.message)")
        }
        place = text[..<comma]
      }
    }
    let middle = try Place(coordinate: String(place), datum: datum)
    return try area(around: middle.coordinate, radius)
  }

  /// - Parameter radius: the default when `nil`.
  static func area(
    around middle: Coordinate, _ radius: Distance?
  ) throws(CommandFailure) -> RoadArea {
    do {
      return try RoadArea(around: middle, within: radius ?? Distance(metres: defaultRadius))
    } catch {
      throw .wrongUsage("\(error)")
    }
  }
}
