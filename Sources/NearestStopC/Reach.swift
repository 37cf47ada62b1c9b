// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

/// What `nstop_reach` is.
final class ReachAnswer: Sendable {
  /// Nearest first.
  let stops: [Stop]
  /// The rings of all polygons; `nil` where nobody has asked for the area.
  let rings: [Ring]?

  /// A stop that is reached.
  struct Stop: Sendable {
    let ordinal: UInt32
    let duration: TravelTime
    let entrance: Int?
  }

  /// A line around a polygon, or around a hole in it.
  struct Ring: Sendable {
    /// To which polygon it belongs.
    let polygon: UInt32
    let points: [Coordinate]
  }

  init(_ reached: ReachableStops, _ area: Isochrone?) {
    stops = reached.stops.map {
      Stop(
        ordinal: $0.ordinal, duration: TravelTime($0.weight),
        entrance: reached.entrance(of: $0.ordinal))
    }
    rings = area.map { area in
      area.polygons.enumerated().flatMap { number, polygon in
        ([polygon.outer] + polygon.holes).map {
          Ring(polygon: UInt32(truncatingIfNeeded: number), points: $0)
        }
      }
    }
  }

  /// The rings, where they were asked for.
  func area() throws(Failure) -> [Ring] {
    guard let rings else {
      throw Failure(NSTOP_NOT_FOUND, "no area was asked for: expected NSTOP_WITH_AREA")
    }
    return rings
  }
}

extension OpenStops {
  /// See ``StopFinder/reachable(within:from:by:needing:excluding:open:using:)``.
  func reachable(
    from origin: Coordinate, _ question: Question, using workspace: inout SearchWorkspace
  ) throws(Failure) -> ReachableStops {
    let (profile, time) = try question.profileWithinTime()
    switch self {
    case .map(let map):
      let excluded = try Exclusion.ofMap(question.excluding, map)
      return try Failure.telling { () throws(RoutingError) in
        try map.finder.reachable(
          within: time, from: origin, by: profile, needing: question.needs, excluding: excluded,
          open: question.open, using: &workspace)
      }
    case .moment(let moment, _):
      let excluded = try Exclusion.ofMoment(question.excluding, moment)
      return try Failure.telling { () throws(RoutingError) in
        try moment.reachable(
          within: time, from: origin, by: profile, needing: question.needs, excluding: excluded,
          open: question.open, using: &workspace)
      }
    }
  }
}

@c @implementation
public func nstop_reach_create(
  _ stops: OpaquePointer?, _ workspace: OpaquePointer?,
  _ question: UnsafePointer<nstop_question>?, _ latitude: Double, _ longitude: Double,
  _ options: UInt32, _ reach: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let reach else { throw .missing("reach") }
    reach.pointee = nil
    let question = try Question(question)
    let stops = try OpenStops(stops)
    let options = try Arguments.options(options, NSTOP_WITH_AREA)
    let origin = try Arguments.coordinate(latitude, longitude)
    let found = try Handle.workspace(workspace) { workspace throws(Failure) in
      try stops.reachable(from: origin, question, using: &workspace)
    }
    let area =
      options & NSTOP_WITH_AREA != 0 ? stops.map.roads?.graph.isochrone(of: found.roads) : nil
    reach.pointee = Handle.make(ReachAnswer(found, area), .reach)
  }
}

@c @implementation
public func nstop_reach_destroy(_ reach: OpaquePointer?) {
  Handle.destroy(reach, HandleKind.reach.mark)
}

@c @implementation
public func nstop_reach_stops(
  _ reach: OpaquePointer?, _ ordinals: UnsafeMutablePointer<UInt32>?,
  _ seconds: UnsafeMutablePointer<Double>?, _ entrances: UnsafeMutablePointer<UInt32>?,
  _ capacity: Int,
  _ needed: UnsafeMutablePointer<Int>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    try Handle.lend(reach, .reach) { answer throws(Failure) in
      try Arguments.room(capacity, ordinals != nil, for: answer.stops.count, "ordinals", needed)
      for (place, stop) in answer.stops.enumerated() {
        ordinals?[place] = stop.ordinal
        seconds?[place] = stop.duration.seconds
        entrances?[place] = AnswerRow.number(ofEntrance: stop.entrance)
      }
    }
  }
}

@c @implementation
public func nstop_reach_rings(
  _ reach: OpaquePointer?, _ polygons: UnsafeMutablePointer<UInt32>?,
  _ counts: UnsafeMutablePointer<UInt32>?, _ capacity: Int, _ needed: UnsafeMutablePointer<Int>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    try Handle.lend(reach, .reach) { answer throws(Failure) in
      let rings = try answer.area()
      let isThere = polygons != nil && counts != nil
      try Arguments.room(capacity, isThere, for: rings.count, "polygons, counts", needed)
      for (place, ring) in rings.enumerated() {
        polygons?[place] = ring.polygon
        counts?[place] = UInt32(truncatingIfNeeded: ring.points.count)
      }
    }
  }
}

@c @implementation
public func nstop_reach_points(
  _ reach: OpaquePointer?, _ latitudes: UnsafeMutablePointer<Double>?,
  _ longitudes: UnsafeMutablePointer<Double>?, _ capacity: Int,
  _ needed: UnsafeMutablePointer<Int>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    try Handle.lend(reach, .reach) { answer throws(Failure) in
      let points = try answer.area().flatMap(\.points)
      let isThere = latitudes != nil && longitudes != nil
      try Arguments.room(capacity, isThere, for: points.count, "latitudes, longitudes", needed)
      for (place, point) in points.enumerated() {
        latitudes?[place] = point.latitude
        longitudes?[place] = point.longitude
      }
    }
  }
}
