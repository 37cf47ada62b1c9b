/// Which segments may only be used at the ends of a trip, as far as that says anything, and which
/// junctions they touch.
///
/// It says nothing of a segment which the profile may not use at all, and nothing of an island of
/// ends-only segments that no open road touches: a trip there is never between two open roads, so the
/// island is an ordinary network. O(n + m) to find out, nearly.
struct EndsOnlyGround {
  /// By segment: for whom it is ends-only.
  private(set) var segments: [ProfileSet]
  /// By junction: for whom all usable segments that touch it, one or more, are ends-only. One can be
  /// there only leaving or arriving.
  private(set) var inner: [ProfileSet]

  /// - Parameter network: checked already.
  init(_ network: RoadNetwork) {
    segments = [ProfileSet](repeating: [], count: network.segments.count)
    inner = [ProfileSet](repeating: [], count: network.vertices.count)
    guard network.segments.contains(where: { !$0.endsOnly.isEmpty }) else { return }
    var touchesOpen = inner
    for (number, segment) in network.segments.enumerated() {
      let usable = network.users(ofSegment: UInt32(number))
      segments[number] = usable.intersection(segment.endsOnly)
      for junction in [segment.tail, segment.head] {
        touchesOpen[Int(junction)].formUnion(usable.subtracting(segment.endsOnly))
      }
    }
    for profile in Profile.allCases { openIslands(network, ProfileSet(profile), touchesOpen) }
    for (number, segment) in network.segments.enumerated() {
      for junction in [segment.tail, segment.head] {
        inner[Int(junction)].formUnion(segments[number])
      }
    }
    for junction in inner.indices { inner[junction].subtract(touchesOpen[junction]) }
  }

  /// Makes the islands of one profile ordinary networks: those connected parts of its ends-only
  /// segments, whatever their directions, that no open road touches.
  private mutating func openIslands(
    _ network: RoadNetwork, _ profile: ProfileSet, _ touchesOpen: [ProfileSet]
  ) {
    guard segments.contains(where: { $0.contains(profile) }) else { return }
    // Union-find with halved paths. Source: R. Tarjan, "Efficiency of a good but not linear set union
    // algorithm" (1975).
    var parents = Array(network.vertices.indices)
    func root(_ junction: UInt32) -> Int {
      var junction = Int(junction)
      while parents[junction] != junction {
        parents[junction] = parents[parents[junction]]
        junction = parents[junction]
      }
      return junction
    }
    for (number, segment) in network.segments.enumerated()
    where segments[number].contains(profile) {
      let (one, other) = (root(segment.tail), root(segment.head))
      parents[max(one, other)] = min(one, other)
    }
    var isConnected = [Bool](repeating: false, count: parents.count)
    for junction in touchesOpen.indices where touchesOpen[junction].contains(profile) {
      isConnected[root(UInt32(junction))] = true
    }
    for (number, segment) in network.segments.enumerated() where !isConnected[root(segment.tail)] {
      segments[number].remove(profile)
    }
  }

  /// Whether a segment is ends-only for a profile.
  func contains(_ travel: DirectedSegment, _ profile: Profile) -> Bool {
    segments[Int(travel.segment)].contains(ProfileSet(profile))
  }
}
