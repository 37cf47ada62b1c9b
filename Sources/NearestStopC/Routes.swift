// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

/// What `nstop_route` is.
final class RouteAnswer: Sendable {
  let route: TravelRoute

  init(_ route: TravelRoute) { self.route = route }

  /// Asks for a route, and makes a handle of it.
  static func make(
    _ stops: OpaquePointer?, _ workspace: OpaquePointer?, _ mode: Int32,
    _ latitude: Double, _ longitude: Double, _ route: UnsafeMutablePointer<OpaquePointer?>?,
    _ ask: (OpenStops, Coordinate, Profile) throws(Failure) -> (
      (inout SearchWorkspace) throws(RoutingError) -> TravelRoute
    )
  ) throws(Failure) {
    guard let route else { throw .missing("route") }
    route.pointee = nil
    let search = try ask(
      OpenStops(stops), Arguments.coordinate(latitude, longitude), Arguments.profile(mode))
    let found = try Handle.workspace(workspace) { workspace throws(Failure) in
      do throws(RoutingError) { return try search(&workspace) } catch { throw Failure(error) }
    }
    route.pointee = Handle.make(RouteAnswer(found), .route)
  }

  /// Gives a caller a route that is part of another answer.
  static func hand(
    _ found: TravelRoute?, to route: UnsafeMutablePointer<OpaquePointer?>
  ) throws(Failure) {
    guard let found else {
      throw Failure(
        NSTOP_NOT_FOUND, "there is no such way, or it was asked without NSTOP_WITH_ROUTES")
    }
    route.pointee = Handle.make(RouteAnswer(found), .route)
  }

  /// Writes a text into a buffer of the caller's.
  static func write(
    _ route: OpaquePointer?, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int,
    _ needed: UnsafeMutablePointer<Int>?, _ text: (TravelRoute) -> String
  ) throws(Failure) {
    try Handle.lend(route, .route) { answer throws(Failure) in
      var output = TextOutput(buffer, capacity)
      _ = output.append(text(answer.route))
      try output.finish(needed)
    }
  }
}

@c @implementation
public func nstop_route_create(
  _ stops: OpaquePointer?, _ workspace: OpaquePointer?, _ mode: Int32, _ fromLatitude: Double,
  _ fromLongitude: Double, _ toLatitude: Double, _ toLongitude: Double,
  _ route: UnsafeMutablePointer<OpaquePointer?>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    try RouteAnswer.make(stops, workspace, mode, fromLatitude, fromLongitude, route) {
      stops, origin, profile throws(Failure) in
      let destination = try Arguments.coordinate(toLatitude, toLongitude)
      return { workspace throws(RoutingError) in
        try stops.route(from: origin, to: destination, by: profile, using: &workspace)
      }
    }
  }
}

@c @implementation
public func nstop_route_create_to_stop(
  _ stops: OpaquePointer?, _ workspace: OpaquePointer?, _ mode: Int32, _ fromLatitude: Double,
  _ fromLongitude: Double, _ ordinal: UInt32, _ route: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    try RouteAnswer.make(stops, workspace, mode, fromLatitude, fromLongitude, route) {
      stops, origin, profile throws(Failure) in
      let ordinal = try stops.checked(ordinal)
      return { workspace throws(RoutingError) in
        try stops.route(from: origin, toStop: ordinal, by: profile, using: &workspace)
      }
    }
  }
}

@c @implementation
public func nstop_route_destroy(_ route: OpaquePointer?) {
  Handle.destroy(route, HandleKind.route.mark)
}

@c @implementation
public func nstop_route_measure(
  _ route: OpaquePointer?, _ metres: UnsafeMutablePointer<Double>?,
  _ seconds: UnsafeMutablePointer<Double>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    try Handle.lend(route, .route) { answer throws(Failure) in
      metres?.pointee = answer.route.distance.metres
      seconds?.pointee = answer.route.duration.seconds
    }
  }
}

@c @implementation
public func nstop_route_points(
  _ route: OpaquePointer?, _ latitudes: UnsafeMutablePointer<Double>?,
  _ longitudes: UnsafeMutablePointer<Double>?, _ capacity: Int,
  _ needed: UnsafeMutablePointer<Int>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    try Handle.lend(route, .route) { answer throws(Failure) in
      let points = answer.route.geometry
      needed?.pointee = points.count
      guard let latitudes, let longitudes,
        capacity >= points.count
      else {
        throw Failure(
          NSTOP_TOO_SMALL,
          "latitudes and longitudes need room for \(points.count) points each")
      }
      for (place, point) in points.enumerated() {
        latitudes[place] = point.latitude
        longitudes[place] = point.longitude
      }
    }
  }
}

@c @implementation
public func nstop_route_polyline(
  _ route: OpaquePointer?, _ decimals: UInt32, _ buffer: UnsafeMutablePointer<CChar>?,
  _ capacity: Int, _ needed: UnsafeMutablePointer<Int>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let precision = EncodedPolyline.Precision(rawValue: Int(decimals)) else {
      throw .argument("decimals is \(decimals): expected 5 or 6")
    }
    try RouteAnswer.write(route, buffer, capacity, needed) {
      EncodedPolyline.encode($0.geometry, precision)
    }
  }
}

@c @implementation
public func nstop_route_directions(
  _ route: OpaquePointer?, _ language: Int32, _ buffer: UnsafeMutablePointer<CChar>?,
  _ capacity: Int, _ needed: UnsafeMutablePointer<Int>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard (NSTOP_ENGLISH...NSTOP_CHINESE).contains(Int(language)) else {
      throw .argument("language is \(language): expected NSTOP_ENGLISH or NSTOP_CHINESE")
    }
    try RouteAnswer.write(route, buffer, capacity, needed) { route in
      route.steps.map { Int(language) == NSTOP_CHINESE ? $0.chinese : $0.english }
        .joined(separator: "\n")
    }
  }
}
