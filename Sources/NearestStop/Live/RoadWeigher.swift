internal import Roads

/// Weighs the hierarchies of a map again when roads are blocked or opened. Belongs to one writer.
struct RoadWeigher: Sendable {
  /// A hierarchy that changes, and the stops in it as they were last.
  private struct Weighed: Sendable {
    var live: LiveHierarchy
    var prepared: PreparedRoads
  }

  private let original: RoadMap
  /// Made when first needed.
  private var foot: Weighed?
  private var bicycle: Weighed?
  private var ebike: Weighed?

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
    _ weighed: inout Weighed?, _ profile: Profile, _ blocked: SegmentSet, _ map: RoadMap,
    _ graph: inout RoadGraph
  ) -> PreparedRoads? {
    guard let known = map.prepared[profile] else { return nil }
    let closed = RoadGraph.closing(blocked.segments)
    // What is as in the beginning has its lists.
    guard !closed.isEmpty else { return known }
    graph = graph.changing(closed, for: profile)
    if weighed == nil {
      weighed = Weighed(live: LiveHierarchy(map.graph, map.topology, profile), prepared: known)
      weighed?.live.beginTrace()
    }
    guard let former = weighed?.live.changes else { return nil }
    let opened = former.keys.filter { closed[$0] == nil }
    if !opened.isEmpty { weighed?.live.restore(opened) }
    weighed?.live.set(closed.filter { former[$0.key] == nil })
    guard let search = weighed?.live.search(), let last = weighed?.prepared else { return nil }
    let main = map.attachments[profile]
    let targets = RoadTargets(
      (0..<UInt32(truncatingIfNeeded: main.count)).map { main.target($0) }, in: search.graph,
      for: profile)
    // Only stops whose ways come past a changed road climb again.
    let isConcerned = weighed?.live.targetsConcerned(of: targets)
    let kept = (isConcerned ?? Array(repeating: true, count: targets.count)).enumerated().map {
      $1 ? nil : UInt32(truncatingIfNeeded: $0)
    }
    let prepared = last.merging(targets, keeping: kept, on: search)
    weighed?.prepared = prepared
    weighed?.live.beginTrace()
    return prepared
  }
}
