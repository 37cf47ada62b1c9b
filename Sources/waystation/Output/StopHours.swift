internal import Stops

/// Whether a stop is open at a time, as far as its source says.
///
/// Hours that are missing, or written in a way that can't be read, are unknown: neither open nor
/// closed.
struct StopHours: Hashable, Sendable {
  let state: OpeningState

  init(_ stop: Stop, at time: LocalTime) {
    guard let text = stop.openingHours, let hours = try? OpeningHours(parsing: text) else {
      state = .unknown
      return
    }
    state = hours.state(at: time)
  }

  /// The word in JSON and CSV.
  var word: String {
    switch state {
    case .open: "open"
    case .closed: "closed"
    case .unknown: "unknown"
    }
  }

  /// When it closes, where that is known.
  var until: LocalTime? {
    guard case .open(let until) = state else { return nil }
    return until
  }

  /// When it opens again, where that is known.
  var opens: LocalTime? {
    guard case .closed(let opens) = state else { return nil }
    return opens
  }
}
