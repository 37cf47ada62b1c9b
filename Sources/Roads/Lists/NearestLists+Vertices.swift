internal import SnapshotFormat

extension NearestLists {
  /// The targets that are reached first from every vertex, in one go: some tenths of a microsecond for
  /// each.
  ///
  /// - Parameters:
  ///   - count: how many from each.
  ///   - features: what every target found must offer.
  ///   - limit: what a way may weigh at the most, inclusive.
  ///   - output: with room for `count` · ``RoadGraph/vertexCount``. For each vertex so many are appended,
  ///     by weight, at equal weight by ordinal; in the place of those that are missing, one of infinite
  ///     weight.
  /// - Returns: the vertices for which the lists can't tell; nothing stands in their places. Beside those
  ///   of ``nearest(to:needing:within:into:)`` these are vertices where nobody lands who sets out on a
  ///   segment, as at the beginning of a one-way road that no other leads to.
  public func nearest(
    _ count: Int, toEveryVertexNeeding features: UInt64 = 0, within limit: Weight = .infinity,
    into output: inout OutputSpan<RoadNeighbor>
  ) -> [UInt32] {
    precondition(
      count == 0 || (count > 0 && output.freeCapacity / count >= graph.vertexCount),
      "room for what is found from every vertex")
    let missing = RoadNeighbor(ordinal: .max, weight: .infinity)
    let landings = landings()
    var untold: [UInt32] = []
    let need = need(features)
    for vertex in 0..<graph.vertexCount {
      let end = output.count + count
      if landings[vertex] == ListedSegment.none {
        if leadsOn(vertex) { untold.append(UInt32(truncatingIfNeeded: vertex)) }
      } else if count > 0, let need {
        let travel = DirectedSegment(rawValue: landings[vertex])
        let start = start(atEndOf: travel)
        let isTold =
          count <= NearestLists.fewCount
          ? mergeFew(count, start, need, limit, isFiltered: features != 0, &output)
          : merge(count, start, nil, need, { _ in true }, limit, &output)
        if !isTold { untold.append(UInt32(truncatingIfNeeded: vertex)) }
      }
      while output.count < end { output.append(missing) }
    }
    return untold
  }

  /// Whether one can go on from a vertex at all: where a profile may not be, mostly not.
  private func leadsOn(_ vertex: Int) -> Bool {
    let weights = graph.arcWeights[targets.profile]
    return (Int(graph.firstArc[vertex])..<Int(graph.firstArc[vertex + 1])).contains {
      weights[$0] < Weight.infinity.deciseconds
    }
  }

  /// By vertex: a directed segment by which one lands there who sets out on it; ``ListedSegment/none`` for
  /// none.
  private func landings() -> [UInt32] {
    var landings = [UInt32](repeating: ListedSegment.none, count: graph.vertexCount)
    for raw in 0..<UInt32(truncatingIfNeeded: 2 * graph.segmentCount) {
      let travel = DirectedSegment(rawValue: raw)
      if let (vertex, _) = graph.arrival(along: travel, targets.profile) {
        landings[Int(vertex)] = raw
      }
    }
    return landings
  }

  /// The lists of the vertex where a directed segment ends.
  private func start(atEndOf travel: DirectedSegment) -> Start {
    let segment = segments[Int(travel.segment)]
    let isForward = travel.direction == .forward
    let delay = graph.delay(atEndOf: travel, targets.profile)
    /// Without the delay, which stands in the way from the segment.
    func weight(_ deciseconds: UInt32) -> UInt64 {
      let weight = Weight(deciseconds: deciseconds)
      return UInt64((weight.isFinite ? weight - delay : weight).deciseconds)
    }
    return Start(
      first: segment.first, second: segment.second,
      firstWeight: weight(isForward ? segment.forwardToFirst : segment.backwardToFirst),
      secondWeight: weight(isForward ? segment.forwardToSecond : segment.backwardToSecond))
  }
}
