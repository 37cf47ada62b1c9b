#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Android)
  internal import Android
#endif

/// Distances and directions along great circles of a spherical earth.
public enum GreatCircle {
  /// The earth's mean radius R₁ = (2a + b) / 3 of the WGS-84 ellipsoid, in metres.
  ///
  /// Source: H. Moritz, "Geodetic Reference System 1980", Journal of Geodesy 74 (2000), 128–133.
  /// Against the ellipsoid the sphere errs by up to 0.56 %.
  public static let earthRadius = 6_371_008.8

  /// The great-circle distance that belongs to a squared chord of the unit sphere (0…4).
  ///
  /// d = 2 R asin(chord / 2): the haversine formula, written for unit vectors.
  public static func distance(squaredChord: Double) -> Distance {
    let half = min(1, squaredChord.squareRoot() / 2)
    return Distance(unchecked: 2 * earthRadius * asin(half))
  }

  /// The largest squared chord that counts as within a distance (inclusive).
  ///
  /// Rounded up by 2⁻⁴⁸ of itself, 36 nanometres at the most: far more than the functions on the way
  /// round, so that whatever ``distance(squaredChord:)`` says of a place, the place is within that.
  public static func squaredChord(within limit: Distance) -> Double {
    squaredChord(limit) * (1 + 0x1p-48)
  }

  /// The squared chord of the unit sphere that belongs to a distance; 4 for half the earth's
  /// circumference and beyond.
  public static func squaredChord(_ distance: Distance) -> Double {
    let half = distance.metres / (2 * earthRadius)
    guard half < .pi / 2 else { return 4 }
    let chord = 2 * sin(half)
    return chord * chord
  }

  /// The great-circle distance between two coordinates.
  ///
  /// Symmetric, and 0 for every name of one place: a pole at any longitude, 180 and −180. Rounding
  /// costs some nanometres up to 20,000 km; next to the antipode, where the arc sine is steep, up to
  /// 0.2 m.
  public static func distance(from origin: Coordinate, to destination: Coordinate) -> Distance {
    distance(squaredChord: UnitVector(origin).squaredChord(to: UnitVector(destination)))
  }

  /// The direction in which the great circle leaves `origin` towards `destination`, in degrees
  /// clockwise from true north, 0..<360. For equal points it is 0, at a pole it follows from the
  /// longitude given for the pole.
  public static func initialBearing(
    from origin: Coordinate, to destination: Coordinate
  ) -> Double {
    let from = SineCosine(degrees: origin.latitude)
    let to = SineCosine(degrees: destination.latitude)
    let turn = SineCosine(degrees: destination.longitude - origin.longitude)
    let east = turn.sine * to.cosine
    let north = from.cosine * to.sine - from.sine * to.cosine * turn.cosine
    let degrees = atan2(east, north) * 180 / .pi
    let positive = degrees < 0 ? degrees + 360 : degrees
    return positive < 360 ? positive : 0
  }
}
