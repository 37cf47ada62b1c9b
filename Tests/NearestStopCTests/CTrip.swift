import CNearestStop
import NearestStop
import NearestStopC

/// A trip or a tour as C is told, and as Swift says it: numbers to the last bit.
struct CTrip: Equatable {
  /// Of the whole, and of its legs.
  var times: [UInt64] = []
  /// Stop by stop: all that is told of it.
  var stops: [[UInt64]] = []
  var routes: [CRoute.Whole] = []

  init(_ trip: StopsOnTheWay) {
    times = [trip.duration.seconds.bitPattern] + trip.legs.map(\.seconds.bitPattern)
    for stop in trip.stops {
      let seconds = [
        stop.toStop.seconds, stop.fromStop.seconds, stop.arrival.seconds, stop.duration.seconds,
        stop.extraSeconds,
      ]
      stops.append(
        [UInt64(stop.ordinal), CTrip.number(stop.entrance), UInt64(stop.leg)]
          + seconds.map(\.bitPattern))
      if let routes = stop.routes {
        self.routes += [CRoute.Whole(routes.toStop), CRoute.Whole(routes.fromStop)]
      }
    }
  }

  init(_ tour: StopTour?) {
    let none = Double.nan.bitPattern
    times = [
      tour?.duration.seconds.bitPattern ?? none,
      tour?.wayToDestination?.seconds.bitPattern ?? none,
    ]
    for visit in tour?.visits ?? [] {
      let seconds = [
        visit.way.seconds, visit.arrival.seconds, visit.start.seconds, visit.end.seconds,
      ]
      stops.append(
        [
          UInt64(visit.ordinal), CTrip.number(visit.entrance),
          visit.meets.reduce(0) { $0 | 1 << UInt64($1) },
        ] + seconds.map(\.bitPattern))
      if let route = visit.route { routes.append(CRoute.Whole(route)) }
    }
    if let route = tour?.routeToDestination { routes.append(CRoute.Whole(route)) }
  }

  private static func number(_ entrance: Int?) -> UInt64 {
    entrance.map { UInt64($0) } ?? UInt64(UInt32.max)
  }

  /// Reads everything there is of a trip of C.
  init(trip: OpaquePointer?) throws {
    var seconds = 0.0
    var (count, needed) = (0, 0)
    try CCaller.call { nstop_trip_measure(trip, &seconds, &count, $0, $1) }
    guard nstop_trip_legs(trip, nil, 0, &needed, nil, 0) == NSTOP_TOO_SMALL else {
      throw CCaller.Refusal(status: -1, message: "a trip without legs")
    }
    var legs = [Double](repeating: -1, count: needed)
    try CCaller.call { nstop_trip_legs(trip, &legs, needed, nil, $0, $1) }
    times = [seconds.bitPattern] + legs.map(\.bitPattern)
    for rank in 0..<count {
      var told = nstop_detour()
      told.size = MemoryLayout<nstop_detour>.size
      try CCaller.call { nstop_trip_stop(trip, rank, &told, $0, $1) }
      let seconds = [
        told.seconds_to_stop, told.seconds_from_stop, told.arrival_seconds, told.trip_seconds,
        told.extra_seconds,
      ]
      stops.append(
        [UInt64(told.ordinal), UInt64(told.entrance), UInt64(told.leg)] + seconds.map(\.bitPattern))
      for way in [NSTOP_TO_STOP, NSTOP_FROM_STOP] {
        if let route = try CTrip.route({ nstop_trip_route(trip, rank, Int32(way), &$0, $1, $2) }) {
          routes.append(route)
        }
      }
    }
  }

  /// Reads everything there is of a tour of C.
  init(tour: OpaquePointer?) throws {
    var (seconds, rest, count) = (0.0, 0.0, 0)
    try CCaller.call { nstop_tour_measure(tour, &seconds, &rest, &count, $0, $1) }
    times = [seconds.bitPattern, rest.bitPattern]
    for number in 0..<count {
      var told = nstop_visit()
      told.size = MemoryLayout<nstop_visit>.size
      try CCaller.call { nstop_tour_visit(tour, number, &told, $0, $1) }
      let seconds = [
        told.way_seconds, told.arrival_seconds, told.start_seconds, told.end_seconds,
      ]
      stops.append(
        [UInt64(told.ordinal), UInt64(told.entrance), UInt64(told.meets)]
          + seconds.map(\.bitPattern))
    }
    for number in 0...count {
      if let route = try CTrip.route({ nstop_tour_route(tour, number, &$0, $1, $2) }) {
        routes.append(route)
      }
    }
  }

  /// A route that is part of an answer; `nil` where there is none.
  private static func route(
    _ make: (inout OpaquePointer?, UnsafeMutablePointer<CChar>, Int) -> nstop_status
  ) throws -> CRoute.Whole? {
    do throws(CCaller.Refusal) {
      let route = try CRoute(make)
      return try? route.whole()
    } catch {
      guard error.status == NSTOP_NOT_FOUND else { throw error }
      return nil
    }
  }
}
