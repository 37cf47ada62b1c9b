internal import CLanes
internal import Geodesy

/// The plane that touches the earth at a place, the place being its origin; metres.
struct SnapPlane {
  /// 10⁻⁷ degrees.
  let latitude: Double
  let longitude: Double
  let metresPerLatitude: Double
  let metresPerLongitude: Double

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

  /// The cell in which the place lies.
  var cell: GridCell {
    // At most 1.8 × 10⁹: within the range of the integers.
    GridCell(
      latitude: Int(latitude.rounded(.down)), longitude: Int(longitude.rounded(.down)))
  }

  /// The same for eight pieces at a time, from latitude and longitude 0.
  var lanes: lanes_place {
    let (south, west) = (latitude.rounded(.down), longitude.rounded(.down))
    return lanes_place(
      latitude: Int32(south), longitude: Int32(west), latitude_rest: Float(latitude - south),
      longitude_rest: Float(longitude - west), metres_per_latitude: Float(metresPerLatitude),
      metres_per_longitude: Float(metresPerLongitude))
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
