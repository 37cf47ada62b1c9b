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

  /// Where a stop is on the roads; `nil` off the map.
  func place(of ordinal: UInt32) -> RoadPlace? {
    let main = UInt32(truncatingIfNeeded: buckets.targets.count)
    return ordinal < main
      ? buckets.targets.place(of: ordinal) : overlay?.few.place(of: ordinal - main)
  }

  /// A shortest way to a stop that was found, on the roads as they are; `nil` when there is none.
  ///
  /// - Parameter limit: what the way may weigh at the most: what the stop was found with.
  func way(
    from start: RoadPlace, to ordinal: UInt32, within limit: Weight,
    using workspace: inout SearchWorkspace
  ) -> RoadWay? {
    guard let end = place(of: ordinal) else { return nil }
    let way = buckets.search.way(
      from: start, to: end, ordinal: ordinal, within: limit, using: &workspace.hierarchy)
    guard let changed = overlay?.changed else { return way }
    if let way, changed.stands(way) { return way }
    return changed.way(from: start, to: ordinal, within: limit, using: &workspace)
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
