/// The delays at the ends of all directed segments: a number for each, and what it stands for.
///
/// There are few different delays, none and a signal's and a gate's, so a number of 16 bits for each
/// directed segment and a short table take a sixth of what three weights would.
struct DelayTable {
  /// The most rows that numbers of 16 bits can tell apart.
  static let maximumCount = 1 << 16

  /// By directed segment: its row.
  private(set) var rows: [UInt16] = []
  /// By row: deciseconds; nothing at 0.
  private(set) var delays = PerProfile<[UInt32]>(all: [0])

  /// Rows are numbered as they first occur. O(m).
  ///
  /// - Parameter network: checked already.
  init(_ network: RoadNetwork) throws(RoadsError) {
    var known: [PerProfile<UInt32>: Int] = [PerProfile(all: 0): 0]
    rows.reserveCapacity(network.segments.count * 2)
    for rawValue in 0..<UInt32(network.segments.count * 2) {
      let travel = DirectedSegment(rawValue: rawValue)
      var delay = PerProfile<UInt32>(all: 0)
      for profile in Profile.allCases where network.weight(along: travel, profile).isFinite {
        delay[profile] = network.delay(atEndOf: travel, profile).deciseconds
      }
      let isNone = delay.foot | delay.bicycle | delay.ebike == 0
      if isNone {
        rows.append(0)
        continue
      }
      let row = known[delay] ?? known.count
      known[delay] = row
      // Counted to the end, so that the message says by how much they are too many.
      rows.append(UInt16(truncatingIfNeeded: row))
      if row == delays.foot.count {
        for profile in Profile.allCases { delays[profile].append(delay[profile]) }
      }
    }
    guard known.count <= DelayTable.maximumCount else { throw .tooManyDelays(count: known.count) }
  }
}
