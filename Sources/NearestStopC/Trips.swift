// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

/// What `nstop_trip` is.
final class TripAnswer: Sendable {
  let trip: StopsOnTheWay

  init(_ trip: StopsOnTheWay) { self.trip = trip }

  /// The stop of a rank.
  func stop(_ rank: Int) throws(Failure) -> StopOnTheWay {
    trip.stops[try Arguments.rank(rank, trip.stops.count, "rank")]
  }
}

/// What is asked of a trip besides what is asked of stops.
struct TripQuestion {
  let places: [Coordinate]
  let count: Int
  /// `nil` for any detour.
  let extra: TravelTime?
  let wantsRoutes: Bool
}

extension OpenStops {
  /// See ``StopFinder/nearest(_:along:by:needing:excluding:open:atMost:withRoutes:using:)``.
  func nearest(
    along trip: TripQuestion, _ question: Question, using workspace: inout SearchWorkspace
  ) throws(Failure) -> StopsOnTheWay {
    let profile = try question.profileWithoutLimits()
    switch self {
    case .map(let map):
      let excluded = try Exclusion.ofMap(question.excluding, map)
      return try Failure.telling { () throws(RoutingError) in
        try map.finder.nearest(
          trip.count, along: trip.places, by: profile, needing: question.needs,
          excluding: excluded, open: question.open, atMost: trip.extra,
          withRoutes: trip.wantsRoutes, using: &workspace)
      }
    case .moment(let moment, _):
      let excluded = try Exclusion.ofMoment(question.excluding, moment)
      return try Failure.telling { () throws(RoutingError) in
        try moment.nearest(
          trip.count, along: trip.places, by: profile, needing: question.needs,
          excluding: excluded, open: question.open, atMost: trip.extra,
          withRoutes: trip.wantsRoutes, using: &workspace)
      }
    }
  }
}

@c @implementation
public func nstop_trip_create(
  _ stops: OpaquePointer?, _ workspace: OpaquePointer?,
  _ question: UnsafePointer<nstop_question>?, _ latitudes: UnsafePointer<Double>?,
  _ longitudes: UnsafePointer<Double>?, _ placeCount: Int, _ extraSeconds: Double, _ count: Int,
  _ options: UInt32, _ trip: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let trip else { throw .missing("trip") }
    trip.pointee = nil
    let question = try Question(question)
    let stops = try OpenStops(stops)
    let options = try Arguments.options(options, NSTOP_WITH_ROUTES)
    let placeCount = try Arguments.count(placeCount, "place_count", atLeast: 2)
    let asked = TripQuestion(
      places: try Arguments.coordinates(latitudes, longitudes, placeCount),
      count: try Arguments.count(count, "count", atLeast: 1),
      extra: try Arguments.duration(extraSeconds, "extra_seconds"),
      wantsRoutes: options & NSTOP_WITH_ROUTES != 0)
    let found = try Handle.workspace(workspace) { workspace throws(Failure) in
      try stops.nearest(along: asked, question, using: &workspace)
    }
    trip.pointee = Handle.make(TripAnswer(found), .trip)
  }
}

@c @implementation
public func nstop_trip_destroy(_ trip: OpaquePointer?) {
  Handle.destroy(trip, HandleKind.trip.mark)
}

@c @implementation
public func nstop_trip_measure(
  _ trip: OpaquePointer?, _ seconds: UnsafeMutablePointer<Double>?,
  _ stopCount: UnsafeMutablePointer<Int>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    try Handle.lend(trip, .trip) { answer throws(Failure) in
      seconds?.pointee = answer.trip.duration.seconds
      stopCount?.pointee = answer.trip.stops.count
    }
  }
}

@c @implementation
public func nstop_trip_legs(
  _ trip: OpaquePointer?, _ seconds: UnsafeMutablePointer<Double>?, _ capacity: Int,
  _ needed: UnsafeMutablePointer<Int>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    try Handle.lend(trip, .trip) { answer throws(Failure) in
      let legs = answer.trip.legs
      try Arguments.room(capacity, seconds != nil, for: legs.count, "seconds", needed)
      for (place, leg) in legs.enumerated() { seconds?[place] = leg.seconds }
    }
  }
}

@c @implementation
public func nstop_trip_stop(
  _ trip: OpaquePointer?, _ rank: Int, _ detour: UnsafeMutablePointer<nstop_detour>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let detour else { throw .missing("detour") }
    try Arguments.size(detour.pointee.size, MemoryLayout<nstop_detour>.size, "nstop_detour")
    try Handle.lend(trip, .trip) { answer throws(Failure) in
      let stop = try answer.stop(rank)
      detour.pointee = nstop_detour(
        size: detour.pointee.size, ordinal: stop.ordinal,
        entrance: AnswerRow.number(ofEntrance: stop.entrance), leg: stop.leg,
        seconds_to_stop: stop.toStop.seconds, seconds_from_stop: stop.fromStop.seconds,
        arrival_seconds: stop.arrival.seconds, trip_seconds: stop.duration.seconds,
        extra_seconds: stop.extraSeconds)
    }
  }
}

@c @implementation
public func nstop_trip_route(
  _ trip: OpaquePointer?, _ rank: Int, _ way: Int32, _ route: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let route else { throw .missing("route") }
    route.pointee = nil
    guard (NSTOP_TO_STOP...NSTOP_FROM_STOP).contains(Int(way)) else {
      throw .argument("way is \(way): expected NSTOP_TO_STOP or NSTOP_FROM_STOP")
    }
    try Handle.lend(trip, .trip) { answer throws(Failure) in
      let routes = try answer.stop(rank).routes
      try RouteAnswer.hand(
        Int(way) == NSTOP_TO_STOP ? routes?.toStop : routes?.fromStop, to: route)
    }
  }
}
