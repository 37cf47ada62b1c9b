internal import ArgumentParser
internal import Geodesy
internal import NearestStop
internal import Stops

/// `waystation table`: how long does it take from each of these to each of those?
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Writes the travel times from places to stops.",
    usage: "waystation table --from <place> … [<options>]",
    discussion: """
      A row for each origin, a column for each stop, in seconds; empty where no way leads. An origin \
      that is off the map has an empty row. At most 1,000,000 times.

      EXAMPLES:
        waystation table --from 39.9074,116.3675 --from 39.94,116.378 --by ebike
        waystation table --from-file riders.txt --need charging --by bike > t.csv
        waystation table --from 39.9074,116.3675 --to xc-desheng-002 --format json

      \(ExitStatus.help)
      """)

  @Option(
    name: .customLong("from"), parsing: .singleValue,
    help: ArgumentHelp(
      "An origin: a coordinate, latitude first, or id: and a stop's id. Repeatable.",
      valueName: "place"))
  var origins: [String] = []

  @Option(
    name: .customLong("from-file"),
    help: ArgumentHelp("A file of origins, one a line; '-' for standard input.", valueName: "file"),
    completion: .file())
  var originsFile: String?

  @Option(
    name: .customLong("to"), parsing: .singleValue,
    help: ArgumentHelp(
      "The id of a stop. Repeatable; commas separate several. Without it, all stops.",
      valueName: "id"))
  var ids: [String] = []

  @Option(help: "How to write the table. Default: csv.")
  var format: TableFormat?

  @OptionGroup var choice: StopChoice
  @OptionGroup var travel: TravelOptions
  @OptionGroup var live: LiveOptions
  @OptionGroup var mapOptions: MapOptions

  func validate() throws {
    guard !origins.isEmpty || originsFile != nil else {
      throw ValidationError(
        "origins are missing: give --from 39.9074,116.3675 or --from-file",
        chinese: "缺少起点：请给出 --from 39.9074,116.3675 或 --from-file")
    }
    guard origins.isEmpty || originsFile == nil else {
      throw ValidationError(
        "origins come either from the command line or from a file: leave out --from or --from-file",
        chinese: "起点要么来自命令行，要么来自文件：请去掉 --from 或 --from-file")
    }
    guard ids.isEmpty || choice.excludedIDs.isEmpty else {
      throw ValidationError(
        "--to names the stops and --exclude leaves some out: leave one of them out",
        chinese: "--to 指定了驿站，而 --exclude 又排除：请去掉其中之一")
    }
    guard ids.isEmpty || choice.givenNeeds.isEmpty else {
      throw ValidationError(
        "--to names the stops and --need chooses them: leave one of them out",
        chinese: "--to 指定了驿站，而 --need 又筛选：请去掉其中之一")
    }
  }

  func run() throws {
    let notes = Notes(language: mapOptions.language)
    let datum = travel.datum
    let places = try PlaceArgument.reading(origins, datum: datum)
    let listed = try originsFile.map { file throws(CommandFailure) in
      try OriginFile.read(file, datum: datum)
    }
    let finder = try live.world(
      of: mapOptions.finderWithRoads(for: travel.profile, notes: notes),
      for: ProfileSet(travel.profile), in: travel.datum
    ).finder
    let origins =
      try listed ?? places.places(in: finder, datum: datum).map { Origin($0) }
    if origins.contains(where: { !datum.isPlausible(at: $0.given) }) {
      notes.sayThatThisIsImplausible(datum)
    }
    let ordinals = try readStops(finder, notes: notes)
    guard !ordinals.isEmpty else { throw CommandFailure(status: .nothingFound, message: "") }
    try TableSize.check(origins: origins.count, stops: ordinals.count)
    let answer: TableAnswer
    do throws(RoutingError) {
      answer = try TableAnswer(
        origins: origins, ordinals: ordinals, profile: travel.profile, datum: datum,
        finder: finder, language: mapOptions.language)
    } catch {
      throw CommandFailure.unanswerable(error)
    }
    var output = OutputBuffer(to: .standardOutput)
    try answer.write(as: format ?? .csv, on: .standardOutput, to: &output)
    try output.flush()
    try report(answer, notes: notes)
  }

  private func report(_ answer: TableAnswer, notes: Notes) throws(CommandFailure) {
    let cutOff = answer.originsWithoutTimes
    guard let first = cutOff.first else { return }
    let count = "\(cutOff.count) of \(answer.origins.count)"
    notes.say(
      "from \(count) origins no stop is reached, the first is number \(first + 1): expected a road "
        + "within \(Int(SegmentIndex.defaultLimit)) m; check the coordinates and their datum",
      chinese: "\(answer.origins.count) 个起点中有 \(cutOff.count) 个无法到达任何驿站，第一个为第 \(first + 1) 个："
        + "\(Int(SegmentIndex.defaultLimit)) 米以内应有道路；请检查坐标及其坐标系")
    guard cutOff.count == answer.origins.count else { return }
    throw CommandFailure(status: .notReachable, message: "")
  }

  private func readStops(
    _ finder: StopFinder, notes: Notes
  ) throws(CommandFailure) -> [UInt32] {
    guard ids.isEmpty else {
      var ordinals: [UInt32] = []
      let ids = ListArgument.ids(ids) { finder.ordinal(ofID: $0) != nil }
      for id in ids { ordinals.append(try Place.ordinal(ofID: id, in: finder)) }
      return ordinals
    }
    let needs = choice.needs
    let excluded = choice.exclusion(in: finder, notes: notes)
    let ordinals = finder.stops.indices.filter {
      finder.stops.amenities(of: $0).isSuperset(of: needs)
        && !finder.index.isExcluded(UInt32(truncatingIfNeeded: $0), in: excluded)
    }
    if ordinals.isEmpty { notes.say("no stop matches", chinese: "没有符合条件的驿站") }
    return ordinals.map { UInt32(truncatingIfNeeded: $0) }
  }
}

/// How a table is written.
enum TableFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// A row for each origin.
  case csv
  /// With coordinates and names.
  case json
  /// For people: a row for each stop, since there are more of them.
  case table
}

/// How large a table may be.
enum TableSize {
  /// Travel times in one answer. Each origin takes a search over the whole map: more is a job for a
  /// program that links the library.
  static let limit = 1_000_000

  static func check(origins: Int, stops: Int) throws(CommandFailure) {
    let (count, isOverflowing) = origins.multipliedReportingOverflow(by: stops)
    guard isOverflowing || count > limit else { return }
    throw .wrongUsage(
      "\(origins) origins and \(stops) stops make \(origins) × \(stops) travel times: expected at "
        + "most 1,000,000; ask for fewer origins at a time, or fewer stops with --to or --need",
      chinese:
        "\(origins) 个起点和 \(stops) 个驿站共 \(origins) × \(stops) 个用时：最多 1,000,000 个；请减少起点，或用 --to 或 --need 减少驿站"
    )
  }
}
