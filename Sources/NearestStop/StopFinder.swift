@_exported public import Geodesy
@_exported public import Roads
@_exported public import SnapshotFormat
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
///
/// A finder goes into a snapshot (``write(to:as:)``) and is read from one (``init(_:for:)``)
/// without being built again; both answer the same.
///
/// On a hot path ``nearest(to:needing:excluding:within:)`` and
/// ``nearest(to:needing:excluding:within:into:)`` answer without allocating.
public struct StopFinder: Sendable {
  /// The stops in the order of their ids (by Unicode scalar values); a ``Neighbor``'s ordinal is a
  /// place in this collection.
  public let stops: StopCatalog
  /// The k-d tree over them.
  public let index: StopIndex
  /// The roads, and where on them the stops are; `nil` for straight lines only.
  public let roads: RoadMap?

  /// Builds the index over a set of stops. O(n log n).
  ///
  /// - Parameters:
  ///   - stops: in any order.
  ///   - graph: the roads by which they are reached; `nil` for straight lines only.
  ///   - listed: the needs for which the nearest stops of every vertex are listed in advance, each by
  ///     itself: what is asked all the time is answered from lists. Empty for no lists.
  /// - Throws: ``StopFinderError/duplicateID(_:)`` when two stops share an id, and
  ///   ``StopFinderError/tooManyStops(_:)`` beyond ``StopIndex/maximumCount``, and
  ///   ``StopFinderError/unusableRoads(_:)`` when a hierarchy over the roads would be too large.
  public init(
    _ stops: [Stop], roads graph: RoadGraph? = nil, listing listed: AmenitySet = .all
  ) throws(StopFinderError) {
    try self.init(stops) { (sorted) throws(StopFinderError) -> RoadMap? in
      guard let graph else { return nil }
      do throws(RoadsError) {
        return try RoadMap(graph, sorted, listing: listed)
      } catch {
        throw .unusableRoads(error)
      }
    }
  }

  /// Builds the index over other stops on roads that another finder has: nothing is ordered again, so it
  /// takes milliseconds.
  ///
  /// - Parameters:
  ///   - stops: in any order.
  ///   - roads: those of the other finder.
  ///   - profiles: those that can be asked for by road.
  ///   - listed: as above; none by default, because lists take longer than the rest.
  /// - Throws: as ``init(_:roads:listing:)``.
  public init(
    _ stops: [Stop], on roads: RoadMap, for profiles: ProfileSet = .all,
    listing listed: AmenitySet = []
  ) throws(StopFinderError) {
    try self.init(stops) { sorted in
      RoadMap(roads, sorted, for: profiles, listing: listed)
    }
  }

  /// The same stops on the same roads in another condition.
  init(_ finder: StopFinder, on roads: RoadMap?) {
    stops = finder.stops
    index = finder.index
    self.roads = roads
  }

  private init(
    _ stops: [Stop], _ roads: ([Stop]) throws(StopFinderError) -> RoadMap?
  ) throws(StopFinderError) {
    guard stops.count <= StopIndex.maximumCount else { throw .tooManyStops(stops.count) }
    let sorted = stops.sorted { StopFinder.precedes($0.id, $1.id) }
    for (stop, next) in zip(sorted, sorted.dropFirst())
    where !StopFinder.precedes(stop.id, next.id) {
      throw .duplicateID(stop.id)
    }
    do {
      self.stops = try StopCatalog(sorted)
    } catch {
      // More text than a catalog holds: 4 GiB.
      throw .tooManyStops(stops.count)
    }
    index = StopIndex(
      coordinates: sorted.map(\.coordinate), amenities: sorted.map(\.amenities))
    self.roads = try roads(sorted)
  }

  /// Byte by byte: the same on every platform, and two ids are the same only if they are written
  /// with the same characters. (Swift's own comparison takes composed and decomposed letters for
  /// equal.)
  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// The stop a search has found.
  public subscript(neighbor: Neighbor) -> Stop { stops[Int(neighbor.ordinal)] }

  /// The ordinal of the stop with an id; `nil` when there is none. O(log n).
  public func ordinal(ofID id: String) -> UInt32? {
    stops.ordinal(ofID: id).map { UInt32($0) }
  }
}

// MARK: - Snapshots

extension StopFinder {
  /// Adds the sections of the stops, of their index and of the roads. Nothing is copied; the same stops
  /// give the same bytes, and answers are the same from every form.
  public func write(to writer: inout SnapshotWriter, as form: SnapshotForm = .prepared) {
    stops.write(to: &writer)
    index.write(to: &writer)
    roads?.write(to: &writer, as: form)
  }

  /// The finder that a snapshot holds: nothing is parsed or built, the columns stay where they are.
  ///
  /// Whatever the file says, no query leads outside it; a file that was made to lie gets wrong answers.
  ///
  /// - Parameters:
  ///   - snapshot: of stops, with or without roads.
  ///   - profiles: those that can be asked for by road. Of a compact snapshot only these are prepared;
  ///     asking for another throws ``RoutingError/notPrepared(_:)``.
  /// - Throws: `missingSection`, `damagedSection` or `contradiction`, when there is no finder in it or
  ///   its parts don't fit each other.
  public init(
    _ snapshot: Snapshot, for profiles: ProfileSet = .all
  ) throws(SnapshotError) {
    stops = try StopCatalog(snapshot)
    index = try StopIndex(snapshot)
    guard stops.count == index.count else {
      throw .contradiction("\(stops.count) stops, and an index of \(index.count)")
    }
    roads = try RoadMap.read(snapshot, stopCount: stops.count, for: profiles)
  }
}

// MARK: - Asking

extension StopFinder {
  /// The nearest stop that offers all of `needs`, by great-circle distance; at equal distance the
  /// one whose id comes first. Allocates nothing.
  ///
  /// - Parameters:
  ///   - origin: where one is, in WGS-84.
  ///   - needs: what the stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found; see ``exclusion(of:)``.
  ///   - limit: how far away at the most, inclusive; any distance when `nil`.
  @inline(__always)
  public func nearest(
    to origin: Coordinate, needing needs: AmenitySet = [],
    excluding excluded: borrowing StopExclusion = .none, within limit: Distance? = nil
  ) -> Neighbor? {
    index.nearest(to: origin, needing: needs, excluding: excluded, within: limit)
  }

  /// The nearest stops that offer all of `needs`, nearest first, as many as `output` has room for.
  /// Allocates nothing.
  ///
  /// - Parameters:
  ///   - origin: where one is, in WGS-84.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found; see ``exclusion(of:)``.
  ///   - limit: how far away at the most, inclusive; any distance when `nil`.
  ///   - output: what is found is appended; its free capacity is the number asked for.
  @inline(__always)
  public func nearest(
    to origin: Coordinate, needing needs: AmenitySet = [],
    excluding excluded: borrowing StopExclusion = .none, within limit: Distance? = nil,
    into output: inout OutputSpan<Neighbor>
  ) {
    index.nearest(
      to: origin, needing: needs, excluding: excluded, within: limit, into: &output)
  }

  /// The `count` nearest stops that offer all of `needs`, nearest first; fewer when there are no
  /// more, none for 0 or less.
  ///
  /// - Parameters:
  ///   - count: how many at the most.
  ///   - origin: where one is, in WGS-84.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found; see ``exclusion(of:)``.
  ///   - limit: how far away at the most, inclusive; any distance when `nil`.
  public func nearest(
    _ count: Int, to origin: Coordinate, needing needs: AmenitySet = [],
    excluding excluded: borrowing StopExclusion = .none, within limit: Distance? = nil
  ) -> [Neighbor] {
    // Never more memory than there are stops, whatever is asked for.
    [Neighbor](capacity: max(0, min(count, stops.count))) { output in
      index.nearest(
        to: origin, needing: needs, excluding: excluded, within: limit, into: &output)
    }
  }

  /// All stops within a distance (inclusive) that offer all of `needs`, nearest first.
  public func all(
    within limit: Distance, of origin: Coordinate, needing needs: AmenitySet = [],
    excluding excluded: borrowing StopExclusion = .none
  ) -> [Neighbor] {
    index.all(within: limit, of: origin, needing: needs, excluding: excluded)
  }

  /// An exclusion of some stops, given by their ids. Ids that no stop has are ignored.
  public func exclusion(of ids: some Sequence<String>) -> StopExclusion {
    index.exclusion(of: ids.compactMap { ordinal(ofID: $0) })
  }
}
