internal import NearestStop

/// The roads that are not blocked for somebody at a moment.
struct OpenRoads: Sendable {
  let profile: Profile
  private let segments: SegmentIndex
  /// Ascending.
  private let blocked: [UInt32]

  /// O(segments ÷ 64) while something is blocked, else nothing.
  init(_ roads: RoadMap, _ profile: Profile, _ stops: LiveStops) {
    self.profile = profile
    segments = roads.segments
    blocked = stops.roadBlocks.isEmpty ? [] : stops.blockedSegments(for: profile)
  }

  /// The nearest ones, the nearest first.
  ///
  /// - Parameters:
  ///   - count: how many at the most, 1 or more.
  ///   - metres: how far away they may be.
  func nearest(
    _ count: Int, to place: Coordinate, as purpose: SnapPurpose,
    within metres: Double = SegmentIndex.defaultLimit
  ) -> [SnappedPlace] {
    var wanted = count
    while true {
      let found = segments.candidates(
        wanted, near: place, for: profile, as: purpose, within: metres)
      let open = found.filter { !isBlocked($0.position.segment) }
      if open.count >= count || found.count < wanted { return Array(open.prefix(count)) }
      wanted *= 2
    }
  }

  /// Where a way begins or ends as a rule: on the nearest road that hangs together with the others, without one on the
  /// nearest of all, and where all are blocked on a blocked one; `nil` off the map.
  func snap(_ place: Coordinate, as purpose: SnapPurpose) -> SnappedPlace? {
    guard !blocked.isEmpty else { return original(place, as: purpose) }
    return nearest(1, to: place, as: purpose).first ?? nearest(1, to: place, as: .anywhere).first
      ?? original(place, as: purpose)
  }

  private func original(_ place: Coordinate, as purpose: SnapPurpose) -> SnappedPlace? {
    segments.snap(place, for: profile, as: purpose)
      ?? segments.snap(place, for: profile, as: .anywhere)
  }

  private func isBlocked(_ segment: UInt32) -> Bool {
    var (low, high) = (0, blocked.count)
    while low < high {
      let middle = (low + high) / 2
      if blocked[middle] < segment { low = middle + 1 } else { high = middle }
    }
    return low < blocked.count && blocked[low] == segment
  }
}
