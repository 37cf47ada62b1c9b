internal import NearestStop

/// Where roads are blocked, as it was said: a map that comes later has other segments.
enum BlockedGround: Hashable, Sendable {
  /// All roads within some metres of a place.
  case circle(Coordinate, metres: Double)
  /// All roads through an area.
  case polygon([Coordinate])

  /// The roads there.
  ///
  /// - Throws: ``RoadsError/unusableArea(_:)``
  func area() throws(RoadsError) -> RoadArea {
    switch self {
    case .circle(let middle, let metres):
      // Not negative, and a number: it was read so.
      try RoadArea(around: middle, within: (try? Distance(metres: metres)) ?? .zero)
    case .polygon(let corners): try RoadArea(polygon: corners)
    }
  }
}
