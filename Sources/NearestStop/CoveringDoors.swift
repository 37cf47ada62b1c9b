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
    of stops: StopCoverage.Stops, _ catalog: borrowing StopCatalog, on map: RoadMap,
    for profile: Profile, at time: LocalTime?, _ holidays: borrowing HolidayCalendar
  ) {
    for ordinal in (stops.open + stops.unknown).sorted() {
      for door in map.attachments[profile].target(ordinal)?.doors ?? [] {
        var status = OpeningStatus.open
        if let time {
          status = catalog.openingStatus(
            of: Int(ordinal), byEntrance: door.entrance, at: time, holidays: holidays)
        }
        if status != .closed { possible.append(door.place) }
        if status == .open { open.append(door.place) }
      }
    }
  }
}
