public import Roads
internal import Stops

/// What answers for one profile: its hierarchy over the roads, and in it the stops.
///
/// A class, though nothing in it ever changes: it consists of some seventy columns, and to hand on a
/// structure of them counts a reference to every one.
public final class PreparedRoads: Sendable {
  /// The stops by travel time to the best of their doors; a target's ordinal is its stop's.
  public let buckets: TargetBuckets
  /// The doors of the stops by travel time, for those who leave by the door they came to: a target's ordinal
  /// is its door's. The same as ``buckets`` where each stop has one door.
  public let doors: TargetBuckets
  /// The same doors as places to go on from.
  public let onward: TargetBuckets
  /// Both, door by door.
  public let labels: TourLabels
  /// The nearest stops of every vertex for the needs asked all the time; `nil` where none were made.
  public var lists: NearestLists? { listsAlone?.lists }
  private let listsAlone: LoneLists?
  /// What is laid over them; `nil` where nothing has changed since they were made.
  let overlay: RoadOverlay?

  init(
    _ buckets: consuming TargetBuckets, doors: consuming TargetBuckets,
    onward: consuming TargetBuckets, _ lists: consuming NearestLists?
  ) {
    labels = TourLabels(doors, onward: onward)
    self.buckets = buckets
    self.doors = doors
    self.onward = onward
    listsAlone = lists.map { LoneLists($0) }
    overlay = nil
  }

  /// Puts stops into a hierarchy. Some milliseconds for a city with hundreds of them.
  ///
  /// - Parameter listed: the needs for which lists are made; none for no lists.
  convenience init(
    _ targets: RoadTargets, _ search: HierarchySearch, listing listed: AmenitySet = []
  ) {
    let buckets = TargetBuckets(targets, search)
    let byDoor = targets.byDoor(in: search.graph)
    self.init(
      buckets, doors: targets.doorCount == targets.count ? buckets : TargetBuckets(byDoor, search),
      onward: TargetBuckets(byDoor, search, .fromTargets),
      listed.isEmpty ? nil : NearestLists(buckets, listing: listed.rawValue))
  }

  /// The same with another overlay.
  init(_ known: PreparedRoads, under overlay: RoadOverlay) {
    buckets = known.buckets
    doors = known.doors
    onward = known.onward
    labels = known.labels
    listsAlone = known.listsAlone
    self.overlay = overlay
  }

  /// For whom.
  public var profile: Profile { buckets.search.profile }

  /// The stop that a door belongs to.
  ///
  /// - Parameter door: an ordinal of ``doors``.
  public func stop(ofDoor door: UInt32) -> UInt32 { buckets.targets.target(ofDoor: door) }

  /// The place of a door's entrance among its stop's ``Stop/entrances``; `nil` for the stop itself.
  ///
  /// - Parameter door: an ordinal of ``doors``.
  public func entrance(ofDoor door: UInt32) -> Int? {
    RoadTarget.Door.entrance(numbered: buckets.targets.number(ofDoor: door))
  }
}

/// Lists as one reference, which answers for them: who takes them out to ask them, copies them.
private final class LoneLists: Sendable {
  let lists: NearestLists
  let depth: Int

  init(_ lists: NearestLists) {
    self.lists = lists
    depth = lists.depth
  }

  @inline(never)
  func nearest(
    to start: RoadPlace, _ needs: AmenitySet, within limit: Weight,
    into output: inout OutputSpan<RoadNeighbor>
  ) -> Bool {
    lists.nearest(to: start, needing: needs.rawValue, within: limit, into: &output)
  }

  @inline(never)
  func nearest(
    to start: RoadPlace, _ needs: AmenitySet, excluding excluded: Span<UInt64>,
    within limit: Weight, into output: inout OutputSpan<RoadNeighbor>
  ) -> Bool {
    lists.nearest(
      to: start, needing: needs.rawValue, excluding: excluded, within: limit, into: &output)
  }

  func nearest(
    to start: RoadPlace, _ needs: AmenitySet, where isWanted: (UInt32) -> Bool,
    within limit: Weight, into output: inout OutputSpan<RoadNeighbor>
  ) -> Bool {
    lists.nearest(
      to: start, needing: needs.rawValue, where: isWanted, within: limit, into: &output)
  }
}

extension PreparedRoads {
  /// The stops that are reached first from a place on the roads; the hot path.
  ///
  /// Lists first. Where they can't prove their answer, as for several needs or many closed stops, the
  /// buckets; both say the same.
  @inline(never)
  func nearest(
    to start: RoadPlace, _ needs: AmenitySet, within limit: Weight,
    excluding excluded: borrowing StopExclusion, using workspace: inout SearchWorkspace,
    into output: inout OutputSpan<RoadNeighbor>
  ) {
    guard excluded.isEmpty else {
      let words = excluded.ordinals
      let isTold = listsAlone?.nearest(
        to: start, needs, excluding: words, within: limit, into: &output)
      if isTold == true { return }
      buckets.nearest(
        to: start, needing: needs.rawValue, excluding: words, within: limit,
        using: &workspace.hierarchy, into: &output)
      return
    }
    // Without taking it out, which would count a reference.
    let isTold = listsAlone?.nearest(to: start, needs, within: limit, into: &output)
    if isTold == true { return }
    buckets.nearest(
      to: start, needing: needs.rawValue, within: limit, using: &workspace.hierarchy,
      into: &output)
  }

  /// The same as an array, of at most `count`, among the stops that are wanted, whatever lies over them.
  func nearest(
    _ count: Int, to start: RoadPlace, _ needs: AmenitySet, where isWanted: (UInt32) -> Bool,
    within limit: Weight, using workspace: inout SearchWorkspace
  ) -> [RoadNeighbor] {
    guard let overlay else {
      return nearestMain(
        count, to: start, needs, where: isWanted, within: limit, using: &workspace)
    }
    return overlay.nearest(
      count, to: start, needs, where: isWanted, within: limit, in: self, using: &workspace)
  }

  /// The same, of the stops these were made with.
  func nearestMain(
    _ count: Int, to start: RoadPlace, _ needs: AmenitySet, where isWanted: (UInt32) -> Bool,
    within limit: Weight, using workspace: inout SearchWorkspace
  ) -> [RoadNeighbor] {
    // What is a large part of all stops comes sooner from a table that is sorted.
    if count > 64, count > buckets.targets.count / 16 {
      let all = buckets.all(
        within: limit, of: start, needing: needs.rawValue, where: isWanted,
        using: &workspace.hierarchy)
      return Array(all.prefix(count))
    }
    if let listsAlone, count <= listsAlone.depth {
      var isTold = false
      let found = [RoadNeighbor](capacity: count) { output in
        isTold = listsAlone.nearest(
          to: start, needs, where: isWanted, within: limit, into: &output)
      }
      if isTold { return found }
    }
    return buckets.nearest(
      count, to: start, needing: needs.rawValue, where: isWanted, within: limit,
      using: &workspace.hierarchy)
  }

  /// Whether any stop is reached from a point of the roads: what decides where a trip begins, whatever is
  /// asked for.
  ///
  /// - Parameter isThere: whether a stop is one at all.
  func reachesAnyStop(
    _ start: SnappedPlace, where isThere: (UInt32) -> Bool = { _ in true },
    using workspace: inout SearchWorkspace
  ) -> Bool {
    !nearest(1, to: start.place, [], where: isThere, within: .infinity, using: &workspace)
      .isEmpty
  }
}
