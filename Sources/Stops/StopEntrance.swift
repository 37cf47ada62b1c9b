public import Geodesy

/// A way into a stop: a gate of a park, a door of a building, a stairway to a station.
///
/// By road one goes to an entrance, not to the middle of the place; see ``Stop/entrances``.
public struct StopEntrance: Hashable, Sendable {
  /// Where it is, in WGS-84.
  public var coordinate: Coordinate
  /// What is written above it: "East Gate", "B".
  public var name: String?
  /// How one gets in here; `nil` when unknown, and then as ``Stop/access`` says.
  public var access: StopAccess?
  /// When it is open, as ``Stop/openingHours``; `nil` for always when the stop is.
  public var openingHours: String?

  /// A way in of which only the place is known until the rest is set.
  public init(
    at coordinate: Coordinate, name: String? = nil, access: StopAccess? = nil,
    openingHours: String? = nil
  ) {
    self.coordinate = coordinate
    self.name = name
    self.access = access
    self.openingHours = openingHours
  }

  /// Whether couriers get in here at all.
  public var isUsable: Bool { access != .private && access != .nobody }
}
