public import Geodesy

/// Google's encoded polyline format: a line as short ASCII text, as OSRM and many map clients use it.
///
/// Source: "Encoded Polyline Algorithm Format", Google Maps Platform. Differences of rounded
/// coordinates, zigzag, five bits to a character.
public enum EncodedPolyline {
  /// How many decimals of a degree are kept.
  public enum Precision: Int, Hashable, Sendable {
    /// To about a metre: Google, and OSRM's `polyline`.
    case five = 5
    /// To about ten centimetres: OSRM's `polyline6`, Valhalla.
    case six = 6

    fileprivate var factor: Double { self == .five ? 1e5 : 1e6 }
  }

  /// The text of a line. O(points).
  public static func encode(_ line: some Sequence<Coordinate>, _ precision: Precision) -> String {
    var bytes: [UInt8] = []
    var latitude = 0
    var longitude = 0
    for point in line {
      // At most 1.8 × 10⁸.
      let next = (
        latitude: Int((point.latitude * precision.factor).rounded()),
        longitude: Int((point.longitude * precision.factor).rounded())
      )
      append(next.latitude - latitude, to: &bytes)
      append(next.longitude - longitude, to: &bytes)
      (latitude, longitude) = next
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ difference: Int, to bytes: inout [UInt8]) {
    var rest = UInt64(bitPattern: Int64(difference << 1 ^ difference >> 63))
    while rest >= 0x20 {
      bytes.append(UInt8(truncatingIfNeeded: 0x20 | rest & 0x1F) + 63)
      rest >>= 5
    }
    bytes.append(UInt8(truncatingIfNeeded: rest) + 63)
  }
}
