@_exported public import Geodesy
@_exported public import Stops

/// Answers where the nearest stops are that offer what is needed.
///
/// Immutable, so any number of threads may ask the same finder at once.
///
/// ```swift
/// let finder = try StopFinder(stops)
/// let xidan = try Coordinate(latitude: 39.9074, longitude: 116.3675)
/// for neighbor in finder.nearest(3, to: xidan, needing: [.water, .phoneCharging]) {
///   print(finder[neighbor].id, neighbor.distance.metres)
/// }
/// ```
public struct StopFinder: Sendable {
  /// The stops in the order of their ids (compared by Unicode scalar values); a ``Neighbor``'s
  /// ordinal is a place in this array.
  public let stops: [Stop]
  let scan: FullScan

  /// Builds the index over a set of stops. O(n log n).
  ///
  /// - Throws: ``StopFinderError/duplicateID(_:)`` when two stops share an id.
  public init(_ stops: [Stop]) throws(StopFinderError) {
    let sorted = stops.sorted { $0.id.unicodeScalars.lexicographicallyPrecedes($1.id.unicodeScalars) }
    for (stop, next) in zip(sorted, sorted.dropFirst()) where stop.id == next.id {
      throw .duplicateID(stop.id)
    }
    self.stops = sorted
    self.scan = FullScan(
      coordinates: sorted.map(\.coordinate), amenities: sorted.map(\.amenities))
  }

  /// The stop a search has found.
  public subscript(neighbor: Neighbor) -> Stop { stops[Int(neighbor.ordinal)] }

  /// The `count` nearest stops that offer all of `needs`, nearest first, by great-circle distance;
  /// at equal distance in the order of their ids. Fewer when there are no more.
  ///
  /// - Parameters:
  ///   - count: how many at the most; none for 0 or less.
  ///   - origin: where one is, in WGS-84.
  ///   - needs: every stop found offers all of these.
  ///   - limit: how far away at the most, inclusive.
  public func nearest(
    _ count: Int,
    to origin: Coordinate,
    needing needs: AmenitySet = [],
    within limit: Distance? = nil
  ) -> [Neighbor] {
    Array(scan.ranked(from: origin, needing: needs, within: limit).prefix(max(0, count)))
  }
}

/// Why a finder could not be built.
public enum StopFinderError: Error, Hashable, Sendable {
  /// Two stops carry the same id; an id must be unique.
  case duplicateID(String)
}
