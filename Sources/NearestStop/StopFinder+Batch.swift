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
    return await NearestRows.of(origins) { places in
      NearestRows.of(places, width) {
        (origin, workspace, found) throws(RoutingError) in
        if let open {
          found = try neighbors(
            width, to: origin, by: profile, needing: needs, excluding: excluded, open: open,
            in: time, using: &workspace)
          return
        }
        try found.append(addingCapacity: width) {
          (output: inout OutputSpan<RoadNeighbor>) throws(RoutingError) in
          try nearest(
            to: origin, by: profile, needing: needs, excluding: excluded, in: time,
            using: &workspace, into: &output)
        }
      }
    }
  }
}

extension NearestRows {
  /// The rows of many places on all cores, neighbours together.
  ///
  /// - Parameter rows: those of some places, in their order.
  static func of(
    _ origins: [Coordinate], _ rows: @escaping @Sendable ([Coordinate]) -> NearestRows
  ) async -> NearestRows {
    let order = OriginOrder(origins)
    let parts = await withTaskGroup(of: (Int, NearestRows).self) { group in
      let firsts = Array(stride(from: 0, to: origins.count, by: OriginOrder.chunk))
      for (number, first) in firsts.enumerated() {
        let range = first..<Swift.min(first + OriginOrder.chunk, origins.count)
        group.addTask { (number, rows(order.places[range].map { origins[Int($0)] })) }
      }
      var parts = [NearestRows](repeating: NearestRows(), count: firsts.count)
      for await (number, rows) in group { parts[number] = rows }
      return parts
    }
    return NearestRows(parts, at: order.places)
  }

  /// The same on one core, in the order given.
  ///
  /// - Parameters:
  ///   - width: how many stops each may have; nothing is asked for 0.
  ///   - ask: gets an empty array for a place and what memory a search needs, and leaves what it finds.
  static func of(
    _ origins: [Coordinate], _ width: Int,
    _ ask: (Coordinate, inout SearchWorkspace, inout [RoadNeighbor]) throws(RoutingError) -> Void
  ) -> NearestRows {
    var workspace = SearchWorkspace()
    var rows = NearestRows()
    var found: [RoadNeighbor] = []
    for origin in origins {
      found.removeAll(keepingCapacity: true)
      do throws(RoutingError) {
        if width > 0 { try ask(origin, &workspace, &found) }
        rows.append(found)
      } catch {
        rows.append(error)
      }
    }
    return rows
  }
}
