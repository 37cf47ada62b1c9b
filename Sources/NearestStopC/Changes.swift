// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

/// What `nstop_changes` is: changes while they are put together, by one thread at a time.
final class Changes: @unchecked Sendable {
  private(set) var all: [LiveChange] = []

  /// Adds a change.
  static func add(
    _ changes: OpaquePointer?, _ change: () throws(Failure) -> LiveChange
  ) throws(Failure) {
    let change = try change()
    try Handle.lend(changes, .changes) { changes throws(Failure) in changes.all.append(change) }
  }

  /// Roads that are blocked.
  static func block(
    _ id: nstop_text, _ profiles: UInt32, _ until: Int64,
    _ extent: () throws(RoadsError) -> RoadBlock.Extent
  ) throws(Failure) -> LiveChange {
    let id = try Arguments.id(id)
    let profiles = try Arguments.profiles(profiles)
    guard !profiles.isEmpty else {
      throw .argument("profiles is 0: expected for whom roads are blocked, NSTOP_FOOT…")
    }
    do throws(RoadsError) {
      return .blockRoads(
        RoadBlock(
          id: id, try extent(), for: profiles, until: Arguments.until(until)))
    } catch {
      throw .argument("\(error)")
    }
  }
}

@c @implementation
public func nstop_changes_create(
  _ changes: UnsafeMutablePointer<OpaquePointer?>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let changes else { throw .missing("changes") }
    changes.pointee = Handle.make(Changes(), .changes)
  }
}

@c @implementation
public func nstop_changes_destroy(_ changes: OpaquePointer?) {
  Handle.destroy(changes, HandleKind.changes.mark)
}

@c @implementation
public func nstop_changes_close_stop(
  _ changes: OpaquePointer?, _ id: nstop_text, _ until: Int64,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    try Changes.add(changes) { () throws(Failure) in
      .closeStop(id: try Arguments.id(id), until: Arguments.until(until))
    }
  }
}

@c @implementation
public func nstop_changes_reopen_stop(
  _ changes: OpaquePointer?, _ id: nstop_text, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    try Changes.add(changes) { () throws(Failure) in
      .reopenStop(id: try Arguments.id(id))
    }
  }
}

@c @implementation
public func nstop_changes_report(
  _ changes: OpaquePointer?, _ id: nstop_text, _ resource: UInt32,
  _ reading: UnsafePointer<nstop_reading>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let reading else { throw .missing("reading") }
    try Arguments.size(
      reading.pointee.size, MemoryLayout<nstop_reading>.size, "nstop_reading")
    let told = reading.pointee
    guard told.reserved == 0 else {
      throw .argument("reserved is \(told.reserved): expected 0")
    }
    try Changes.add(changes) { () throws(Failure) in
      .report(
        StopReport(
          try Arguments.resource(resource), at: try Arguments.id(id),
          StopReading(
            count: told.count, asOf: UnixTime(seconds: told.as_of),
            until: UnixTime(seconds: told.until))))
    }
  }
}

@c @implementation
public func nstop_changes_add_stop(
  _ changes: OpaquePointer?, _ stop: UnsafePointer<nstop_stop>?, _ until: Int64,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let stop else { throw .missing("stop") }
    try Arguments.size(stop.pointee.size, MemoryLayout<nstop_stop>.size, "nstop_stop")
    try Changes.add(changes) { () throws(Failure) in
      .addStop(try StopFacts.stop(stop.pointee), until: Arguments.until(until))
    }
  }
}

@c @implementation
public func nstop_changes_remove_stop(
  _ changes: OpaquePointer?, _ id: nstop_text, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    try Changes.add(changes) { () throws(Failure) in
      .removeStop(id: try Arguments.id(id))
    }
  }
}

@c @implementation
public func nstop_changes_block_circle(
  _ changes: OpaquePointer?, _ id: nstop_text, _ latitude: Double, _ longitude: Double,
  _ radiusMetres: Double, _ profiles: UInt32, _ until: Int64,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    let middle = try Arguments.coordinate(latitude, longitude)
    guard let radius = try? Distance(metres: radiusMetres) else {
      throw .argument("radius_metres is \(radiusMetres): expected zero or more")
    }
    try Changes.add(changes) { () throws(Failure) in
      try Changes.block(id, profiles, until) { () throws(RoadsError) in
        .area(try RoadArea(around: middle, within: radius))
      }
    }
  }
}

@c @implementation
public func nstop_changes_block_polygon(
  _ changes: OpaquePointer?, _ id: nstop_text, _ latitudes: UnsafePointer<Double>?,
  _ longitudes: UnsafePointer<Double>?, _ cornerCount: Int, _ profiles: UInt32, _ until: Int64,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    // One more than there may be: the last may be the first again.
    let count = try Arguments.count(
      cornerCount, "corner_count", atLeast: 3, at: RoadArea.maximumCorners + 1)
    let corners = try Arguments.coordinates(latitudes, longitudes, count)
    try Changes.add(changes) { () throws(Failure) in
      try Changes.block(id, profiles, until) { () throws(RoadsError) in
        .area(try RoadArea(polygon: corners))
      }
    }
  }
}

@c @implementation
public func nstop_changes_unblock_roads(
  _ changes: OpaquePointer?, _ id: nstop_text, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    try Changes.add(changes) { () throws(Failure) in
      .unblockRoads(id: try Arguments.id(id))
    }
  }
}
