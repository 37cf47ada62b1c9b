internal import SnapshotFormat

extension NearestLists {
  /// The targets that are reached first from a place, as many as `output` has room for, if the lists can
  /// tell.
  ///
  /// They always can for one of the features listed, or none, and at most ``depth`` targets, except
  /// where a list had to be cut because targets are too far away. Often they can for several
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
    find(origin, features, { _ in true }, limit, &output)
  }

  /// The same without some targets.
  ///
  /// - Parameter isWanted: whether a target, by its ordinal, may be found; asked several times for one.
  public func nearest(
    to origin: RoadPlace, needing features: UInt64 = 0, where isWanted: (UInt32) -> Bool,
    within limit: Weight = .infinity, into output: inout OutputSpan<RoadNeighbor>
  ) -> Bool {
    find(origin, features, isWanted, limit, &output)
  }

  @inline(__always)
  private func find(
    _ origin: RoadPlace, _ features: UInt64, _ isWanted: (UInt32) -> Bool, _ limit: Weight,
    _ output: inout OutputSpan<RoadNeighbor>
  ) -> Bool {
    precondition(
      Int(origin.position.segment) < graph.segmentCount, "an origin lies on a segment")
    guard output.freeCapacity > 0 else { return true }
    return features == 0
      ? merge(origin, 0, isWanted, limit, isFiltered: false, &output)
      : merge(origin, features, isWanted, limit, isFiltered: true, &output)
  }

  /// What vouches for lists being complete, and how often in one list before it need not be complete any
  /// more: the rarest of the features needed, or any target.
  ///
  /// A target that is not in a list has ``depth`` nearer ones there for each of its features. A feature
  /// that fewer targets have is in all lists that are not cut, whenever they can be reached.
  @inline(__always)
  private func voucher(_ needed: UInt64) -> (features: UInt64, count: Int) {
    let counts = featureCounts.span
    var (features, count) = (UInt64(0), counts[64])
    var left = needed & listed
    while left != 0 {
      let feature = left.trailingZeroBitCount
      left &= left &- 1
      if counts[feature] < count || features == 0 {
        (features, count) = (1 &<< UInt64(feature), counts[feature])
      }
    }
    return (features, count <= depth ? Int.max : depth)
  }

  @inline(__always)
  private func merge(
    _ origin: RoadPlace, _ needed: UInt64, _ isWanted: (UInt32) -> Bool, _ limit: Weight,
    isFiltered: Bool, _ output: inout OutputSpan<RoadNeighbor>
  ) -> Bool {
    let (words, ordinals, features) = (words.span, ordinals.span, targets.features.span)
    let segment = segments.span[Int(origin.position.segment)]
    let weights = segment.weights(from: origin)
    let voucher = voucher(needed)
    var one = ListCursor(
      words, ordinals, at: segment.first, weights.first, trusted: voucher.count)
    var other = ListCursor(
      words, ordinals, at: segment.second, weights.second, trusted: voucher.count)
    let direct = direct(origin)
    var directKey = direct.isEmpty ? .max : self.direct(direct, after: nil)
    // A way has to be finite, whatever the limit.
    let bound = UInt64(min(limit.deciseconds, Weight.infinity.deciseconds &- 1) &+ 1) &<< 32
    let start = output.count
    while !one.isCutOff, !other.isCutOff, one.trust > 0, other.trust > 0 {
      let key = min(min(one.key, other.key), directKey)
      if key >= bound { return true }
      let ordinal = UInt32(truncatingIfNeeded: key)
      let has = isFiltered ? features[Int(ordinal)] : 0
      let vouches = has & voucher.features == voucher.features ? 1 : 0
      if one.key == key {
        one.trust &-= vouches
        one.advance(words, ordinals)
      }
      if other.key == key {
        other.trust &-= vouches
        other.advance(words, ordinals)
      }
      if directKey == key { directKey = self.direct(direct, after: key) }
      guard !isFiltered || has & needed == needed, isWanted(ordinal),
        NearestLists.isNew(ordinal, output.span, from: start)
      else { continue }
      let weight = Weight(deciseconds: HierarchyLabel.weight(key))
      output.append(RoadNeighbor(ordinal: ordinal, weight: weight))
      if output.freeCapacity == 0 { return true }
    }
    output.removeLast(output.count - start)
    return false
  }

  /// Whether a target is not among those found: it may come from both lists and along the segment.
  @inline(__always)
  private static func isNew(
    _ ordinal: UInt32, _ found: Span<RoadNeighbor>, from start: Int
  ) -> Bool {
    var place = start
    while place < found.count {
      if found[place].ordinal == ordinal { return false }
      place &+= 1
    }
    return true
  }
}

extension NearestLists {
  /// The targets on the origin's own segment.
  struct DirectWays {
    let origin: RoadPlace
    /// Places in the targets' `bySegment`.
    let targets: Range<Int>
    var isEmpty: Bool { targets.isEmpty }
  }

  /// Mostly there are none, and no need to look.
  @inline(__always)
  func direct(_ origin: RoadPlace) -> DirectWays {
    let segment = origin.position.segment
    let isOccupied = isOccupied.span[Int(segment / 64)] >> UInt64(segment % 64) & 1 != 0
    return DirectWays(
      origin: origin, targets: isOccupied ? targets.targets(onSegment: segment) : 0..<0)
  }

  /// The next way along the origin's segment, as weight and ordinal; the greatest number behind the last
  /// one. O(targets on the segment).
  private func direct(_ ways: DirectWays, after key: UInt64?) -> UInt64 {
    var least = UInt64.max
    for place in ways.targets {
      let ordinal = targets.bySegment[place]
      guard let weight = directWay(from: ways.origin, to: ordinal)?.weight else { continue }
      let next = HierarchyLabel.packed(weight.deciseconds, ordinal)
      if key.map({ next > $0 }) ?? true { least = min(least, next) }
    }
    return least
  }

  /// The way to a target along the origin's segment, access included; `nil` where there is none that is
  /// finite.
  func directWay(
    from origin: RoadPlace, to ordinal: UInt32
  ) -> (weight: Weight, direction: TravelDirection)? {
    guard let target = targets.place(of: ordinal),
      let (weight, direction) = graph.directWay(
        from: origin.position, to: target.position, targets.profile)
    else { return nil }
    let total = origin.access + weight + target.access
    return total.isFinite ? (total, direction) : nil
  }
}
