internal import SnapshotFormat

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

// MARK: What is known before the search

extension TourSearch {
  /// When a tour ends that goes to the nearest target each time; infinite where it comes to no end.
  func greedyEnd(
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
  func rows(
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
  func rest(
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
}
