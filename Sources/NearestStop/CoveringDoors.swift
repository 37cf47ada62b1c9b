internal import Roads
internal import Stops

/// The points of the roads at which stops are entered that count for a coverage.
struct CoveringDoors {
  /// The doors that are open for certain, of stops that are.
  private(set) var open: [RoadPlace] = []
  /// Those, and the ones of which nobody knows.
  private(set) var possible: [RoadPlace] = []

  /// Whether nobody knows of some.
  var isUncertain: Bool { open.count < possible.count }

  /// - Parameters:
  ///   - stops: those that count.
  ///   - time: when doors have to be open that have hours of their own; `nil` for any time.
  init(
    of stops: StopCoverage.Stops, _ asked: borrowing AskedStops, for profile: Profile,
    at time: LocalTime?, _ holidays: borrowing HolidayCalendar
  ) {
    for ordinal in (stops.open + stops.unknown).sorted() {
      for door in asked.target(ordinal, for: profile)?.doors ?? [] {
        var status = OpeningStatus.open
        if let time {
          status = asked.openingStatus(
            of: StopDoor(ordinal: ordinal, entrance: door.entrance), at: time,
            holidays: holidays)
        }
        if status != .closed { possible.append(door.place) }
        if status == .open { open.append(door.place) }
      }
    }
  }
}
