internal import Roads

/// What is laid over prepared roads: temporary stops, and roads that have changed since these were weighed.
final class RoadOverlay: Sendable {
  /// The temporary stops, beside the prepared buckets.
  let few: SparseBuckets
  /// The roads as they are; `nil` when they are as they were weighed.
  let changed: ChangedRoads?

  init(_ few: SparseBuckets, _ changed: ChangedRoads?) {
    self.few = few
    self.changed = changed
  }
}

/// Roads that are not as the hierarchy has weighed them: exact answers all the same.
///
/// A road that is closed makes ways longer, and no way shorter. So what the hierarchy says is asked first, and
/// its ways are looked at: when none of them leads over a road closed since, each is as long as before, all
/// others are at least as long as before, and the answer stands. Else, and where a road is open again that
/// the hierarchy takes for closed, `Dijkstra` answers on the roads as they are.
final class ChangedRoads: Sendable {
  /// The most ways that are looked at.
  private static let fewWays = 64

  private let dijkstra: Dijkstra
  /// All stops in the order of their ids, on the roads as they are.
  private let targets: RoadTargets
  /// By target: the stop's ordinal among the map's and, behind them, the temporary ones.
  private let ordinals: [UInt32]
  /// By ordinal: the target.
  private let targetOfOrdinal: [UInt32]
  /// Closed now, and open as weighed.
  private let closed: SegmentSet
  /// Whether no road is open that was weighed as closed.
  private let isLongerOnly: Bool

  /// - Parameters:
  ///   - graph: the roads as they are.
  ///   - main: the map's stops, attached to these roads or to others of the same shape.
  ///   - few: the temporary stops.
  init(
    _ graph: RoadGraph, _ profile: Profile, _ main: RoadTargets, _ few: SparseBuckets,
    _ temporary: [TemporaryStop], closed: SegmentSet, isLongerOnly: Bool
  ) {
    dijkstra = Dijkstra(graph, profile)
    self.closed = closed
    self.isLongerOnly = isLongerOnly
    var ordinals: [UInt32] = []
    var places: [RoadTarget?] = []
    var next = 0
    func appendFew(upTo ordinal: UInt32) {
      while next < temporary.count, temporary[next].before <= ordinal {
        places.append(temporary[next].targets[profile])
        ordinals.append(UInt32(truncatingIfNeeded: main.count + next))
        next += 1
      }
    }
    for ordinal in 0..<UInt32(truncatingIfNeeded: main.count) {
      appendFew(upTo: ordinal)
      places.append(main.target(ordinal))
      ordinals.append(ordinal)
    }
    appendFew(upTo: .max)
    targets = RoadTargets(places, in: graph, for: profile)
    self.ordinals = ordinals
    var targetOfOrdinal = [UInt32](repeating: 0, count: ordinals.count)
    for (target, ordinal) in ordinals.enumerated() {
      targetOfOrdinal[Int(ordinal)] = UInt32(truncatingIfNeeded: target)
    }
    self.targetOfOrdinal = targetOfOrdinal
  }

  /// Whether a way that the hierarchy has found is one of the shortest still.
  func stands(_ way: RoadWay) -> Bool {
    isLongerOnly && isOpen(way.origin) && isOpen(way.destination)
      && way.legs.allSatisfy { !closed.contains($0.travel.segment) }
  }

  /// Whether a way that the hierarchy has found between two places is one of the shortest still. Where it has
  /// found none, none has appeared.
  func stands(_ route: Route?, from start: RoadPlace, to end: RoadPlace) -> Bool {
    guard let route else { return isLongerOnly }
    return isLongerOnly && isOpen(start) && isOpen(end)
      && route.legs.allSatisfy { !closed.contains($0.travel.segment) }
  }

  private func isOpen(_ place: RoadPlace) -> Bool { !closed.contains(place.position.segment) }

  /// Whether what the hierarchy has found stands, looking at the way to each.
  func stand(
    _ found: borrowing Span<RoadNeighbor>, from start: RoadPlace, in prepared: PreparedRoads,
    using workspace: inout SearchWorkspace
  ) -> Bool {
    // To look at so many ways takes longer than to search.
    guard isLongerOnly, found.count <= ChangedRoads.fewWays else { return false }
    for place in found.indices {
      let neighbor = found[place]
      let way = prepared.wayAsWeighed(
        from: start, to: neighbor.ordinal, within: neighbor.weight, using: &workspace)
      guard let way, stands(way) else { return false }
    }
    return true
  }

  /// The stops reached first on the roads as they are.
  func nearest(
    _ count: Int, to start: RoadPlace, needing features: UInt64, where isWanted: (UInt32) -> Bool,
    within limit: Weight, using workspace: inout SearchWorkspace
  ) -> [RoadNeighbor] {
    dijkstra.nearest(
      count, to: start, among: targets, needing: features,
      where: { isWanted(ordinals[Int($0)]) }, within: limit, using: &workspace
    ).map { RoadNeighbor(ordinal: ordinals[Int($0.ordinal)], weight: $0.weight) }
  }

  /// A shortest way to a stop on the roads as they are.
  func way(
    from start: RoadPlace, to ordinal: UInt32, within limit: Weight,
    using workspace: inout SearchWorkspace
  ) -> RoadWay? {
    let target = targetOfOrdinal[Int(ordinal)]
    return dijkstra.nearestWays(
      1, to: start, among: targets, where: { $0 == target }, within: limit, using: &workspace
    ).first.map { way in
      RoadWay(
        neighbor: RoadNeighbor(ordinal: ordinal, weight: way.neighbor.weight),
        origin: way.origin, destination: way.destination, legs: way.legs)
    }
  }

  /// A shortest way between two places on the roads as they are.
  func route(
    from start: RoadPlace, to end: RoadPlace, using workspace: inout SearchWorkspace
  ) -> Route? {
    dijkstra.route(from: start, to: end, using: &workspace)
  }

  /// What the ways to all stops weigh on the roads as they are, by ordinal.
  func table(
    from start: RoadPlace, using workspace: inout SearchWorkspace
  ) -> [Weight] {
    let weights = dijkstra.table(from: start, to: targets, using: &workspace)
    return targetOfOrdinal.map { weights[Int($0)] }
  }
}
