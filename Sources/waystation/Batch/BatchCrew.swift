internal import Dispatch
internal import Geodesy
internal import NearestStop
internal import Stops
internal import Synchronization

/// Answers many origins at once, on all cores, each with a memory of its own that is used again and again.
///
/// Origins are asked in the order of a space-filling curve: what one has read of the map, the next finds
/// in the caches.
final class BatchCrew: Sendable {
  /// What became of one origin.
  typealias Outcome = Result<NearestFinding, RoutingError>

  /// Fewer are answered by one, before others have been woken.
  private static let leastShare = 32

  /// The memory of one that answers; nobody else asks for it meanwhile.
  private final class Member: Sendable {
    let workspace = Mutex(SearchWorkspace())
  }

  private let finder: StopFinder
  private let question: NearestQuestion
  private let members: [Member]

  init(finder: StopFinder, question: NearestQuestion) {
    self.finder = finder
    self.question = question
    members = (0..<OperatingSystem.coreCount).map { _ in Member() }
  }

  /// The outcomes, in the order of the origins.
  ///
  /// - Parameter time: when one leaves.
  func answer(_ origins: [Origin], at time: LocalTime) -> [Outcome] {
    let shares = min(members.count, max(origins.count / BatchCrew.leastShare, 1))
    guard shares > 1 else { return answer(origins, at: time, members[0]) }
    let order = OriginOrder(origins.map(\.wgs84)).places
    let found = Mutex([[Outcome]](repeating: [], count: shares))
    DispatchQueue.concurrentPerform(iterations: shares) { share in
      let range = (order.count * share / shares)..<(order.count * (share + 1) / shares)
      let outcomes = answer(order[range].map { origins[Int($0)] }, at: time, members[share])
      found.withLock { $0[share] = outcomes }
    }
    var outcomes = [Outcome?](repeating: nil, count: origins.count)
    for (place, outcome) in zip(order, found.withLock { $0.joined() }) {
      outcomes[Int(place)] = outcome
    }
    return outcomes.compactMap(\.self)
  }

  private func answer(_ origins: [Origin], at time: LocalTime, _ member: Member) -> [Outcome] {
    member.workspace.withLock { workspace in
      var outcomes: [Outcome] = []
      outcomes.reserveCapacity(origins.count)
      for origin in origins {
        do throws(RoutingError) {
          let finding = try question.answer(
            from: origin, at: time, in: finder, using: &workspace)
          outcomes.append(.success(finding))
        } catch {
          outcomes.append(.failure(error))
        }
      }
      return outcomes
    }
  }
}
