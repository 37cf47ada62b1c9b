public import NearestStop

/// The order of places along a Z-shaped space-filling curve (Morton, 1966).
///
/// Queries in this order ask about the same stops one after the other, so what they read is in the
/// processor's caches: the difference to random order is the price of memory.
public enum ZOrder {
  public static func sorted(_ places: [Coordinate]) -> [Coordinate] {
    places.map { (key: key($0), place: $0) }.sorted { $0.key < $1.key }.map(\.place)
  }

  private static func key(_ place: Coordinate) -> UInt64 {
    let row = UInt64((place.latitude + 90) / 180 * 0xFFFF_FFFF)
    let column = UInt64((place.longitude + 180) / 360 * 0xFFFF_FFFF)
    return spread(row) << 1 | spread(column)
  }

  /// A zero between any two of the lower 32 bits.
  private static func spread(_ bits: UInt64) -> UInt64 {
    var bits = bits
    for (shift, mask) in [
      (16, 0x0000_FFFF_0000_FFFF), (8, 0x00FF_00FF_00FF_00FF), (4, 0x0F0F_0F0F_0F0F_0F0F),
      (2, 0x3333_3333_3333_3333), (1, 0x5555_5555_5555_5555),
    ] as [(UInt64, UInt64)] {
      bits = (bits | bits << shift) & mask
    }
    return bits
  }
}
