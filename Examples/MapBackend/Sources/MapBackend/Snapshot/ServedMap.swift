internal import NearestStop

/// One map while it is served: the snapshot, what changes on it, and what answers say of its stops.
///
/// Whoever has it keeps it: a request that began before another map came is answered from this one to its
/// end, and the file is unmapped when the last of them is done.
final class ServedMap: Sendable {
  /// Names this version of the data.
  let version: String
  /// Stops and roads as they were compiled.
  let finder: StopFinder
  /// Stops and roads as they are.
  let live: LiveStopFinder
  /// Where the stops and the roads lie; `nil` for an empty map.
  let bounds: BoundingBox?
  /// What the map was made from.
  let provenance: Provenance
  /// What answers say of every stop.
  let texts: StopTexts
  /// Whether they are open now.
  let openTexts: OpenTexts
  /// What of it was asked to be drawn.
  let coverages = CoverageMemory()

  /// Opens a file and checks all of it. Takes a millisecond for a city, 0.1 s for a compact map.
  ///
  /// - Throws: when it is no map, or damaged: nothing of it is used then.
  init(path: String, version: String) throws(SnapshotError) {
    let snapshot = try Snapshot(path: path)
    let finder = try StopFinder(snapshot)
    // Maps may be made without saying of what.
    provenance = (try? Provenance(snapshot)) ?? Provenance()
    self.version = version
    self.finder = finder
    live = LiveStopFinder(finder)
    bounds = BoundingBox(around: finder)
    texts = StopTexts(finder.stops)
    openTexts = OpenTexts(count: finder.stops.count)
  }
}

extension BoundingBox {
  /// What holds all stops of a map, and all junctions of its roads.
  init?(around finder: StopFinder) {
    var box: (south: Double, west: Double, north: Double, east: Double)?
    func include(_ place: Coordinate) {
      let known = box ?? (place.latitude, place.longitude, place.latitude, place.longitude)
      box = (
        min(known.south, place.latitude), min(known.west, place.longitude),
        max(known.north, place.latitude), max(known.east, place.longitude)
      )
    }
    for ordinal in finder.stops.indices { include(finder.stops.coordinate(of: ordinal)) }
    if let graph = finder.roads?.graph {
      for vertex in 0..<UInt32(clamping: graph.vertexCount) {
        include(graph.coordinate(of: vertex))
      }
    }
    guard let box else { return nil }
    try? self.init(south: box.south, west: box.west, north: box.north, east: box.east)
  }
}
