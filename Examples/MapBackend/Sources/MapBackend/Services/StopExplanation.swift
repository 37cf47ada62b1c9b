internal import NearestStop

/// Why a search found what it found: `explain=true`.
struct StopExplanation: Sendable {
  private let explanation: SearchExplanation
  private let moment: Moment

  init(
    _ number: Int, _ place: Coordinate, _ mode: TravelMode, _ wishes: StopWishes,
    _ metres: Double?, _ minutes: Double?, _ moment: Moment,
    using workspace: inout SearchWorkspace
  ) throws(RequestError) {
    self.moment = moment
    do throws(RoutingError) {
      explanation = try moment.stops.explain(
        number, to: place, by: mode, needing: wishes.needs, excluding: wishes.avoided,
        exhausted: wishes.available, open: wishes.open,
        within: metres.flatMap { try? Distance(metres: $0) },
        in: minutes.map { TravelTime(seconds: $0 * 60) }, using: &workspace)
    } catch {
      throw RequestError(error)
    }
  }

  func write(to json: inout JSONWriter) {
    json.object("explanation") { json in
      json.member("stops", explanation.stopCount)
      json.member("considered", explanation.consideredCount)
      json.array("rejected") { json in
        for rejection in explanation.rejections.prefix(50) {
          json.object { json in
            json.member("id", moment.stops[rejection.ordinal].id)
            json.distance(rejection.distance)
            if let duration = rejection.duration { json.duration(duration) }
            json.array("reasons") { json in
              for reason in rejection.reasons { json.object { $0.reason(reason) } }
            }
          }
        }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func reason(_ reason: SearchExplanation.Reason) {
    switch reason {
    case .lacks(let amenities):
      member("reason", "lacks")
      member("amenities", amenities.amenities.map(\.word))
    case .excluded: member("reason", "excluded")
    case .closedForNow: member("reason", "closed_for_now")
    case .exhausted(let resources):
      member("reason", "exhausted")
      member(
        "resources",
        StopResource.allCases.filter { resources.contains(StopResourceSet($0)) }.map(\.word))
    case .notReachable: member("reason", "not_reachable")
    case .closed(let time):
      member("reason", "closed")
      member("at", time)
    case .entrancesClosed(let time):
      member("reason", "entrances_closed")
      member("at", time)
    case .closesDuringStay(let arrival):
      member("reason", "closes_during_stay")
      member("arrival", arrival)
    case .hoursUnknown: member("reason", "hours_unknown")
    case .beyondLimit: member("reason", "beyond_limit")
    case .slower: member("reason", "slower")
    }
  }
}
