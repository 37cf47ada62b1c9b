#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Android)
  internal import Android
#endif

/// GCJ-02: WGS-84 shifted by some hundred metres, by a polynomial with waves of several lengths.
///
/// The shift was never published. The formula below is the approximation that open-source converters
/// have shared since 2011 (among them googollee/eviltransform and wandergis/coordtransform); written
/// anew here from its terms. It agrees with the map services to about a metre.
enum GCJ02 {
  /// The semi-major axis of Krasovsky's ellipsoid of 1940, in metres.
  private static let semiMajorAxis = 6_378_245.0
  /// The squared eccentricity of the same ellipsoid.
  private static let squaredEccentricity = 0.006_693_421_622_965_943_23

  static func fromWGS84(_ point: DegreePair) -> DegreePair {
    // Degrees from the centre of the shift, 35 °N 105 °E.
    let x = point.longitude - 105
    let y = point.latitude - 35

    let latitude = point.latitude * .pi / 180
    let sine = sin(latitude)
    let m = 1 - squaredEccentricity * sine * sine
    let root = m.squareRoot()
    // Radii of curvature along the meridian and along the parallel, in metres.
    let meridian = semiMajorAxis * (1 - squaredEccentricity) / (m * root)
    let parallel = semiMajorAxis * cos(latitude) / root

    return DegreePair(
      latitude: point.latitude + metresNorth(x, y) * 180 / (.pi * meridian),
      longitude: point.longitude + metresEast(x, y) * 180 / (.pi * parallel))
  }

  private static func metresNorth(_ x: Double, _ y: Double) -> Double {
    let polynomial: Double = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y
    let kink: Double = 0.2 * abs(x).squareRoot()
    let short: Double = 20 * sin(6 * .pi * x) + 20 * sin(2 * .pi * x)
    let middle: Double = 20 * sin(.pi * y) + 40 * sin(.pi * y / 3)
    let long: Double = 160 * sin(.pi * y / 12) + 320 * sin(.pi * y / 30)
    return polynomial + kink + (short + middle + long) * 2 / 3
  }

  private static func metresEast(_ x: Double, _ y: Double) -> Double {
    let polynomial: Double = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y
    let kink: Double = 0.1 * abs(x).squareRoot()
    let short: Double = 20 * sin(6 * .pi * x) + 20 * sin(2 * .pi * x)
    let middle: Double = 20 * sin(.pi * x) + 40 * sin(.pi * x / 3)
    let long: Double = 150 * sin(.pi * x / 12) + 300 * sin(.pi * x / 30)
    return polynomial + kink + (short + middle + long) * 2 / 3
  }
}
