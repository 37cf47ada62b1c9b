// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

/// What `nstop_holidays` is.
final class Holidays: Sendable {
  let calendar: HolidayCalendar

  init(_ calendar: HolidayCalendar) { self.calendar = calendar }

  /// None for NULL.
  static func calendar(_ handle: OpaquePointer?) throws(Failure) -> HolidayCalendar {
    try Handle.object(handle, .holidays)?.calendar ?? .none
  }
}

extension OpenStops {
  /// Whether a stop is open, and how one gets in.
  ///
  /// - Parameter ordinal: below ``count``.
  func hours(
    of ordinal: UInt32, at time: LocalTime, _ holidays: HolidayCalendar
  ) -> (state: OpeningState, entry: StopAccess?) {
    let place = Int(ordinal)
    guard place >= map.stops.count else {
      return (
        map.stops.timetable(of: place)?.state(at: time, holidays: holidays) ?? .unknown,
        map.stops.access(to: place, at: time, holidays: holidays)
      )
    }
    // A temporary stop is told as a whole, so its texts are read.
    let stop = stop(ordinal)
    let hours = stop.openingHours.flatMap { try? OpeningHours(parsing: $0) }
    return (
      hours?.state(at: time, holidays: holidays) ?? .unknown,
      (try? stop.entryHours())?.access(at: time, holidays: holidays)
    )
  }
}

extension LocalTime {
  /// The instant at which clocks show it.
  func unixSeconds(utcOffset: Int32) -> Int64 {
    Int64((date.dayNumber * 1440 + minuteOfDay) * 60 - Int(utcOffset))
  }
}

@c @implementation
public func nstop_holidays_create(
  _ csv: nstop_text, _ holidays: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let holidays else { throw .missing("holidays") }
    holidays.pointee = nil
    let text = try Arguments.id(csv, "csv")
    do throws(HolidayCalendarError) {
      holidays.pointee = Handle.make(
        Holidays(try HolidayCalendar(parsing: text)), .holidays)
    } catch {
      throw .argument(error.description)
    }
  }
}

@c @implementation
public func nstop_holidays_destroy(_ holidays: OpaquePointer?) {
  Handle.destroy(holidays, HandleKind.holidays.mark)
}

@c @implementation
public func nstop_stops_hours(
  _ stops: OpaquePointer?, _ ordinal: UInt32, _ time: Int64, _ utcOffset: Int32,
  _ holidays: OpaquePointer?, _ hours: UnsafeMutablePointer<nstop_hours>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let hours else { throw .missing("hours") }
    try Arguments.size(hours.pointee.size, MemoryLayout<nstop_hours>.size, "nstop_hours")
    let stops = try OpenStops(stops)
    let found = stops.hours(
      of: try stops.checked(ordinal), at: try Arguments.time(time, utcOffset: utcOffset),
      try Holidays.calendar(holidays))
    let (state, until): (Int, LocalTime?) =
      switch found.state {
      case .open(let until): (NSTOP_HOURS_OPEN, until)
      case .closed(let opens): (NSTOP_HOURS_CLOSED, opens)
      case .unknown: (NSTOP_HOURS_UNKNOWN, nil)
      }
    hours.pointee.state = Int32(truncatingIfNeeded: state)
    hours.pointee.entry = StopFacts.number(of: found.entry)
    hours.pointee.until = until?.unixSeconds(utcOffset: utcOffset) ?? .max
  }
}
