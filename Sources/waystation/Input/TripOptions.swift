internal import ArgumentParser
internal import Geodesy
internal import NearestStop
internal import Stops

/// What `along` and `tour` are asked alike: when, by which stops, how one moves, and how it is written.
struct TripOptions: ParsableArguments {
  @Flag(name: .customLong("route"), help: "Tell the ways as well.")
  var wantsRoutes = false

  @Option(help: "How to write the answer. Default: table.")
  var format: TripFormat?

  @OptionGroup var linkOptions: LinkOptions
  @OptionGroup var times: TripTimeOptions
  @OptionGroup var holidayOptions: HolidayOptions
  @OptionGroup var choice: StopChoice
  @OptionGroup var travel: TravelOptions
  @OptionGroup var live: LiveOptions
  @OptionGroup var mapOptions: MapOptions

  func validate() throws {
    guard format != .gpx || linkOptions.chosen.isEmpty else {
      throw ValidationError(
        "GPX has the ways themselves and no place for --link: leave one out",
        chinese: "GPX 本身就是路线，没有 --link 的位置：请去掉其中之一")
    }
  }

  var notes: Notes { Notes(language: mapOptions.language) }

  /// Opens the map, and finds there what is asked for.
  ///
  /// - Parameter texts: the places of the command line, in the order of travel.
  func trip(between texts: [String]) throws(CommandFailure) -> Trip {
    let notes = notes
    let datum = travel.datum
    let departure = try times.departure()
    let calendar = try holidayOptions.calendar()
    let arguments = try PlaceArgument.reading(texts, datum: datum)
    let finder = try live.world(
      of: mapOptions.finderWithRoads(for: travel.profile, notes: notes),
      for: ProfileSet(travel.profile), at: departure, in: datum
    ).finder
    let places = try arguments.places(in: finder, datum: datum)
    if places.contains(where: { !datum.isPlausible(at: $0.given) }) {
      notes.sayThatThisIsImplausible(datum)
    }
    return Trip(
      finder: finder, places: places, datum: datum, profile: travel.profile, departure: departure,
      dwell: times.dwell, opening: times.question(calendar), calendar: calendar,
      wantsRoutes: wantsRoutes, excluded: choice.exclusion(in: finder, notes: notes),
      links: linkOptions.links(by: TravelMode(travel.profile)), language: mapOptions.language)
  }

  /// Answers, or says why there is no answer.
  func answering<Answer>(
    _ body: () throws(RoutingError) -> Answer
  ) throws(CommandFailure) -> Answer {
    do throws(RoutingError) {
      return try body()
    } catch {
      notes.say(error.description, chinese: error.chineseDescription)
      throw CommandFailure(status: error.status, message: "")
    }
  }

  /// Says so where every stop of an answer is closed and nobody asked about that.
  func tellIfAllAreClosed(_ hours: [StopHours]) {
    guard times.question(nil) == nil, !times.admitsClosed else { return }
    notes.sayIfAllAreClosed(hours, option: "--depart now")
  }
}

/// What is asked of a trip, whatever is looked for on it, and the map to look in.
struct Trip: Sendable {
  var finder: StopFinder
  /// In the order of travel.
  var places: [Place]
  /// The datum the places are given in.
  var datum: Datum
  var profile: Profile
  var departure: LocalTime
  /// How long one stays at each stop.
  var dwell: TravelTime
  /// What is asked of the hours; `nil` for nothing.
  var opening: OpeningQuestion?
  /// The holidays that are known.
  var calendar: HolidayCalendar?
  var wantsRoutes: Bool
  var excluded: StopExclusion
  /// The links that are told with every stop; `nil` for none.
  var links: WantedLinks?
  var language: Language

  /// The places as a table writes them.
  func title(_ words: TableWords) -> String {
    places.map { words.text($0.given) }.joined(separator: " → ") + " (\(datum.name))"
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
  /// A row for each stop, RFC 4180.
  case csv
  /// Waypoints, and with `--route` tracks.
  case gpx
}

extension Notes {
  /// Whoever did not ask about hours may not look at them either.
  ///
  /// - Parameter option: what leaves out stops that are closed.
  func sayIfAllAreClosed(_ hours: [StopHours], option: String) {
    guard !hours.isEmpty, hours.allSatisfy(\.isClosed) else { return }
    say(
      "closed at that time, all of them: \(option) finds stops that are open when you get there",
      chinese: "以上驿站届时均未开放：加 \(option) 只找到达时开放的")
  }
}
