internal import NearestStop

/// Travel times alone, all at once: one climb for each source and one for each destination, where ways one by one
/// are one search for each pair.
///
/// Buckets are made for the destinations, whatever their number for all vertices of the map. So it is for tables of
/// many cells, and for roads as the map has them.
struct DurationTable: Sendable {
  /// Deciseconds, row by row; `nil` where there is no way between the roads nearest to both.
  let cells: [Int?]

  /// - Returns: `nil` where ways one by one are the better or the only way.
  init?(
    _ sources: [SnappedPlace], _ destinations: [SnappedPlace], _ profile: Profile,
    _ stops: LiveStops, _ roads: RoadMap, using workspace: inout SearchWorkspace
  ) {
    guard stops.roadBlocks.isEmpty,
      DurationTable.pays(sources.count * destinations.count, on: roads.graph),
      let search = roads.prepared[profile]?.buckets.search
    else { return nil }
    let buckets = TargetBuckets(
      RoadTargets(destinations.map { RoadTarget($0.place) }, in: roads.graph, for: profile),
      search)
    var cells: [Int?] = []
    cells.reserveCapacity(sources.count * destinations.count)
    for source in sources {
      let row = buckets.table(from: source.place, using: &workspace.hierarchy)
      for (destination, weight) in zip(destinations, row) {
        let walks =
          Int(source.place.access.deciseconds) + Int(destination.place.access.deciseconds)
        cells.append(weight.isFinite ? Int(weight.deciseconds) - walks : nil)
      }
    }
    self.cells = cells
  }

  /// Whether buckets take less time than so many ways.
  private static func pays(_ cellCount: Int, on graph: RoadGraph) -> Bool {
    cellCount > 32 + graph.vertexCount / 1_000
  }
}
