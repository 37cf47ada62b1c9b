internal import NearestStop

/// What one request is answered from: one map, as it is at one moment. Taken once, so that no answer mixes
/// two maps, or a ranking of one minute with routes of the next.
struct Moment: Sendable {
  let map: ServedMap
  /// Stops and roads as they are.
  let stops: LiveStops
  /// The same moment as the clocks at the stops show it.
  let clock: LocalTime
  /// Which days are holidays.
  let holidays: HolidayCalendar

  /// What its answers say they are of.
  var name: String { map.name(of: stops.revision) }
}

extension Moment {
  /// The members of a stop: written beforehand where it is one of the map.
  func write(_ ordinal: UInt32, to json: inout JSONWriter) {
    if stops.isTemporary(ordinal) {
      json.splice(StopTexts.members(of: stops[ordinal]))
      json.member("temporary", true)
    } else {
      json.splice(map.texts[Int(ordinal)])
    }
  }

  /// Whether a stop is open at a time, and until when: `"open":{…}`.
  func writeOpen(_ ordinal: UInt32, at time: LocalTime, to json: inout JSONWriter) {
    guard time == clock, !stops.isTemporary(ordinal) else {
      return json.open(state(of: ordinal, at: time))
    }
    json.splice(
      map.openTexts.text(of: Int(ordinal), at: time) {
        var json = JSONWriter(reserving: 64)
        json.open(state(of: ordinal, at: time))
        return json.bytes
      })
  }

  /// Whether a stop is open at a time, and until when.
  private func state(of ordinal: UInt32, at time: LocalTime) -> OpeningState {
    guard stops.isTemporary(ordinal) else {
      return map.texts.state(of: Int(ordinal), at: time, holidays)
    }
    guard let text = stops[ordinal].openingHours, let hours = try? OpeningHours(parsing: text)
    else { return .unknown }
    return hours.state(at: time, holidays: holidays)
  }
}
