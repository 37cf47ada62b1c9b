import NearestStop
import Synchronization

/// Does what the server should do: makes the same changes in the same order on maps of its own, and keeps what
/// the world was at each moment, so that an answer can be asked again of the library.
///
/// It shares no code with the server. What is said again of the next map is read from the library's own moment.
final class Replay: Sendable {
  /// What is done wrong on purpose, to see that it is noticed.
  enum Fault: String, CaseIterable, Sendable {
    /// Now and then a change is left out.
    case skip
    /// Another map is taken than the one that is served.
    case map
    /// A moment is taken for the one after it.
    case late
  }

  private struct State {
    var live: LiveStopFinder
    var map: SoakMap
    /// The version of the map that is served, as the server calls it.
    var version: String
    var revision: UInt64 = 0
    var worlds: [String: World] = [:]
    /// In the order in which they came.
    var names: [String] = []
    /// What was put in the place of the map last.
    var placed: SoakMap
    var swaps = 0
    /// When roads were blocked last.
    var blocked: ContinuousClock.Instant?
    var skipped = 0
  }

  private let state: Mutex<State>
  private let holidays: HolidayCalendar
  private let fault: Fault?
  private let now: @Sendable () -> UnixTime
  /// Moments that are kept: half a minute of them.
  private static let capacity = 3_000

  init(
    _ map: SoakMap, version: String, holidays: HolidayCalendar, fault: Fault?,
    now: @escaping @Sendable () -> UnixTime
  ) {
    let live = LiveStopFinder(map.finder)
    state = Mutex(State(live: live, map: map, version: version, placed: map))
    self.holidays = holidays
    self.fault = fault
    self.now = now
    state.withLock { keep(live.stops(at: now()), &$0) }
  }

  /// What answers of a name have to be of; `nil` when it hasn't come yet, or went long ago.
  func world(_ name: String) -> World? { state.withLock { $0.worlds[name] } }

  /// The world as of now, the map's version, and how often maps have changed.
  var current: (stops: LiveStops, map: SoakMap, version: String, swaps: Int) {
    state.withLock { ($0.live.stops(at: now()), $0.map, $0.version, $0.swaps) }
  }

  var skipped: Int { state.withLock { $0.skipped } }

  /// From now on another map may be served.
  func place(_ map: SoakMap) { state.withLock { $0.placed = map } }

  /// Makes the changes that the server has answered.
  ///
  /// - Parameters:
  ///   - name: of the moment that the server has answered.
  ///   - isAccepted: whether it has made them.
  /// - Returns: what is wrong with that; `nil` when it is as it should be.
  func follow(_ batch: ChangeBatch, name: String, isAccepted: Bool, code: String) -> String? {
    state.withLock { state in
      guard let (version, revision) = Replay.parts(name) else { return "no moment: '\(name)'" }
      if version != state.version { swap(to: version, &state) }
      do throws(LiveChangeError) {
        guard let changes = batch.changes else {
          guard code == batch.code, revision == state.revision || name.isEmpty else {
            return "\(code) in place of \(batch.code ?? "")"
          }
          return nil
        }
        let isSkipped = isAccepted && fault == .skip && changes.count == 1 && revision % 7 == 0
        let stops = try state.live.apply(isSkipped ? [] : changes, at: now())
        guard isAccepted else { return "refused with \(code), and nothing is wrong" }
        if isSkipped { state.skipped += 1 }
        state.revision += 1
        guard revision == state.revision, stops.revision == revision else {
          return "revision \(revision) in place of \(state.revision)"
        }
        keep(stops, &state)
        return nil
      } catch {
        guard !isAccepted else { return "accepted, and: \(error)" }
        guard revision == state.revision else { return "a refused change has a revision" }
        return Replay.code(error) == code ? nil : "\(code) in place of \(Replay.code(error))"
      }
    }
  }

  /// Lets answers be fast after roads were blocked; they stay the same.
  func weighRoads() {
    let live = state.withLock { $0.live }
    try? live.weighRoads(at: now())
  }

  private func keep(_ stops: LiveStops, _ state: inout State) {
    let name = "\(state.version)-\(state.revision)"
    let time = ContinuousClock.now
    if !stops.roadBlocks.isEmpty { state.blocked = time }
    var world = World(
      map: state.map, stops: stops, holidays: holidays,
      hasTies: state.blocked.map { time - $0 < .seconds(10) } ?? false)
    if fault == .late, state.revision % 5 == 0, let last = state.names.last,
      let before = state.worlds[last]
    {
      world = before
    }
    if state.worlds.updateValue(world, forKey: name) == nil { state.names.append(name) }
    guard state.names.count > Replay.capacity else { return }
    state.worlds[state.names.removeFirst()] = nil
  }

  /// Another map: what holds is said of it, as far as it has the stops.
  private func swap(to version: String, _ state: inout State) {
    let before = state.live.stops(at: now())
    let map = fault == .map ? state.map : state.placed
    let live = LiveStopFinder(map.finder)
    func say(_ change: LiveChange) { _ = try? live.apply([change], at: now()) }
    let ordinals = 0..<UInt32(before.count)
    for ordinal in ordinals where before.isTemporary(ordinal) {
      say(.addStop(before[ordinal], until: nil))
    }
    for ordinal in ordinals {
      let id = before[ordinal].id
      if before.isClosed(ordinal) { say(.closeStop(id: id, until: nil)) }
      for resource in StopResource.allCases {
        if let reading = before.reading(resource, of: ordinal) {
          say(.report(StopReport(resource, at: id, reading)))
        }
      }
    }
    for block in before.roadBlocks { say(.blockRoads(block)) }
    // Of the same number as the one before.
    _ = try? live.apply([], at: now(), revision: state.revision)
    (state.live, state.map, state.version) = (live, map, version)
    state.swaps += 1
    keep(live.stops(at: now()), &state)
  }

  /// `<version>-<revision>`; versions have hyphens, too.
  static func parts(_ name: String) -> (version: String, revision: UInt64)? {
    guard let hyphen = name.lastIndex(of: "-"),
      let revision = UInt64(name[name.index(after: hyphen)...])
    else { return nil }
    return (String(name[..<hyphen]), revision)
  }

  private static func code(_ error: LiveChangeError) -> String {
    switch error {
    case .unknownStop, .duplicateStop, .unknownRoadBlock, .duplicateRoadBlock: "Conflict"
    case .tooMany, .tooMuchText: "TooBig"
    case .noRoads: "NotImplemented"
    case .busy: "Overloaded"
    case .unusableID, .unknownSegment, .nothingBlocked, .expired, .notYet: "InvalidValue"
    }
  }
}
