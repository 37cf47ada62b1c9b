internal import NearestStop
internal import Synchronization

/// The coverages that were asked for last, of one map: who draws one asks for it square by square.
///
/// Belongs to the map, so that it goes when the map goes.
final class CoverageMemory: Sendable {
  /// All that a coverage depends on beside the stops and roads as they are, and the days that are holidays, which
  /// never change while a server runs.
  struct Question: Hashable, Sendable {
    var profile: Profile
    var needs: AmenitySet
    var limit: TravelTime
    /// When stops have to be open; `nil` for any time.
    var time: LocalTime?
    var avoided: [String]
    var available: StopResourceSet
  }

  private struct Entry {
    let question: Question
    let stops: LiveStops
    let coverage: StopCoverage
  }

  /// Each has some 100 bytes for a road.
  private static let capacity = 2

  private let entries = Mutex<[Entry]>([])

  /// The coverage of a moment, found or searched for. Whoever asks for the same while it is being searched for
  /// searches, too: nobody waits for anybody.
  func coverage(
    _ question: Question, of stops: LiveStops,
    _ search: () throws(RequestError) -> StopCoverage
  ) throws(RequestError) -> StopCoverage {
    let known = entries.withLock { entries in
      entries.first { $0.question == question && $0.stops === stops }?.coverage
    }
    if let known { return known }
    let coverage = try search()
    let dropped = entries.withLock { entries in
      let former = entries
      entries.removeAll { $0.stops !== stops || $0.question == question }
      entries.append(Entry(question: question, stops: stops, coverage: coverage))
      if entries.count > CoverageMemory.capacity { entries.removeFirst() }
      return former
    }
    // Let go behind the lock.
    _ = consume dropped
    return coverage
  }
}
