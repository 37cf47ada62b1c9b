internal import SnapshotFormat

extension NearestLists {
  /// The way to a target that was found, told from list to list; `nil` when the lists can't tell, as of
  /// a target with several doors, and ``HierarchySearch`` has to be asked.
  ///
  /// - Parameters:
  ///   - origin: from where it was found.
  ///   - neighbor: what was found.
  public func way(from origin: RoadPlace, to neighbor: RoadNeighbor) -> RoadWay? {
    var arcs: [UInt32] = []
    guard Int(neighbor.ordinal) < targets.count, targets.hasOneDoor(neighbor.ordinal),
      let destination = targets.place(of: neighbor.ordinal),
      let direction = findArcs(from: origin, to: neighbor, &arcs)
    else { return nil }
    let legs = graph.legs(
      from: origin, direction, along: arcs[...], to: destination, targets.profile)
    return RoadWay(neighbor: neighbor, origin: origin, destination: destination, legs: legs)
  }

  /// The same as the segments in the order of travel, the origin's first, the target's last. Allocates
  /// nothing once `path` has grown.
  ///
  /// - Parameter path: what it held before is removed.
  /// - Returns: whether the lists can tell.
  public func path(
    from origin: RoadPlace, to neighbor: RoadNeighbor, into path: inout [DirectedSegment]
  ) -> Bool {
    path.removeAll(keepingCapacity: true)
    guard Int(neighbor.ordinal) < targets.count, targets.hasOneDoor(neighbor.ordinal),
      targets.place(of: neighbor.ordinal) != nil,
      let direction = findWay(from: origin, to: neighbor, { path.append(graph.arcSegments[$0]) })
    else {
      path.removeAll(keepingCapacity: true)
      return false
    }
    path.insert(
      DirectedSegment(segment: origin.position.segment, direction: direction), at: 0)
    return true
  }

  private func findArcs(
    from origin: RoadPlace, to neighbor: RoadNeighbor, _ arcs: inout [UInt32]
  ) -> TravelDirection? {
    findWay(from: origin, to: neighbor) { arcs.append(UInt32(truncatingIfNeeded: $0)) }
  }

  /// Tells the arcs of a way, the last one that to the target.
  ///
  /// - Returns: how it begins; `nil` when it was not found, whatever has been told by then.
  @inline(__always)
  private func findWay(
    from origin: RoadPlace, to neighbor: RoadNeighbor, _ body: (_ arc: Int) -> Void
  ) -> TravelDirection? {
    let (ordinal, profile) = (neighbor.ordinal, targets.profile)
    if let direct = direct(origin, 0),
      direct.doors.contains(where: { targets.bySegment[$0] == ordinal }),
      let way = directWay(from: origin, toDoor: ordinal), way.weight == neighbor.weight
    {
      return way.direction
    }
    let segment = segments[Int(origin.position.segment)]
    for direction in TravelDirection.both {
      let travel = DirectedSegment(segment: origin.position.segment, direction: direction)
      guard
        let (vertex, weight) = graph.departure(from: origin.position, direction, profile),
        origin.access + weight <= neighbor.weight
      else { continue }
      let rest = neighbor.weight - (origin.access + weight)
      let delay = graph.delay(atEndOf: travel, profile)
      guard holds(ordinal, segment, direction, rest + delay) else { continue }
      return follow(ordinal, from: vertex, travel, rest, body) ? direction : nil
    }
    return nil
  }

  /// Follows a way from a vertex: each next vertex is one from which the rest is as long as it should be.
  ///
  /// Where there is one way on, or one is left, nothing is looked up: were it wrong, the way would not end
  /// with the right weight.
  @inline(__always)
  private func follow(
    _ ordinal: UInt32, from vertex: UInt32, _ travel: DirectedSegment, _ weight: Weight,
    _ body: (_ arc: Int) -> Void
  ) -> Bool {
    let column = graph.arcWeights[targets.profile]
    let (weights, heads, rows) = (column.span, graph.arcHeads.span, graph.firstArc.span)
    let arcSegments = graph.arcSegments.span
    let last = targets.segments[Int(ordinal)]
    var (vertex, segment, rest) = (Int(vertex), travel.segment, weight.deciseconds)
    // Roads that weigh nothing could lead round for ever.
    for _ in 0..<graph.vertexCount {
      // Looked at is always the arc before; the last one is taken when no other was.
      var (next, candidate) = (-1, -1)
      var arc = Int(rows[vertex])
      let lastArc = Int(rows[vertex &+ 1])
      while arc < lastArc {
        let along = arcSegments[arc].segment
        if along == last, let end = entry(of: ordinal, from: vertex, rest) {
          body(end)
          return true
        }
        if weights[arc] <= rest, along != segment {
          if candidate >= 0, leads(candidate, to: ordinal, rest) {
            next = candidate
            break
          }
          candidate = arc
        }
        arc &+= 1
      }
      if next < 0 { next = candidate }
      guard next >= 0 else { return false }
      body(next)
      rest &-= weights[next]
      segment = arcSegments[next].segment
      vertex = Int(heads[next])
    }
    return false
  }

  /// The arc whose beginning leads from a vertex to a target with a weight.
  private func entry(of ordinal: UInt32, from vertex: Int, _ weight: UInt32) -> Int? {
    let rows = targets.firstEntry.span
    var place = Int(rows[vertex])
    let end = Int(rows[vertex &+ 1])
    while place < end {
      let entry = targets.entries[place]
      if entry.ordinal == ordinal, entry.weight == weight { return Int(entry.arc) }
      place &+= 1
    }
    return nil
  }

  /// Whether a list says that a target is as far as it should be by way of an arc.
  private func leads(_ arc: Int, to ordinal: UInt32, _ rest: UInt32) -> Bool {
    let travel = graph.arcSegments[arc]
    let segment = segments[Int(travel.segment)]
    let run = travel.direction == .forward ? segment.forwardRun : segment.backwardRun
    guard run <= rest else { return false }
    // Of several arcs along a segment, lists are those of the one by which one departs. Where this is
    // another, the way may not end, and then it is not told.
    return holds(ordinal, segment, travel.direction, Weight(deciseconds: rest &- run))
  }

  /// Whether a target stands in a list of a segment, and weighs so much from the segment's end, the delay
  /// there included.
  private func holds(
    _ ordinal: UInt32, _ segment: ListedSegment, _ direction: TravelDirection, _ weight: Weight
  ) -> Bool {
    let isForward = direction == .forward
    return holds(
      ordinal, segment.first, isForward ? segment.forwardToFirst : segment.backwardToFirst, weight)
      || holds(
        ordinal, segment.second, isForward ? segment.forwardToSecond : segment.backwardToSecond,
        weight)
  }

  @inline(__always)
  private func holds(
    _ ordinal: UInt32, _ list: UInt32, _ before: UInt32, _ weight: Weight
  ) -> Bool {
    let (words, ordinals) = (words.span, ordinals.span)
    let start = Int(list)
    // Mostly there is a way to one list alone: the other is not even read.
    guard before <= weight.deciseconds, start < words.count &- 1 else { return false }
    let count = Int(words[start &+ 1] & 0xFFFF)
    let table = Int(words[start &+ 1] &>> 16) &* NearestLists.tableCount
    let base = UInt64(before) &+ UInt64(words[start] & ~NearestLists.cutMark)
    guard count <= words.count &- start &- NearestLists.headerCount,
      table <= ordinals.count &- NearestLists.tableCount, base <= UInt64(weight.deciseconds)
    else { return false }
    let offset = UInt64(weight.deciseconds) &- base
    var place = start &+ NearestLists.headerCount
    let end = place &+ count
    while place < end {
      let entry = words[place]
      if UInt64(entry &>> 12) >= offset {
        guard UInt64(entry &>> 12) == offset else { return false }
        let id = Int(entry & UInt32(NearestLists.tableCount - 1))
        if ordinals[table &+ id] == ordinal { return true }
      }
      place &+= 1
    }
    return false
  }
}
