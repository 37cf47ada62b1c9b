internal import Roads
internal import Synchronization

/// The roads of a moment with all its stops inside one set of buckets, weighed as they are: for what can't be put
/// together from the map's stops and the temporary ones, as a tour that visits both.
///
/// Exactly what a finder built over these stops and roads would have, but for closed stops, which are in it and not
/// wanted.
final class SettledRoads: Sendable {
  /// A target's number is its stop's in the order of ids.
  let prepared: PreparedRoads
  /// `nil` where numbers are ordinals: without temporary stops.
  let order: StopOrder?

  init(_ prepared: PreparedRoads, _ order: StopOrder?) {
    self.prepared = prepared
    self.order = order
  }
}

/// What ``SettledRoads`` are made from: roads that were weighed, what has changed since, and temporary stops.
struct RoadSettling: Sendable {
  /// With the map's stops, as the hierarchy was weighed last.
  let known: PreparedRoads
  /// The roads as they are.
  let graph: RoadGraph
  /// The map's stops on the original roads.
  let attachments: RoadTargets
  /// In the order of their ids.
  let temporary: [TemporaryStop]
  /// The roads weighed as they are, shared by all moments that have the same; `nil` where `known` is that.
  let catchUp: CatchUp?

  var profile: Profile { known.profile }

  /// Makes them.
  ///
  /// Puts temporary stops between the map's: the time to copy the buckets, some 10 ms for a city with hundreds of stops.
  /// Where roads have changed that are not weighed yet, that is done first, by the first who needs it: 50 ms more.
  func settle() -> SettledRoads {
    let weighed = catchUp?.prepared(for: profile) { weigh() } ?? known
    guard !temporary.isEmpty else { return SettledRoads(weighed, nil) }
    let order = StopOrder(mainCount: attachments.count, before: temporary.map(\.before))
    let targets = order.targets(
      attachments, and: temporary, in: weighed.buckets.search.graph, for: profile)
    let kept = order.numbers.prefix(attachments.count).map { Optional($0) }
    return SettledRoads(weighed.merging(targets, keeping: kept, on: weighed.buckets.search), order)
  }

  private func weigh() -> PreparedRoads {
    let topology = known.buckets.search.topology
    let search = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile))
    let targets = (0..<UInt32(truncatingIfNeeded: attachments.count)).map { attachments.target($0) }
    return PreparedRoads(RoadTargets(targets, in: graph, for: profile), search)
  }
}

/// Roads weighed as they are for a question, before their owner has had them weighed: one for each profile, made by the
/// first who needs it. Who asks meanwhile makes his own, so nobody waits.
final class CatchUp: Sendable {
  private let foot = AtomicLazyReference<PreparedRoads>()
  private let bicycle = AtomicLazyReference<PreparedRoads>()
  private let ebike = AtomicLazyReference<PreparedRoads>()

  func prepared(for profile: Profile, _ make: () -> PreparedRoads) -> PreparedRoads {
    switch profile {
    case .foot: foot.load() ?? foot.storeIfNil(make())
    case .bicycle: bicycle.load() ?? bicycle.storeIfNil(make())
    case .ebike: ebike.load() ?? ebike.storeIfNil(make())
    }
  }
}

extension PreparedRoads {
  /// The same with other stops between these, or on roads weighed anew.
  ///
  /// - Parameters:
  ///   - targets: all stops.
  ///   - kept: by ordinal so far: the one among them; `nil` for one the ways to which have changed, or from it.
  ///   - search: these roads as they are.
  func merging(
    _ targets: RoadTargets, keeping kept: [UInt32?], on search: HierarchySearch
  ) -> PreparedRoads {
    let byDoor = targets.byDoor(in: search.graph)
    let former = self.buckets.targets
    let doors =
      former.doorCount == former.count && targets.doorCount == targets.count
      ? kept : PreparedRoads.doors(of: targets, keeping: kept, of: former)
    let buckets = self.buckets.changing(to: targets, keeping: kept, on: search)
    return PreparedRoads(
      buckets,
      doors: targets.doorCount == targets.count
        ? buckets : self.doors.changing(to: byDoor, keeping: doors, on: search),
      onward: onward.changing(to: byDoor, keeping: doors, on: search), nil)
  }

  /// By door so far: the same door now; `nil` where its stop is gone, or not kept.
  private static func doors(
    of targets: RoadTargets, keeping kept: [UInt32?], of former: RoadTargets
  ) -> [UInt32?] {
    var doors = [UInt32?](repeating: nil, count: former.doorCount)
    for (ordinal, now) in kept.enumerated() {
      guard let now else { continue }
      let known = former.doors(of: UInt32(truncatingIfNeeded: ordinal))
      for (door, doorNow) in zip(known, targets.doors(of: now)) { doors[Int(door)] = doorNow }
    }
    return doors
  }
}
