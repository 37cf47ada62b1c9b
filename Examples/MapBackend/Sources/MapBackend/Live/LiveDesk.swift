internal import NearestStop
internal import Synchronization

/// The one place where the map that is served is changed: by who says what has happened, and by a new file.
///
/// Both wait for each other, so a change that has been accepted is never lost because another map came in the
/// same moment. Readers wait for neither.
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
  func apply(_ orders: [LiveOrder]) throws(LiveChangeError) {
    let now = clock.now()
    try journal.withLock { (journal) throws(LiveChangeError) in
      try shelf.current.live.apply(orders.map(\.change), at: now)
      journal.expire(at: now)
      for order in orders { journal.record(order) }
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
      var kept = LiveJournal()
      var refusals: [LiveChangeError] = []
      for order in journal.orders {
        do throws(LiveChangeError) {
          try next.live.apply([order.change], at: now)
          kept.record(order)
        } catch {
          refusals.append(error)
        }
      }
      journal = kept
      return (shelf.replace(with: next), refusals)
    }
    // Let go here, behind the lock: it may be the last who had it.
    _ = consume former
    return refusals
  }

  /// What holds now.
  func said() -> LiveJournal {
    let now = clock.now()
    return journal.withLock { journal in
      journal.expire(at: now)
      return journal
    }
  }

  /// Makes answers by road fast again after roads were blocked or opened; does nothing otherwise.
  func weighRoads() {
    // Too many readers were interrupted: the next round will do.
    try? shelf.current.live.weighRoads(at: clock.now())
  }
}
