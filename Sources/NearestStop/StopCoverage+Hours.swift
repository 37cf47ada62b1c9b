public import Roads
public import Stops

/// What is covered at a full hour.
public struct HourlyCoverage: Hashable, Sendable {
  /// When: a full hour.
  public let time: LocalTime
  /// How many stops are open for certain then.
  public let openCount: Int
  /// Of how many nobody knows.
  public let unknownCount: Int
  /// How many are closed for certain.
  public let closedCount: Int
  /// What those cover that are open for certain, in metres.
  public let metres: Double
  /// What is covered when those are open, too, of which nobody knows, in metres: at least ``metres``.
  public let possibleMetres: Double
}

extension StopCoverage {
  /// What is covered at every full hour of a day, 00:00 to 23:00, by the stops that are open then.
  ///
  /// One search for each set of doors that are open together, of which a day has a few.
  ///
  /// - Parameters:
  ///   - day: on the stops' own clocks.
  ///   - holidays: what `PH` and `SH` in their hours are decided by.
  ///   - workspace: the memory of the search; one per thread.
  /// - Returns: 24 of them.
  public func hours(
    of day: CalendarDate, holidays: HolidayCalendar = .none,
    using workspace: inout SearchWorkspace
  ) -> [HourlyCoverage] {
    var known: [[RoadPlace]: Double] = [:]
    func metres(_ places: [RoadPlace], _ workspace: inout SearchWorkspace) -> Double {
      if let metres = known[places] { return metres }
      let coverage = RoadCoverage(
        roads, of: places, within: certain.limit, using: &workspace)
      known[places] = coverage.metres
      return coverage.metres
    }
    return (0..<24).compactMap { hour in
      guard let time = LocalTime(date: day, hour: hour, minute: 0) else { return nil }
      let stops = Stops(offering, of: finder.stops, at: time, holidays)
      let doors = CoveringDoors(
        of: stops, finder.stops, on: map, for: roads.profile, at: time, holidays)
      let low = metres(doors.open, &workspace)
      return HourlyCoverage(
        time: time, openCount: stops.open.count, unknownCount: stops.unknown.count,
        closedCount: stops.closed.count, metres: low,
        possibleMetres: max(low, metres(doors.possible, &workspace)))
    }
  }
}

extension StopCoverage.Stops {
  /// Sorts stops by whether they are open at a minute.
  init(
    _ ordinals: some Sequence<UInt32>, of catalog: borrowing StopCatalog, at time: LocalTime,
    _ holidays: borrowing HolidayCalendar
  ) {
    for ordinal in ordinals {
      switch catalog.openingStatus(of: Int(ordinal), at: time, holidays: holidays) {
      case .open: open.append(ordinal)
      case .unknown: unknown.append(ordinal)
      case .closed: closed.append(ordinal)
      }
    }
  }
}
