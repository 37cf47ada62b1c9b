internal import Geodesy
internal import NearestStop
internal import Stops

/// What one call of `waystation nearest` asks from every origin.
struct NearestQuestion: Sendable {
  var needs: AmenitySet
  var count: Int
  /// How far away at the most, inclusive; `nil` for any distance.
  var limit: Distance?
  /// How long the way may take at the most, inclusive; `nil` for any time, and by straight line.
  var timeLimit: TravelTime?
  /// The datum the origins are given in.
  var datum: Datum
  /// How one gets there.
  var mode = TravelMode.straightLine
  /// Whether the ways are told as well.
  var wantsRoutes = false
  /// What is asked of the hours on arrival; `nil` for nothing.
  var opening: OpeningQuestion?
  /// The links that are told with every stop; `nil` for none.
  var links: WantedLinks?
  /// Stops of a map that are closed for now.
  var excluded = StopExclusion.none

  var isByRoad: Bool { mode.profile != nil }

  /// Asks from one origin.
  ///
  /// - Parameter time: when one leaves.
  func answer(
    from origin: Origin, at time: LocalTime, in finder: StopFinder,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> NearestFinding {
    let open = opening?.condition(leavingAt: time)
    guard isByRoad else {
      return NearestFinding(
        finder.nearest(
          count, to: origin.wgs84, needing: needs, excluding: excluded, open: open, within: limit))
    }
    return NearestFinding(
      try finder.nearest(
        count, to: origin.wgs84, by: mode, needing: needs, excluding: excluded, open: open,
        within: limit, in: timeLimit, withRoutes: wantsRoutes, using: &workspace))
  }
}

extension NearestQuestion {
  /// Why the answer is what it is.
  func explanation(
    from origin: Origin, at time: LocalTime, in finder: StopFinder,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> SearchExplanation {
    try finder.explain(
      count, to: origin.wgs84, by: mode, needing: needs, excluding: excluded,
      open: opening?.condition(leavingAt: time), within: limit, in: timeLimit, using: &workspace)
  }
}

/// What was found from one origin.
///
/// Routes stand apart, so that a million answers without any carry nothing along but numbers.
struct NearestFinding: Sendable {
  /// One of the stops.
  struct Hit: Hashable, Sendable {
    /// The stop's place in ``StopFinder/stops``.
    var ordinal: UInt32
    var distance: Distance
    /// `nil` by straight line.
    var duration: TravelTime?
    /// The entrance that the way leads to, by its place among the stop's; `nil` where none are known.
    var entrance: Int?
  }

  /// Nearest first.
  var hits: [Hit]
  /// As many as there are hits, or none.
  var routes: [TravelRoute?] = []

  init(_ neighbors: [Neighbor]) {
    hits = neighbors.map { Hit(ordinal: $0.ordinal, distance: $0.distance) }
  }

  init(_ reached: [ReachedStop]) {
    hits = reached.map {
      Hit(
        ordinal: $0.ordinal, distance: $0.distance, duration: $0.duration, entrance: $0.entrance)
    }
    if reached.contains(where: { $0.route != nil }) { routes = reached.map(\.route) }
  }

  /// The way to a hit, where it was asked for.
  func route(at index: Int) -> TravelRoute? { routes.isEmpty ? nil : routes[index] }
}

/// The answer to a question from one origin.
struct NearestAnswer: Sendable {
  /// The place of the origin on the command line, or its line in a batch; from 1.
  var number: Int
  var origin: Origin
  /// When one leaves.
  var time: LocalTime
  var finding: NearestFinding
  /// Why, where it was asked for.
  var explanation: SearchExplanation?

  var found: [NearestFinding.Hit] { finding.hits }

  /// The minute in which one is at a stop that has been found; when one leaves, by straight line.
  func arrival(at index: Int) -> LocalTime {
    found[index].duration.map { time.adding(seconds: $0.seconds) } ?? time
  }
}

/// A question without an answer: an origin that could not be read, or one from which no road leads to a
/// stop.
struct NearestRefusal: Sendable {
  /// The place of the origin on the command line, or its line in a batch; from 1.
  var number: Int
  /// `nil` for what could not be read.
  var origin: Origin?
  /// The time of the question, where there is an origin.
  var time: LocalTime?
  /// What was seen and what was expected.
  var message: String
  /// The same for a Chinese reader, where it is known.
  var chineseMessage: String?

  /// A line that could not be read.
  init(number: Int, message: String) {
    self.number = number
    self.message = message
  }

  /// An origin that is off the map, or cut off.
  init(number: Int, origin: Origin, time: LocalTime, error: RoutingError) {
    self.number = number
    self.origin = origin
    self.time = time
    message = error.description
    chineseMessage = error.chineseDescription
  }
}

/// One of the stops of an answer, with what depends on the origin.
struct FoundStop {
  var rank: Int
  var stop: Stop
  var distance: Distance
  /// `nil` by straight line.
  var duration: TravelTime?
  /// The entrance that the way leads to; `nil` where none are known.
  var entrance: StopEntrance?
  var route: TravelRoute?
  /// Degrees clockwise from north.
  var bearing: Double
  var direction: CompassPoint

  /// - Parameter index: the place in the answer, from 0.
  init(_ answer: borrowing NearestAnswer, at index: Int, in finder: StopFinder) {
    let found = answer.found[index]
    rank = index + 1
    stop = finder.stops[Int(found.ordinal)]
    distance = found.distance
    duration = found.duration
    entrance = stop.entrance(found.entrance)
    route = answer.finding.route(at: index)
    bearing = GreatCircle.initialBearing(from: answer.origin.wgs84, to: stop.coordinate)
    direction = CompassPoint(bearing: bearing) ?? .north
  }
}
