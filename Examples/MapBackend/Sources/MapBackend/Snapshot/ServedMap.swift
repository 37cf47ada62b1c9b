internal import NearestStop
internal import Synchronization

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
  /// The name of the moment that was asked last: it is asked more often than it changes.
  private let named: Mutex<(revision: UInt64, name: String)>
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
    named = Mutex((0, ServedMap.name(version, 0)))
  }

  /// What an answer says it is of: the version of the map, and how many requests of changes had been accepted.
  func name(of revision: UInt64) -> String {
    named.withLock { named in
      if named.revision == revision { return named.name }
      let name = ServedMap.name(version, revision)
      // Whoever is late must not take it from all others.
      if revision > named.revision { named = (revision, name) }
      return name
    }
  }

  private static func name(_ version: String, _ revision: UInt64) -> String {
    version + "-" + String(revision)
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
