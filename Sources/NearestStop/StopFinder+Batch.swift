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
  /// for (courier, row) in zip(couriers, rows) { print(courier, row.first?.duration ?? "none") }
  /// ```
  ///
  /// - Parameters:
  ///   - count: how many at the most for each place.
  ///   - origins: in WGS-84.
  ///   - profile: how one moves on the roads.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found; see ``exclusion(of:)``.
  ///   - open: that stops must be open on arrival; `nil` for all stops.
  ///   - time: how long a way may take at the most, inclusive; any time when `nil`.
  /// - Throws: `noRoads` or `notPrepared`.
  @concurrent
  public func nearest(
    _ count: Int, toEach origins: [Coordinate], by profile: Profile,
    needing needs: AmenitySet = [], excluding excluded: StopExclusion = .none,
    open: OpeningCondition? = nil, in time: TravelTime? = nil
  ) async throws(RoutingError) -> NearestRows {
    guard let roads else { throw .noRoads }
    _ = try roads.prepared(for: profile)
    let width = Swift.max(0, min(count, stops.count))
    let order = OriginOrder(origins)
    let parts = await withTaskGroup(of: (Int, NearestRows).self) { group in
      let firsts = Array(stride(from: 0, to: origins.count, by: OriginOrder.chunk))
      for (number, first) in firsts.enumerated() {
        let range = first..<min(first + OriginOrder.chunk, origins.count)
        group.addTask {
          let places = order.places[range].map { origins[Int($0)] }
          let rows = rows(
            width, toEach: places, by: profile, needing: needs, excluding: excluded, open: open,
            in: time)
          return (number, rows)
        }
      }
      var parts = [NearestRows](repeating: NearestRows(), count: firsts.count)
      for await (number, rows) in group { parts[number] = rows }
      return parts
    }
    return NearestRows(parts, at: order.places)
  }

  /// The same on one core, in the order given.
  private func rows(
    _ width: Int, toEach origins: [Coordinate], by profile: Profile, needing needs: AmenitySet,
    excluding excluded: StopExclusion, open: OpeningCondition?, in time: TravelTime?
  ) -> NearestRows {
    var workspace = SearchWorkspace()
    var rows = NearestRows()
    var found: [RoadNeighbor] = []
    for origin in origins {
      found.removeAll(keepingCapacity: true)
      guard width > 0 else {
        rows.append(found)
        continue
      }
      do throws(RoutingError) {
        if let open {
          rows.append(
            try neighbors(
              width, to: origin, by: profile, needing: needs, excluding: excluded, open: open,
              in: time, using: &workspace))
          continue
        }
        try found.append(addingCapacity: width) {
          (output: inout OutputSpan<RoadNeighbor>) throws(RoutingError) in
          try nearest(
            to: origin, by: profile, needing: needs, excluding: excluded, in: time,
            using: &workspace, into: &output)
        }
        rows.append(found)
      } catch {
        rows.append(error)
      }
    }
    return rows
  }
}
