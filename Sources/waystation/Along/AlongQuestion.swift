internal import Geodesy
internal import NearestStop
internal import Stops

/// What one call of `waystation along` asks.
struct AlongQuestion: Sendable {
  /// A courier's bag holds fewer parcels.
  static let mostPlaces = 50

  /// In the order of travel.
  var places: [Place]
  /// The datum the places are given in.
  var datum: Datum
  var profile: Profile
  var needs: AmenitySet
  var count: Int
  /// By how much the trip may become longer at the most, inclusive.
  var limit: TravelTime?
  var departure: LocalTime
  /// How long one stays at the stop.
  var dwell: TravelTime
  /// What is asked of the hours; `nil` for nothing.
  var opening: OpeningQuestion?
  /// The holidays that are known.
  var calendar: HolidayCalendar?
  var wantsRoutes: Bool
  var excluded: StopExclusion

  func answer(
    in finder: StopFinder, limit: TravelTime?, using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> StopsOnTheWay {
    try finder.nearest(
      count, along: places.map(\.coordinate), by: profile, needing: needs, excluding: excluded,
      open: opening?.condition(leavingAt: departure), atMost: limit, withRoutes: wantsRoutes,
      using: &workspace)
  }

  /// When one is at a stop.
  func arrival(at stop: StopOnTheWay) -> LocalTime {
    departure.adding(seconds: stop.arrival.seconds)
  }

  /// When the trip with a stop ends.
  func end(with stop: StopOnTheWay) -> LocalTime {
    departure.adding(seconds: stop.duration.seconds + dwell.seconds)
  }
}
