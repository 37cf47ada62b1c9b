package import Geodesy

/// Places in the order of a space-filling curve.
package struct OriginOrder: Sendable {
  /// How many places one task is given: some milliseconds of work.
  static let chunk = 4096

  /// Which of the places comes first, second, …
  package let places: [UInt32]

  /// O(n): two passes of counting.
  package init(_ origins: [Coordinate]) {
    let curve = OriginCurve(origins)
    let keys = origins.map(curve.position)
    let byLow = OriginOrder.sorted(
      (0..<UInt32(truncatingIfNeeded: origins.count)).map(\.self), by: keys, shift: 0)
    places = OriginOrder.sorted(byLow, by: keys, shift: 16)
  }

  /// Sorts by 16 bits of the keys; what is equal there keeps its order.
  private static func sorted(
    _ places: [UInt32], by keys: [UInt32], shift: UInt32
  ) -> [UInt32] {
    var next = [Int](repeating: 0, count: 1 << 16 + 1)
    var sorted = places
    var ends = next.mutableSpan
    var output = sorted.mutableSpan
    let (places, keys) = (places.span, keys.span)
    for place in places.indices {
      ends[Int(keys[Int(places[place])] >> shift & 0xFFFF) + 1] += 1
    }
    for digit in 1..<ends.count { ends[digit] += ends[digit - 1] }
    for place in places.indices {
      let digit = Int(keys[Int(places[place])] >> shift & 0xFFFF)
      output[ends[digit]] = places[place]
      ends[digit] += 1
    }
    return sorted
  }
}

/// A Z-order curve over the rectangle that holds some places: 65,536 steps each way, a metre for a city and
/// less than a hundred for a country.
///
/// Source: G. Morton, "A computer oriented geodetic data base and a new technique in file sequencing"
/// (1966).
private struct OriginCurve {
  private var south = Double.infinity
  private var west = Double.infinity
  private var stepsPerLatitude = 0.0
  private var stepsPerLongitude = 0.0

  init(_ origins: [Coordinate]) {
    var north = -Double.infinity
    var east = -Double.infinity
    for origin in origins {
      south = min(south, origin.latitude)
      north = max(north, origin.latitude)
      west = min(west, origin.longitude)
      east = max(east, origin.longitude)
    }
    // Closer together than a tenth of a millimetre is one place, and no division by next to nothing.
    if north - south > 1e-9 { stepsPerLatitude = 65_535 / (north - south) }
    if east - west > 1e-9 { stepsPerLongitude = 65_535 / (east - west) }
  }

  /// The place's position along the curve.
  func position(of origin: Coordinate) -> UInt32 {
    let y = min(max((origin.latitude - south) * stepsPerLatitude, 0), 65_535)
    let x = min(max((origin.longitude - west) * stepsPerLongitude, 0), 65_535)
    return OriginCurve.spread(UInt32(x)) | OriginCurve.spread(UInt32(y)) << 1
  }

  /// Sixteen bits, with a zero between each two.
  private static func spread(_ number: UInt32) -> UInt32 {
    var bits = number
    bits = (bits | bits << 8) & 0x00FF_00FF
    bits = (bits | bits << 4) & 0x0F0F_0F0F
    bits = (bits | bits << 2) & 0x3333_3333
    return (bits | bits << 1) & 0x5555_5555
  }
}
