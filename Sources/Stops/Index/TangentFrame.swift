internal import Geodesy

/// A rotation of the unit sphere that turns one chosen direction into the z axis.
///
/// Stops of one city then differ almost only in x and y, so that axis-parallel boxes and splits fit
/// them as tightly as they would on a flat map, wherever on the earth the city lies. Chords keep
/// their lengths under a rotation, so nothing is approximated.
struct TangentFrame: BitwiseCopyable, Sendable {
  let east: UnitVector
  let north: UnitVector
  let up: UnitVector

  /// - Parameter points: the frame's z axis points to their mean; to the north pole when they have
  ///   none.
  init(facing points: [UnitVector]) {
    var sum = UnitVector(x: 0, y: 0, z: 0)
    for point in points {
      sum.x += point.x
      sum.y += point.y
      sum.z += point.z
    }
    let length = sum.squaredChord(to: UnitVector(x: 0, y: 0, z: 0)).squareRoot()
    // A mean shorter than this has no direction worth following: the stops surround the earth.
    let isSpread = length <= 1e-6 * Double(points.count)
    let up =
      isSpread
      ? UnitVector(x: 0, y: 0, z: 1)
      : UnitVector(x: sum.x / length, y: sum.y / length, z: sum.z / length)
    // East is horizontal; at a pole any horizontal direction will do.
    let horizontal = (up.x * up.x + up.y * up.y).squareRoot()
    let east =
      horizontal > 1e-9
      ? UnitVector(x: -up.y / horizontal, y: up.x / horizontal, z: 0)
      : UnitVector(x: 1, y: 0, z: 0)
    self.east = east
    self.up = up
    self.north = UnitVector(
      x: up.y * east.z - up.z * east.y,
      y: up.z * east.x - up.x * east.z,
      z: up.x * east.y - up.y * east.x)
  }

  /// A direction in the frame's own axes, in single precision.
  @inline(__always)
  func callAsFunction(_ v: UnitVector) -> FramePoint {
    FramePoint(
      x: Float(v.x * east.x + v.y * east.y + v.z * east.z),
      y: Float(v.x * north.x + v.y * north.y + v.z * north.z),
      z: Float(v.x * up.x + v.y * up.y + v.z * up.z - 1))
  }
}

/// A point in the axes of a ``TangentFrame``.
struct FramePoint: BitwiseCopyable, Sendable {
  var x: Float
  var y: Float
  var z: Float
}
