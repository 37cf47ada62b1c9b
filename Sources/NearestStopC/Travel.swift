// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

extension OpenStops {
  /// See ``StopFinder/table(from:toStops:by:using:)``.
  func table(
    from origins: [Coordinate], toStops ordinals: [UInt32], by profile: Profile,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> TravelTable {
    switch self {
    case .map(let map):
      try map.finder.table(
        from: origins, toStops: ordinals, by: profile, using: &workspace)
    case .moment(let moment, _):
      try moment.table(from: origins, toStops: ordinals, by: profile, using: &workspace)
    }
  }

  /// See ``StopFinder/route(from:to:by:using:)``.
  func route(
    from origin: Coordinate, to destination: Coordinate, by profile: Profile,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> TravelRoute {
    switch self {
    case .map(let map):
      try map.finder.route(from: origin, to: destination, by: profile, using: &workspace)
    case .moment(let moment, _):
      try moment.route(from: origin, to: destination, by: profile, using: &workspace)
    }
  }

  /// See ``StopFinder/route(from:toStop:by:using:)``.
  func route(
    from origin: Coordinate, toStop ordinal: UInt32, by profile: Profile,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> TravelRoute {
    switch self {
    case .map(let map):
      try map.finder.route(from: origin, toStop: ordinal, by: profile, using: &workspace)
    case .moment(let moment, _):
      try moment.route(from: origin, toStop: ordinal, by: profile, using: &workspace)
    }
  }
}

@c @implementation
public func nstop_stops_table(
  _ stops: OpaquePointer?, _ workspace: OpaquePointer?, _ mode: Int32,
  _ latitudes: UnsafePointer<Double>?, _ longitudes: UnsafePointer<Double>?, _ originCount: Int,
  _ ordinals: UnsafePointer<UInt32>?, _ stopCount: Int, _ seconds: UnsafeMutablePointer<Double>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    let profile = try Arguments.profile(mode)
    let rows = try Arguments.count(originCount, "origin_count")
    let columns = try Arguments.count(stopCount, "stop_count")
    _ = try Arguments.cells(rows, columns)
    let stops = try OpenStops(stops)
    let wanted = try stops.checked(ordinals, columns)
    let origins = try Arguments.coordinates(latitudes, longitudes, rows)
    // What has no cells may have no address.
    guard seconds != nil || origins.isEmpty || wanted.isEmpty else { throw .missing("seconds") }
    try Handle.workspace(workspace) { workspace throws(Failure) in
      do throws(RoutingError) {
        // Also without origins it is told when there are no roads.
        _ = try stops.table(from: [], toStops: [], by: profile, using: &workspace)
        guard !origins.isEmpty, !wanted.isEmpty else { return }
        // Row by row, so that no second table stands in memory.
        for (row, origin) in origins.enumerated() {
          let table = try stops.table(
            from: [origin], toStops: wanted, by: profile, using: &workspace)
          for column in 0..<columns {
            seconds?[row * columns + column] = table[0, column]?.seconds ?? .infinity
          }
        }
      } catch {
        throw Failure(error)
      }
    }
  }
}
