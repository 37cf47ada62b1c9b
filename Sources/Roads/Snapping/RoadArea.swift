public import Geodesy

/// A part of the ground of which it is asked what roads lead through it.
///
/// Edges are part of it. Not for areas that reach over the antimeridian or hold a pole.
public struct RoadArea: Hashable, Sendable {
  enum Shape: Hashable, Sendable {
    /// Metres.
    case circle(Coordinate, radius: Double)
    /// Corners; the last is joined to the first.
    case polygon([GridCoordinate])
  }

  let shape: Shape

  /// The most corners of a polygon.
  public static let maximumCorners = 1_000
  /// How far an area reaches from south to north and from west to east at the most, in degrees.
  public static let maximumDegrees = 1.0

  /// All places within a distance, inclusive, on the plane that touches the earth in the middle.
  ///
  /// - Throws: ``RoadsError/unusableArea(_:)`` when it is too large.
  public init(around middle: Coordinate, within radius: Distance) throws(RoadsError) {
    shape = .circle(middle, radius: radius.metres)
    try checkExtent()
  }

  /// The inside of a closed line, in whole 10⁻⁷ degrees; where it crosses itself, what an odd number of its
  /// lines lies around.
  ///
  /// - Parameter corners: three or more; the last may be the first again.
  /// - Throws: ``RoadsError/unusableArea(_:)`` when there are too few or too many, or it is too large.
  public init(polygon corners: [Coordinate]) throws(RoadsError) {
    var corners = corners
    if corners.count > 1, corners.last == corners.first { corners.removeLast() }
    guard (3...RoadArea.maximumCorners).contains(corners.count) else {
      throw .unusableArea(
        "\(corners.count) corners: expected 3 to \(RoadArea.maximumCorners)")
    }
    shape = .polygon(corners.map { GridCoordinate($0) })
    try checkExtent()
  }

  private func checkExtent() throws(RoadsError) {
    let box = box
    let limit = Int(RoadArea.maximumDegrees * 1e7)
    guard box.north - box.south <= limit, box.east - box.west <= limit else {
      throw .unusableArea(
        "larger than \(RoadArea.maximumDegrees)°: expected a part of a city or region")
    }
  }

  /// What holds the area, in 10⁻⁷ degrees.
  var box: (south: Int, west: Int, north: Int, east: Int) {
    switch shape {
    case .circle(let middle, let radius):
      let plane = SnapPlane(at: middle)
      // More than the earth measures, and near a pole more than there are meridians, is too much anyhow.
      let height = min(radius / plane.metresPerLatitude, 1e9).rounded(.up) + 1
      let width =
        min(radius / max(plane.metresPerLongitude, 1e-9), 1e9).rounded(.up) + 1
      return (
        Int(plane.latitude - height), Int(plane.longitude - width), Int(plane.latitude + height),
        Int(plane.longitude + width)
      )
    case .polygon(let corners):
      let latitudes = corners.map { Int($0.latitude) }
      let longitudes = corners.map { Int($0.longitude) }
      return (
        latitudes.min() ?? 0, longitudes.min() ?? 0, latitudes.max() ?? 0, longitudes.max() ?? 0
      )
    }
  }

  /// Whether any point of a straight piece of road lies in the area.
  func touches(_ piece: SegmentIndex.Piece) -> Bool {
    switch shape {
    case .circle(let middle, let radius):
      return SnapPlane(at: middle).nearest(to: piece).squaredDistance <= radius * radius
    case .polygon(let corners):
      let start = GridPoint(Int(piece.startLatitude), Int(piece.startLongitude))
      let end = GridPoint(Int(piece.endLatitude), Int(piece.endLongitude))
      var isInside = false
      var last = GridPoint(corners[corners.count - 1])
      for corner in corners {
        let corner = GridPoint(corner)
        if GridPoint.cross(start, end, last, corner) { return true }
        // A line to the north from the start crosses the edge when one end of it lies to the west.
        if (last.longitude <= start.longitude) != (corner.longitude <= start.longitude) {
          let (west, east) = last.longitude < corner.longitude ? (last, corner) : (corner, last)
          if GridPoint.side(west, east, start) < 0 { isInside.toggle() }
        }
        last = corner
      }
      return isInside
    }
  }
}

/// A place in whole 10⁻⁷ degrees, as integers in which products have room: differences of 2³² make 2⁶⁵, so
/// they are compared in the full width.
private struct GridPoint {
  var latitude: Int
  var longitude: Int

  init(_ latitude: Int, _ longitude: Int) {
    self.latitude = latitude
    self.longitude = longitude
  }

  init(_ coordinate: GridCoordinate) {
    self.init(Int(coordinate.latitude), Int(coordinate.longitude))
  }

  /// Whether c lies to the left of the line from a to b (1), to the right (−1), or on it (0). Exact.
  static func side(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint) -> Int {
    let left = (b.longitude - a.longitude).multipliedFullWidth(by: c.latitude - a.latitude)
    let right = (b.latitude - a.latitude).multipliedFullWidth(by: c.longitude - a.longitude)
    if left.high != right.high { return left.high < right.high ? -1 : 1 }
    return left.low == right.low ? 0 : left.low < right.low ? -1 : 1
  }

  /// Whether two lines have a point in common, their ends included.
  static func cross(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint, _ d: GridPoint) -> Bool {
    guard
      max(min(a.latitude, b.latitude), min(c.latitude, d.latitude))
        <= min(max(a.latitude, b.latitude), max(c.latitude, d.latitude)),
      max(min(a.longitude, b.longitude), min(c.longitude, d.longitude))
        <= min(max(a.longitude, b.longitude), max(c.longitude, d.longitude))
    else { return false }
    // Where the boxes meet, lines miss each other only when one lies on one side of the other.
    return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0
  }
}
