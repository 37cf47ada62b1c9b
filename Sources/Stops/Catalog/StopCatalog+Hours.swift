internal import SnapshotFormat

/// Whether stops are open, and how one gets in: asked of numbers, not of texts.
extension StopCatalog {
  /// Whether a stop is open from a time on for some minutes. 30 to 150 ns, allocates nothing.
  ///
  /// - Parameters:
  ///   - ordinal: 0..<``count``; checked. Likewise below.
  ///   - time: at the stop's own clock.
  ///   - minutes: 1 or more, the first being that of `time`; fewer are taken for 1.
  ///   - holidays: what `PH` and `SH` are decided by.
  /// - Returns: `open` when it is open in all of them for certain, `closed` when it is closed in one of
  ///   them for certain, else `unknown`: also where its hours are missing or can't be read.
  public func openingStatus(
    of ordinal: Int, at time: LocalTime, for minutes: Int = 1,
    holidays: borrowing HolidayCalendar = .none
  ) -> OpeningStatus {
    schedules.status(schedules.schedules[ordinal].hours, at: time, for: minutes, holidays)
  }

  /// A stop's opening hours; `nil` where they are missing or can't be read. O(their rules).
  public func timetable(of ordinal: Int) -> OpeningTimetable? {
    schedules.timetable(of: schedules.schedules[ordinal].hours)
  }

  /// Whether an entrance is open at a minute; one of which no hours are known is open when its stop is.
  ///
  /// - Parameters:
  ///   - entrance: a place among the stop's ``Stop/entrances``; `unknown` for one it doesn't have.
  ///   - ordinal: 0..<``count``; checked.
  public func openingStatus(
    ofEntrance entrance: Int, of ordinal: Int, at time: LocalTime,
    holidays: borrowing HolidayCalendar = .none
  ) -> OpeningStatus {
    let stored = attributes[ordinal]
    guard entrance >= 0, entrance < stored.entranceCount else { return .unknown }
    let place = Int(stored.firstEntrance) + entrance
    guard place < entrances.count else { return .unknown }
    let number = entrances[place].timetable
    if number == 0, entrances[place].openingHours == 0 {
      return openingStatus(of: ordinal, at: time, holidays: holidays)
    }
    return schedules.status(number, at: time, for: 1, holidays)
  }

  /// Whether a stop is open from a time on for some minutes, and one gets in by an entrance when one comes.
  /// That the entrance stays open is not asked: one gets out.
  ///
  /// - Parameters:
  ///   - ordinal: 0..<``count``; checked.
  ///   - entrance: a place among the stop's ``Stop/entrances``; `nil` for one that is always open.
  ///   - time: at the stop's own clock.
  ///   - minutes: 1 or more, the first being that of `time`; fewer are taken for 1.
  ///   - holidays: what `PH` and `SH` are decided by.
  public func openingStatus(
    of ordinal: Int, byEntrance entrance: Int?, at time: LocalTime, for minutes: Int = 1,
    holidays: borrowing HolidayCalendar = .none
  ) -> OpeningStatus {
    let inside = openingStatus(of: ordinal, at: time, for: minutes, holidays: holidays)
    guard let entrance, inside != .closed else { return inside }
    switch openingStatus(ofEntrance: entrance, of: ordinal, at: time, holidays: holidays) {
    case .open: return inside
    case .closed: return .closed
    case .unknown: return .unknown
    }
  }

  /// Whether hours of their own are known of any of a stop's entrances.
  public func hasEntranceHours(_ ordinal: Int) -> Bool {
    guard !entrances.isEmpty else { return false }
    let stored = attributes[ordinal]
    return StopCatalog.places(stored.firstEntrance, stored.entranceCount, of: entrances.count)
      .contains { entrances[$0].openingHours != 0 }
  }

  /// How one gets into a stop at a minute: `nil` when unknown. Allocates nothing.
  ///
  /// The same as ``EntryHours`` of the stop say.
  public func access(
    to ordinal: Int, at time: LocalTime, holidays: borrowing HolidayCalendar = .none
  ) -> StopAccess? {
    schedules.access(ordinal, at: time, holidays)
  }
}
