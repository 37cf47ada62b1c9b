internal import Geodesy
internal import NearestStop
internal import Stops

/// What one call of `waystation along` asks.
struct AlongQuestion: Sendable {
  /// A courier's bag holds fewer parcels.
  static let mostPlaces = 50

  var trip: Trip
  var needs: AmenitySet
  var count: Int
  /// By how much the trip may become longer at the most, inclusive.
  var limit: TravelTime?

  func answer(
    limit: TravelTime?, using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> StopsOnTheWay {
    try trip.finder.nearest(
      count, along: trip.places.map(\.coordinate), by: trip.profile, needing: needs,
      excluding: trip.excluded, open: trip.opening?.condition(leavingAt: trip.departure),
      atMost: limit, withRoutes: trip.wantsRoutes, using: &workspace)
  }

  /// When one is at a stop.
  func arrival(at stop: StopOnTheWay) -> LocalTime {
    trip.departure.adding(seconds: stop.arrival.seconds)
  }

  /// When the trip with a stop ends.
  func end(with stop: StopOnTheWay) -> LocalTime {
    trip.departure.adding(seconds: stop.duration.seconds + trip.dwell.seconds)
  }
}
