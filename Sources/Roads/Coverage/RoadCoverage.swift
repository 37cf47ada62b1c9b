internal import SnapshotFormat

/// From which parts of the roads a target is reached in time.
///
/// ```swift
/// let roads = CoverageRoads(graph, .foot)
/// var coverage = RoadCoverage(roads, of: stops, within: limit, using: &workspace)
/// print(coverage.metres / roads.metres)
/// ```
///
/// One search by E. Dijkstra's algorithm over the reversed arcs, from all targets at once, tells every
/// vertex how far the nearest is; what that means for the points of a segment follows from its two ends
/// and the targets on it. Directed: the way leads from the road to the target. A point is covered exactly
/// where ``Dijkstra/nearest(_:to:among:needing:where:within:using:)`` from it finds a target within the
/// limit. Some 10 ms for a city of 78,000 vertices.
///
/// Holds about 12 bytes for each vertex and segment. Targets can be added, see ``add(_:using:)``.
public struct RoadCoverage: Sendable {
  /// The roads.
  public let roads: CoverageRoads
  /// What a way may weigh at the most, inclusive.
  public let limit: Weight
  /// The length of what is covered of the roads that count, in metres.
  public private(set) var metres = 0.0

  /// By vertex: deciseconds to the nearest target; one more than the limit where none is near enough.
  private(set) var times: [UInt32]
  /// By segment: how much of it is covered.
  private var shares: [Double]
  /// By segment: the targets on it.
  private var targets: [UInt32: [RoadPlace]] = [:]
  /// By segment: whether there are any.
  private var hasTargets: [Bool]

  /// Searches from some targets. O(n + m + what is reached · log n).
  ///
  /// - Parameters:
  ///   - roads: of the profile that is asked for.
  ///   - targets: each on a segment of the graph.
  ///   - limit: walks at both ends included; infinity is taken for the greatest finite weight.
  ///   - workspace: the memory of the search; one per thread.
  public init(
    _ roads: CoverageRoads, of targets: some Sequence<RoadPlace>, within limit: Weight,
    using workspace: inout SearchWorkspace
  ) {
    self.roads = roads
    let limit = min(limit, Weight(deciseconds: Weight.infinity.deciseconds - 1))
    self.limit = limit
    times = [UInt32](repeating: limit.deciseconds + 1, count: roads.graph.vertexCount)
    shares = [Double](repeating: 0, count: roads.graph.segmentCount)
    hasTargets = [Bool](repeating: false, count: roads.graph.segmentCount)
    workspace.begin(roads.graph.vertexCount)
    for place in targets {
      precondition(
        Int(place.position.segment) < roads.graph.segmentCount, "a target lies on a segment")
      self.targets[place.position.segment, default: []].append(place)
      hasTargets[Int(place.position.segment)] = true
      for (vertex, weight) in roads.approaches(to: place) { workspace.offer(vertex, weight) }
    }
    let (tails, weights) = (roads.tails, roads.weights)
    while let (weight, vertex) = workspace.settle(within: limit.deciseconds) {
      times[Int(vertex)] = weight
      workspace.relax(
        roads.arcs(into: vertex), at: weight, heads: tails.span, weights: weights.span)
    }
    measure()
  }

  private mutating func measure() {
    for segment in shares.indices where roads.isCounted[segment] {
      let exits = roads.exits[segment]
      let share = share(
        UInt32(truncatingIfNeeded: segment), exits, times[Int(exits.forwardLanding)],
        times[Int(exits.backwardLanding)], nil)
      guard share > 0 else { continue }
      shares[segment] = share
      metres += share * roads.lengths[segment]
    }
  }
}

// MARK: - Asking

extension RoadCoverage {
  /// The parts of a segment from which a target is reached in time; of any segment, also one that does
  /// not count.
  ///
  /// - Parameter segment: 0..<`roads.graph.segmentCount`.
  public func parts(ofSegment segment: UInt32) -> SegmentParts {
    let exits = roads.exits[Int(segment)]
    return parts(
      segment, exits, times[Int(exits.forwardLanding)], times[Int(exits.backwardLanding)], nil)
  }

  /// What the shortest way from a place to a target weighs; infinite where that is beyond the limit.
  ///
  /// - Parameter place: on a segment of the graph; the walk to it counts.
  public func weight(from place: RoadPlace) -> Weight {
    var best = Weight.infinity
    for direction in TravelDirection.both {
      if let (vertex, weight) = roads.graph.departure(
        from: place.position, direction, roads.profile)
      {
        best = min(best, weight + Weight(deciseconds: times[Int(vertex)]))
      }
    }
    if hasTargets[Int(place.position.segment)] {
      for target in targets[place.position.segment] ?? [] {
        if let (weight, _) = roads.graph.directWay(
          from: place.position, to: target.position, roads.profile)
        {
          best = min(best, weight + target.access)
        }
      }
    }
    let whole = best + place.access
    return whole <= limit ? whole : .infinity
  }
}

// MARK: - One segment

extension RoadCoverage {
  /// How much of a segment is covered.
  ///
  /// - Parameters:
  ///   - forward: deciseconds from where one lands forward.
  ///   - backward: the same backward.
  ///   - added: one more target.
  @inline(__always)
  private func share(
    _ segment: UInt32, _ exits: SegmentExits, _ forward: UInt32, _ backward: UInt32,
    _ added: RoadPlace?
  ) -> Double {
    guard !hasTargets[Int(segment)], added == nil else {
      return parts(segment, exits, forward, backward, added).share
    }
    let start = exits.forwardStart(forward, within: limit.deciseconds)
    let end = exits.backwardEnd(backward, within: limit.deciseconds)
    return start <= end ? 1 : 1 - start + end
  }

  private func parts(
    _ segment: UInt32, _ exits: SegmentExits, _ forward: UInt32, _ backward: UInt32,
    _ added: RoadPlace?
  ) -> SegmentParts {
    var parts = SegmentParts.none
    parts.insert(from: 0, to: exits.backwardEnd(backward, within: limit.deciseconds))
    parts.insert(from: exits.forwardStart(forward, within: limit.deciseconds), to: 1)
    for target in targets[segment] ?? [] {
      exits.insertDirectWays(to: target, within: limit.deciseconds, into: &parts)
    }
    if let added { exits.insertDirectWays(to: added, within: limit.deciseconds, into: &parts) }
    return parts
  }
}

// MARK: - One more target

extension RoadCoverage {
  /// By how many metres one more target would lengthen what is covered.
  ///
  /// A search from it that never goes on where a target is at least as near already: no way of any point
  /// gets shorter through there. So it costs what it changes. Allocates nothing once `reached` has grown.
  ///
  /// - Parameters:
  ///   - place: on a segment of the graph.
  ///   - reached: memory; its contents are replaced by the vertices that the target would be nearest to.
  func gain(
    of place: RoadPlace, using workspace: inout SearchWorkspace, reached: inout [UInt32]
  ) -> Double {
    search(from: place, using: &workspace, reached: &reached)
    var gain = 0.0
    let allLengths = roads.lengths
    let (known, lengths) = (shares.span, allLengths.span)
    forEachChange(by: place, workspace, reached) { segment, share in
      gain += (share - known[segment]) * lengths[segment]
    }
    return gain
  }

  /// By how many metres one more target would lengthen what is covered.
  ///
  /// - Parameter place: on a segment of the graph.
  public func gain(of place: RoadPlace, using workspace: inout SearchWorkspace) -> Double {
    var reached: [UInt32] = []
    return gain(of: place, using: &workspace, reached: &reached)
  }

  /// Adds a target.
  ///
  /// - Parameter place: on a segment of the graph.
  public mutating func add(_ place: RoadPlace, using workspace: inout SearchWorkspace) {
    var reached: [UInt32] = []
    search(from: place, using: &workspace, reached: &reached)
    var changes: [(segment: Int, share: Double)] = []
    forEachChange(by: place, workspace, reached) { changes.append(($0, $1)) }
    for (segment, share) in changes {
      metres += (share - shares[segment]) * roads.lengths[segment]
      shares[segment] = share
    }
    for vertex in reached {
      if let weight = workspace.weight(of: vertex) { times[Int(vertex)] = weight }
    }
    targets[place.position.segment, default: []].append(place)
    hasTargets[Int(place.position.segment)] = true
  }

  /// Settles the vertices to which a new target would be nearer than all others, and within the limit.
  private func search(
    from place: RoadPlace, using workspace: inout SearchWorkspace, reached: inout [UInt32]
  ) {
    precondition(
      Int(place.position.segment) < roads.graph.segmentCount, "a target lies on a segment")
    reached.removeAll(keepingCapacity: true)
    // As arrays of our own: spans can't be taken out of a class.
    let (rows, arcTails, arcWeights) = (roads.firstInto, roads.tails, roads.weights)
    let (times, first) = (times.span, rows.span)
    let (tails, weights) = (arcTails.span, arcWeights.span)
    workspace.begin(times.count)
    for (vertex, weight) in roads.approaches(to: place) where weight < times[Int(vertex)] {
      workspace.offer(vertex, weight)
    }
    while let (weight, vertex) = workspace.settle(within: limit.deciseconds) {
      reached.append(vertex)
      var arc = Int(first[Int(vertex)])
      let end = Int(first[Int(vertex) + 1])
      while arc < end {
        // What is below a time is within the limit: times are one more than that at the most.
        let sum = weight &+ weights[arc]
        if sum < times[Int(tails[arc])] { workspace.offer(tails[arc], sum) }
        arc &+= 1
      }
    }
  }

  /// Tells of the segments of which more may be covered, each once, and how much would be.
  @inline(__always)
  private func forEachChange(
    by place: RoadPlace, _ workspace: borrowing SearchWorkspace, _ reached: [UInt32],
    _ body: (_ segment: Int, _ share: Double) -> Void
  ) {
    let own = place.position.segment
    var isOwnSeen = !roads.isCounted[Int(own)]
    // As arrays of our own: spans can't be taken out of a class.
    let (rows, allLandings, allExits) = (roads.firstLanding, roads.landings, roads.exits)
    let (first, landings, exits) = (rows.span, allLandings.span, allExits.span)
    let times = times.span
    for vertex in reached {
      var landing = Int(first[Int(vertex)])
      let end = Int(first[Int(vertex) + 1])
      while landing < end {
        let travel = landings[landing]
        landing &+= 1
        let exits = exits[Int(travel.segment)]
        let forward = exits.mayGoForward ? workspace.weight(of: exits.forwardLanding) : nil
        // With both ends reached, it is told of at the forward one.
        if travel.direction == .backward, forward != nil { continue }
        let backward = exits.mayGoBackward ? workspace.weight(of: exits.backwardLanding) : nil
        if travel.segment == own { isOwnSeen = true }
        body(
          Int(travel.segment),
          share(
            travel.segment, exits, forward ?? times[Int(exits.forwardLanding)],
            backward ?? times[Int(exits.backwardLanding)], travel.segment == own ? place : nil))
      }
    }
    guard !isOwnSeen else { return }
    let ends = exits[Int(own)]
    body(
      Int(own),
      share(
        own, ends, times[Int(ends.forwardLanding)], times[Int(ends.backwardLanding)], place))
  }
}

extension CoverageRoads {
  /// The vertices from which an arc leads to a place, with what the way along it weighs.
  func approaches(to place: RoadPlace) -> [(vertex: UInt32, weight: UInt32)] {
    var approaches: [(vertex: UInt32, weight: UInt32)] = []
    graph.forEachApproach(to: place, profile) { arc, weight in
      approaches.append((graph.tail(ofArc: arc), weight.deciseconds))
    }
    return approaches
  }
}
