internal import NearestStop

/// What somebody has said of the map and what still holds: told to a new map when one comes, and to whoever
/// asks.
struct LiveJournal: Sendable {
  /// Roads that are blocked, and where that was said to be.
  struct Block: Hashable, Sendable {
    let block: RoadBlock
    let ground: BlockedGround?
  }

  /// Of what a stop has been counted.
  private struct Counted: Hashable {
    let stop: String
    let resource: StopResource
  }

  /// What has been counted, kept when its time is over: as the library does, so that what was counted before
  /// never takes its place.
  private struct Reading {
    var value: StopReading
    var isOver = false
  }

  private var closings: [String: UnixTime?] = [:]
  private var counted: [Counted: Reading] = [:]
  private var additions: [String: (stop: Stop, until: UnixTime?)] = [:]
  private var blocksByID: [String: Block] = [:]

  /// Closed stops, in the order of their ids.
  var closedStops: [(id: String, until: UnixTime?)] {
    closings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// What was counted, in the order of the stops' ids.
  var reports: [StopReport] {
    let sorted = counted.filter { !$0.value.isOver }.sorted { left, right in
      (left.key.stop, left.key.resource.rawValue) < (right.key.stop, right.key.resource.rawValue)
    }
    return sorted.map { StopReport($0.key.resource, at: $0.key.stop, $0.value.value) }
  }

  /// Stops that are not on the map, in the order of their ids.
  var temporaryStops: [(stop: Stop, until: UnixTime?)] {
    additions.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Blocked roads, in the order of their ids.
  var blocks: [Block] { blocksByID.sorted { $0.key < $1.key }.map(\.value) }

  /// Takes note of a change that has been made.
  mutating func record(_ order: LiveOrder) {
    switch order.change {
    case .closeStop(let id, let until): closings.updateValue(until, forKey: id)
    case .reopenStop(let id): closings.removeValue(forKey: id)
    case .report(let report):
      let key = Counted(stop: report.stop, resource: report.resource)
      if let known = counted[key], !known.value.isReplaced(by: report.reading) { return }
      counted[key] = Reading(value: report.reading)
    case .addStop(let stop, let until): additions[stop.id] = (stop, until)
    case .removeStop(let id): forgetStop(id)
    case .blockRoads(let block):
      blocksByID[block.id] = Block(block: block, ground: order.ground)
    case .unblockRoads(let id): blocksByID.removeValue(forKey: id)
    }
  }

  /// Forgets what does not hold any more.
  mutating func expire(at now: UnixTime) {
    func holds(_ until: UnixTime?) -> Bool { until.map { $0 > now } ?? true }
    closings = closings.filter { holds($0.value) }
    for (key, reading) in counted where reading.value.until <= now { counted[key]?.isOver = true }
    for (id, addition) in additions where !holds(addition.until) { forgetStop(id) }
    blocksByID = blocksByID.filter { holds($0.value.block.until) }
  }

  private mutating func forgetStop(_ id: String) {
    additions.removeValue(forKey: id)
    closings.removeValue(forKey: id)
    for resource in StopResource.allCases {
      counted.removeValue(forKey: Counted(stop: id, resource: resource))
    }
  }

  /// All that holds, as orders on a map of which nobody has said anything: temporary stops first, since others
  /// may be about them.
  var orders: [LiveOrder] {
    temporaryStops.map { LiveOrder(change: .addStop($0.stop, until: $0.until), ground: nil) }
      + closedStops.map { LiveOrder(change: .closeStop(id: $0.id, until: $0.until), ground: nil) }
      + reports.map { LiveOrder(change: .report($0), ground: nil) }
      + blocks.map { LiveOrder(change: .blockRoads($0.block), ground: $0.ground) }
  }
}
