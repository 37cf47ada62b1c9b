internal import SnapshotFormat

extension NearestLists {
  /// The targets that are reached first from a place, as many as `output` has room for, if the lists can
  /// tell.
  ///
  /// They always can for one of the features listed, or none, and at most ``depth`` targets, except
  /// where a list had to be cut because targets are too far away, and where more than 16 targets are on the
  /// origin's own segment. Often they can for several
  /// features, or with some targets unwanted.
  ///
  /// Exact, and the same as ``Dijkstra`` finds, in the same order. Allocates nothing.
  ///
  /// - Parameters:
  ///   - origin: where one is; on a segment of the graph.
  ///   - features: what every target found must offer.
  ///   - limit: what a way may weigh at the most, inclusive.
  ///   - output: what is found is appended: by weight, at equal weight by ordinal. Its free capacity
  ///     is the number asked for.
  /// - Returns: whether the lists can tell. If not, nothing is appended, and ``TargetBuckets`` have to be
  ///   asked.
  public func nearest(
    to origin: RoadPlace, needing features: UInt64 = 0, within limit: Weight = .infinity,
    into output: inout OutputSpan<RoadNeighbor>
  ) -> Bool {
    find(origin, features, { _ in true }, isAllWanted: true, limit, &output)
  }

  /// The same without some targets.
  ///
  /// - Parameter isWanted: whether a target, by its ordinal, may be found; asked several times for one.
  public func nearest(
    to origin: RoadPlace, needing features: UInt64 = 0, where isWanted: (UInt32) -> Bool,
    within limit: Weight = .infinity, into output: inout OutputSpan<RoadNeighbor>
  ) -> Bool {
    find(origin, features, isWanted, isAllWanted: false, limit, &output)
  }

  /// The same without some targets.
  ///
  /// - Parameter excluded: a bit for each target by its ordinal, 64 to a word; what lies behind the last
  ///   word is not excluded.
  public func nearest(
    to origin: RoadPlace, needing features: UInt64 = 0, excluding excluded: Span<UInt64>,
    within limit: Weight = .infinity, into output: inout OutputSpan<RoadNeighbor>
  ) -> Bool {
    find(
      origin, features,
      { ordinal in
        let word = Int(ordinal / 64)
        return word >= excluded.count || excluded[word] >> UInt64(ordinal % 64) & 1 == 0
      }, isAllWanted: false, limit, &output)
  }

  @inline(__always)
  private func find(
    _ origin: RoadPlace, _ features: UInt64, _ isWanted: (UInt32) -> Bool, isAllWanted: Bool,
    _ limit: Weight, _ output: inout OutputSpan<RoadNeighbor>
  ) -> Bool {
    precondition(
      Int(origin.position.segment) < graph.segmentCount, "an origin lies on a segment")
    guard output.freeCapacity > 0, let need = need(features) else { return true }
    let segment = segments.span[Int(origin.position.segment)]
    let weights = segment.weights(from: origin)
    let start = Start(
      first: segment.first, second: segment.second, firstWeight: weights.first,
      secondWeight: weights.second)
    let direct = direct(origin, features)
    // Every step looks at all of them.
    if let direct, direct.doors.count > NearestLists.directCount { return false }
    let count = output.freeCapacity
    if isAllWanted, direct == nil, count <= NearestLists.fewCount {
      return features == 0
        ? mergeFew(count, start, need, limit, isFiltered: false, &output)
        : mergeFew(count, start, need, limit, isFiltered: true, &output)
    }
    return merge(count, start, direct, need, isWanted, limit, &output)
  }

  /// The lists of an origin, and what the ways to them weigh.
  struct Start {
    var first: UInt32
    var second: UInt32
    var firstWeight: UInt64
    var secondWeight: UInt64
  }

  /// What vouches for lists being complete: the rarest of the features needed, or any target.
  ///
  /// A target that is not in a list has ``depth`` nearer ones there for each of its features. A feature
  /// that no more targets have is in all lists that are not cut, wherever they can be reached.
  ///
  /// - Returns: `nil` when there is no target with one of the features at all.
  @inline(__always)
  func need(_ features: UInt64) -> ListNeed? {
    let counts = featureCounts.span
    guard counts[64] > 0 else { return nil }
    var need = ListNeed(features: features, voucher: 0, trust: Int(counts[64]))
    var left = features
    while left != 0 {
      let feature = left.trailingZeroBitCount
      left &= left &- 1
      let count = Int(counts[feature])
      if count == 0 { return nil }
      if listed &>> UInt64(feature) & 1 != 0, need.voucher == 0 || count < need.trust {
        need.voucher = 1 &<< UInt64(feature)
        need.trust = count
      }
    }
    need.trust = need.trust <= depth ? .max : depth
    return need
  }

  /// Merges two lists and the targets on the origin's segment, until there are enough.
  ///
  /// - Returns: whether the lists could tell; if not, nothing is appended.
  @inline(__always)
  func merge(
    _ count: Int, _ start: Start, _ direct: DirectWays?, _ need: ListNeed,
    _ isWanted: (UInt32) -> Bool, _ limit: Weight,
    _ output: inout OutputSpan<RoadNeighbor>
  ) -> Bool {
    let isFiltered = need.features != 0
    let lists = ListColumns(words.span, ordinals.span, features.span)
    var one = ListCursor(
      lists, ListRange(lists, start.first, start.firstWeight), need, isFiltered: isFiltered)
    var other = ListCursor(
      lists, ListRange(lists, start.second, start.secondWeight), need, isFiltered: isFiltered)
    var directKey = direct.map { self.direct($0, after: nil) } ?? .max
    // A way has to be finite, whatever the limit.
    let bound = UInt64(min(limit.deciseconds, Weight.infinity.deciseconds &- 1) &+ 1) &<< 32
    let firstFound = output.count
    while true {
      let key = min(min(one.key, other.key), directKey)
      if key >= bound { return true }
      if one.key == key {
        if one.isAtEndOfTrust { break }
        one.advance(lists, need, isFiltered: isFiltered)
      }
      if other.key == key {
        if other.isAtEndOfTrust { break }
        other.advance(lists, need, isFiltered: isFiltered)
      }
      if directKey == key, let direct { directKey = self.direct(direct, after: key) }
      let ordinal = UInt32(truncatingIfNeeded: key)
      guard NearestLists.isNew(ordinal, output.span, from: firstFound), isWanted(ordinal) else {
        continue
      }
      let weight = Weight(deciseconds: HierarchyLabel.weight(key))
      output.append(RoadNeighbor(ordinal: ordinal, weight: weight))
      if output.count &- firstFound == count { return true }
    }
    output.removeLast(output.count - firstFound)
    return false
  }

  /// Whether a target is not among those found: it may come from both lists and along the segment.
  @inline(__always)
  private static func isNew(
    _ ordinal: UInt32, _ found: Span<RoadNeighbor>, from start: Int
  ) -> Bool {
    // To the end: so few are compared sooner than a branch is mistaken.
    var isNew = true
    var place = start
    while place < found.count {
      isNew = found[place].ordinal != ordinal && isNew
      place &+= 1
    }
    return isNew
  }
}

extension NearestLists {
  /// The most doors on the origin's own segment for which lists are asked.
  static let directCount = 16

  /// The doors on the origin's own segment.
  struct DirectWays {
    let origin: RoadPlace
    /// What they have to offer.
    let features: UInt64
    /// Places in the targets' `bySegment`.
    let doors: Range<Int>
  }

  /// Mostly there are none, and no need to look.
  @inline(__always)
  func direct(_ origin: RoadPlace, _ features: UInt64) -> DirectWays? {
    let segment = origin.position.segment
    guard isOccupied.span[Int(segment / 64)] >> UInt64(segment % 64) & 1 != 0 else { return nil }
    return DirectWays(
      origin: origin, features: features, doors: targets.doors(onSegment: segment))
  }

  /// The next way along the origin's segment, as weight and ordinal; the greatest number behind the last
  /// one. O(targets on the segment).
  private func direct(_ ways: DirectWays, after key: UInt64?) -> UInt64 {
    var least = UInt64.max
    for place in ways.doors {
      let door = targets.bySegment[place]
      let ordinal = targets.target(ofDoor: door)
      guard targets.features[Int(ordinal)] & ways.features == ways.features,
        let weight = directWay(from: ways.origin, toDoor: door)?.weight
      else { continue }
      let next = HierarchyLabel.packed(weight.deciseconds, ordinal)
      if key.map({ next > $0 }) ?? true { least = min(least, next) }
    }
    return least
  }

  /// The way to a door along the origin's segment, access included; `nil` where there is none that is
  /// finite.
  func directWay(
    from origin: RoadPlace, toDoor door: UInt32
  ) -> (weight: Weight, direction: TravelDirection)? {
    guard let target = targets.place(ofDoor: door),
      let (weight, direction) = graph.directWay(
        from: origin.position, to: target.position, targets.profile)
    else { return nil }
    let total = origin.access + weight + target.access
    return total.isFinite ? (total, direction) : nil
  }
}
