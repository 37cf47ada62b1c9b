internal import CNearestStop
internal import NearestStop

/// What a question is about: a map, or a moment of a live one.
enum OpenStops {
  case map(MapStops)
  case moment(LiveStops, of: MapStops)

  /// What `stops` is, lent for the time of a call.
  @inline(__always)
  static func lend<Result>(
    _ handle: OpaquePointer?, map: (MapStops) throws(Failure) -> Result,
    moment: (LiveStops) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let box = try Handle.box(handle, "stops")
    switch box.pointee.mark {
    case HandleKind.map.mark:
      return try Handle.lend(box.pointee.object.toOpaque(), map)
    case HandleKind.moment.mark:
      return try Handle.lend(box.pointee.object.toOpaque(), moment)
    default: throw Handle.wrong(handle, "stops")
    }
  }

  /// What `stops` is, to keep: where a reference more does not matter.
  init(_ handle: OpaquePointer?) throws(Failure) {
    let box = try Handle.box(handle, "stops")
    let map = box.pointee.map
    self = try OpenStops.lend(
      handle, map: { map throws(Failure) in .map(map) },
      moment: { moment throws(Failure) in
        guard let map else { throw Handle.wrong(handle, "stops") }
        return .moment(moment, of: map.takeUnretainedValue())
      })
  }

  /// The map, whatever has happened since.
  var map: StopFinder {
    switch self {
    case .map(let map), .moment(_, let map): map.finder
    }
  }

  /// How many stops there are, closed and temporary ones included.
  var count: Int {
    switch self {
    case .map(let map): map.finder.stops.count
    case .moment(let moment, _): moment.count
    }
  }

  /// An ordinal that a stop has.
  func checked(_ ordinal: UInt32) throws(Failure) -> UInt32 {
    try OpenStops.checked(ordinal, count)
  }

  /// Ordinals that stops have.
  func checked(
    _ ordinals: UnsafePointer<UInt32>?, _ number: Int
  ) throws(Failure) -> [UInt32] {
    // An empty array may have no address.
    guard number > 0 else { return [] }
    guard let ordinals else { throw .missing("ordinals") }
    let count = count
    var checked: [UInt32] = []
    checked.reserveCapacity(number)
    for place in 0..<number { checked.append(try OpenStops.checked(ordinals[place], count)) }
    return checked
  }

  private static func checked(_ ordinal: UInt32, _ count: Int) throws(Failure) -> UInt32 {
    guard ordinal < count else {
      throw .argument("no stop has the ordinal \(ordinal): expected one below \(count)")
    }
    return ordinal
  }

  func ordinal(ofID id: String) -> UInt32? {
    switch self {
    case .map(let map): map.finder.ordinal(ofID: id)
    case .moment(let moment, _): moment.ordinal(ofID: id)
    }
  }

  /// - Parameter ordinal: below ``count``.
  func stop(_ ordinal: UInt32) -> Stop {
    switch self {
    case .map(let map): map.finder.stops[Int(ordinal)]
    case .moment(let moment, _): moment[ordinal]
    }
  }

  /// What is true of a stop at the moment: `NSTOP_STOP_CLOSED`, `NSTOP_STOP_TEMPORARY`.
  func flags(of ordinal: UInt32) -> UInt32 {
    guard case .moment(let moment, _) = self else { return 0 }
    return (moment.isClosed(ordinal) ? UInt32(NSTOP_STOP_CLOSED) : 0)
      | (moment.isTemporary(ordinal) ? UInt32(NSTOP_STOP_TEMPORARY) : 0)
  }
}
