/// The sine and cosine of an angle in degrees.
///
/// Not the C library's, for two reasons: the result is the same to the last bit on every platform, so
/// that answers and files are too, and both come out of one short branch-free computation, about five
/// times as fast. Taylor polynomials on −45…45 degrees, after an exact reduction by multiples of 90.
///
/// The error stays below 2.0e-16: 1.92e-16 was the largest against 80-bit arithmetic over 20 million
/// angles, and the tests repeat it with a million. Exact at multiples of 90 degrees, within one unit
/// in the last place at multiples of 30 and 45; sin(−x) = −sin x and cos(−x) = cos x always.
@frozen
public struct SineCosine: Sendable {
  /// The sine, −1…1.
  public let sine: Double
  /// The cosine, −1…1.
  public let cosine: Double

  /// Computes both.
  ///
  /// - Parameter degrees: −360…360. Larger angles lose accuracy, NaN and infinities give nonsense;
  ///   nothing traps.
  @inlinable
  @inline(__always)
  public init(degrees: Double) {
    // Adding 1.5 × 2^52 rounds to the nearest integer and leaves it in the low bits.
    let rounder = 6_755_399_441_055_744.0
    let shifted = degrees * (1.0 / 90.0) + rounder
    let quarter = shifted.bitPattern
    // Exact: the multiple of 90 is a small integer, and the difference is at most about 45.
    let remainder = (degrees - (shifted - rounder) * 90) * (Double.pi / 180)

    let z = remainder * remainder
    let z2 = z * z
    let z4 = z2 * z2
    let sineLow: Double = (-1.0 / 6) + z * (1.0 / 120)
    let sineMiddle: Double = (-1.0 / 5_040) + z * (1.0 / 362_880)
    let sineHigh: Double = (-1.0 / 39_916_800) + z * (1.0 / 6_227_020_800)
    let sineTop: Double = -1.0 / 1_307_674_368_000
    let sinePolynomial = sineLow + z2 * sineMiddle + z4 * (sineHigh + z2 * sineTop)
    let s = remainder + remainder * z * sinePolynomial

    let cosineLow: Double = -0.5 + z * (1.0 / 24)
    let cosineMiddle: Double = (-1.0 / 720) + z * (1.0 / 40_320)
    let cosineHigh: Double = (-1.0 / 3_628_800) + z * (1.0 / 479_001_600)
    let cosineTop: Double = (-1.0 / 87_178_291_200) + z * (1.0 / 20_922_789_888_000)
    let cosinePolynomial = cosineLow + z2 * cosineMiddle + z4 * (cosineHigh + z2 * cosineTop)
    let c = 1 + z * cosinePolynomial

    // Odd quarters exchange the two; the sign bits follow the quadrant. Bit operations, because a
    // branch here would be mispredicted half the time.
    let exchange = (s.bitPattern ^ c.bitPattern) & (0 &- (quarter & 1))
    sine = Double(bitPattern: s.bitPattern ^ exchange ^ ((quarter & 2) &<< 62))
    cosine = Double(bitPattern: c.bitPattern ^ exchange ^ (((quarter &+ 1) & 2) &<< 62))
  }
}
