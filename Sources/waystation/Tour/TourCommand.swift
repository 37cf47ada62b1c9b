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

  @OptionGroup var options: TripOptions

  func validate() throws {
    guard !places.contains("-"), (1...2).contains(places.count) else {
      throw ValidationError(
        "a tour has a place where it begins and perhaps one where it ends: expected one or two "
          + "coordinates of the command line", chinese: "路线有一个起点，可以再有一个终点：应为命令行上的一个或两个地点")
    }
    let count = TourQuestion.inOrder(options.choice.givenNeeds).count
    guard (1...TourQuestion.mostNeeds).contains(count) else {
      throw ValidationError(
        count == 0
          ? "needs are missing: expected --need for each, such as --need meal --need water"
          : "\(count) needs are too many for one tour: expected at most \(TourQuestion.mostNeeds)",
        chinese: count == 0
          ? "缺少服务：每项用一个 --need，例如 --need meal --need water"
          : "\(count) 项服务对一条路线来说太多：最多 \(TourQuestion.mostNeeds) 项")
    }
    let isMixed = options.choice.givenNeeds.contains { $0.amenities.count > 1 }
    guard !isInOrder || !isMixed else {
      throw ValidationError(
        "--in-order takes needs one by one: expected --need for each, not several with commas",
        chinese: "--in-order 的服务要逐项给出：每项用一个 --need，不用逗号")
    }
  }

  func run() throws {
    let request = TourRequest(
      trip: try options.trip(between: places),
      needs: TourQuestion.inOrder(options.choice.givenNeeds), isInOrder: isInOrder)
    let answer = try options.answering { () throws(RoutingError) in try TourAnswer(request) }
    var output = OutputBuffer(to: .standardOutput)
    try answer.write(as: options.format ?? .table, on: .standardOutput, to: &output)
    try output.flush()
    options.tellIfAllAreClosed(answer.tour?.visits.map { answer.hours($0) } ?? [])
    let notes = options.notes
    guard answer.tour == nil else { return }
    if request.trip.opening == nil {
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
  /// From where it begins to where it ends, if it has a second place.
  var trip: Trip
  var needs: [Amenity]
  var isInOrder: Bool

  /// The best tour for some needs.
  func tour(
    needing needs: [AmenitySet], withRoutes: Bool, using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> StopTour? {
    let places = trip.places
    return try trip.finder.tour(
      from: places[0].coordinate, to: places.count > 1 ? places[1].coordinate : nil,
      by: trip.profile, needing: needs, inOrder: isInOrder, staying: trip.dwell,
      excluding: trip.excluded, open: trip.opening?.condition(leavingAt: trip.departure),
      withRoutes: withRoutes, using: &workspace)
  }
}
