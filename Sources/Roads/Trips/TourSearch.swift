internal import SnapshotFormat

/// The shortest tour by targets that together offer all that is needed, where each target visited offers
/// something that none before it did; in any order or in the one given, with or without a destination.
///
/// ```swift
/// let search = TourSearch(TourQuestion(from: home, needs: [meal, water, charging]))
/// let tour = search.best(to: buckets, onward: onward, labels: labels, using: &workspace)
/// ```
///
/// By sets of needs that are met: for each set and each target visited last, the soonest end of the visit
/// (R. Bellman, "Dynamic programming treatment of the travelling salesman problem", 1962; M. Held and
/// R. Karp, 1962). From a set to the others lead the ways from all its targets at once: at the vertices of
/// their labels the soonest to pass is kept, and the buckets of those vertices tell when targets are
/// reached. That is a product of matrices in the algebra of (min, +), by hub labels: D. Delling,
/// A. Goldberg, R. Werneck, "Faster batched shortest paths in road networks" (2011).
///
/// Nothing is followed that ends later than a tour already known; the first such goes to the nearest target
/// each time. Exact also where one has to wait, provided that who comes later never begins sooner.
public struct TourSearch: Sendable {
  /// What is asked.
  public let question: TourQuestion
  private let plan: TourPlan

  /// A search for one tour. O(1).
  ///
  /// - Precondition: 1…``TourQuestion/mostNeeds`` needs.
  public init(_ question: TourQuestion) {
    precondition(
      (1...TourQuestion.mostNeeds).contains(question.needs.count), "some needs, not too many")
    self.question = question
    plan = TourPlan(needs: question.needs, isInOrder: question.isInOrder)
  }

  /// The tour that ends soonest; `nil` when there is none.
  ///
  /// O(2ⁿ × (labels + entries of buckets) within reach) for n needs; n instead of 2ⁿ in the order given.
  ///
  /// - Parameters:
  ///   - buckets: of the ways to targets.
  ///   - onward: of the ways from the same targets.
  ///   - labels: of the same.
  ///   - isWanted: whether a target, by its ordinal, may be visited.
  ///   - start: when a visit begins to a target, by its ordinal, if one is there at a time, both counted from
  ///     the beginning of the tour; not before that time, and `nil` for never. Of two times the later must
  ///     not lead to the sooner beginning.
  public func best(
    to buckets: borrowing TargetBuckets, onward: borrowing TargetBuckets,
    labels: borrowing TourLabels, where isWanted: (UInt32) -> Bool = { _ in true },
    startingAt start: (UInt32, Weight) -> Weight? = { $1 },
    using workspace: inout HierarchyWorkspace
  ) -> Tour? {
    precondition(
      buckets.direction == .toTargets && onward.direction == .fromTargets
        && buckets.targets.count == onward.targets.count
        && buckets.targets.count == labels.onward.targetCount
        && buckets.targets.doorCount == buckets.targets.count,
      "buckets and labels of the same targets, each with one door")
    let offers = offers(of: buckets.targets, isWanted)
    let all = plan.all
    guard offers.reduce(0, |) & all == all else { return nil }
    var memory = TourWorkspace()
    swap(&memory, &workspace.tour)
    defer { swap(&memory, &workspace.tour) }
    let targetCount = offers.count
    memory.begin(
      layerCount: plan.layerCount, targetCount: targetCount,
      vertexCount: buckets.search.graph.vertexCount)
    defer { memory.end() }

    var best = TourBest(
      bound: greedyEnd(buckets, offers, start, &workspace).deciseconds, stay: question.stay)
    let rows = rows(buckets, onward, best, &workspace)
    let rest = rest(rows.to, onward, labels.toward, offers, &memory, best)
    // Who has all at once first: that narrows the search for the rest.
    for isWhole in [true, false] {
      for ordinal in 0..<targetCount where offers[ordinal] != 0 {
        guard (offers[ordinal] == all) == isWhole, rows.from[ordinal] < Weight.infinity.deciseconds
        else { continue }
        visit(
          UInt32(truncatingIfNeeded: ordinal), rows.from[ordinal], TourWorkspace.none, 0,
          offers[ordinal], rows.to, rest, start, &memory, &best)
      }
    }
    for layer in 1..<max(plan.last, 1) where !memory.layers[layer].isEmpty {
      leave(layer, buckets, labels.onward, offers, &memory, best)
      arrive(layer, buckets, offers, rest, &memory, best)
      for ordinal in memory.arrived {
        let key = memory.arrivals[Int(ordinal)]
        memory.arrivals[Int(ordinal)] = TourWorkspace.far
        visit(
          ordinal, HierarchyLabel.weight(key), UInt32(truncatingIfNeeded: key), layer,
          offers[Int(ordinal)], rows.to, rest, start, &memory, &best)
      }
      memory.arrived.removeAll(keepingCapacity: true)
    }
    return best.state.map { tour(endingWith: $0, at: best.bound, rows.to, offers, memory) }
  }
}

/// The best tour that is known while a search goes on.
struct TourBest {
  /// When it ends, in deciseconds; what ends later is not followed.
  private(set) var bound: UInt32
  /// Its last visit; `nil` when only the end is known.
  private(set) var state: TourWorkspace.State?
  let stay: UInt32

  init(bound: UInt32, stay: Weight) {
    // A tour has to end.
    self.bound = min(bound, Weight.infinity.deciseconds - 1)
    self.stay = stay.deciseconds
  }

  /// When one has to be at a target at the latest; `nil` for never.
  var room: UInt32? { bound < stay ? nil : bound - stay }

  mutating func offer(_ state: TourWorkspace.State, endingAt end: UInt32) {
    guard self.state == nil ? end <= bound : end < bound else { return }
    bound = end
    self.state = state
  }
}

extension TourSearch {
  /// By target: what it offers, a bit for each need; nothing where it is not wanted.
  private func offers(
    of targets: borrowing RoadTargets, _ isWanted: (UInt32) -> Bool
  ) -> [UInt16] {
    let features = targets.features.span
    return (0..<UInt32(truncatingIfNeeded: targets.count)).map { ordinal in
      let offers = plan.offers(features[Int(ordinal)])
      return offers != 0 && isWanted(ordinal) ? offers : 0
    }
  }

  /// When a tour ends that goes to the nearest target each time; infinite where it comes to no end.
  private func greedyEnd(
    _ buckets: borrowing TargetBuckets, _ offers: [UInt16], _ start: (UInt32, Weight) -> Weight?,
    _ workspace: inout HierarchyWorkspace
  ) -> Weight {
    var place = question.origin
    var time = Weight.zero
    var layer = 0
    while layer < plan.last {
      var nearest: RoadNeighbor?
      for (need, features) in plan.needs.enumerated()
      where plan.missing(in: layer) >> UInt16(need) & 1 == 1 {
        let found = buckets.nearest(
          1, to: place, needing: features, where: { offers[Int($0)] != 0 }, using: &workspace)
        if let first = found.first, first.weight < nearest?.weight ?? .infinity { nearest = first }
      }
      guard let nearest, let next = buckets.targets.place(of: nearest.ordinal),
        let begin = start(nearest.ordinal, time + nearest.weight)
      else { return .infinity }
      time = begin + question.stay
      place = next
      layer = plan.after(layer, offering: offers[Int(nearest.ordinal)]).layer
    }
    guard let destination = question.destination else { return time }
    return time + buckets.search.weight(from: place, to: destination, using: &workspace)
  }

  /// By target: from the origin, and to the destination; nothing where the tour ends anywhere.
  private func rows(
    _ buckets: borrowing TargetBuckets, _ onward: borrowing TargetBuckets, _ best: TourBest,
    _ workspace: inout HierarchyWorkspace
  ) -> (from: [UInt32], to: [UInt32]) {
    let limit = Weight(deciseconds: best.bound)
    let count = buckets.targets.count
    var to: [UInt32] = []
    if let destination = question.destination {
      onward.fill(destination, &workspace, within: limit)
      to = Array(workspace.row.prefix(count))
    }
    buckets.fill(question.origin, &workspace, within: limit)
    return (Array(workspace.row.prefix(count)), to)
  }

  /// By target: what lies between it and the destination at the least, whatever is visited in between;
  /// nothing where the tour ends anywhere.
  ///
  /// The way to the destination alone does not do: by a stop in between it may be shorter. So ways by one
  /// more stop are offered, as long as that changes anything; mostly it soon does not.
  private func rest(
    _ toDestination: [UInt32], _ onward: borrowing TargetBuckets, _ toward: borrowing TargetLabels,
    _ offers: [UInt16], _ memory: inout TourWorkspace, _ best: TourBest
  ) -> [UInt32] {
    guard !toDestination.isEmpty, let room = best.room else { return toDestination }
    var rest = toDestination
    var changed = offers.indices.filter { offers[$0] != 0 && rest[$0] <= room }
    let (nodes, entries) = (onward.nodes.span, onward.entries.span)
    // Every stop but the first can be one in between.
    for _ in 1..<max(plan.needs.count, 1) where !changed.isEmpty {
      for ordinal in changed {
        // Whoever stops, stays.
        let state = TourWorkspace.State(
          ordinal: UInt32(truncatingIfNeeded: ordinal), layer: 0, previous: 0, arrival: 0,
          start: 0, end: rest[ordinal] &+ question.stay.deciseconds)
        toward.pass(
          state, UInt32(truncatingIfNeeded: ordinal), within: best.bound, &memory.passing,
          &memory.passed)
        guard let place = onward.targets.place(of: state.ordinal) else { continue }
        for neighbor in onward.neighbors(onSegment: place.position.segment) {
          let other = onward.targets.bySegment[neighbor]
          guard let way = onward.directWay(from: place, toDoor: other) else { continue }
          memory.reach(other, HierarchyLabel.packed(state.end &+ way.deciseconds, 0))
        }
      }
      for rank in memory.passed {
        let time = HierarchyLabel.weight(memory.passing[Int(rank)])
        memory.passing[Int(rank)] = TourWorkspace.far
        var place = Int(nodes[Int(rank)].firstEntry)
        let end = Int(nodes[Int(rank) + 1].firstEntry)
        while place < end {
          let sum = time &+ HierarchyLabel.weight(entries[place])
          if sum > best.bound { break }
          let ordinal = UInt32(truncatingIfNeeded: entries[place])
          if sum < rest[Int(ordinal)], offers[Int(ordinal)] != 0 {
            memory.reach(ordinal, HierarchyLabel.packed(sum, 0))
          }
          place &+= 1
        }
      }
      memory.passed.removeAll(keepingCapacity: true)
      changed.removeAll(keepingCapacity: true)
      for ordinal in memory.arrived {
        let sum = HierarchyLabel.weight(memory.arrivals[Int(ordinal)])
        memory.arrivals[Int(ordinal)] = TourWorkspace.far
        guard sum < rest[Int(ordinal)] else { continue }
        rest[Int(ordinal)] = sum
        changed.append(Int(ordinal))
      }
      memory.arrived.removeAll(keepingCapacity: true)
    }
    return rest
  }

  /// Visits a target, and keeps it unless that was done sooner.
  @inline(__always)
  private func visit(
    _ ordinal: UInt32, _ arrival: UInt32, _ previous: UInt32, _ layer: Int, _ offers: UInt16,
    _ toDestination: [UInt32], _ rest: [UInt32], _ start: (UInt32, Weight) -> Weight?,
    _ memory: inout TourWorkspace, _ best: inout TourBest
  ) {
    guard let begin = start(ordinal, Weight(deciseconds: arrival)) else { return }
    let end = (begin + question.stay).deciseconds
    let next = plan.after(layer, offering: offers).layer
    let state = TourWorkspace.State(
      ordinal: ordinal, layer: UInt32(truncatingIfNeeded: next), previous: previous,
      arrival: arrival, start: begin.deciseconds, end: end)
    if next == plan.last {
      // Two numbers below 2³¹.
      best.offer(
        state, endingAt: toDestination.isEmpty ? end : end &+ toDestination[Int(ordinal)])
    } else if let room = best.room, end <= room,
      rest.isEmpty || end &+ rest[Int(ordinal)] <= best.bound
    {
      memory.keep(state)
    }
  }

  /// Writes down when one passes the vertices of ways from the targets of a layer, and when one comes to
  /// others along the same segment.
  private func leave(
    _ layer: Int, _ buckets: borrowing TargetBuckets, _ labels: borrowing TargetLabels,
    _ offers: [UInt16], _ memory: inout TourWorkspace, _ best: TourBest
  ) {
    guard let room = best.room else { return }
    let missing = plan.missing(in: layer)
    for index in memory.layers[layer] {
      let state = memory.states[Int(index)]
      guard state.end <= room else { continue }
      labels.pass(state, index, within: room, &memory.passing, &memory.passed)
      guard let place = buckets.targets.place(of: state.ordinal) else { continue }
      for neighbor in buckets.neighbors(onSegment: place.position.segment) {
        let ordinal = buckets.targets.bySegment[neighbor]
        guard offers[Int(ordinal)] & missing != 0,
          let weight = buckets.directWay(from: place, toDoor: ordinal),
          state.end &+ weight.deciseconds <= room
        else { continue }
        memory.reach(ordinal, HierarchyLabel.packed(state.end &+ weight.deciseconds, index))
      }
    }
  }

  /// Reads the buckets of the vertices that are passed, and leaves none of them marked.
  private func arrive(
    _ layer: Int, _ buckets: borrowing TargetBuckets, _ offers: [UInt16], _ rest: [UInt32],
    _ memory: inout TourWorkspace, _ best: TourBest
  ) {
    let room = best.room ?? 0
    let hasRest = !rest.isEmpty
    let missing = plan.missing(in: layer)
    let needed = plan.features(missingIn: layer)
    let (nodes, entries, behind) = (
      buckets.nodes.span, buckets.entries.span, buckets.features.span
    )
    for rank in memory.passed {
      let key = memory.passing[Int(rank)]
      memory.passing[Int(rank)] = TourWorkspace.far
      var place = Int(nodes[Int(rank)].firstEntry)
      let end = Int(nodes[Int(rank) + 1].firstEntry)
      while place < end {
        // Behind it nothing is nearer, or of use.
        let sum = HierarchyLabel.weight(key) &+ HierarchyLabel.weight(entries[place])
        if sum > room || behind[place] & needed == 0 { break }
        let ordinal = UInt32(truncatingIfNeeded: entries[place])
        if offers[Int(ordinal)] & missing != 0,
          !hasRest || sum &+ rest[Int(ordinal)] <= best.bound
        {
          memory.reach(
            ordinal, HierarchyLabel.packed(sum, UInt32(truncatingIfNeeded: key)))
        }
        place &+= 1
      }
    }
    memory.passed.removeAll(keepingCapacity: true)
  }

  /// Puts the visits together, back from the last.
  private func tour(
    endingWith last: TourWorkspace.State, at end: UInt32, _ toDestination: [UInt32],
    _ offers: [UInt16], _ memory: borrowing TourWorkspace
  ) -> Tour {
    var states = [last]
    while let first = states.last, first.previous != TourWorkspace.none {
      states.append(memory.states[Int(first.previous)])
    }
    var layer = 0
    var time: UInt32 = 0
    var visits: [Tour.Visit] = []
    for state in states.reversed() {
      let (next, met) = plan.after(layer, offering: offers[Int(state.ordinal)])
      visits.append(
        Tour.Visit(
          ordinal: state.ordinal, meets: met,
          way: Weight(deciseconds: state.arrival - time),
          arrival: Weight(deciseconds: state.arrival), start: Weight(deciseconds: state.start),
          end: Weight(deciseconds: state.end)))
      (layer, time) = (next, state.end)
    }
    return Tour(
      visits: visits,
      wayToDestination: toDestination.isEmpty
        ? nil : Weight(deciseconds: toDestination[Int(last.ordinal)]),
      end: Weight(deciseconds: end))
  }
}
