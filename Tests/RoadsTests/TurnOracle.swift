import Roads

/// Shortest ways by R. Bellman and L. Ford, over directed segments instead of vertices: what was
/// travelled last, and what kinds of road before, is the state. So turn restrictions and ends-only
/// segments are looked up, and nothing is copied.
struct TurnOracle {
  /// The end of a directed segment, and what lies behind.
  struct State: Hashable {
    var travel: DirectedSegment
    /// Whether an open road has been used.
    var hasUsedOpen: Bool
    /// Whether an ends-only segment has been used after an open road: then only such may follow.
    var isEnding: Bool
  }

  let network: RoadNetwork
  let profile: Profile
  let directed: [DirectedSegment]
  /// By directed segment: what may follow it, phases apart.
  private var turns: [[DirectedSegment]] = []

  init(_ network: RoadNetwork, _ profile: Profile) {
    self.network = network
    self.profile = profile
    let directed = (0..<UInt32(network.segments.count)).flatMap { segment in
      TravelDirection.both.map { DirectedSegment(segment: segment, direction: $0) }
    }
    self.directed = directed
    turns = directed.map { from in directed.filter { mayTurn(from, $0) } }
  }

  /// Deciseconds of a whole segment, without its delay; `nil` where the profile may not go.
  func whole(_ travel: DirectedSegment) -> Int? {
    let weight = network.segments[Int(travel.segment)].movement[profile][travel.direction]
    return weight.isFinite ? Int(weight.deciseconds) : nil
  }

  /// Deciseconds at the end of a segment.
  func delay(_ travel: DirectedSegment) -> Int {
    let movement = network.segments[Int(travel.segment)].movement[profile]
    return Int(movement.delay(travel.direction).deciseconds)
  }

  /// Deciseconds from the beginning of a directed segment to a fraction counted from the tail.
  func part(_ travel: DirectedSegment, _ fraction: Double) -> Int? {
    guard let whole = whole(travel) else { return nil }
    let cut = Int((Double(whole) * fraction).rounded())
    return travel.direction == .forward ? cut : whole - cut
  }

  func isEndsOnly(_ segment: UInt32) -> Bool {
    network.segments[Int(segment)].endsOnly.contains(ProfileSet(profile))
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

  /// The state of who has begun along a segment.
  func begin(_ travel: DirectedSegment) -> State {
    State(travel: travel, hasUsedOpen: !isEndsOnly(travel.segment), isEnding: false)
  }

  /// The state after one more segment; `nil` where it would lie between two open roads.
  func follow(_ state: State, by travel: DirectedSegment) -> State? {
    if isEndsOnly(travel.segment) {
      return State(
        travel: travel, hasUsedOpen: state.hasUsedOpen, isEnding: state.hasUsedOpen)
    }
    return state.isEnding ? nil : State(travel: travel, hasUsedOpen: true, isEnding: false)
  }

  /// What may come next, whole or in part.
  func successors(_ state: State) -> [State] {
    turns[Int(state.travel.rawValue)].compactMap { whole($0) == nil ? nil : follow(state, by: $0) }
  }

  /// Deciseconds to the end of every directed segment.
  func arrivals(_ start: [State: Int]) -> [State: Int] {
    var best = start
    var isChanging = true
    while isChanging {
      isChanging = false
      for (from, weight) in best {
        for to in successors(from) {
          guard let whole = whole(to.travel) else { continue }
          let sum = weight + whole + delay(to.travel)
          guard sum < best[to] ?? .max else { continue }
          best[to] = sum
          isChanging = true
        }
      }
    }
    return best
  }

  func arrivals(from origin: RoadPlace) -> [State: Int] {
    var start: [State: Int] = [:]
    for direction in TravelDirection.both {
      let travel = DirectedSegment(segment: origin.position.segment, direction: direction)
      guard let whole = whole(travel), let part = part(travel, origin.position.fraction) else {
        continue
      }
      start[begin(travel)] = Int(origin.access.deciseconds) + whole - part + delay(travel)
    }
    return arrivals(start)
  }

  /// From a junction: on open roads, unless all there is ends-only.
  func arrivals(fromVertex vertex: UInt32) -> [State: Int] {
    let isInner = directed.filter { network.start($0) == vertex || network.end($0) == vertex }
      .allSatisfy { whole($0) == nil || isEndsOnly($0.segment) }
    var start: [State: Int] = [:]
    for travel in directed where network.start(travel) == vertex {
      guard let whole = whole(travel) else { continue }
      let before = State(travel: travel, hasUsedOpen: !isInner, isEnding: false)
      if let state = follow(before, by: travel) { start[state] = whole + delay(travel) }
    }
    return arrivals(start)
  }

  /// Deciseconds between two places; `nil` when there is no way.
  func weight(
    from origin: RoadPlace, to target: RoadPlace, _ arrivals: [State: Int]
  ) -> Int? {
    var ways: [Int] = []
    for direction in TravelDirection.both {
      let travel = DirectedSegment(segment: target.position.segment, direction: direction)
      guard let end = part(travel, target.position.fraction) else { continue }
      for (from, weight) in arrivals
      where mayTurn(from.travel, travel) && follow(from, by: travel) != nil {
        ways.append(weight + end)
      }
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
