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
        waystation along 39.94,116.383 id:xc-shichahai-029 --link amap --format csv > stops.csv

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

  @OptionGroup var options: TripOptions

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
    let question = AlongQuestion(
      trip: try options.trip(between: places), needs: options.choice.needs, count: count,
      limit: limit)
    let answer = try options.answering { () throws(RoutingError) in try AlongAnswer(question) }
    var output = OutputBuffer(to: .standardOutput)
    try answer.write(as: options.format ?? .table, on: .standardOutput, to: &output)
    try output.flush()
    options.tellIfAllAreClosed(answer.found.stops.map { answer.hours(of: answer.stop($0), $0) })
    guard answer.isEmpty else { return }
    answer.explainNothingFound(options.notes)
    throw CommandFailure(status: .nothingFound, message: "")
  }
}
