internal import Roads
internal import Synchronization

/// A finder whose stops and roads change while others ask: nothing is built again.
///
/// ```swift
/// let live = LiveStopFinder(try StopFinder(snapshot))
/// try live.apply([.closeStop(id: "xidan-03", until: tonight), .addStop(tent)], at: now)
/// let stops = live.stops(at: now)
/// let nearest = try stops.nearest(3, to: here, by: .ebike, needing: .batterySwap, using: &workspace)
/// ```
///
/// Readers never wait, neither for a writer nor for each other. Changes that come together are seen together,
/// at once, by everybody who asks after ``apply(_:at:revision:)`` has returned. Writers wait for each other.
///
/// Every answer is exact: that of a ``StopFinder`` built over the stops and roads as they are. What holds
/// until a moment is not seen by who asks at that moment or later, whether or not anything has been applied
/// since.
public final class LiveStopFinder: Sendable {
  private let published: Published<LiveStops>
  /// Moments that follow from the published one as time goes by.
  private let later: Published<LaterMoments>
  /// Held by the one writer; readers don't know of it.
  private let writing = Mutex(())
  private let weighing: Mutex<RoadWeigher?>

  /// A finder over stops and roads to which nothing has happened yet. O(stops ÷ 64).
  public init(_ finder: StopFinder) {
    let version = LiveStops.nextVersion()
    published = Published(
      LiveStops(
        finder: finder, statuses: StopStatuses(count: finder.stops.count),
        temporary: TemporaryStops(), roads: finder.roads.map { LiveRoads($0) },
        exclusions: Array(
          repeating: LiveExclusion(version: version), count: 1 << StopResource.allCases.count),
        version: version, revision: 0, since: UnixTime(seconds: .min), nextExpiry: nil))
    later = Published(LaterMoments(after: version))
    weighing = Mutex(finder.roads.map { RoadWeigher($0) })
  }

  /// The stops and roads as they are. Never waits.
  ///
  /// All who ask for times between two endings get the same moment. Who asks first after something has ended makes
  /// it, which takes as long as an update; the last four such moments are kept.
  ///
  /// - Parameter now: what time it is: what has ended by then is not seen. Before the last changes, what they have
  ///   brought is seen all the same.
  public func stops(at now: UnixTime) -> LiveStops {
    let current = published.value
    return current.holds(at: now) ? current : moment(at: now, after: current)
  }

  @inline(never)
  private func moment(at now: UnixTime, after current: LiveStops) -> LiveStops {
    let known = later.value
    let isOfCurrent = known.root == current.version
    if isOfCurrent, let moment = known.moment(at: now) { return moment }
    let moment = ((isOfCurrent ? known.latest(before: now) : nil) ?? current).expired(at: now)
    // When some other reader is faster, his is kept; when a writer is, nobody needs it.
    if known.root <= current.version {
      let next = isOfCurrent ? known : LaterMoments(after: current.version)
      later.replaceIfFree(with: next.adding(moment))
    }
    return moment
  }

  /// Makes changes, all of them or none, and shows them to everybody.
  ///
  /// What has expired is forgotten by the way. Microseconds for changes of the map's stops; about 0.1 ms for a
  /// temporary stop by road, and some milliseconds where roads are blocked or opened: answers by road are
  /// exact at once, and slower until ``weighRoads(at:)`` has run.
  ///
  /// - Parameters:
  ///   - changes: made one after the other. None at all make a moment that differs in its revision alone.
  ///   - now: what time it is.
  ///   - revision: the number of the moment that comes, for an owner who counts through several finders, one for
  ///     each map that he serves; one more than that of the moment before when `nil`. Any number is taken.
  /// - Returns: the moment that has come. Later changes may be seen by others already.
  /// - Throws: ``LiveChangeError``, and nothing has changed.
  @discardableResult
  public func apply(
    _ changes: [LiveChange], at now: UnixTime, revision: UInt64? = nil
  ) throws(LiveChangeError) -> LiveStops {
    try replace { (draft) throws(LiveChangeError) in
      draft.expire(at: now)
      for change in changes { try draft.make(change, at: now) }
      draft.revision = revision ?? (draft.revision &+ 1)
    }
  }

  /// Whether the hierarchy knows the roads as they are, so that answers by road are as fast as can be.
  ///
  /// - Parameter now: what time it is.
  public func hasWeighedRoads(at now: UnixTime) -> Bool {
    stops(at: now).roads?.isSettled ?? true
  }

  /// Weighs the hierarchy for the roads as they are: answers stay the same and become fast again.
  ///
  /// To be called after roads were blocked or opened, by hand or from a task of the owner's: 10 ms for each
  /// profile of a city with hundreds of stops, and 20 ms more the first time; only stops whose ways come past a
  /// changed road are put in anew. Readers go on meanwhile, and so do writers of stops.
  /// Does nothing when nothing has changed.
  ///
  /// Times and rankings are the same before and after. Where several ways take equally long, another of them may be
  /// told then, whose length differs.
  ///
  /// - Parameter now: what time it is.
  public func weighRoads(at now: UnixTime) throws(LiveChangeError) {
    let stops = stops(at: now)
    guard let roads = stops.roads, !roads.isSettled else { return }
    let weighed = weighing.withLock { weigher in weigher?.weigh(roads.blocked) }
    guard let weighed else { return }
    _ = try replace { (draft) throws(LiveChangeError) in
      draft.expire(at: now)
      draft.settle(weighed)
    }
  }

  private func replace(
    _ change: (inout LiveDraft) throws(LiveChangeError) -> Void
  ) throws(LiveChangeError) -> LiveStops {
    try writing.withLock { (_) throws(LiveChangeError) in
      let next = try next(change)
      guard published.replace(with: next) else { throw .busy }
      // What followed from the moment before is freed. Not done, it waits for the next one to come.
      _ = later.replace(with: LaterMoments(after: next.version))
      return next
    }
  }

  /// Apart, so that the moment before is let go when it is replaced.
  private func next(
    _ change: (inout LiveDraft) throws(LiveChangeError) -> Void
  ) throws(LiveChangeError) -> LiveStops {
    var draft = LiveDraft(published.value)
    try change(&draft)
    return draft.state()
  }
}
