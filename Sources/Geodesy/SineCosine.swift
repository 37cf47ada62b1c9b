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
    let both = SineCosine.pair(degrees: SIMD2(degrees, degrees))
    sine = both.sine.x
    cosine = both.cosine.x
  }

  /// The sines and cosines of two angles at once: what a coordinate needs, in the time of one.
  ///
  /// - Parameter degrees: −360…360 each.
  @inlinable
  @inline(__always)
  static func pair(
    degrees: SIMD2<Double>
  ) -> (sine: SIMD2<Double>, cosine: SIMD2<Double>) {
    typealias Pair = SIMD2<Double>
    // Adding 1.5 × 2^52 rounds to the nearest integer and leaves it in the low bits.
    let rounder = Pair(repeating: 6_755_399_441_055_744)
    let shifted = degrees * (1.0 / 90) + rounder
    let quarter = unsafeBitCast(shifted, to: SIMD2<UInt64>.self)
    // Exact: the multiple of 90 is a small integer, and the difference is at most about 45.
    let remainder = (degrees - (shifted - rounder) * 90) * (Double.pi / 180)

    let z: Pair = remainder * remainder
    let z2: Pair = z * z
    let z4: Pair = z2 * z2
    let sineLow: Pair = z * (1.0 / 120) + (-1.0 / 6)
    let sineMiddle: Pair = z * (1.0 / 362_880) + (-1.0 / 5_040)
    let sineHigh: Pair = z * (1.0 / 6_227_020_800) + (-1.0 / 39_916_800)
    let sineTop: Pair = sineHigh + z2 * (-1.0 / 1_307_674_368_000)
    let sinePolynomial: Pair = sineLow + z2 * sineMiddle + z4 * sineTop
    let s: Pair = remainder + remainder * z * sinePolynomial

    let cosineLow: Pair = z * (1.0 / 24) + (-0.5)
    let cosineMiddle: Pair = z * (1.0 / 40_320) + (-1.0 / 720)
    let cosineHigh: Pair = z * (1.0 / 479_001_600) + (-1.0 / 3_628_800)
    let cosineTop: Pair =
      cosineHigh + z2 * (z * (1.0 / 20_922_789_888_000) + (-1.0 / 87_178_291_200))
    let cosinePolynomial: Pair = cosineLow + z2 * cosineMiddle + z4 * cosineTop
    let c: Pair = z * cosinePolynomial + 1

    // Odd quarters exchange the two; the sign bits follow the quadrant. Bit operations, because a
    // branch here would be mispredicted half the time.
    let one = SIMD2<UInt64>(repeating: 1)
    let two = SIMD2<UInt64>(repeating: 2)
    let sBits = unsafeBitCast(s, to: SIMD2<UInt64>.self)
    let cBits = unsafeBitCast(c, to: SIMD2<UInt64>.self)
    let exchange = (sBits ^ cBits) & (.zero &- (quarter & one))
    let sine = sBits ^ exchange ^ ((quarter & two) &<< 62)
    let cosine = cBits ^ exchange ^ (((quarter &+ one) & two) &<< 62)
    return (
      unsafeBitCast(sine, to: Pair.self), unsafeBitCast(cosine, to: Pair.self)
    )
  }
}
