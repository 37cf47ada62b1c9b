internal import Geodesy

/// The bottom of the tree: up to 32 stops that are always looked at together.
///
/// A slot's position is kept relative to the leaf's origin, so that single precision resolves
/// fractions of a millimetre in a city however large the whole map is. What is computed from it only
/// picks candidates; every answer is computed again from double-precision positions.
struct Leaf: BitwiseCopyable, Sendable {
  /// How many stops a leaf has room for: one bit each in a machine word.
  static let capacity = 32

  var x: LeafColumn
  var y: LeafColumn
  var z: LeafColumn
  /// What the relative positions are relative to.
  var origin: UnitVector
  /// What an absolute error of the single-precision chords adds to a bound; see ``slack(radius:)``.
  var slack: Float
  /// Always 0: what would be padding, so that every byte of a file is given.
  var reserved: Float = 0

  /// What relative errors multiply a bound by; see ``widened(_:by:)``.
  static let relativeAllowance: Float = 1 + 0x1p-11

  /// For a leaf whose stops are at most `radius` (a chord) from its origin.
  ///
  /// The error e of a computed chord is at most 2⁻²²·radius plus a few units in the last place of the
  /// chord itself. With λ = 2⁻¹², (d + e)² ≤ d²(1 + λ) + e²(1 + 1/λ); `slack` is the last term, and
  /// the units in the last place are far below the other half of ``relativeAllowance``.
  static func slack(radius: Float) -> Float {
    let error = radius * 0x1p-22
    return error * error * (1 + 0x1p12) + Float.leastNormalMagnitude
  }

  /// The most the single-precision squared chord can be of a stop whose true one is at most
  /// `squaredChord`; and the other way round.
  @inline(__always)
  static func widened(_ squaredChord: Float, by slack: Float) -> Float {
    squaredChord * relativeAllowance + slack
  }

  /// A squared chord in single precision, no smaller than it is: a multiplication, where `nextUp`
  /// takes a branch.
  @inline(__always)
  static func roundedUp(_ squaredChord: Double) -> Float { Float(squaredChord) * (1 + 0x1p-22) }

  /// The squared chords from `query` to all slots, in single precision.
  @inline(__always)
  func squaredChords(from query: UnitVector) -> LeafColumn {
    let qx = Lanes(repeating: Float(query.x - origin.x))
    let qy = Lanes(repeating: Float(query.y - origin.y))
    let qz = Lanes(repeating: Float(query.z - origin.z))
    return LeafColumn(
      a: squares(x.a - qx, y.a - qy, z.a - qz), b: squares(x.b - qx, y.b - qy, z.b - qz),
      c: squares(x.c - qx, y.c - qy, z.c - qz), d: squares(x.d - qx, y.d - qy, z.d - qz),
      e: squares(x.e - qx, y.e - qy, z.e - qz), f: squares(x.f - qx, y.f - qy, z.f - qz),
      g: squares(x.g - qx, y.g - qy, z.g - qz), h: squares(x.h - qx, y.h - qy, z.h - qz))
  }
}

@inline(__always)
private func squares(_ dx: Lanes, _ dy: Lanes, _ dz: Lanes) -> Lanes { dx * dx + dy * dy + dz * dz }
