internal import Roads

/// What is blocked, and which segments that comes to.
struct BlockInForce: Hashable, Sendable {
  let block: RoadBlock
  /// Ascending.
  let segments: [UInt32]
}

/// Roads whose hierarchy was weighed for some blocked segments.
final class WeighedRoads: Sendable {
  /// With the map's stops, and nothing laid over.
  let map: RoadMap
  /// What the hierarchy takes for blocked.
  let blocked: PerProfile<SegmentSet>

  init(_ map: RoadMap, blocked: PerProfile<SegmentSet>) {
    self.map = map
    self.blocked = blocked
  }
}

/// The roads of one moment.
struct LiveRoads: Sendable {
  /// Roads on which nothing is blocked.
  let original: RoadMap
  /// In the order of their ids.
  var blocks: [BlockInForce] = []
  var weighed: WeighedRoads

  init(_ map: RoadMap) {
    original = map
    weighed = WeighedRoads(
      map, blocked: PerProfile(all: SegmentSet(segmentCount: map.graph.segmentCount)))
  }

  /// What is blocked for each profile.
  var blocked: PerProfile<SegmentSet> {
    PerProfile.each { profile in
      var set = SegmentSet(segmentCount: original.graph.segmentCount)
      for block in blocks where block.block.profiles.contains(ProfileSet(profile)) {
        for segment in block.segments { set.insert(segment) }
      }
      return set
    }
  }

  /// Whether the hierarchy has weighed the roads as they are.
  var isSettled: Bool { weighed.blocked == blocked }

  /// Forgets what does not hold any more.
  mutating func expire(at now: UnixTime) {
    blocks.removeAll { $0.block.until.map { $0 <= now } ?? false }
  }

  var firstExpiry: UnixTime? { blocks.compactMap(\.block.until).min() }

  /// The roads with their stops as they are.
  ///
  /// - Parameters:
  ///   - temporary: in the order of their ids.
  ///   - former: the roads and the temporary stops of the moment before, of which as much is used as is the
  ///     same.
  func map(_ temporary: [TemporaryStop], after former: (map: RoadMap, stops: [TemporaryStop])?)
    -> RoadMap
  {
    let now = blocked
    let isSettled = weighed.blocked == now
    if isSettled, temporary.isEmpty { return weighed.map }
    var graph = weighed.map.graph
    if !isSettled {
      graph = original.graph
      for profile in Profile.allCases {
        graph = graph.changing(RoadGraph.closing(now[profile].segments), for: profile)
      }
    }
    let prepared = PerProfile.each { profile -> PreparedRoads? in
      guard let known = weighed.map.prepared[profile] else { return nil }
      let few = few(
        temporary, beside: known.buckets, profile,
        after: former.flatMap { former in
          former.map.prepared[profile]?.overlay.map { ($0.few, former.stops) }
        })
      var changed: ChangedRoads?
      if now[profile] != weighed.blocked[profile] {
        changed = ChangedRoads(
          graph, profile, original.attachments[profile], few, temporary,
          closed: now[profile].subtracting(weighed.blocked[profile]),
          isLongerOnly: weighed.blocked[profile].subtracting(now[profile]).isEmpty)
      }
      return PreparedRoads(known, under: RoadOverlay(few, changed))
    }
    return RoadMap(
      graph: graph, segments: original.segments, attachments: original.attachments,
      topology: original.topology, prepared: prepared)
  }

  /// Temporary stops beside the buckets of the map's stops.
  private func few(
    _ temporary: [TemporaryStop], beside main: TargetBuckets, _ profile: Profile,
    after former: (few: SparseBuckets, stops: [TemporaryStop])?
  ) -> SparseBuckets {
    let known = former?.stops ?? []
    let places = Dictionary(
      uniqueKeysWithValues: temporary.enumerated().map {
        (ObjectIdentifier($1), UInt32(truncatingIfNeeded: $0))
      })
    let kept = known.map { places[ObjectIdentifier($0)] }
    let keptPlaces = Set(kept.compactMap(\.self))
    var added: [UInt32: RoadTarget?] = [:]
    for (place, stop) in temporary.enumerated() {
      let place = UInt32(truncatingIfNeeded: place)
      guard !keptPlaces.contains(place) else { continue }
      added[place] = .some(stop.targets[profile])
    }
    let few = former?.few ?? SparseBuckets(mainCount: main.targets.count)
    return few.changing(
      keeping: kept, adding: added, before: temporary.map(\.before), beside: main)
  }
}

extension RoadGraph {
  /// Both directions of segments, closed: what `changing` wants.
  static func closing(_ segments: [UInt32]) -> [DirectedSegment: Weight] {
    var runs: [DirectedSegment: Weight] = [:]
    runs.reserveCapacity(2 * segments.count)
    for segment in segments {
      for direction in TravelDirection.both {
        runs[DirectedSegment(segment: segment, direction: direction)] = .infinity
      }
    }
    return runs
  }
}
