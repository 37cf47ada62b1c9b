internal import ArgumentParser
internal import Geodesy
internal import NearestStop
internal import Stops

/// `waystation reach`: what can I get to in ten minutes?
struct ReachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reach",
    abstract: "Lists the stops that are reached within a time, and draws the area.",
    usage: "waystation reach <coordinate> --minutes <minutes> [<options>]",
    discussion: """
      The time includes what has to be walked to the road. In GeoJSON the first feature is the area: \
      everything within \(Int(Isochrone.margin)) m of a road that is reached; the stops follow.

      EXAMPLES:
        waystation reach 39.9074,116.3675 --minutes 10 --map city.waystation
        waystation reach 39.9074,116.3675 --minutes 5 --by ebike --need water
        waystation reach 39.9074,116.3675 --minutes 10 --need hot_meal --open now
        waystation reach 39.9074,116.3675 --minutes 15 --format geojson > a.json

      \(ExitStatus.help)
      """)

  @Argument(help: ArgumentHelp("Where you are, latitude first.", valueName: "coordinate"))
  var origin: String

  @Option(
    name: .customLong("minutes"),
    help: ArgumentHelp("How long the way may take at the most: above 0, at most 180."),
    transform: TravelTimeArgument.parseMinutes)
  var limit: TravelTime

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp(
      "When you leave, and what opening hours are told for: 12:07 or 2026-11-21T12:07. Default: now, in China.",
      valueName: "time"),
    transform: TimeArgument.parse)
  var time: LocalTime?

  @Option(help: "How to write the answer. Default: table.")
  var format: ReachFormat?

  @OptionGroup var choice: StopChoice
  @OptionGroup var openingOptions: OpeningOptions
  @OptionGroup var holidayOptions: HolidayOptions
  @OptionGroup var travel: TravelOptions
  @OptionGroup var live: LiveOptions
  @OptionGroup var mapOptions: MapOptions

  func validate() throws {
    try openingOptions.validate(beside: time)
    guard origin != "-" else {
      throw ValidationError(
        "expected a coordinate such as 39.9074,116.3675: '-' is read by 'waystation nearest' and, "
          + "with --from-file, by 'waystation table'",
        chinese:
          "应为 39.9074,116.3675 这样的坐标：“-”只用于 'waystation nearest'，以及 'waystation table' 的 --from-file"
      )
    }
  }

  func run() throws {
    let notes = Notes(language: mapOptions.language)
    let datum = travel.datum
    let argument = try PlaceArgument(origin, datum: datum)
    let now = try openingOptions.clock(time).now()
    let calendar = try holidayOptions.calendar()
    let finder = try live.world(
      of: mapOptions.finderWithRoads(for: travel.profile, notes: notes),
      for: ProfileSet(travel.profile), at: now, in: datum
    ).finder
    let place = try argument.place(in: finder, datum: datum)
    if !datum.isPlausible(at: place.given) { notes.sayThatThisIsImplausible(datum) }
    let question = ReachQuestion(
      place: place, limit: limit, profile: travel.profile, needs: choice.needs,
      opening: openingOptions.question(calendar),
      excluded: choice.exclusion(in: finder, notes: notes), datum: datum)
    let answer: ReachAnswer
    do throws(RoutingError) {
      answer = try ReachAnswer(
        question, at: now, calendar, finder: finder, language: mapOptions.language)
    } catch {
      notes.say(error.description, chinese: error.chineseDescription)
      throw CommandFailure(status: error.status, message: "")
    }
    var output = OutputBuffer(to: .standardOutput)
    try answer.write(as: format ?? .table, on: .standardOutput, to: &output)
    try output.flush()
    if question.opening == nil, !openingOptions.admitsClosed {
      notes.sayIfAllAreClosed(answer.hours, option: "--open now")
    }
    guard answer.isEmpty else { return }
    let words = TableWords(language: notes.language)
    let time = words.text(limit)
    notes.say("no such stop is reached within \(time)", chinese: "\(time)内没有可到达的符合条件的驿站")
    throw CommandFailure(status: .nothingFound, message: "")
  }
}

/// How what is reached is written.
enum ReachFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// The stops, for people.
  case table
  /// The stops.
  case json
  /// The area and the stops.
  case geojson
  /// The stops, a row each.
  case csv
}
