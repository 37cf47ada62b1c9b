internal import Roads

/// Weighs the hierarchies of a map again when roads are blocked or opened. Belongs to one writer.
struct RoadWeigher: Sendable {
  private let original: RoadMap
  /// Made when first needed.
  private var foot: LiveHierarchy?
  private var bicycle: LiveHierarchy?
  private var ebike: LiveHierarchy?

  init(_ map: RoadMap) { original = map }

  /// The roads weighed anew.
  ///
  /// - Parameter blocked: segments that nobody gets through.
  mutating func weigh(_ blocked: PerProfile<SegmentSet>) -> WeighedRoads {
    var graph = original.graph
    // In place, because a copy of a hierarchy is megabytes.
    let prepared = PerProfile(
      foot: RoadWeigher.weigh(&foot, .foot, blocked.foot, original, &graph),
      bicycle: RoadWeigher.weigh(&bicycle, .bicycle, blocked.bicycle, original, &graph),
      ebike: RoadWeigher.weigh(&ebike, .ebike, blocked.ebike, original, &graph))
    return WeighedRoads(
      RoadMap(
        graph: graph, segments: original.segments, attachments: original.attachments,
        topology: original.topology, prepared: prepared), blocked: blocked)
  }

  private static func weigh(
    _ live: inout LiveHierarchy?, _ profile: Profile, _ blocked: SegmentSet, _ map: RoadMap,
    _ graph: inout RoadGraph
  ) -> PreparedRoads? {
    guard let known = map.prepared[profile] else { return nil }
    let closed = RoadGraph.closing(blocked.segments)
    // What is as in the beginning has its lists.
    guard !closed.isEmpty else { return known }
    graph = graph.changing(closed, for: profile)
    if live == nil { live = LiveHierarchy(map.graph, map.topology, profile) }
    guard let former = live?.changes else { return nil }
    let opened = former.keys.filter { closed[$0] == nil }
    if !opened.isEmpty { live?.restore(opened) }
    live?.set(closed.filter { former[$0.key] == nil })
    guard let search = live?.search() else { return nil }
    let main = map.attachments[profile]
    let targets = RoadTargets(
      (0..<UInt32(truncatingIfNeeded: main.count)).map { main.target($0) }, in: search.graph,
      for: profile)
    return PreparedRoads(targets, search)
  }
}
