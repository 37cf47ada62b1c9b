internal import Geodesy
internal import Roads

extension RoadDraft {
  /// An end of a segment at a node that does not let everybody pass.
  struct BlockedEnd {
    var node: UInt32
    /// Of this end alone.
    var vertex: UInt32
    var segment: UInt32
  }

  /// Joins the ends at each such node by segments without length, for those who may pass: two ends by
  /// one, more by one each to a vertex in their middle. Whoever passes waits once: at the far end of
  /// the one, or in the middle.
  ///
  /// A connector is for the ends of a trip only where what it connects is: two private roads and the
  /// gate between them are one piece, and a gate between a private road and an open one is no other.
  mutating func connectBlockedEnds() {
    // By node, and at one node in the order of the segments.
    blockedEnds.sort { ($0.node, $0.vertex) < ($1.node, $1.vertex) }
    var rest = blockedEnds[...]
    while let first = rest.first {
      let ends = rest.prefix { $0.node == first.node }
      rest = rest.dropFirst(ends.count)
      guard let terms = nodes.terms(of: Int(first.node)), !terms.blocked.isSuperset(of: .all),
        ends.count > 1, let place = nodes.coordinate(of: Int(first.node))
      else { continue }
      if ends.count == 2, let second = ends.last {
        let endsOnly = endsOnly(first).intersection(endsOnly(second))
        connect(first.vertex, second.vertex, terms, endsOnly: endsOnly, waitsBothWays: true)
      } else {
        let middle = addVertex(at: first.node, place)
        for end in ends {
          connect(end.vertex, middle, terms, endsOnly: endsOnly(end), waitsBothWays: false)
        }
      }
    }
    blockedEnds = []
  }

  private func endsOnly(_ end: BlockedEnd) -> ProfileSet {
    network.segments[Int(end.segment)].endsOnly
  }

  private mutating func connect(
    _ tail: UInt32, _ head: UInt32, _ terms: NodeTerms, endsOnly: ProfileSet, waitsBothWays: Bool
  ) {
    guard let nothing = try? Distance(metres: 0) else { return }
    let movement = PerProfile<RoadNetwork.Movement> { profile in
      terms.blocked.contains(ProfileSet(profile))
        ? .notUsable
        : RoadNetwork.Movement(
          forward: .zero, backward: .zero, forwardDelay: terms.delays[profile],
          backwardDelay: waitsBothWays ? terms.delays[profile] : .zero)
    }
    var flags: SegmentFlags = []
    if terms.isGate { flags.insert(.gate) }
    if !endsOnly.isEmpty { flags.insert(.restrictedAccess) }
    network.addSegment(
      from: tail, to: head, through: EmptyCollection(), length: nothing, movement: movement,
      endsOnly: endsOnly, flags: flags)
    report.connectors += 1
  }
}

extension ProfileSet {
  /// Everybody.
  fileprivate static let all: ProfileSet = [.foot, .bicycle, .ebike]
}
