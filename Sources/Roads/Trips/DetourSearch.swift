internal import SnapshotFormat

/// The targets that cost least when they are visited on the way: from A to B, or by several places in
/// their order, where the target may be put into any leg.
///
/// ```swift
/// let search = DetourSearch(along: [TripLeg(from: home, to: work, weight: direct)])
/// let stops = search.best(5, to: buckets, onward: onward, using: &workspace)
/// ```
///
/// Two tables for each leg, from its origin to all targets and from all targets to its destination, then
/// the least of their sums. Exact: each part is a shortest way. Who comes to a door leaves by it, so doors are
/// targets here; see ``RoadTargets/byDoor(in:)``. A target ends a way and begins another, so
/// one may turn round there, and leave private ground that the direct way may not pass through: then a
/// detour is shorter than no detour.
public struct DetourSearch: Sendable {
  /// In the order of travel.
  public let legs: [TripLeg]
  /// The trip without a target.
  public let direct: Weight
  /// What the whole trip may weigh at the most, inclusive.
  public let limit: Weight

  /// By leg: the other legs, deciseconds.
  private let others: [UInt32]
  /// By leg: the legs before it, deciseconds.
  private let before: [UInt32]

  /// A question about a trip. O(legs).
  ///
  /// - Parameters:
  ///   - legs: in the order of travel.
  ///   - extra: by how much the trip may become longer at the most, inclusive.
  public init(along legs: [TripLeg], atMost extra: Weight = .infinity) {
    self.legs = legs
    var sum = Weight.zero
    before = legs.map { leg in
      defer { sum = sum + leg.weight }
      return sum.deciseconds
    }
    let direct = sum
    self.direct = direct
    others = legs.map { (direct - $0.weight).deciseconds }
    limit = direct + extra
  }
}

extension DetourSearch {
  /// From the beginning of the trip to a target.
  public func arrival(of detour: Detour) -> Weight {
    Weight(deciseconds: before[Int(detour.leg)] &+ detour.toTarget.deciseconds)
  }

  /// The targets with the least detours.
  ///
  /// - Parameters:
  ///   - count: how many at the most.
  ///   - buckets: of the ways to targets.
  ///   - onward: of the ways from the same targets.
  ///   - features: what every target found must offer.
  ///   - isWanted: whether a target, by its ordinal, may be visited when so much of the trip is behind one;
  ///     asked several times for one, and only for those that are among the best so far.
  /// - Returns: by ``Detour/total``, at equal total by ordinal; each target once, with the best leg, the
  ///   first of several that are equal.
  public func best(
    _ count: Int, to buckets: borrowing TargetBuckets, onward: borrowing TargetBuckets,
    needing features: UInt64 = 0, where isWanted: (UInt32, Weight) -> Bool = { _, _ in true },
    using workspace: inout HierarchyWorkspace
  ) -> [Detour] {
    let count = max(0, min(count, buckets.targets.count))
    return [Detour](capacity: count) { output in
      find(
        to: buckets, onward: onward, needing: features, where: isWanted, using: &workspace,
        into: &output)
    }
  }

  /// The same into memory of the caller's: nothing is allocated once the workspace has grown. O(entries of
  /// the buckets passed + targets).
  ///
  /// - Parameter output: its free capacity is the number asked for.
  public func find(
    to buckets: borrowing TargetBuckets, onward: borrowing TargetBuckets,
    needing features: UInt64 = 0, where isWanted: (UInt32, Weight) -> Bool = { _, _ in true },
    using workspace: inout HierarchyWorkspace, into output: inout OutputSpan<Detour>
  ) {
    precondition(
      buckets.direction == .toTargets && onward.direction == .fromTargets
        && buckets.targets.count == onward.targets.count
        && buckets.targets.doorCount == buckets.targets.count,
      "buckets of the same targets in both directions, each with one door")
    let targetCount = buckets.targets.count
    let count = output.freeCapacity
    workspace.nearest.begin(count, within: limit.deciseconds, of: targetCount)
    guard count > 0, targetCount > 0 else { return }
    // What lies within a small detour is known in half the time, and mostly enough.
    let likely = min(limit, direct + likelyExtra)
    search(within: likely, count, buckets, onward, features, isWanted, &workspace)
    if workspace.nearest.count < min(count, targetCount), likely < limit {
      search(within: limit, count, buckets, onward, features, isWanted, &workspace)
    }
    for place in 0..<workspace.nearest.count {
      let neighbor = workspace.nearest[place]
      let leg = best(
        neighbor.ordinal, below: .max, targetCount, isWanted, others.span, before.span,
        workspace.rows.span
      ).leg
      let row = 2 * leg * targetCount + Int(neighbor.ordinal)
      output.append(
        Detour(
          ordinal: neighbor.ordinal, leg: UInt32(truncatingIfNeeded: leg),
          toTarget: Weight(deciseconds: workspace.rows[row]),
          fromTarget: Weight(deciseconds: workspace.rows[row + targetCount]),
          total: neighbor.weight))
    }
  }

  /// Leaves the best targets of trips within a limit in the workspace.
  @inline(__always)
  private func search(
    within limit: Weight, _ count: Int, _ buckets: borrowing TargetBuckets,
    _ onward: borrowing TargetBuckets, _ features: UInt64, _ isWanted: (UInt32, Weight) -> Bool,
    _ workspace: inout HierarchyWorkspace
  ) {
    workspace.nearest.begin(count, within: limit.deciseconds, of: buckets.targets.count)
    fillRows(within: limit, buckets, onward, &workspace)
    rank(buckets.targets, features, isWanted, workspace.rows, &workspace.nearest)
  }

  /// A detour within which there mostly are some targets: two minutes, more for a long trip.
  private var likelyExtra: Weight { Weight(deciseconds: 1_200 &+ direct.deciseconds / 16) }

  /// Offers every target with its best leg.
  @inline(__always)
  private func rank(
    _ targets: borrowing RoadTargets, _ needed: UInt64, _ isWanted: (UInt32, Weight) -> Bool,
    _ rows: [UInt32], _ nearest: inout NearestList
  ) {
    let targetCount = targets.count
    let rows = rows.span
    let features = targets.features.span
    let (others, before) = (others.span, before.span)
    for ordinal in 0..<UInt32(truncatingIfNeeded: targetCount)
    where features[Int(ordinal)] & needed == needed {
      let bound = nearest.bound
      let entry = best(ordinal, below: bound, targetCount, isWanted, others, before, rows).entry
      if entry < bound { nearest.offer(entry) }
    }
  }

  /// Two rows for each leg: what ways to all targets weigh, and from all.
  private func fillRows(
    within limit: Weight, _ buckets: borrowing TargetBuckets, _ onward: borrowing TargetBuckets,
    _ workspace: inout HierarchyWorkspace
  ) {
    let targetCount = buckets.targets.count
    let missing = 2 * legs.count * targetCount - workspace.rows.count
    if missing > 0 { workspace.rows.append(contentsOf: repeatElement(0, count: missing)) }
    for (leg, trip) in legs.enumerated() {
      // What is farther makes the trip too long whatever follows.
      let rest = limit.isFinite ? limit - Weight(deciseconds: others[leg]) : .infinity
      buckets.fill(trip.origin, &workspace, within: rest)
      workspace.keepRow(of: targetCount, at: 2 * leg)
      onward.fill(trip.destination, &workspace, within: rest)
      workspace.keepRow(of: targetCount, at: 2 * leg + 1)
    }
  }

  /// The leg into which a target is best put.
  ///
  /// - Returns: the whole trip packed with the target, and the leg; `bound` where nothing is less.
  @inline(__always)
  private func best(
    _ ordinal: UInt32, below bound: UInt64, _ targetCount: Int,
    _ isWanted: (UInt32, Weight) -> Bool, _ others: Span<UInt32>, _ before: Span<UInt32>,
    _ rows: Span<UInt32>
  ) -> (entry: UInt64, leg: Int) {
    var best = (entry: bound, leg: 0)
    for leg in 0..<others.count {
      let row = 2 * leg * targetCount + Int(ordinal)
      let (there, onward) = (rows[row], rows[row &+ targetCount])
      // Three numbers below 2³¹.
      let total = UInt64(there) &+ UInt64(onward) &+ UInt64(others[leg])
      guard total < UInt64(Weight.infinity.deciseconds) else { continue }
      let entry = total &<< 32 | UInt64(ordinal)
      guard entry < best.entry,
        isWanted(ordinal, Weight(deciseconds: before[leg] &+ there))
      else { continue }
      best = (entry, leg)
    }
    return best
  }
}
