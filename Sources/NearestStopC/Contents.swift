// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

extension OpenStops {
  /// What the stops offer, all together.
  private var amenities: UInt64 {
    var bits: UInt64 = 0
    for ordinal in map.stops.indices { bits |= map.stops.amenities(of: ordinal).rawValue }
    for ordinal in map.stops.count..<count {
      bits |= stop(UInt32(truncatingIfNeeded: ordinal)).amenities.rawValue
    }
    return bits
  }

  private var bounds: BoundingBox? {
    switch self {
    case .map(let map):
      let stops = map.finder.stops
      return BoundingBox(around: stops.indices.lazy.map { stops.coordinate(of: $0) })
    case .moment(let moment, _):
      return BoundingBox(
        around: (0..<moment.count).lazy.map {
          moment.coordinate(of: UInt32(truncatingIfNeeded: $0))
        })
    }
  }

  /// For which profiles roads are prepared.
  private var profiles: ProfileSet {
    var profiles: ProfileSet = []
    for profile in Profile.allCases where map.roads?.prepared[profile] != nil {
      profiles.insert(ProfileSet(profile))
    }
    return profiles
  }

  func describe(_ info: inout nstop_info) {
    info.stop_count = count
    info.vertex_count = map.roads?.graph.vertexCount ?? 0
    info.segment_count = map.roads?.graph.segmentCount ?? 0
    info.profiles = UInt32(profiles.rawValue)
    info.has_roads = map.roads == nil ? 0 : 1
    info.amenities = amenities
    let bounds = bounds
    info.south = bounds?.south ?? .nan
    info.west = bounds?.west ?? .nan
    info.north = bounds?.north ?? .nan
    info.east = bounds?.east ?? .nan
  }
}

@c @implementation
public func nstop_stops_info(
  _ stops: OpaquePointer?, _ info: UnsafeMutablePointer<nstop_info>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let info else { throw .missing("info") }
    try Arguments.size(info.pointee.size, MemoryLayout<nstop_info>.size, "nstop_info")
    try OpenStops(stops).describe(&info.pointee)
  }
}

@c @implementation
public func nstop_amenity_bit(
  _ word: nstop_text, _ bit: UnsafeMutablePointer<UInt64>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let bit else { throw .missing("bit") }
    let word = try Arguments.id(word, "word")
    guard let amenity = Amenity(word: word) else {
      throw Failure(
        NSTOP_NOT_FOUND,
        "'\(word.prefix(40))' is no amenity: expected one of "
          + Amenity.allCases.map(\.word).joined(separator: ", "))
    }
    bit.pointee = AmenitySet(amenity).rawValue
  }
}

@c @implementation
public func nstop_amenity_word(
  _ number: UInt32, _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int,
  _ needed: UnsafeMutablePointer<Int>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let amenity = UInt8(exactly: number).flatMap({ Amenity(rawValue: $0) }) else {
      throw Failure(
        NSTOP_NOT_FOUND,
        "no amenity has the number \(number): expected one below \(Amenity.allCases.count)")
    }
    var output = TextOutput(buffer, capacity)
    _ = output.append(amenity.word)
    try output.finish(needed)
  }
}

@c @implementation
public func nstop_stops_find(
  _ stops: OpaquePointer?, _ id: nstop_text, _ ordinal: UnsafeMutablePointer<UInt32>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let ordinal else { throw .missing("ordinal") }
    let stops = try OpenStops(stops)
    let id = try Arguments.id(id)
    guard let found = stops.ordinal(ofID: id) else {
      throw Failure(NSTOP_NOT_FOUND, "no stop has the id '\(id.prefix(80))'")
    }
    ordinal.pointee = found
  }
}
