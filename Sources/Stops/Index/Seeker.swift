internal import Geodesy
internal import SnapshotFormat

/// A query, made ready for boxes and planes.
struct Seeker: BitwiseCopyable {
  let query: UnitVector
  let x: Lanes
  let y: Lanes
  let z: Lanes
  /// Whether boxes are compared in x and y only: half the work where the stops lie in one region and
  /// the query not on the other side of the earth, for there z says nothing that x and y don't.
  let isFlat: Bool
  private let slack: Float

  @inline(__always)
  init(_ query: UnitVector, in trees: Span<StopTree>, _ tree: Int) {
    let point = trees[tree].frame(query)
    self.query = query
    x = Lanes(repeating: point.x)
    y = Lanes(repeating: point.y)
    z = Lanes(repeating: point.z)
    isFlat = trees[tree].isRegional && point.z > -0.5
    // Rounded to a Float, a frame coordinate, here and in the boxes, errs by at most 2⁻²⁴ of the
    // largest; turned into the frame in doubles, by at most 2⁻⁵¹ whatever its size, which counts where
    // a whole tree lies within micrometres. With e for three axes and λ = 2⁻⁸,
    // (d + e)² ≤ d²(1 + λ) + e²(1 + 1/λ).
    let largest = trees[tree].extent + abs(point.x) + abs(point.y) + abs(point.z)
    let error = largest * 0x1p-22 + 0x1p-49
    slack = error * error * (1 + 0x1p8)
  }

  /// The most the computed squared chord can be of a box that holds a stop within `bound`.
  @inline(__always)
  func limit(_ bound: Float) -> Float { bound * (1 + 0x1p-7) + slack }
}
