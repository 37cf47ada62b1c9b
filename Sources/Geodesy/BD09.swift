#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Android)
  internal import Android
#endif

/// BD-09: GCJ-02 moved once more, in polar coordinates of the longitude–latitude plane.
///
/// Source: the approximation that open-source converters share (among them
/// wandergis/coordtransform), written anew here from its terms.
enum BD09 {
  /// Radians per degree, times 3000: the wave repeats every 0.12 degrees.
  ///
  /// Some published test vectors come from programs with another factor here and differ by metres.
  private static let waveNumber = Double.pi * 3000 / 180

  static func fromGCJ02(_ point: DegreePair) -> DegreePair {
    let x = point.longitude
    let y = point.latitude
    let radius = (x * x + y * y).squareRoot() + 2e-5 * sin(y * waveNumber)
    let angle = atan2(y, x) + 3e-6 * cos(x * waveNumber)
    return DegreePair(
      latitude: radius * sin(angle) + 0.006,
      longitude: radius * cos(angle) + 0.0065)
  }
}
