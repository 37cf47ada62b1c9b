public import Geodesy
internal import SnapshotFormat

/// Why a place is brought to a road.
public enum SnapPurpose: Hashable, Sendable {
  /// To start there: only roads from which the profile gets to its main component.
  case origin
  /// To go there: only roads to which the profile gets from its main component.
  case destination
  /// Any road the profile may use, islands included.
  case anywhere

  /// The marks of which a segment has to have one.
  func mask(_ profile: Profile) -> UInt16 {
    switch self {
    case .origin: SegmentMarks.bit(.leadsToMain, profile)
    case .destination: SegmentMarks.bit(.isLedToFromMain, profile)
    case .anywhere: SegmentMarks.bit(.forward, profile) | SegmentMarks.bit(.backward, profile)
    }
  }
}

/// A place brought to the nearest point of a segment.
public struct SnappedPlace: Hashable, Sendable {
  /// How fast one walks between a place and the road, whatever the profile: 4.8 km/h.
  public static let accessSpeed = 4.8

  /// The point on the segment.
  public let position: SegmentPosition
  /// Where that is.
  public let coordinate: Coordinate
  /// How far the place is from it.
  public let distance: Distance

  /// A place beside a road.
  public init(position: SegmentPosition, coordinate: Coordinate, distance: Distance) {
    self.position = position
    self.coordinate = coordinate
    self.distance = distance
  }

  /// As an origin or target of a search: the way to the road is walked.
  public var place: RoadPlace {
    RoadPlace(
      position,
      access: Weight(
        metres: distance.metres, kilometresPerHour: SnappedPlace.accessSpeed))
  }
}

extension SegmentIndex {
  /// How far from any road a place counts as off the map, in metres.
  public static let defaultLimit = 500.0

  /// The nearest point of a road.
  ///
  /// Of points at the same distance that of the lowest segment, and on it the one closest to the tail.
  ///
  /// - Parameters:
  ///   - place: in WGS-84.
  ///   - profile: who wants to use the road.
  ///   - purpose: what for.
  ///   - metres: how far away the road may be at the most, inclusive.
  /// - Returns: `nil` when the place is off the map.
  public func snap(
    _ place: Coordinate, for profile: Profile, as purpose: SnapPurpose,
    within metres: Double = defaultLimit
  ) -> SnappedPlace? {
    nearest(to: place, purpose.mask(profile), within: metres)?.snapped
  }

  /// The nearest point of a road as the origin or target of a search: ``SnappedPlace/place`` of what
  /// ``snap(_:for:as:within:)`` returns, without finding out where that is.
  public func place(
    near place: Coordinate, for profile: Profile, as purpose: SnapPurpose,
    within metres: Double = defaultLimit
  ) -> RoadPlace? {
    guard let nearest = nearest(to: place, purpose.mask(profile), within: metres) else {
      return nil
    }
    return RoadPlace(nearest.position, access: nearest.access)
  }

  /// The nearest points of several roads: one for each segment, nearest first, at equal distance by
  /// segment.
  ///
  /// - Parameter count: how many at the most, 0 or more.
  public func candidates(
    _ count: Int, near place: Coordinate, for profile: Profile, as purpose: SnapPurpose,
    within metres: Double = defaultLimit
  ) -> [SnappedPlace] {
    guard count > 0 else { return [] }
    return unsafe withUnsafeTemporaryAllocation(
      of: Candidate.self, capacity: min(count, segmentCount)
    ) { memory in
      guard metres >= 0, memory.count > 0 else { return [] }
      var list = unsafe CandidateList(memory, within: metres)
      search(place, purpose.mask(profile), into: &list)
      return unsafe memory[..<list.found].compactMap(\.snapped)
    }
  }

  private func nearest(
    to place: Coordinate, _ mask: UInt16, within metres: Double
  ) -> Candidate? {
    guard metres >= 0 else { return nil }
    var nearest = NearestCandidate(within: metres)
    search(place, mask, into: &nearest)
    return nearest.isFound ? nearest.best : nil
  }
}

extension SegmentIndex.Candidate {
  fileprivate var position: SegmentPosition {
    let (start, end) = (Double(start), Double(end))
    return SegmentPosition(segment: segment, fraction: start + (end - start) * share)
  }

  fileprivate var access: Weight {
    Weight(
      metres: squaredDistance.squareRoot(), kilometresPerHour: SnappedPlace.accessSpeed)
  }

  fileprivate var snapped: SnappedPlace? {
    // Always succeeds: a root of a square.
    guard let distance = try? Distance(metres: squaredDistance.squareRoot()) else { return nil }
    let (south, north) = (Double(piece.startLatitude), Double(piece.endLatitude))
    let (west, east) = (Double(piece.startLongitude), Double(piece.endLongitude))
    return SnappedPlace(
      position: position,
      coordinate: Coordinate(
        clampingLatitude: (south + (north - south) * share) / 1e7,
        longitude: (west + (east - west) * share) / 1e7),
      distance: distance)
  }
}
