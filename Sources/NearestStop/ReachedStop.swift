public import Geodesy
public import Roads

/// A stop that was found, and how far away it is.
public struct ReachedStop: Hashable, Sendable {
  /// Its place in ``StopFinder/stops``.
  public let ordinal: UInt32
  /// By straight line the great-circle distance; by road the length of the whole way, what has to be
  /// walked between places and roads included.
  public let distance: Distance
  /// By which of the stop's ``Stop/entrances`` the way leads in; `nil` by straight line, and where none are
  /// known.
  public let entrance: Int?
  /// How long the whole way takes; `nil` by straight line.
  public let duration: TravelTime?
  /// The way there, where it was asked for.
  public let route: TravelRoute?
}
