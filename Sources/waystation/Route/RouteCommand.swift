internal import ArgumentParser
internal import Geodesy
internal import NearestStop

/// `waystation route`: how do I get there?
struct RouteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "route",
    abstract: "Tells the fastest way between two places, or to a stop.",
    usage: "waystation route <from> <to> [<options>]",
    discussion: """
      Both places are brought to the nearest road; what has to be walked to it and from it is part of \
      the way. GeoJSON and GPX are always WGS-84.

      EXAMPLES:
        waystation route 39.9074,116.3675 39.9340,116.3790 --map city.waystation
        waystation route 39.94,116.383 id:xc-shichahai-029 --by ebike --lang zh
        waystation route 39.94,116.383 id:xc-shichahai-029 --by 骑行 --format gpx
        waystation route 39.94,116.383 id:xc-shichahai-029 --by ebike --link amap

      \(ExitStatus.help)
      """)

  @Argument(
    help: ArgumentHelp(
      "Where you are: a coordinate, latitude first, or id: and a stop's id.", valueName: "from"))
  var origin: String

  @Argument(
    help: ArgumentHelp(
      "Where you want to go: a coordinate, or id: and a stop's id.", valueName: "to")
  )
  var destination: String

  @Option(help: "How to write the way. Default: table.")
  var format: RouteFormat?

  @OptionGroup var linkOptions: LinkOptions
  @OptionGroup var travel: TravelOptions
  @OptionGroup var live: LiveOptions
  @OptionGroup var mapOptions: MapOptions

  func validate() throws {
    for place in [origin, destination] where place == "-" {
      throw ValidationError(
        "a route is between two places of the command line, and '-' is none: give a coordinate, or "
          + "use 'waystation nearest - --route' for many",
        chinese: "路线在命令行的两个地点之间，“-”不是地点：请给出坐标，批量请用 'waystation nearest - --route'")
    }
    let isLineOnly = format == .gpx || format == .polyline || format == .polyline6
    guard !isLineOnly || linkOptions.chosen.isEmpty else {
      throw ValidationError(
        "GPX and polylines have the way itself and no place for --link: choose table, json or "
          + "geojson, or leave out --link",
        chinese: "GPX 和 polyline 本身就是路线，没有 --link 的位置：请选 table、json 或 geojson，或去掉 --link")
    }
  }

  func run() throws {
    let notes = Notes(language: mapOptions.language)
    let datum = travel.datum
    let ends = try (
      PlaceArgument(origin, datum: datum), PlaceArgument(destination, datum: datum)
    )
    let finder = try live.world(
      of: mapOptions.finderWithRoads(for: travel.profile, notes: notes),
      for: ProfileSet(travel.profile), in: travel.datum
    ).finder
    let from = try ends.0.place(in: finder, datum: datum)
    let to = try ends.1.place(in: finder, datum: datum)
    if [from.given, to.given].contains(where: { !datum.isPlausible(at: $0) }) {
      notes.sayThatThisIsImplausible(datum)
    }
    let question = RouteQuestion(from: from, to: to, profile: travel.profile, datum: datum)
    let answer: RouteAnswer
    do throws(RoutingError) {
      answer = RouteAnswer(
        question: question, route: try question.route(in: finder),
        origin: from.ordinal.map { finder.stops[Int($0)] },
        stop: to.ordinal.map { finder.stops[Int($0)] },
        links: linkOptions.links(by: TravelMode(travel.profile)))
    } catch {
      notes.say(error.description, chinese: error.chineseDescription)
      throw CommandFailure(status: error.status, message: "")
    }
    var output = OutputBuffer(to: .standardOutput)
    answer.write(
      as: format ?? .table, language: mapOptions.language, on: .standardOutput, to: &output)
    try output.flush()
  }
}

/// How a route is written.
enum RouteFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// Directions for people.
  case table
  /// With every step.
  case json
  /// A feature with a line, RFC 7946.
  case geojson
  /// A track for a navigation device, GPX 1.1.
  case gpx
  /// Google's encoded polyline, five decimals.
  case polyline
  /// The same with six decimals.
  case polyline6
}
