public import Geodesy
public import Stops
internal import Synchronization

/// The stops and roads as they are at one moment: what ``LiveStopFinder`` hands out.
///
/// ```swift
/// let stops = live.stops(at: now)
/// for neighbor in stops.nearest(3, to: here, needing: .batterySwap) { print(stops[neighbor.ordinal].id) }
/// ```
///
/// Never changes, whatever is fed to the finder meanwhile, and can be asked by any number of threads. Every
/// answer is that of a ``StopFinder`` that was built over these stops and these roads.
///
/// **Ordinals** are those of the map's stops, in the order of their ids, and behind them the temporary ones,
/// in the order of theirs. They mean something for this moment alone: keep ids, not ordinals. At equal
/// distance stops come in the order of ids, wherever they are from.
public final class LiveStops: Sendable {
  /// The number of this state: how many times changes had been made when it was shown, or as its owner counts
  /// (``LiveStopFinder/apply(_:at:revision:)``).
  ///
  /// Belongs to the moment as its stops do, so an answer can tell of what it is: a client who waits for his own
  /// change sees whether it is in, and what was kept of earlier answers is known to be of old. What ends by itself
  /// counts as no change, nor does ``LiveStopFinder/weighRoads(at:)``.
  public let revision: UInt64
  /// The map's stops, closed ones included, on the roads as they are, with temporary stops.
  let finder: StopFinder
  let statuses: StopStatuses
  let temporary: TemporaryStops
  let roads: LiveRoads?
  /// By raw value of a ``StopResourceSet``: what is closed, or has nothing left of one of these.
  let exclusions: [LiveExclusion]
  /// Different for any two moments that are not the same.
  let version: UInt64
  /// When the last thing ended before it.
  let since: UnixTime
  /// Not after the moment when the first thing does not hold any more.
  let nextExpiry: UnixTime?

  private static let versions = Atomic<UInt64>(0)

  /// A number that no other moment has.
  static func nextVersion() -> UInt64 {
    versions.wrappingAdd(1, ordering: .relaxed).newValue
  }

  init(
    finder: StopFinder, statuses: StopStatuses, temporary: TemporaryStops, roads: LiveRoads?,
    exclusions: [LiveExclusion], version: UInt64, revision: UInt64, since: UnixTime,
    nextExpiry: UnixTime?
  ) {
    self.revision = revision
    self.finder = finder
    self.statuses = statuses
    self.temporary = temporary
    self.roads = roads
    self.exclusions = exclusions
    self.version = version
    self.since = since
    self.nextExpiry = nextExpiry
  }

  /// Whether nothing in it has ended by a time.
  func holds(at now: UnixTime) -> Bool { nextExpiry.map { now < $0 } ?? true }

  /// What this is at a later time, when nothing is changed and some things do not hold any more: as much to make as an
  /// update.
  func expired(at now: UnixTime) -> LiveStops {
    var draft = LiveDraft(self)
    draft.expire(at: now)
    return draft.state()
  }
}

extension LiveStops {
  /// The number of stops, closed ones and temporary ones included.
  public var count: Int { finder.stops.count + temporary.count }

  /// A stop.
  ///
  /// - Parameter ordinal: 0..<``count``.
  public subscript(ordinal: UInt32) -> Stop {
    let place = Int(ordinal) - finder.stops.count
    return place < 0 ? finder.stops[Int(ordinal)] : temporary.stops[place].stop
  }

  /// The ordinal of the stop with an id, closed or not; `nil` when there is none. O(log n).
  public func ordinal(ofID id: String) -> UInt32? {
    if let ordinal = finder.ordinal(ofID: id) { return ordinal }
    return temporary.firstIndex(ofID: id).map {
      UInt32(truncatingIfNeeded: finder.stops.count + $0)
    }
  }

  /// Whether a stop is only there for the time being.
  public func isTemporary(_ ordinal: UInt32) -> Bool { Int(ordinal) >= finder.stops.count }

  /// Whether a stop is as if it were not there.
  ///
  /// - Parameter ordinal: 0..<``count``.
  public func isClosed(_ ordinal: UInt32) -> Bool { status(of: ordinal).isClosed }

  /// How many of something a stop has left; `nil` when nobody has said, or it was too long ago.
  ///
  /// - Parameters:
  ///   - resource: what is asked for.
  ///   - ordinal: 0..<``count``; checked.
  public func reading(_ resource: StopResource, of ordinal: UInt32) -> StopReading? {
    status(of: ordinal)[resource]
  }

  private func status(of ordinal: UInt32) -> StopStatus {
    let place = Int(ordinal) - finder.stops.count
    return place < 0 ? statuses[Int(ordinal)] : temporary.statuses[place]
  }

  /// Of what a stop has nothing left, as far as somebody has said so.
  func exhausted(_ ordinal: UInt32) -> StopResourceSet { status(of: ordinal).exhausted }

  /// Where a stop is.
  ///
  /// - Parameter ordinal: 0..<``count``.
  public func coordinate(of ordinal: UInt32) -> Coordinate {
    let place = Int(ordinal) - finder.stops.count
    return place < 0
      ? finder.stops.coordinate(of: Int(ordinal)) : temporary.stops[place].stop.coordinate
  }
}

extension LiveStops {
  /// What is left out of the answers beside closed stops. Allocates nothing without ids.
  ///
  /// - Parameters:
  ///   - ids: of stops that are not to be found. Ids that no stop has are ignored.
  ///   - resources: leaves out the stops that have none left of one of these, as far as somebody has said so.
  public func exclusion(
    of ids: some Collection<String>, exhausted resources: StopResourceSet = []
  ) -> LiveExclusion {
    var exclusion = exclusion(exhausted: resources)
    for id in ids {
      guard let ordinal = ordinal(ofID: id) else { continue }
      exclude(ordinal, from: &exclusion)
    }
    return exclusion
  }

  /// The same without ids.
  public func exclusion(exhausted resources: StopResourceSet) -> LiveExclusion {
    exclusions[Int(resources.rawValue) & (exclusions.count - 1)]
  }

  private func exclude(_ ordinal: UInt32, from exclusion: inout LiveExclusion) {
    let place = Int(ordinal) - finder.stops.count
    if place < 0 {
      finder.index.setExcluded(true, ordinal, in: &exclusion.main)
    } else {
      exclusion.excludeTemporary(place)
    }
  }

  /// Whether a stop is left out of an answer.
  func isExcluded(_ ordinal: UInt32, in exclusion: borrowing LiveExclusion) -> Bool {
    let place = Int(ordinal) - finder.stops.count
    return place < 0
      ? exclusion.main.contains(ordinal) : exclusion.excludesTemporary(place)
  }

  func check(_ exclusion: borrowing LiveExclusion) {
    precondition(exclusion.version == version, "an exclusion belongs to the moment that made it")
  }
}
