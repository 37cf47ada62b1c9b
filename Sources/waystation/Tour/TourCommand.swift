internal import ArgumentParser
internal import Geodesy
internal import NearestStop
internal import Stops

/// `waystation tour`: where do I get all that I need, one stop after the other?
struct TourCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tour",
    abstract: "Finds the shortest tour by stops that together offer all that is needed.",
    usage: "waystation tour <from> [<to>] --need <need> --need <need> ... [<options>]",
    discussion: """
      Of all stops in all orders the tour that ends soonest; beside it the best single stop that offers \
      everything. With --depart or --dwell stops have to be open for the whole stay; where one opens \
      soon, you wait.

      EXAMPLES:
        waystation tour 39.9074,116.3675 --need meal --need water --need charging --by ebike
        waystation tour 39.9074,116.3675 39.9340,116.3790 --need meal --need toilets --depart 11:40
        waystation tour 39.94,116.383 --need charging --need meal --in-order --dwell 15m --route

      \(ExitStatus.help)
      """)

  @Argument(
    help: ArgumentHelp(
      "Where you are, and where you want to go in the end: coordinates, or id: and a stop's id.",
      valueName: "place"))
  var places: [String]

  @Flag(name: .customLong("in-order"), help: "Needs are met in the order in which they are given.")
  var isInOrder = false

  @Flag(name: .customLong("route"), help: "Tell the ways as well.")
  var wantsRoutes = false

  @Option(help: "How to write the answer. Default: table.")
  var format: TripFormat?

  @OptionGroup var times: TripTimeOptions
  @OptionGroup var holidayOptions: HolidayOptions
  @OptionGroup var choice: StopChoice
  @OptionGroup var travel: TravelOptions
  @OptionGroup var mapOptions: MapOptions

  func validate() throws {
    guard !places.contains("-"), (1...2).contains(places.count) else {
      throw ValidationError(
        "a tour has a place where it begins and perhaps one where it ends: expected one or two "
          + "coordinates of the command line", chinese: "路线有一个起点，可以再有一个终点：应为命令行上的一个或两个地点")
    }
    let count = TourQuestion.inOrder(choice.givenNeeds).count
    guard (1...TourQuestion.mostNeeds).contains(count) else {
      throw ValidationError(
        count == 0
          ? "needs are missing: expected --need for each, such as --need meal --need water"
          : "\(count) needs are too many for one tour: expected at most \(TourQuestion.mostNeeds)",
        chinese: count == 0
          ? "缺少服务：每项用一个 --need，例如 --need meal --need water"
          : "\(count) 项服务对一条路线来说太多：最多 \(TourQuestion.mostNeeds) 项")
    }
    let isMixed = choice.givenNeeds.contains { $0.amenities.count > 1 }
    guard !isInOrder || !isMixed else {
      throw ValidationError(
        "--in-order takes needs one by one: expected --need for each, not several with commas",
        chinese: "--in-order 的服务要逐项给出：每项用一个 --need，不用逗号")
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
    let request = TourRequest(
      places: read, datum: datum, profile: travel.profile,
      needs: TourQuestion.inOrder(choice.givenNeeds), isInOrder: isInOrder, departure: departure,
      dwell: times.dwell, opening: times.question(calendar), calendar: calendar,
      wantsRoutes: wantsRoutes, excluded: choice.exclusion(in: finder, notes: notes))
    let answer: TourAnswer
    do throws(RoutingError) {
      answer = try TourAnswer(request, finder: finder, language: mapOptions.language)
    } catch {
      notes.say(error.description, chinese: error.chineseDescription)
      throw CommandFailure(status: error.status, message: "")
    }
    var output = OutputBuffer(to: .standardOutput)
    try answer.write(as: format ?? .table, on: .standardOutput, to: &output)
    try output.flush()
    guard answer.tour == nil else { return }
    if request.opening == nil {
      notes.say(
        "nothing found: no tour by stops that can be reached meets all needs",
        chinese: "没有找到：没有一条由可到达的驿站组成、满足全部需求的路线")
    } else {
      notes.say(
        "nothing found: no tour by stops that are open then meets all needs; --any-hours asks for all",
        chinese: "没有找到：没有一条由开放的驿站组成、满足全部需求的路线；可加 --any-hours 不限开放时间")
    }
    throw CommandFailure(status: .nothingFound, message: "")
  }
}

extension TourQuestion {
  /// The needs of a command line, each once, in their order.
  static func inOrder(_ given: [AmenitySet]) -> [Amenity] {
    var needs: [Amenity] = []
    for amenity in given.flatMap(\.amenities) where !needs.contains(amenity) {
      needs.append(amenity)
    }
    return needs
  }
}

/// What one call of `waystation tour` asks.
struct TourRequest: Sendable {
  /// Where it begins and, if there is a second, where it ends.
  var places: [Place]
  /// The datum the places are given in.
  var datum: Datum
  var profile: Profile
  var needs: [Amenity]
  var isInOrder: Bool
  var departure: LocalTime
  /// How long one stays at each stop.
  var dwell: TravelTime
  /// What is asked of the hours; `nil` for nothing.
  var opening: OpeningQuestion?
  /// The holidays that are known.
  var calendar: HolidayCalendar?
  var wantsRoutes: Bool
  var excluded: StopExclusion

  /// The best tour for some needs.
  func tour(
    needing needs: [AmenitySet], withRoutes: Bool, in finder: StopFinder,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> StopTour? {
    try finder.tour(
      from: places[0].coordinate, to: places.count > 1 ? places[1].coordinate : nil, by: profile,
      needing: needs, inOrder: isInOrder, staying: dwell, excluding: excluded,
      open: opening?.condition(leavingAt: departure), withRoutes: withRoutes, using: &workspace)
  }
}
