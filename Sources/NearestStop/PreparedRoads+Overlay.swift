internal import Roads
internal import Stops

extension RoadOverlay {
  /// The stops that are reached first, temporary ones among them, on the roads as they are.
  func nearest(
    _ count: Int, to start: RoadPlace, _ needs: AmenitySet, where isWanted: (UInt32) -> Bool,
    within limit: Weight, in prepared: PreparedRoads, using workspace: inout SearchWorkspace
  ) -> [RoadNeighbor] {
    let count = min(max(count, 0), few.mainCount + few.count)
    let first = UInt32(truncatingIfNeeded: few.mainCount)
    let main = prepared.nearestMain(
      min(count, few.mainCount), to: start, needs, where: isWanted, within: limit,
      using: &workspace)
    let found = [RoadNeighbor](capacity: count) { output in
      for neighbor in main { output.append(neighbor) }
      prepared.buckets.insertNearest(
        of: few, to: start, needing: needs.rawValue, where: { isWanted($0 + first) },
        within: limit, using: &workspace.hierarchy, from: 0, into: &output)
    }
    guard let changed, !changed.stand(found.span, from: start, in: prepared, using: &workspace)
    else { return found }
    return changed.nearest(
      count, to: start, needing: needs.rawValue, where: isWanted, within: limit,
      using: &workspace)
  }
}

extension PreparedRoads {
  /// The hot path with temporary stops, on the roads as they are.
  func nearest(
    to start: RoadPlace, _ needs: AmenitySet, within limit: Weight,
    excluding excluded: borrowing LiveExclusion, using workspace: inout SearchWorkspace,
    into output: inout OutputSpan<RoadNeighbor>
  ) {
    let known = output.count
    nearest(
      to: start, needs, within: limit, excluding: excluded.main, using: &workspace, into: &output)
    guard let overlay else { return }
    let temporary = excluded.temporary.span
    buckets.insertNearest(
      of: overlay.few, to: start, needing: needs.rawValue,
      where: { ordinal in
        let word = Int(ordinal / 64)
        return word >= temporary.count || temporary[word] >> UInt64(ordinal % 64) & 1 == 0
      }, within: limit, using: &workspace.hierarchy, from: known, into: &output)
    guard let changed = overlay.changed else { return }
    if changed.stand(
      output.span.extracting(known..<output.count), from: start, in: self, using: &workspace)
    {
      return
    }
    output.removeLast(output.count - known)
    let first = UInt32(truncatingIfNeeded: overlay.few.mainCount)
    let isWanted = { [excluded = copy excluded] (ordinal: UInt32) in
      ordinal < first
        ? !excluded.main.contains(ordinal) : !excluded.excludesTemporary(Int(ordinal - first))
    }
    let found = changed.nearest(
      output.freeCapacity, to: start, needing: needs.rawValue, where: isWanted, within: limit,
      using: &workspace)
    for neighbor in found { output.append(neighbor) }
  }

  /// How many stops there are, the temporary ones included.
  var stopCount: Int { buckets.targets.count + (overlay?.few.count ?? 0) }

  /// A stop with its doors; `nil` off the map.
  func target(_ ordinal: UInt32) -> RoadTarget? {
    let main = UInt32(truncatingIfNeeded: buckets.targets.count)
    return ordinal < main ? buckets.targets.target(ordinal) : overlay?.few.target(ordinal - main)
  }

  /// The entrance of a stop at which a way ends; `nil` for the stop itself.
  func entrance(of ordinal: UInt32, at place: RoadPlace) -> Int? {
    if isPlain(ordinal) { return nil }
    return target(ordinal)?.entrance(at: place)
  }

  /// Whether a stop of the map is entered where it is: nothing is known of any stop's entrances.
  private func isPlain(_ ordinal: UInt32) -> Bool {
    !buckets.targets.hasDoors && Int(ordinal) < buckets.targets.count
  }

  /// A shortest way to a stop that was found, by the best of its doors, on the roads as they are; `nil` when
  /// there is none.
  ///
  /// - Parameter limit: what the way may weigh at the most: what the stop was found with.
  func way(
    from start: RoadPlace, to ordinal: UInt32, within limit: Weight,
    using workspace: inout SearchWorkspace
  ) -> RoadWay? {
    guard let way = wayAsWeighed(from: start, to: ordinal, within: limit, using: &workspace) else {
      // A road that was opened since may lead to it.
      return overlay?.changed?.way(from: start, to: ordinal, within: limit, using: &workspace)
    }
    guard let changed = overlay?.changed, !changed.stands(way) else { return way }
    return changed.way(from: start, to: ordinal, within: limit, using: &workspace)
  }

  /// The same on the roads as the hierarchy has weighed them: of doors equally near the first.
  func wayAsWeighed(
    from start: RoadPlace, to ordinal: UInt32, within limit: Weight,
    using workspace: inout SearchWorkspace
  ) -> RoadWay? {
    let end =
      isPlain(ordinal)
      ? buckets.targets.place(of: ordinal)
      : measuredAsWeighed(from: start, to: ordinal, within: limit, using: &workspace)?.destination
    guard let end else { return nil }
    return buckets.search.way(
      from: start, to: end, ordinal: ordinal, within: limit, using: &workspace.hierarchy)
  }

  /// How long ``way(from:to:within:using:)`` is, to the last bit, without putting it together.
  func measuredWay(
    from start: RoadPlace, to ordinal: UInt32, within limit: Weight,
    using workspace: inout SearchWorkspace
  ) -> MeasuredWay? {
    // Whether a way still stands, its legs tell.
    guard overlay?.changed == nil else {
      return way(from: start, to: ordinal, within: limit, using: &workspace)?.measured
    }
    return measuredAsWeighed(from: start, to: ordinal, within: limit, using: &workspace)
  }

  private func measuredAsWeighed(
    from start: RoadPlace, to ordinal: UInt32, within limit: Weight,
    using workspace: inout SearchWorkspace
  ) -> MeasuredWay? {
    if isPlain(ordinal) {
      guard let place = buckets.targets.place(of: ordinal) else { return nil }
      return buckets.search.measuredWay(
        from: start, to: place, ordinal: ordinal, within: limit, using: &workspace.hierarchy)
    }
    var best: MeasuredWay?
    for door in target(ordinal)?.doors ?? [] {
      let way = buckets.search.measuredWay(
        from: start, to: door.place, ordinal: ordinal, within: best?.neighbor.weight ?? limit,
        using: &workspace.hierarchy)
      guard let way, way.neighbor.weight < best?.neighbor.weight ?? .infinity else { continue }
      best = way
    }
    return best
  }

  /// A shortest way to one of a stop's doors on the roads as they are; `nil` when there is none.
  func way(
    from start: RoadPlace, to ordinal: UInt32, by door: RoadTarget.Door, within limit: Weight,
    using workspace: inout SearchWorkspace
  ) -> RoadWay? {
    let way = buckets.search.way(
      from: start, to: door.place, ordinal: ordinal, within: limit, using: &workspace.hierarchy)
    guard let changed = overlay?.changed else { return way }
    if let way, changed.stands(way) { return way }
    return changed.route(from: start, to: door.place, using: &workspace).flatMap { route in
      guard route.weight <= limit else { return nil }
      return RoadWay(
        neighbor: RoadNeighbor(ordinal: ordinal, weight: route.weight), origin: start,
        destination: door.place, legs: route.legs)
    }
  }

  /// A shortest way between two places on the roads as they are; `nil` when there is none.
  func route(
    from start: RoadPlace, to end: RoadPlace, using workspace: inout SearchWorkspace
  ) -> Route? {
    let route = buckets.search.route(from: start, to: end, using: &workspace.hierarchy)
    guard let changed = overlay?.changed, !changed.stands(route, from: start, to: end) else {
      return route
    }
    return changed.route(from: start, to: end, using: &workspace)
  }

  /// What the ways to all stops weigh on the roads as they are, by ordinal.
  func table(
    from start: RoadPlace, using workspace: inout SearchWorkspace
  ) -> [Weight] {
    if let changed = overlay?.changed { return changed.table(from: start, using: &workspace) }
    var weights = buckets.table(from: start, using: &workspace.hierarchy)
    guard let few = overlay?.few, few.count > 0 else { return weights }
    let main = weights.count
    weights += [Weight](repeating: .infinity, count: few.count)
    let found = [RoadNeighbor](capacity: few.count) { output in
      buckets.insertNearest(
        of: few, to: start, using: &workspace.hierarchy, from: 0, into: &output)
    }
    for neighbor in found where Int(neighbor.ordinal) >= main {
      weights[Int(neighbor.ordinal)] = neighbor.weight
    }
    return weights
  }

  /// All stops within a weight, nearest first.
  func all(
    within limit: Weight, of start: RoadPlace, _ needs: AmenitySet,
    where isWanted: (UInt32) -> Bool, using workspace: inout SearchWorkspace
  ) -> [RoadNeighbor] {
    guard let overlay else {
      return buckets.all(
        within: limit, of: start, needing: needs.rawValue, where: isWanted,
        using: &workspace.hierarchy)
    }
    return overlay.nearest(
      stopCount, to: start, needs, where: isWanted, within: limit, in: self, using: &workspace)
  }
}
