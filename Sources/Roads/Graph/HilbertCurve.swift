internal import Geodesy

/// The order of places along a Hilbert curve over latitude and longitude: near places get near
/// numbers, so that a search stays within a few cache lines.
///
/// Source: D. Hilbert, "Ueber die stetige Abbildung einer Linie auf ein Flächenstück" (1891); the loop
/// turns the quadrants as in J. Skilling, "Programming the Hilbert curve" (2004), in two dimensions.
enum HilbertCurve {
  /// Bits of each axis: cells of less than a centimetre.
  private static let order: UInt64 = 32

  /// The place's position along the curve through the whole earth.
  static func position(of coordinate: Coordinate) -> UInt64 {
    let scale = 4_294_967_295.0
    return position(
      x: UInt64((coordinate.longitude + 180) / 360 * scale),
      y: UInt64((coordinate.latitude + 90) / 180 * scale))
  }

  /// - Parameters:
  ///   - x: below 2³².
  ///   - y: below 2³².
  static func position(x: UInt64, y: UInt64) -> UInt64 {
    var (x, y) = (x, y)
    var position: UInt64 = 0
    let mask = (UInt64(1) << order) - 1
    var side = UInt64(1) << (order - 1)
    while side > 0 {
      let isEast: UInt64 = x & side != 0 ? 1 : 0
      let isNorth: UInt64 = y & side != 0 ? 1 : 0
      position = position << 2 | ((3 * isEast) ^ isNorth)
      if isNorth == 0 {
        if isEast == 1 {
          x = ~x & mask
          y = ~y & mask
        }
        swap(&x, &y)
      }
      side >>= 1
    }
    return position
  }
}
