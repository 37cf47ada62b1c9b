internal import Roads
internal import Stops

/// The next moment while it is being made: all changes, or none.
struct LiveDraft {
  /// As the moment will tell it.
  var revision: UInt64
  private let former: LiveStops
  private var statuses: StopStatuses
  private var temporary: TemporaryStops
  private var roads: LiveRoads?
  private var exclusions: [LiveExclusion]
  private var since: UnixTime
  private var nextExpiry: UnixTime?
  private var hasOtherRoads = false
  private var hasOtherTemporaries = false
  private var hasOtherExclusions = false

  init(_ former: LiveStops) {
    self.former = former
    revision = former.revision
    statuses = former.statuses
    temporary = former.temporary
    roads = former.roads
    exclusions = former.exclusions
    since = former.since
    nextExpiry = former.nextExpiry
  }

  private var finder: StopFinder { former.finder }

  /// The moment, made. What is the same as before is shared.
  func state() -> LiveStops {
    var finder = former.finder
    if let roads, hasOtherRoads || hasOtherTemporaries {
      // Buckets of temporary stops belong to the hierarchy they were made for.
      let isSameHierarchy = former.roads?.weighed === roads.weighed
      let known = isSameHierarchy ? former.finder.roads : nil
      finder = StopFinder(
        former.finder,
        on: roads.map(
          temporary.stops, after: known.map { ($0, former.temporary.stops) }))
    }
    let version = LiveStops.nextVersion()
    var exclusions = exclusions
    for place in exclusions.indices { exclusions[place].version = version }
    return LiveStops(
      finder: finder, statuses: statuses, temporary: temporary, roads: roads,
      exclusions: exclusions, version: version, revision: revision, since: since,
      nextExpiry: nextExpiry)
  }

  /// Takes what a hierarchy was weighed for in the meantime.
  mutating func settle(_ weighed: WeighedRoads) {
    roads?.weighed = weighed
    hasOtherRoads = true
  }

  /// Forgets what does not hold any more, and is then from the last moment on at which something ended. O(all that
  /// has been said) when there is any such thing.
  mutating func expire(at now: UnixTime) {
    guard let first = nextExpiry, first <= now else { return }
    // What was lifted in the meantime may have been the first.
    var passed = first
    var expiries: [UnixTime] = []
    func note(_ expiry: UnixTime) -> Bool {
      if expiry <= now { passed = max(passed, expiry) } else { expiries.append(expiry) }
      return expiry <= now
    }
    for ordinal in statuses.known {
      guard statuses[ordinal].expiries.reduce(false, { note($1) || $0 }) else { continue }
      statuses[ordinal].expire(at: now)
      exclude(UInt32(truncatingIfNeeded: ordinal))
    }
    let count = temporary.count
    for expiry in temporary.expiries { _ = note(expiry) }
    temporary.expire(at: now)
    if temporary.count != count { hasOtherTemporaries = true }
    excludeTemporaries()
    if let blocks = roads?.blocks {
      for until in blocks.compactMap(\.block.until) { _ = note(until) }
      roads?.expire(at: now)
      if roads?.blocks.count != blocks.count { hasOtherRoads = true }
    }
    since = max(since, passed)
    nextExpiry = expiries.min()
  }

  private mutating func expect(_ until: UnixTime?) {
    if let until { nextExpiry = min(nextExpiry ?? until, until) }
  }
}

// MARK: - Stops

extension LiveDraft {
  /// Makes a change.
  mutating func make(_ change: LiveChange, at now: UnixTime) throws(LiveChangeError) {
    switch change {
    case .closeStop(let id, let until):
      try check(id, until, now)
      try update(id) { status in
        status.isClosed = true
        status.closedUntil = until
      }
      expect(until)
    case .reopenStop(let id):
      try update(id) { status in
        status.isClosed = false
        status.closedUntil = nil
      }
    case .report(let report):
      try check(report.stop, report.reading.until, now)
      // One wrong clock would silence all others.
      let (latest, isBeyondAll) = now.seconds.addingReportingOverflow(3_600)
      guard isBeyondAll || report.reading.asOf.seconds <= latest else {
        throw .notYet(report.stop, asOf: report.reading.asOf, now: now)
      }
      try update(report.stop) { status in
        // Messages overtake each other; what was counted later is what holds.
        status.hear(report.reading, of: report.resource)
      }
      expect(report.reading.until)
    case .addStop(let stop, let until):
      try add(stop, until, now)
    case .removeStop(let id):
      guard let place = temporary.firstIndex(ofID: id) else { throw .unknownStop(id) }
      temporary.remove(at: place)
      hasOtherTemporaries = true
      excludeTemporaries()
    case .blockRoads(let block):
      try add(block, now)
    case .unblockRoads(let id):
      guard let place = roads?.blocks.firstIndex(where: { $0.block.id == id }) else {
        throw .unknownRoadBlock(id)
      }
      roads?.blocks.remove(at: place)
      hasOtherRoads = true
    }
  }

  private func check(
    _ id: String, _ until: UnixTime?, _ now: UnixTime
  ) throws(LiveChangeError) {
    if let until, until <= now { throw .expired(id, until: until, now: now) }
  }

  private func checkID(_ id: String) throws(LiveChangeError) {
    guard (1...LiveLimits.idBytes).contains(id.utf8.count) else { throw .unusableID(id) }
  }

  private mutating func update(
    _ id: String, _ change: (inout StopStatus) -> Void
  ) throws(LiveChangeError) {
    if let ordinal = finder.ordinal(ofID: id) {
      change(&statuses[Int(ordinal)])
      exclude(ordinal)
    } else if let place = temporary.firstIndex(ofID: id) {
      temporary.update(place, change)
      excludeTemporaries()
    } else {
      throw .unknownStop(id)
    }
  }

  private mutating func add(
    _ stop: Stop, _ until: UnixTime?, _ now: UnixTime
  ) throws(LiveChangeError) {
    try checkID(stop.id)
    try check(stop.id, until, now)
    guard temporary.count < LiveLimits.temporaryStops else {
      throw .tooMany("temporary stops", limit: LiveLimits.temporaryStops)
    }
    guard finder.ordinal(ofID: stop.id) == nil, temporary.firstIndex(ofID: stop.id) == nil else {
      throw .duplicateStop(stop.id)
    }
    temporary.insert(try TemporaryStop(stop, until: until, beside: finder))
    hasOtherTemporaries = true
    excludeTemporaries()
    expect(until)
  }

  /// Lets answers have a stop of the map or not, as its status says.
  private mutating func exclude(_ ordinal: UInt32) {
    let status = statuses[Int(ordinal)]
    for (number, resources) in exclusions.indices.map({ ($0, StopResourceSet(rawValue: UInt8($0))) }
    ) {
      let isExcluded = status.isClosed || !status.exhausted.isDisjoint(with: resources)
      guard exclusions[number].main.contains(ordinal) != isExcluded else { continue }
      finder.index.setExcluded(isExcluded, ordinal, in: &exclusions[number].main)
    }
  }

  /// The same for temporary stops.
  private mutating func excludeTemporaries() {
    for number in exclusions.indices {
      let resources = StopResourceSet(rawValue: UInt8(number))
      exclusions[number].temporary = []
      for (place, status) in temporary.statuses.enumerated()
      where status.isClosed || !status.exhausted.isDisjoint(with: resources) {
        exclusions[number].excludeTemporary(place)
      }
    }
  }
}

// MARK: - Roads

extension LiveDraft {
  private mutating func add(
    _ block: RoadBlock, _ now: UnixTime
  ) throws(LiveChangeError) {
    guard let roads else { throw .noRoads }
    try checkID(block.id)
    try check(block.id, block.until, now)
    guard !roads.blocks.contains(where: { $0.block.id == block.id }) else {
      throw .duplicateRoadBlock(block.id)
    }
    guard roads.blocks.count < LiveLimits.roadBlocks else {
      throw .tooMany("road blocks", limit: LiveLimits.roadBlocks)
    }
    let segments: [UInt32]
    switch block.extent {
    case .segments(let named):
      guard named.count <= LiveLimits.blockedSegments else {
        throw .tooMany("blocked segments", limit: LiveLimits.blockedSegments)
      }
      for segment in named where Int(segment) >= roads.original.graph.segmentCount {
        throw .unknownSegment(segment, block: block.id)
      }
      segments = Set(named).sorted()
    case .area(let area):
      segments = roads.original.segments.segments(touching: area)
    }
    guard !segments.isEmpty else { throw .nothingBlocked(block.id) }
    guard
      segments.count + roads.blocks.reduce(0, { $0 + $1.segments.count })
        <= LiveLimits.blockedSegments
    else { throw .tooMany("blocked segments", limit: LiveLimits.blockedSegments) }
    let place = roads.blocks.firstIndex { $0.block.id > block.id } ?? roads.blocks.endIndex
    var block = block
    if case .segments = block.extent { block.extent = .segments(segments) }
    self.roads?.blocks.insert(BlockInForce(block: block, segments: segments), at: place)
    hasOtherRoads = true
    expect(block.until)
  }
}
