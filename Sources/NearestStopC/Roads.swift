// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

@c @implementation
public func nstop_stops_road(
  _ stops: OpaquePointer?, _ mode: Int32, _ latitude: Double, _ longitude: Double,
  _ road: UnsafeMutablePointer<nstop_road>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let road else { throw .missing("road") }
    try Arguments.size(road.pointee.size, MemoryLayout<nstop_road>.size, "nstop_road")
    let profile = try Arguments.profile(mode)
    let place = try Arguments.coordinate(latitude, longitude)
    // A blocked road stays on the map, so a moment has the roads of its map.
    guard let roads = try OpenStops(stops).map.roads else { throw Failure(RoutingError.noRoads) }
    guard let found = roads.segments.snap(place, for: profile, as: .anywhere) else {
      throw Failure(RoutingError.offTheMap(place, profile))
    }
    road.pointee = nstop_road(
      size: road.pointee.size, segment: found.position.segment, reserved: 0,
      latitude: found.coordinate.latitude, longitude: found.coordinate.longitude,
      metres: found.distance.metres)
  }
}

@c @implementation
public func nstop_changes_block_segments(
  _ changes: OpaquePointer?, _ id: nstop_text, _ segments: UnsafePointer<UInt32>?,
  _ segmentCount: Int, _ profiles: UInt32, _ until: Int64, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    let count = try Arguments.count(
      segmentCount, "segment_count", atLeast: 1, at: LiveLimits.blockedSegments)
    guard let segments else { throw .missing("segments") }
    // Which segments there are is known when the changes are made.
    let blocked = Array(UnsafeBufferPointer(start: segments, count: count))
    try Changes.add(changes) { () throws(Failure) in
      try Changes.block(id, profiles, until) { .segments(blocked) }
    }
  }
}
