public import Geodesy
public import Roads

/// From which roads a stop is reached in time that offers what is needed, and what new stops would add.
///
/// ```swift
/// let coverage = try finder.coverage(
///   within: TravelTime(seconds: 300), by: .foot, needing: .water, using: &workspace)
/// print(coverage.share)
/// ```
public struct StopCoverage: Sendable {
  /// The stops that count, by what is known of their hours.
  public struct Stops: Hashable, Sendable {
    /// Those that are open for certain, or all where no time was asked for. Ordinals, ascending.
    public internal(set) var open: [UInt32] = []
    /// Those whose hours nobody knows.
    public internal(set) var unknown: [UInt32] = []
    /// Those that are closed for certain.
    public internal(set) var closed: [UInt32] = []

    /// All that offer the needs, whatever their hours.
    public var count: Int { open.count + unknown.count + closed.count }
  }

  let finder: StopFinder
  let map: RoadMap
  /// All that offer the needs. Ordinals, ascending.
  let offering: [UInt32]

  /// The stops that were counted.
  public let stops: Stops
  /// The roads that count.
  public let roads: CoverageRoads
  /// What is covered for certain: by the stops that are open for certain.
  public let certain: RoadCoverage
  /// What is covered when all stops are open of which nobody knows; `nil` without such stops, and then it
  /// is what is covered for certain.
  public let possible: RoadCoverage?

  /// The covered share of the length of the roads that count: 0…1; 0 where there are none.
  public var share: Double { share(certain.metres) }

  /// The same when all stops are open of which nobody knows: at least ``share``.
  public var possibleShare: Double { share((possible ?? certain).metres) }

  /// A length as a share of the roads that count.
  public func share(_ metres: Double) -> Double {
    roads.metres > 0 ? min(max(metres / roads.metres, 0), 1) : 0
  }
}

/// How a point stands to a coverage.
public enum PointCoverage: Hashable, Sendable {
  /// A stop is reached in time.
  case covered
  /// A stop is reached in time that may be open: nobody knows its hours.
  case possiblyCovered
  /// None is.
  case uncovered
  /// There is no road within ``SegmentIndex/defaultLimit``.
  case offTheMap
}

extension StopCoverage {
  /// How some points stand to it: addresses, say, or places where orders are handed over.
  ///
  /// A point is brought to the nearest road from which the main component is reached, or where there is none
  /// to the nearest of all, and walking there is part of the time, as in
  /// ``StopFinder/nearest(to:by:needing:excluding:in:using:into:)``. Half a microsecond each.
  ///
  /// - Parameter points: in WGS-84.
  /// - Returns: one for each.
  public func points(_ points: [Coordinate]) -> [PointCoverage] {
    points.map { point in
      guard
        let start = map.segments.place(near: point, for: roads.profile, as: .origin)
          ?? map.segments.place(near: point, for: roads.profile, as: .anywhere)
      else { return .offTheMap }
      if certain.weight(from: start).isFinite { return .covered }
      return possible?.weight(from: start).isFinite == true ? .possiblyCovered : .uncovered
    }
  }
}
