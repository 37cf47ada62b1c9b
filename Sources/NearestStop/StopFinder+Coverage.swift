public import Roads
public import Stops

extension StopFinder {
  /// From which roads a stop is reached in time.
  ///
  /// Which roads count, ``CoverageRoads`` says. No hierarchy is needed, so every profile can be asked,
  /// also one that the finder was not opened for. Exact: a point of a road is covered just where
  /// ``nearest(to:by:needing:excluding:in:using:into:)`` finds a stop from it. 20 ms for a city.
  ///
  /// - Parameters:
  ///   - limit: how long the way may take at the most, inclusive.
  ///   - profile: how one moves on the roads.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be counted; see ``exclusion(of:)``.
  ///   - time: when the stops have to be open, and the entrances that lead to them; `nil` to count all whatever
  ///     their hours.
  ///   - holidays: what `PH` and `SH` in their hours are decided by.
  ///   - workspace: the memory of the search; one per thread.
  /// - Throws: `noRoads`.
  public func coverage(
    within limit: TravelTime, by profile: Profile, needing needs: AmenitySet = [],
    excluding excluded: StopExclusion = .none, openAt time: LocalTime? = nil,
    holidays: HolidayCalendar = .none, using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> StopCoverage {
    guard let map = roads else { throw .noRoads }
    let offering = stops.indices.lazy.map { UInt32(truncatingIfNeeded: $0) }.filter {
      stops.amenities(of: Int($0)).isSuperset(of: needs) && !index.isExcluded($0, in: excluded)
    }
    let counted: StopCoverage.Stops
    if let time {
      counted = StopCoverage.Stops(offering, of: stops, at: time, holidays)
    } else {
      counted = StopCoverage.Stops(open: Array(offering))
    }
    let limit = Weight(within: limit)
    let roads = CoverageRoads(map.graph, profile)
    let doors = CoveringDoors(of: counted, stops, on: map, for: profile, at: time, holidays)
    let certain = RoadCoverage(roads, of: doors.open, within: limit, using: &workspace)
    var possible: RoadCoverage?
    if doors.isUncertain {
      possible = RoadCoverage(roads, of: doors.possible, within: limit, using: &workspace)
    }
    return StopCoverage(
      finder: self, map: map, offering: Array(offering), stops: counted, roads: roads,
      certain: certain, possible: possible)
  }
}
