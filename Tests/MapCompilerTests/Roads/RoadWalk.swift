import MapCompiler
import Roads

/// The fastest way through a compiled network by what ``RoadNetwork`` says of itself: a plain Dijkstra
/// over directed segments, with delays, turns and roads that are for the ends of a trip.
struct RoadWalk {
  let compilation: RoadCompilation
  let profile: Profile

  private struct State: Hashable {
    var travel: DirectedSegment
    /// 0: on the ends-only roads of the start; 1: among open roads; 2: on those of the end.
    var phase: Int
  }

  init(_ compilation: RoadCompilation, _ profile: Profile) {
    self.compilation = compilation
    self.profile = profile
  }

  private var network: RoadNetwork { compilation.network }

  /// Deciseconds between two OSM nodes; `nil` where there is no way.
  func deciseconds(from origin: Int64, to target: Int64) -> UInt32? {
    let all = (0..<UInt32(network.segments.count)).flatMap { segment in
      TravelDirection.allCases.map { DirectedSegment(segment: segment, direction: $0) }
    }.filter { weight($0).isFinite }
    var settled: Set<State> = []
    var frontier: [(weight: Weight, state: State)] = []
    for travel in all where compilation.nodeIDs[Int(start(travel))] == origin {
      frontier.append((weight(travel), State(travel: travel, phase: isOpen(travel) ? 1 : 0)))
    }
    while let next = frontier.indices.min(by: { frontier[$0].weight < frontier[$1].weight }) {
      let (weight, state) = frontier.remove(at: next)
      guard settled.insert(state).inserted else { continue }
      let end = end(state.travel)
      if compilation.nodeIDs[Int(end)] == target { return weight.deciseconds }
      let segment = network.segments[Int(state.travel.segment)]
      let delay = segment.movement[profile].delay(state.travel.direction)
      for following in all where start(following) == end {
        guard mayTurn(state.travel, following) else { continue }
        if isOpen(following), state.phase == 2 { continue }
        let phase = isOpen(following) ? 1 : state.phase == 0 ? 0 : 2
        frontier.append(
          (weight + delay + self.weight(following), State(travel: following, phase: phase)))
      }
    }
    return nil
  }

  private func mayTurn(_ from: DirectedSegment, _ to: DirectedSegment) -> Bool {
    let rules = network.restrictions.filter {
      $0.from == from && $0.profiles.contains(ProfileSet(profile))
    }
    let only = rules.filter { $0.kind == .only }
    return !rules.contains { $0.kind == .no && $0.to == to }
      && (only.isEmpty || only.contains { $0.to == to })
  }

  private func isOpen(_ travel: DirectedSegment) -> Bool {
    !network.segments[Int(travel.segment)].endsOnly.contains(ProfileSet(profile))
  }

  private func weight(_ travel: DirectedSegment) -> Weight {
    network.segments[Int(travel.segment)].movement[profile][travel.direction]
  }

  private func start(_ travel: DirectedSegment) -> UInt32 {
    let segment = network.segments[Int(travel.segment)]
    return travel.direction == .forward ? segment.tail : segment.head
  }

  private func end(_ travel: DirectedSegment) -> UInt32 {
    let segment = network.segments[Int(travel.segment)]
    return travel.direction == .forward ? segment.head : segment.tail
  }
}

extension RoadCompilation {
  /// Seconds from one OSM node to another, to the tenth; `nil` where there is no way.
  func seconds(_ profile: Profile, _ origin: Int64, _ target: Int64) -> Double? {
    RoadWalk(self, profile).deciseconds(from: origin, to: target).map { Double($0) / 10 }
  }
}
