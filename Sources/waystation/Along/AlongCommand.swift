internal import ArgumentParser
internal import Geodesy
internal import NearestStop
internal import Stops

/// `waystation along`: where can I stop without going far out of my way?
struct AlongCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "along",
    abstract: "Finds the stops that cost least time on the way.",
    usage: "waystation along <from> <to> ... [<options>]",
    discussion: """
      Stops are ranked by how much longer the trip takes with them. With more than two places, in \
      the order of travel, a stop is put into the leg where it costs least. Hours are told for the \
      time of arrival at the stop; with --depart or --dwell only stops are found that are open then \
      and as long as you stay.

      EXAMPLES:
        waystation along 39.9074,116.3675 39.9340,116.3790 --need meal --by ebike
        waystation along 39.90,116.36 39.92,116.37 39.94,116.38 --need water --max-detour 6m
        waystation along 39.94,116.383 id:xc-shichahai-029 --depart 11:40 --dwell 15m --route
        waystation along 39.9074,116.3675 39.9340,116.3790 --need 热饭 --lang zh

      \(ExitStatus.help)
      """)

  @Argument(
    help: ArgumentHelp(
      "Two places or more, in the order of travel: coordinates, or id: and a stop's id.",
      valueName: "place"))
  var places: [String]

  @Option(help: "How many stops at the most, 1 to 10,000.", transform: CountArgument.parse)
  var count = 5

  @Option(
    name: .customLong("max-detour"),
    help: ArgumentHelp(
      "How much longer the trip may become at the most: 6m, 90s.", valueName: "time"),
    transform: TravelTimeArgument.parse)
  var limit: TravelTime?

  @Flag(name: .customLong("route"), help: "Tell the ways to and from the stops as well.")
  var wantsRoutes = false

  @Option(help: "How to write the answer. Default: table.")
  var format: TripFormat?

  @OptionGroup var times: TripTimeOptions
  @OptionGroup var holidayOptions: HolidayOptions
  @OptionGroup var choice: StopChoice
  @OptionGroup var travel: TravelOptions
  @OptionGroup var mapOptions: MapOptions

  func validate() throws {
    guard !places.contains("-") else {
      throw ValidationError(
        "a trip is between places of the command line, and '-' is none: give coordinates",
        chinese: "行程在命令行的地点之间，“-”不是地点：请给出坐标")
    }
    guard places.count >= 2 else {
      throw ValidationError(
        "a trip has two places at least: expected where you are and where you go",
        chinese: "行程至少有两个地点：应为出发地和目的地")
    }
    guard places.count <= AlongQuestion.mostPlaces else {
      throw ValidationError(
        "\(places.count) places are too many for one trip: expected at most \(AlongQuestion.mostPlaces)",
        chinese: "\(places.count) 个地点对一次行程来说太多：最多 \(AlongQuestion.mostPlaces) 个")
    }
  }

  func run() throws {
    let notes = Notes(language: mapOptions.language)
    let datum = travel.datum
    let departure = try times.departure()
    let calendar = try holidayOptions.calendar()
    let arguments = try PlaceArgument.reading(places, datum: datum)
    let finder = try mapOptions.finderWithRoads(for: travel.profile, notes: notes)
    let read = try arguments.places(in: finder, datum: datum)
    if read.contains(where: { !datum.isPlausible(at: $0.given) }) {
      notes.sayThatThisIsImplausible(datum)
    }
    let question = AlongQuestion(
      places: read, datum: datum, profile: travel.profile, needs: choice.needs, count: count,
      limit: limit, departure: departure, dwell: times.dwell,
      opening: times.question(calendar), calendar: calendar,
      wantsRoutes: wantsRoutes, excluded: choice.exclusion(in: finder, notes: notes))
    let answer: AlongAnswer
    do throws(RoutingError) {
      answer = try AlongAnswer(question, finder: finder, language: mapOptions.language)
    } catch {
      notes.say(error.description, chinese: error.chineseDescription)
      throw CommandFailure(status: error.status, message: "")
    }
    var output = OutputBuffer(to: .standardOutput)
    try answer.write(as: format ?? .table, on: .standardOutput, to: &output)
    try output.flush()
    guard answer.isEmpty else { return }
    answer.explainNothingFound(notes)
    throw CommandFailure(status: .nothingFound, message: "")
  }
}

/// How a trip with stops is written.
enum TripFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// For people.
  case table
  /// One object.
  case json
  /// Stops, and lines where ways are asked for, RFC 7946.
  case geojson
}
