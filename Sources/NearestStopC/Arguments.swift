internal import CNearestStop
internal import NearestStop

/// What comes from C, checked.
enum Arguments {
  /// The most bytes of one text: more than any stop, calendar or path has.
  static let textLimit = 1 << 24

  /// A text; `nil` when it is unknown.
  static func text(_ text: nstop_text, _ name: StaticString) throws(Failure) -> String? {
    guard let bytes = text.bytes else {
      guard text.length == 0 else {
        throw .argument("\(name) has a length and no bytes: expected a pointer to them")
      }
      return nil
    }
    let length = text.length
    guard (0...textLimit).contains(length) else {
      throw .argument("\(name) is too long: expected at most \(textLimit) bytes")
    }
    let buffer = UnsafeBufferPointer(start: bytes, count: length)
    guard let string = String(validating: buffer, as: UTF8.self) else {
      throw .argument("\(name) is no UTF-8: expected text in that encoding")
    }
    return string
  }

  /// A text that has to be there.
  static func id(_ id: nstop_text, _ name: StaticString = "id") throws(Failure) -> String {
    guard let id = try text(id, name) else { throw .missing(name) }
    return id
  }

  /// A text that ends with a zero.
  static func path(_ path: UnsafePointer<CChar>?) throws(Failure) -> String {
    guard let path else { throw .missing("path") }
    // A name that is no UTF-8 would be another file's.
    guard let string = String(validatingCString: path) else {
      throw .argument("path is no UTF-8: expected a file whose name is")
    }
    return string
  }

  @inline(__always)
  static func coordinate(
    _ latitude: Double, _ longitude: Double
  ) throws(Failure) -> Coordinate {
    do throws(GeodesyError) {
      return try Coordinate(latitude: latitude, longitude: longitude)
    } catch {
      throw Failure(error)
    }
  }

  /// As many places as are said to be there.
  static func coordinates(
    _ latitudes: UnsafePointer<Double>?, _ longitudes: UnsafePointer<Double>?, _ count: Int
  ) throws(Failure) -> [Coordinate] {
    // An empty array may have no address.
    guard count > 0 else { return [] }
    guard let latitudes else { throw .missing("latitudes") }
    guard let longitudes else { throw .missing("longitudes") }
    var coordinates: [Coordinate] = []
    coordinates.reserveCapacity(count)
    for place in 0..<count {
      do throws(GeodesyError) {
        coordinates.append(
          try Coordinate(
            latitude: latitudes[place], longitude: longitudes[place]))
      } catch {
        throw Failure(NSTOP_BAD_COORDINATE, "place \(place): \(error.description)")
      }
    }
    return coordinates
  }

  /// How many of something: of arrays that fit into half of the address space.
  static func count(
    _ count: Int, _ name: StaticString, atLeast least: Int = 0, at most: Int = Int(UInt32.max)
  ) throws(Failure) -> Int {
    // What C counts beyond half of the address space is negative here.
    guard (least...most).contains(count) else {
      throw .argument("\(name) is \(UInt(bitPattern: count)): expected \(least) to \(most)")
    }
    return count
  }

  /// How many cells rows and columns make; for each there are at most 8 bytes in an array.
  static func cells(_ rows: Int, _ columns: Int) throws(Failure) -> Int {
    let (cells, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow, cells <= Int.max / MemoryLayout<Double>.stride else {
      throw .argument("\(rows) rows of \(columns): expected a table that memory can hold")
    }
    return cells
  }

  /// Tells how many entries an answer has, and whether arrays have room for them.
  ///
  /// - Parameter isThere: whether the first array is: one that is needed where there are entries.
  static func room(
    _ capacity: Int, _ isThere: Bool, for count: Int, _ name: StaticString,
    _ needed: UnsafeMutablePointer<Int>?
  ) throws(Failure) {
    needed?.pointee = count
    // A negative capacity is one beyond half of the address space, and cannot be true.
    guard count == 0 || isThere && capacity >= count else {
      throw Failure(NSTOP_TOO_SMALL, "\(name) and what goes with it need room for \(count)")
    }
  }

  /// A structure's size, which has to be one that some version of the header knows.
  static func size(_ size: Int, _ known: Int, _ name: StaticString) throws(Failure) {
    guard size == known else {
      throw .argument(
        "the size of \(name) is \(UInt(bitPattern: size)): expected \(known); "
          + "begin with its NSTOP_…_INIT, and use the header that came with the library")
    }
  }

  static func profiles(_ bits: UInt32) throws(Failure) -> ProfileSet {
    guard bits & ~UInt32(NSTOP_ALL_PROFILES) == 0 else {
      throw .argument("profiles is \(bits): expected bits of NSTOP_ALL_PROFILES")
    }
    return ProfileSet(rawValue: UInt8(truncatingIfNeeded: bits))
  }

  static func mode(_ mode: Int32) throws(Failure) -> TravelMode {
    switch Int(mode) {
    case NSTOP_BY_LINE: return .straightLine
    case NSTOP_ON_FOOT: return .foot
    case NSTOP_BY_BICYCLE: return .bicycle
    case NSTOP_BY_EBIKE: return .ebike
    default: throw .argument("mode is \(mode): expected NSTOP_BY_LINE to NSTOP_BY_EBIKE")
    }
  }

  static func profile(_ mode: Int32) throws(Failure) -> Profile {
    guard let profile = try self.mode(mode).profile else { throw .notByRoad }
    return profile
  }

  /// What else is wanted: bits of those that are allowed.
  static func options(_ bits: UInt32, _ allowed: Int) throws(Failure) -> Int {
    guard bits & ~UInt32(allowed) == 0 else {
      throw .argument("options is \(bits): expected bits of \(allowed)")
    }
    return Int(bits)
  }

  /// A place in an answer.
  static func rank(_ rank: Int, _ count: Int, _ name: StaticString) throws(Failure) -> Int {
    guard (0..<count).contains(rank) else {
      throw .argument("\(name) is \(UInt(bitPattern: rank)): expected one below \(count)")
    }
    return rank
  }

  static func resource(_ bit: UInt32) throws(Failure) -> StopResource {
    switch Int(bit) {
    case NSTOP_PLACES: return .places
    case NSTOP_BATTERIES: return .batteries
    default: throw .argument("resource is \(bit): expected NSTOP_PLACES or NSTOP_BATTERIES")
    }
  }

  /// How long something may take; `nil` for any time.
  static func duration(_ seconds: Double, _ name: StaticString) throws(Failure) -> TravelTime? {
    guard seconds != .infinity else { return nil }
    guard seconds >= 0 else {
      throw .argument("\(name) is \(seconds): expected zero or more, or INFINITY")
    }
    return TravelTime(seconds: seconds)
  }

  static func time(_ time: Int64, utcOffset: Int32) throws(Failure) -> LocalTime {
    guard abs(Int(utcOffset)) <= 26 * 3600 else {
      throw .argument("utc_offset is \(utcOffset): expected seconds within 26 hours")
    }
    guard let local = LocalTime(unixSeconds: Int(time), utcOffsetSeconds: Int(utcOffset)) else {
      throw .argument("time \(time) is beyond the calendar: expected years 1 to 9999")
    }
    return local
  }

  /// `nil` for good.
  static func until(_ time: Int64) -> UnixTime? {
    time == Int64.max ? nil : UnixTime(seconds: time)
  }
}

/// Text that goes to C, into memory of the caller's.
struct TextOutput {
  private let start: UnsafeMutablePointer<CChar>?
  private let capacity: Int
  /// How many bytes it takes, zeros included.
  private(set) var count = 0

  init(_ start: UnsafeMutablePointer<CChar>?, _ capacity: Int) {
    self.start = start
    self.capacity = start == nil ? 0 : max(0, capacity)
  }

  /// Adds a text and a zero, as far as there is room; without any of it where it has none.
  ///
  /// - Returns: where it stands; without bytes for `nil`.
  mutating func append(_ text: String?) -> nstop_text {
    guard var text else { return nstop_text(bytes: nil, length: 0) }
    let first = count
    let length = text.withUTF8 { bytes in
      if let start, first + bytes.count < capacity {
        for (place, byte) in bytes.enumerated() {
          start[first + place] = CChar(bitPattern: byte)
        }
        start[first + bytes.count] = 0
      }
      return bytes.count
    }
    count += length + 1
    guard let start, count <= capacity else {
      return nstop_text(bytes: nil, length: 0)
    }
    return nstop_text(bytes: UnsafePointer(start + first), length: length)
  }

  /// Room for some values, aligned wherever the buffer begins; `nil` for none, or where there is none.
  mutating func reserve<Value: BitwiseCopyable>(
    _ number: Int, of type: Value.Type
  ) -> UnsafeMutablePointer<Value>? {
    guard number > 0 else { return nil }
    let first = count
    // As much as it takes at the worst address.
    count += number * MemoryLayout<Value>.stride + MemoryLayout<Value>.alignment - 1
    guard let start, count <= capacity else { return nil }
    return UnsafeMutableRawPointer(start + first).alignedUp(for: type)
      .bindMemory(to: type, capacity: number)
  }

  /// Whether there was room for everything.
  var isComplete: Bool { count <= capacity }

  /// Tells how much room is needed, and whether there was enough.
  func finish(_ needed: UnsafeMutablePointer<Int>?) throws(Failure) {
    needed?.pointee = count
    guard isComplete else {
      throw Failure(
        NSTOP_TOO_SMALL, "the buffer has \(capacity) bytes: expected \(count) or more")
    }
  }
}
