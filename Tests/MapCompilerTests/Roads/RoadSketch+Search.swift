import MapCompiler
import Roads

extension RoadSketch {
  private struct Arc {
    var way: Int
    var tail: Character
    var head: Character
    var permission: Permission
    var seconds: Double

    var isRidden: Bool {
      if case .moving = permission.passage { true } else { false }
    }
  }

  /// Where a search stands: the arc it came by, and how much of the trip is behind it.
  private struct State: Hashable {
    var arc: Int
    /// 0: on the ends-only roads of the start; 1: among open roads; 2: on those of the end.
    var phase: Int
  }

  /// The fastest way's rounded seconds by what the rules say: a plain Dijkstra over arcs.
  func seconds(_ profile: Profile, from origin: Character, to target: Character) throws -> Int? {
    let arcs = arcs(of: profile)
    let rules = try turnRules()
    var settled: Set<State> = []
    var frontier: [(seconds: Double, state: State)] = []
    for (index, arc) in arcs.enumerated() where arc.tail == origin {
      let phase = arc.permission.access.allowsThroughTraffic ? 1 : 0
      frontier.append((arc.seconds, State(arc: index, phase: phase)))
    }
    while let next = frontier.indices.min(by: { frontier[$0].seconds < frontier[$1].seconds }) {
      let (seconds, state) = frontier.remove(at: next)
      guard settled.insert(state).inserted else { continue }
      let arc = arcs[state.arc]
      if arc.head == target { return Int(seconds.rounded()) }
      var delay = 0.0
      switch NodeRule(nodes[arc.head] ?? [:]).effects[profile] {
      case .free: break
      case .costs(let duration): delay = duration / .seconds(1)
      case .blocked: continue
      }
      for (index, following) in arcs.enumerated() where following.tail == arc.head {
        let isOpen = following.permission.access.allowsThroughTraffic
        if isOpen, state.phase == 2 { continue }
        let phase = isOpen ? 1 : state.phase == 0 ? 0 : 2
        let isAllowed = rules.allSatisfy { rule in
          rule.via != number(arc.head) || !arc.isRidden || !following.isRidden
            || rule.allows(profile, from: Int64(arc.way), to: Int64(following.way))
        }
        guard isAllowed else { continue }
        frontier.append(
          (seconds + delay + following.seconds, State(arc: index, phase: phase)))
      }
    }
    return nil
  }

  private func number(_ node: Character) -> Int64 {
    Int64(node.unicodeScalars.first?.value ?? 0)
  }

  private func turnRules() throws -> [TurnRule] {
    try turns.compactMap { turn in
      func member(_ name: String, _ role: String) -> [TurnMember] {
        ways.indices.filter { String(ways[$0].nodes) == name }.map {
          TurnMember(kind: .way, id: Int64($0), role: role)
        }
      }
      let via = TurnMember(kind: .node, id: number(turn.via), role: "via")
      return try TurnRule.reading(
        turn.tags, members: member(turn.from, "from") + [via] + member(turn.to, "to"))
    }
  }

  private func arcs(of profile: Profile) -> [Arc] {
    ways.enumerated().flatMap { index, way -> [Arc] in
      guard let rule = WayRule(way.tags) else { return [] }
      let pieces = zip(way.nodes, way.nodes.dropFirst()).map { ($0, $1, metres($0, $1) ?? 0) }
      let length = pieces.reduce(0) { $0 + $1.2 }
      return pieces.flatMap { tail, head, metres in
        TravelDirection.allCases.compactMap { direction in
          let permission = rule[profile, direction]
          let duration = permission.passage.duration(forMetres: metres, ofWayMetres: length)
          guard let duration else { return nil }
          let isForward = direction == .forward
          return Arc(
            way: index, tail: isForward ? tail : head,
            head: isForward ? head : tail, permission: permission,
            seconds: duration / .seconds(1))
        }
      }
    }
  }
}
