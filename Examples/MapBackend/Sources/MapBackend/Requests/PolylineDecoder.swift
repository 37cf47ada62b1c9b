internal import NearestStop

/// Reads Google's encoded polyline format, which `EncodedPolyline` writes.
enum PolylineDecoder {
  /// - Parameter limit: one place more is read at the most, so that the caller sees that it is too many.
  /// - Returns: `nil` for text that is no line, or leads to no place.
  static func decode(
    _ text: Substring, _ precision: EncodedPolyline.Precision, limit: Int
  ) -> [Coordinate]? {
    let factor = precision == .five ? 1e5 : 1e6
    var rest = text.utf8[...]
    var latitude = 0
    var longitude = 0
    var line: [Coordinate] = []
    while !rest.isEmpty, line.count <= limit {
      guard let north = difference(&rest), let east = difference(&rest) else { return nil }
      latitude += north
      longitude += east
      guard
        let place = try? Coordinate(
          latitude: Double(latitude) / factor, longitude: Double(longitude) / factor)
      else { return nil }
      line.append(place)
    }
    return line
  }

  /// Zigzag, five bits to a character; at most 2³⁵, so sums of two have room.
  private static func difference(_ text: inout Substring.UTF8View.SubSequence) -> Int? {
    var bits = 0
    var shift = 0
    while let byte = text.popFirst() {
      guard (63...126).contains(byte), shift <= 30 else { return nil }
      let part = Int(byte) - 63
      bits |= (part & 0x1F) << shift
      shift += 5
      guard part >= 0x20 else { return bits & 1 == 0 ? bits >> 1 : ~(bits >> 1) }
    }
    return nil
  }
}
