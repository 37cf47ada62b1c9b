// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

/// Why a call failed, as C is told: a status, and words for a person.
struct Failure: Error {
  let status: nstop_status
  let message: String

  init(_ status: Int, _ message: String) {
    self.status = nstop_status(truncatingIfNeeded: status)
    self.message = message
  }

  /// An argument that cannot be.
  static func argument(_ message: String) -> Failure { Failure(NSTOP_BAD_ARGUMENT, message) }

  /// A pointer that has to lead somewhere.
  static func missing(_ name: StaticString) -> Failure {
    argument("\(name) is NULL: expected a pointer")
  }

  /// A straight line where a way by road is needed.
  static let notByRoad = argument(
    "mode is NSTOP_BY_LINE: expected one by road, NSTOP_ON_FOOT to NSTOP_BY_EBIKE")

  /// Asks, and tells in C's words why there is no answer.
  @inline(__always)
  static func telling<Answer>(
    _ ask: () throws(RoutingError) -> Answer
  ) throws(Failure) -> Answer {
    do throws(RoutingError) { return try ask() } catch { throw Failure(error) }
  }
}

extension Failure {
  init(_ error: RoutingError) {
    self.init(RowStatus.number(of: error), error.description)
  }

  init(_ error: GeodesyError) { self.init(NSTOP_BAD_COORDINATE, error.description) }

  init(_ error: SnapshotError) {
    switch error {
    case .systemCall: self.init(NSTOP_NOT_OPENED, error.description)
    default: self.init(NSTOP_DAMAGED, error.description)
    }
  }

  init(_ error: LiveChangeError) {
    switch error {
    case .busy: self.init(NSTOP_BUSY, error.description)
    default: self.init(NSTOP_REFUSED, error.description)
    }
  }
}

/// What a row of a batch is told when it has no stops.
enum RowStatus {
  static func number(of error: RoutingError) -> Int {
    switch error {
    case .noRoads: NSTOP_NO_ROADS
    case .notPrepared: NSTOP_NOT_PREPARED
    case .offTheMap: NSTOP_OFF_THE_MAP
    case .notReachable: NSTOP_NOT_REACHABLE
    }
  }
}

/// Where the caller wants to read why a call failed.
struct MessageBuffer {
  let start: UnsafeMutablePointer<CChar>?
  let capacity: Int

  init(_ start: UnsafeMutablePointer<CChar>?, _ capacity: Int) {
    self.start = start
    self.capacity = capacity
  }

  /// Runs a call, and tells its status.
  @inline(__always)
  func answer(_ body: () throws(Failure) -> Void) -> nstop_status {
    do throws(Failure) {
      try body()
      return nstop_status(NSTOP_OK)
    } catch {
      write(error.message)
      return error.status
    }
  }

  /// As much of a text as there is room for, cut between characters, and a zero. An id in it may hold zeros:
  /// they would end it, and become blanks.
  @inline(never)
  private func write(_ text: String) {
    // A negative capacity is one beyond half of the address space.
    guard let start, capacity > 0 else { return }
    var length = 0
    for scalar in text.unicodeScalars {
      let bytes = UTF8.encode(scalar == "\0" ? " " : scalar).map { Array($0) } ?? []
      guard length + bytes.count < capacity else { break }
      for byte in bytes {
        start[length] = CChar(bitPattern: byte)
        length += 1
      }
    }
    start[length] = 0
  }
}

@c @implementation
public func nstop_abi_version() -> UInt32 { UInt32(NSTOP_ABI_VERSION) }

@c @implementation
public func nstop_status_name(_ status: nstop_status) -> UnsafePointer<CChar>? {
  let name: StaticString =
    switch Int(status) {
    case NSTOP_OK: "NSTOP_OK"
    case NSTOP_BAD_ARGUMENT: "NSTOP_BAD_ARGUMENT"
    case NSTOP_BAD_HANDLE: "NSTOP_BAD_HANDLE"
    case NSTOP_BAD_COORDINATE: "NSTOP_BAD_COORDINATE"
    case NSTOP_TOO_SMALL: "NSTOP_TOO_SMALL"
    case NSTOP_NOT_FOUND: "NSTOP_NOT_FOUND"
    case NSTOP_NOT_OPENED: "NSTOP_NOT_OPENED"
    case NSTOP_DAMAGED: "NSTOP_DAMAGED"
    case NSTOP_NO_ROADS: "NSTOP_NO_ROADS"
    case NSTOP_NOT_PREPARED: "NSTOP_NOT_PREPARED"
    case NSTOP_OFF_THE_MAP: "NSTOP_OFF_THE_MAP"
    case NSTOP_NOT_REACHABLE: "NSTOP_NOT_REACHABLE"
    case NSTOP_REFUSED: "NSTOP_REFUSED"
    case NSTOP_BUSY: "NSTOP_BUSY"
    default: "?"
    }
  // A constant of the program, with a zero at its end.
  return UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
}
