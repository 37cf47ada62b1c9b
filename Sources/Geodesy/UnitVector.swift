/// A point of the unit sphere: the direction of a ``Coordinate`` from the earth's centre.
///
/// Distances are compared as squared chords between such points. The order is the same as by
/// great-circle distance, and neither the poles nor the antimeridian are special.
@frozen
public struct UnitVector: Hashable, Sendable, BitwiseCopyable {
  /// Towards latitude 0, longitude 0.
  public var x: Double
  /// Towards latitude 0, longitude 90 east.
  public var y: Double
  /// Towards the north pole.
  public var z: Double

  /// Takes the three components as they are; nothing is made of length 1.
  @inlinable
  public init(x: Double, y: Double, z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }

  /// The direction of a coordinate. Its length differs from 1 by less than 1e-15.
  @inlinable
  @inline(__always)
  public init(_ coordinate: Coordinate) {
    let (sine, cosine) = SineCosine.pair(
      degrees: SIMD2(coordinate.latitude, coordinate.longitude))
    self.init(x: cosine.x * cosine.y, y: cosine.x * sine.y, z: sine.x)
  }

  /// The squared length of the straight line between two points, from 0 to 4.
  @inlinable
  public func squaredChord(to other: UnitVector) -> Double {
    let dx = x - other.x
    let dy = y - other.y
    let dz = z - other.z
    return dx * dx + dy * dy + dz * dz
  }
}
