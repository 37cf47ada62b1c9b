public import Geodesy
public import Roads
public import Stops

extension StopFinder {
  /// The stops that are reached first from each of many places, on all cores.
  ///
  /// Inside, places are asked in the order of a space-filling curve, so that one finds in the caches what
  /// its neighbour has read; rows stand in the caller's order. A place off the map, or cut off, has an
  /// empty row that says so. Each row is what
  /// ``nearest(to:by:needing:excluding:in:using:into:)`` would find.
  ///
  /// ```swift
  /// let rows = try await finder.nearest(3, toEach: couriers, by: .ebike, needing: [.batterySwap])
  /// for (courier, row) in zip(couriers, rows) { print(courier, row.first.map { finder.stops[Int($0.ordinal)].id } ?? "–") }
  /// ```
  ///
  /// - Parameters:
  ///   - count: how many at the most for each place.
  ///   - origins: in WGS-84.
  ///   - profile: how one moves on the roads.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found; see ``exclusion(of:)``.
  ///   - time: how long a way may take at the most, inclusive; any time when `nil`.
  /// - Throws: `noRoads` or `notPrepared`.
  @concurrent
  public func nearest(
    _ count: Int, toEach origins: [Coordinate], by profile: Profile,
    needing needs: AmenitySet = [], excluding excluded: StopExclusion = .none,
    in time: TravelTime? = nil
  ) async throws(RoutingError) -> NearestRows {
    guard let roads else { throw .noRoads }
    _ = try roads.prepared(for: profile)
    let width = Swift.max(0, min(count, stops.count))
    let order = OriginOrder(origins)
    var rows = NearestRows(count: origins.count, width: width)
    await withTaskGroup(of: (Range<Int>, NearestRows).self) { group in
      for first in stride(from: 0, to: origins.count, by: OriginOrder.chunk) {
        let range = first..<min(first + OriginOrder.chunk, origins.count)
        group.addTask {
          var workspace = SearchWorkspace()
          let places = order.places[range].map { origins[Int($0)] }
          let found = self.rows(
            width, toEach: places, by: profile, needing: needs, excluding: excluded, in: time,
            using: &workspace)
          return (range, found)
        }
      }
      for await (range, found) in group { rows.scatter(found, to: order.places[range]) }
    }
    return rows
  }

  /// The same on one core, in the order given.
  private func rows(
    _ width: Int, toEach origins: [Coordinate], by profile: Profile, needing needs: AmenitySet,
    excluding excluded: StopExclusion, in time: TravelTime?,
    using workspace: inout SearchWorkspace
  ) -> NearestRows {
    var rows = NearestRows(count: origins.count, width: width)
    guard width > 0 else { return rows }
    var found: [RoadNeighbor] = []
    found.reserveCapacity(width)
    for (row, origin) in origins.enumerated() {
      do throws(RoutingError) {
        found = try [RoadNeighbor](capacity: width) {
          (output: inout OutputSpan<RoadNeighbor>) throws(RoutingError) in
          try nearest(
            to: origin, by: profile, needing: needs, excluding: excluded, in: time,
            using: &workspace, into: &output)
        }
        rows.fill(row, found[...])
      } catch {
        rows.fail(row, error)
      }
    }
    return rows
  }
}
