// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

/// What `nstop_live` is.
final class LiveMap: Sendable {
  let finder: LiveStopFinder
  /// What it was made of: moments tell of it what never changes.
  let map: MapStops

  init(_ map: MapStops) {
    self.map = map
    finder = LiveStopFinder(map.finder)
  }

  /// Hands out the moment, in a handle that is there already or a new one.
  func read(at now: UnixTime, into stops: UnsafeMutablePointer<OpaquePointer?>) throws(Failure) {
    guard let handle = stops.pointee else {
      stops.pointee = Handle.make(finder.stops(at: now), .moment, of: map)
      return
    }
    let box = try Handle.box(handle, "*stops")
    guard box.pointee.mark == HandleKind.moment.mark else {
      throw Handle.wrong(handle, "*stops")
    }
    let moment = finder.stops(at: now)
    let former = box.pointee
    box.pointee.object = .passRetained(moment)
    box.pointee.map = .passRetained(map)
    former.object.release()
    former.map?.release()
  }
}

@c @implementation
public func nstop_live_create(
  _ map: OpaquePointer?, _ live: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let live else { throw .missing("live") }
    live.pointee = nil
    try Handle.lend(map, .map) { map throws(Failure) in
      live.pointee = Handle.make(LiveMap(map), .live)
    }
  }
}

@c @implementation
public func nstop_live_destroy(_ live: OpaquePointer?) {
  Handle.destroy(live, HandleKind.live.mark)
}

@c @implementation
public func nstop_live_read(
  _ live: OpaquePointer?, _ now: Int64, _ stops: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let stops else { throw .missing("stops") }
    try Handle.lend(live, .live) { live throws(Failure) in
      try live.read(at: UnixTime(seconds: now), into: stops)
    }
  }
}

@c @implementation
public func nstop_live_apply(
  _ live: OpaquePointer?, _ changes: OpaquePointer?, _ now: Int64,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    try Handle.lend(live, .live) { live throws(Failure) in
      try Handle.lend(changes, .changes) { changes throws(Failure) in
        do throws(LiveChangeError) {
          try live.finder.apply(changes.all, at: UnixTime(seconds: now))
        } catch {
          throw Failure(error)
        }
      }
    }
  }
}

@c @implementation
public func nstop_live_weigh_roads(
  _ live: OpaquePointer?, _ now: Int64, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    try Handle.lend(live, .live) { live throws(Failure) in
      do throws(LiveChangeError) {
        try live.finder.weighRoads(at: UnixTime(seconds: now))
      } catch {
        throw Failure(error)
      }
    }
  }
}

@c @implementation
public func nstop_stops_reading(
  _ moment: OpaquePointer?, _ ordinal: UInt32, _ resource: UInt32,
  _ reading: UnsafeMutablePointer<nstop_reading>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let reading else { throw .missing("reading") }
    try Arguments.size(
      reading.pointee.size, MemoryLayout<nstop_reading>.size, "nstop_reading")
    let resource = try Arguments.resource(resource)
    let stops = try OpenStops(moment)
    let ordinal = try stops.checked(ordinal)
    guard case .moment(let moment, _) = stops, let found = moment.reading(resource, of: ordinal)
    else {
      throw Failure(
        NSTOP_NOT_FOUND, "nobody has said what the stop has left, or it was too long ago")
    }
    reading.pointee.count = found.count
    reading.pointee.reserved = 0
    reading.pointee.as_of = found.asOf.seconds
    reading.pointee.until = found.until.seconds
  }
}
