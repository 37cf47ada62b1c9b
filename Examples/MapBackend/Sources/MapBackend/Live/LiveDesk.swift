internal import NearestStop
internal import Synchronization

/// The one place where the map that is served is changed: by who says what has happened, and by a new file.
///
/// Both wait for each other, so a change that has been accepted is never lost because another map came in the
/// same moment. Readers wait for neither: who waits has a thread to do so, never an event loop.
final class LiveDesk: Sendable {
  private let shelf: MapShelf
  private let clock: WallClock
  private let journal = Mutex(LiveJournal())

  init(_ shelf: MapShelf, clock: WallClock) {
    self.shelf = shelf
    self.clock = clock
  }

  /// What time it is here.
  var now: UnixTime { clock.now() }

  /// Makes changes, all of them or none: when this returns, every request that comes later sees them.
  ///
  /// - Returns: the moment that has come by them.
  @discardableResult
  func apply(_ orders: [LiveOrder]) throws(LiveRefusal) -> LiveAcceptance {
    let now = clock.now()
    return try journal.withLock { (journal) throws(LiveRefusal) in
      let map = shelf.current
      do throws(LiveChangeError) {
        let stops = try map.live.apply(orders.map(\.change), at: now)
        journal.expire(at: now)
        for order in orders { journal.record(order) }
        return LiveAcceptance(revision: stops.revision, moment: map.name(of: stops.revision))
      } catch {
        throw LiveRefusal(error: error, moment: map.name(of: map.live.stops(at: now).revision))
      }
    }
  }

  /// Serves another map, on which the same is said as on the one before, as far as its stops and roads are
  /// still there.
  ///
  /// - Returns: what was said and could not be said again.
  func serve(_ next: ServedMap) -> [LiveChangeError] {
    let now = clock.now()
    let (former, refusals) = journal.withLock { journal in
      journal.expire(at: now)
      // Goes on counting where the map before is left: nothing is accepted meanwhile.
      let revision = shelf.current.live.stops(at: now).revision
      var kept = LiveJournal()
      var refusals = LiveDesk.make(journal.orders[...], on: next.live, at: now, noting: &kept)
      do throws(LiveChangeError) {
        try next.live.apply([], at: now, revision: revision)
      } catch {
        refusals.append(error)
      }
      journal = kept
      return (shelf.replace(with: next), refusals)
    }
    // Let go here, behind the lock: it may be the last who had it.
    _ = consume former
    return refusals
  }

  /// Makes changes on a map, all that can be made: all at once as a rule. Where one of them is refused, in halves, so that
  /// few refusals among thousands of changes take few attempts. What comes of it is the same as one by one.
  ///
  /// - Returns: why others were not made.
  private static func make(
    _ orders: ArraySlice<LiveOrder>, on live: LiveStopFinder, at now: UnixTime,
    noting journal: inout LiveJournal
  ) -> [LiveChangeError] {
    guard !orders.isEmpty else { return [] }
    do throws(LiveChangeError) {
      try live.apply(orders.map(\.change), at: now)
      for order in orders { journal.record(order) }
      return []
    } catch {
      guard orders.count > 1 else { return [error] }
      let middle = orders.startIndex + orders.count / 2
      return make(orders[..<middle], on: live, at: now, noting: &journal)
        + make(orders[middle...], on: live, at: now, noting: &journal)
    }
  }

  /// What holds now, and of which moment that is.
  func said() -> (journal: LiveJournal, now: LiveAcceptance) {
    let now = clock.now()
    return journal.withLock { journal in
      let map = shelf.current
      let revision = map.live.stops(at: now).revision
      // What is over is not forgotten here: what is served forgets it only by the next change, and a clock may
      // be put back until then.
      var said = journal
      said.expire(at: now)
      return (said, LiveAcceptance(revision: revision, moment: map.name(of: revision)))
    }
  }

  /// Makes answers by road fast again after roads were blocked or opened; does nothing otherwise.
  func weighRoads() {
    let now = clock.now()
    let live = shelf.current.live
    guard !live.hasWeighedRoads(at: now) else { return }
    // Too many readers were interrupted: the next round will do.
    try? live.weighRoads(at: now)
    // As the map has, and for the same time: what it has forgotten must not be said of the next one.
    journal.withLock { $0.expire(at: now) }
  }
}

/// Where things stand once changes have been made.
struct LiveAcceptance: Hashable, Sendable {
  /// How many requests of changes have been accepted since the server began, over all maps.
  let revision: UInt64
  /// What answers of this moment say they are of.
  let moment: String
}

/// Why changes were not made, and of which moment that is said.
struct LiveRefusal: Error {
  let error: LiveChangeError
  let moment: String
}
