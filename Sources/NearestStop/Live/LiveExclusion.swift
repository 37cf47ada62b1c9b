internal import Stops

/// Stops that are not to be found among those of one state: the closed ones, and others that a question
/// leaves out.
///
/// Made by ``LiveStops/exclusion(of:exhausted:)``, for that state alone.
public struct LiveExclusion: Sendable {
  /// Of the map's stops.
  var main: StopExclusion = .none
  /// A bit for each temporary stop, 64 to a word; what lies behind the last word is not excluded.
  var temporary: [UInt64] = []
  /// Which state made it.
  var version: UInt64 = 0

  /// How many stops are left out.
  var count: Int {
    let main = main.ordinals
    var count = temporary.reduce(0) { $0 + $1.nonzeroBitCount }
    for place in main.indices { count += main[place].nonzeroBitCount }
    return count
  }

  /// Whether one of the temporary stops is left out.
  func excludesTemporary(_ place: Int) -> Bool {
    place / 64 < temporary.count && temporary[place / 64] >> UInt64(place % 64) & 1 == 1
  }

  mutating func excludeTemporary(_ place: Int) {
    while temporary.count <= place / 64 { temporary.append(0) }
    temporary[place / 64] |= 1 << UInt64(place % 64)
  }
}
