/// A part of the earth between two parallels and two meridians, edges included.
///
/// From `west` the box reaches eastwards to `east`; when `west > east` it crosses the antimeridian.
/// A box that reaches a pole holds the pole whatever its longitudes: all meridians meet there.
///
/// ```swift
/// let xicheng = try BoundingBox(south: 39.8676, west: 116.3147, north: 39.9717, east: 116.3934)
/// let fiji = try BoundingBox(south: -21, west: 176, north: -12, east: -178)
/// ```
@frozen
public struct BoundingBox: Hashable, Sendable, BitwiseCopyable {
  /// Degrees north, −90…90 and not above ``north``.
  public let south: Double
  /// Degrees east, −180…180.
  public let west: Double
  /// Degrees north, −90…90.
  public let north: Double
  /// Degrees east, −180…180; less than ``west`` when the box crosses the antimeridian.
  public let east: Double

  /// The whole earth.
  public static let earth = BoundingBox(unchecked: -90, -180, 90, 180)

  /// Validates four edges in degrees.
  ///
  /// - Throws: ``GeodesyError/latitudeOutOfRange(_:)``, ``GeodesyError/longitudeOutOfRange(_:)`` or
  ///   ``GeodesyError/southAboveNorth(south:north:)``.
  public init(
    south: Double, west: Double, north: Double, east: Double
  ) throws(GeodesyError) {
    for latitude in [south, north] where !(abs(latitude) <= 90) {
      throw .latitudeOutOfRange(latitude)
    }
    for longitude in [west, east] where !(abs(longitude) <= 180) {
      throw .longitudeOutOfRange(longitude)
    }
    guard south <= north else { throw .southAboveNorth(south: south, north: north) }
    self.init(unchecked: south, west, north, east)
  }

  /// The box that holds a single place.
  public init(_ coordinate: Coordinate) {
    self.init(
      unchecked: coordinate.latitude, coordinate.longitude,
      coordinate.latitude, coordinate.longitude)
  }

  init(unchecked south: Double, _ west: Double, _ north: Double, _ east: Double) {
    self.south = south
    self.west = west
    self.north = north
    self.east = east
  }
}

extension BoundingBox {
  /// Whether the box reaches over longitude 180.
  public var crossesAntimeridian: Bool { west > east }

  /// How many degrees of longitude the box spans, 0…360.
  public var longitudeSpan: Double { crossesAntimeridian ? east - west + 360 : east - west }

  /// Whether the place lies inside or on an edge.
  public func contains(_ coordinate: Coordinate) -> Bool {
    guard south <= coordinate.latitude, coordinate.latitude <= north else { return false }
    return abs(coordinate.latitude) == 90 || containsLongitude(coordinate.longitude)
  }

  /// Whether the boxes have a place in common, be it on an edge.
  public func intersects(_ other: BoundingBox) -> Bool {
    guard south <= other.north, other.south <= north else { return false }
    // Two arcs of a circle meet just when one of them holds the start of the other.
    return containsLongitude(other.west) || other.containsLongitude(west)
      || (north == 90 && other.north == 90) || (south == -90 && other.south == -90)
  }

  /// Exact, because other decisions rest on it: it only compares.
  func containsLongitude(_ longitude: Double) -> Bool {
    func isInside(_ longitude: Double) -> Bool {
      crossesAntimeridian
        ? longitude >= west || longitude <= east
        : longitude >= west && longitude <= east
    }
    // −180 and 180 are two names of one meridian.
    return isInside(longitude) || (abs(longitude) == 180 && isInside(-longitude))
  }
}
