internal import Geodesy

/// The plane that touches the earth at a place, the place being its origin; metres.
struct SnapPlane {
  /// 10⁻⁷ degrees.
  let latitude: Double
  let longitude: Double
  let metresPerLatitude: Double
  let metresPerLongitude: Double

  @inline(__always)
  init(at place: Coordinate) {
    let metres = GreatCircle.earthRadius * .pi / 180 / 1e7
    latitude = place.latitude * 1e7
    longitude = place.longitude * 1e7
    metresPerLatitude = metres
    metresPerLongitude = metres * SineCosine(degrees: place.latitude).cosine
  }

  /// A bound in single precision, with room for the rounding of what is compared with it.
  @inline(__always)
  static func widened(_ bound: Double) -> Float { Float(bound) * (1 + 0x1p-18) + 0x1p-40 }

  /// The place in whole units, rounded down but for a rest that may be one.
  ///
  /// Counted from the south pole and the antimeridian: there is no instruction to round down what may be
  /// negative on every processor.
  @inline(__always)
  var units: (latitude: Int, longitude: Int) {
    // Between 0 and 3.6 × 10⁹.
    let south = Int(latitude - Double(GridCell.southPole))
    let west = Int(longitude - Double(GridCell.antimeridian))
    return (south &+ GridCell.southPole, west &+ GridCell.antimeridian)
  }

  /// The nearest point of a piece.
  @inline(__always)
  func nearest(to piece: SegmentIndex.Piece) -> (squaredDistance: Double, share: Double) {
    let x = (Double(piece.startLongitude) - longitude) * metresPerLongitude
    let y = (Double(piece.startLatitude) - latitude) * metresPerLatitude
    let dx = (Double(piece.endLongitude) - Double(piece.startLongitude)) * metresPerLongitude
    let dy = (Double(piece.endLatitude) - Double(piece.startLatitude)) * metresPerLatitude
    let squaredLength = dx * dx + dy * dy
    let along = -(x * dx + y * dy)
    let share = squaredLength > 0 ? min(max(along / squaredLength, 0), 1) : 0
    let (nearX, nearY) = (x + dx * share, y + dy * share)
    return (nearX * nearX + nearY * nearY, share)
  }
}
