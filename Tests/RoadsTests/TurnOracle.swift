import Roads

/// Shortest ways by R. Bellman and L. Ford, over directed segments instead of vertices: what was
/// travelled last is the state, so turn restrictions are looked up, and nothing is split.
struct TurnOracle {
  let network: RoadNetwork
  let profile: Profile
  let directed: [DirectedSegment]

  init(_ network: RoadNetwork, _ profile: Profile) {
    self.network = network
    self.profile = profile
    directed = (0..<UInt32(network.segments.count)).flatMap { segment in
      TravelDirection.both.map { DirectedSegment(segment: segment, direction: $0) }
    }
  }

  /// Deciseconds of a whole segment; `nil` where the profile may not go.
  func whole(_ travel: DirectedSegment) -> Int? {
    let weight = network.segments[Int(travel.segment)].movement[profile][travel.direction]
    return weight.isFinite ? Int(weight.deciseconds) : nil
  }

  /// Deciseconds from the beginning of a directed segment to a fraction counted from the tail.
  func part(_ travel: DirectedSegment, _ fraction: Double) -> Int? {
    guard let whole = whole(travel) else { return nil }
    let cut = Int((Double(whole) * fraction).rounded())
    return travel.direction == .forward ? cut : whole - cut
  }

  func mayTurn(_ from: DirectedSegment, _ to: DirectedSegment) -> Bool {
    guard network.end(from) == network.start(to) else { return false }
    if profile == .foot { return true }
    let applying = network.restrictions.filter {
      $0.from == from && $0.profiles.contains(ProfileSet(profile))
    }
    if applying.contains(where: { $0.kind == .no && $0.to == to }) { return false }
    let only = applying.filter { $0.kind == .only }
    return only.isEmpty || only.contains { $0.to == to }
  }

  /// Deciseconds to the end of every directed segment.
  func arrivals(_ start: [DirectedSegment: Int]) -> [DirectedSegment: Int] {
    var best = start
    var isChanging = true
    while isChanging {
      isChanging = false
      for from in directed {
        guard let weight = best[from] else { continue }
        for to in directed where mayTurn(from, to) {
          guard let whole = whole(to), weight + whole < best[to] ?? .max else { continue }
          best[to] = weight + whole
          isChanging = true
        }
      }
    }
    return best
  }

  func arrivals(from origin: RoadPlace) -> [DirectedSegment: Int] {
    var start: [DirectedSegment: Int] = [:]
    for direction in TravelDirection.both {
      let travel = DirectedSegment(segment: origin.position.segment, direction: direction)
      guard let whole = whole(travel), let part = part(travel, origin.position.fraction) else {
        continue
      }
      start[travel] = Int(origin.access.deciseconds) + whole - part
    }
    return arrivals(start)
  }

  func arrivals(fromVertex vertex: UInt32) -> [DirectedSegment: Int] {
    var start: [DirectedSegment: Int] = [:]
    for travel in directed where network.start(travel) == vertex { start[travel] = whole(travel) }
    return arrivals(start)
  }

  /// Deciseconds between two places; `nil` when there is no way.
  func weight(
    from origin: RoadPlace, to target: RoadPlace, _ arrivals: [DirectedSegment: Int]
  ) -> Int? {
    var ways: [Int] = []
    for direction in TravelDirection.both {
      let travel = DirectedSegment(segment: target.position.segment, direction: direction)
      guard let end = part(travel, target.position.fraction) else { continue }
      for (from, weight) in arrivals where mayTurn(from, travel) { ways.append(weight + end) }
      if origin.position.segment == target.position.segment,
        let start = part(travel, origin.position.fraction),
        direction == .forward
          ? origin.position.fraction <= target.position.fraction
          : origin.position.fraction >= target.position.fraction
      {
        ways.append(Int(origin.access.deciseconds) + end - start)
      }
    }
    return ways.min().map { $0 + Int(target.access.deciseconds) }
  }
}
