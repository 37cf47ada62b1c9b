public import MapImport
internal import Roads

/// Turns an OpenStreetMap extract into a road network, and says what it left out and why.
///
/// ```swift
/// let compilation = try RoadCompiler().compile(path: "city.osm.pbf")
/// let graph = try RoadGraph(compilation.network)
/// print(compilation.report.usableKilometres.ebike)
/// ```
///
/// The map is read twice: first the ways, which tell which nodes matter, then the nodes. So memory grows
/// with the roads and not with the file. Equal maps give equal networks, in whatever order their
/// elements stand. What the tags mean is decided by ``WayRule``, ``NodeRule`` and ``TurnRule``; how it
/// becomes a network is in the README beside this file.
public struct RoadCompiler: Sendable {
  /// How fast couriers move and how long obstacles hold them up.
  public var parameters: MovementParameters
  /// The part of the map that is wanted; `nil` for all of it.
  public var clip: OSMClip?

  public init(parameters: MovementParameters = MovementParameters(), clip: OSMClip? = nil) {
    self.parameters = parameters
    self.clip = clip
  }

  /// Compiles a file: OSM PBF, or OSM XML with or without gzip.
  ///
  /// - Parameters:
  ///   - path: a file; `-` for standard input, which is kept in memory. Other pipes are refused.
  ///   - progress: called now and then while the file is read.
  /// - Throws: ``MapCompilerError``. A map without roads is no error: its network is empty.
  public func compile(
    path: String, progress: ((MapProgress) -> Void)? = nil
  ) throws(MapCompilerError) -> RoadCompilation {
    try compile(try MapSource(path: path), progress)
  }

  /// Compiles a file that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for messages.
  public func compile(
    _ bytes: [UInt8], file: String, progress: ((MapProgress) -> Void)? = nil
  ) throws(MapCompilerError) -> RoadCompilation {
    try compile(.memory(bytes, name: file), progress)
  }

  private func compile(
    _ source: MapSource, _ progress: ((MapProgress) -> Void)?
  ) throws(MapCompilerError) -> RoadCompilation {
    var ways = WayCollector(parameters: parameters)
    try source.read([.ways, .relations], handling: &ways) {
      progress?(MapProgress(stage: .ways, read: $0))
    }
    if let excess = ways.excess { throw excess }
    ways.finish()

    var nodes = NodeCollector(
      references: ways.references, parameters: parameters, clip: clip, unread: ways.unread)
    try source.read(.nodes, handling: &nodes) {
      progress?(MapProgress(stage: .nodes, read: $0))
    }
    nodes.finish()

    var draft = RoadDraft(ways: ways, nodes: nodes)
    draft.build(names: ways.names.values)
    draft.addTurns(ways.turns, closedWays: ways.closedWays)
    draft.report.unreadTags = nodes.unread.total
    draft.report.topUnreadTags = nodes.unread.top(20)
    let network = draft.network
    for (what, count) in [
      ("vertices", network.vertices.count), ("segments", network.segments.count),
      ("turn restrictions", network.restrictions.count),
    ] where count > WayCollector.limit {
      throw .tooLarge(what: what, count: count, limit: WayCollector.limit)
    }
    return RoadCompilation(
      network: network, nodeIDs: draft.nodeIDs, wayIDs: draft.wayIDs, dataTime: ways.dataTime,
      report: draft.report)
  }
}
