// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

/// A map is opened, and closed.
enum MapOpening {
  /// - Parameter snapshot: opens what a map is read from.
  static func handle(
    _ profiles: UInt32, _ flags: UInt32, _ stops: UnsafeMutablePointer<OpaquePointer?>?,
    allowing allowed: Int,
    _ snapshot: (Snapshot.Verification) throws(SnapshotError) -> Snapshot
  ) throws(Failure) {
    guard let stops else { throw .missing("stops") }
    stops.pointee = nil
    let profiles = try Arguments.profiles(profiles)
    guard flags & ~UInt32(allowed) == 0 else {
      throw .argument("flags is \(flags): expected bits of \(allowed)")
    }
    let isTrusted = flags & UInt32(NSTOP_SKIP_CHECKSUMS) != 0
    do throws(SnapshotError) {
      let finder = try StopFinder(snapshot(isTrusted ? .frame : .everything), for: profiles)
      stops.pointee = Handle.make(MapStops(finder), .map)
    } catch {
      throw Failure(error)
    }
  }
}

@c @implementation
public func nstop_stops_open(
  _ path: UnsafePointer<CChar>?, _ profiles: UInt32, _ flags: UInt32,
  _ stops: UnsafeMutablePointer<OpaquePointer?>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    let path = try Arguments.path(path)
    try MapOpening.handle(profiles, flags, stops, allowing: NSTOP_SKIP_CHECKSUMS) {
      verification throws(SnapshotError) in try Snapshot(path: path, verifying: verification)
    }
  }
}

@c @implementation
public func nstop_stops_open_bytes(
  _ bytes: UnsafeRawPointer?, _ length: Int, _ profiles: UInt32, _ flags: UInt32,
  _ stops: UnsafeMutablePointer<OpaquePointer?>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let bytes else { throw .missing("bytes") }
    let length = try Arguments.count(length, "length", at: .max)
    let buffer = UnsafeRawBufferPointer(start: bytes, count: length)
    let isLent = flags & UInt32(NSTOP_BORROW_BYTES) != 0
    try MapOpening.handle(
      profiles, flags, stops, allowing: NSTOP_SKIP_CHECKSUMS | NSTOP_BORROW_BYTES
    ) { verification throws(SnapshotError) in
      // What is asked of the caller is what the program's own constants promise: bytes that stay.
      isLent
        ? try Snapshot(program: buffer, verifying: verification)
        : try Snapshot(bytes: Array(buffer), verifying: verification)
    }
  }
}

@c @implementation
public func nstop_stops_close(_ stops: OpaquePointer?) {
  Handle.destroy(stops, HandleKind.map.mark, HandleKind.moment.mark)
}
