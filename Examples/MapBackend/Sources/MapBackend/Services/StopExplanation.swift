internal import NearestStop

/// Why a search found what it found: `explain=true`.
///
/// Of the map and its closed stops; roads that are blocked, and temporary stops, are not in it.
struct StopExplanation: Sendable {
  private let explanation: SearchExplanation
  private let moment: Moment

  init(
    _ number: Int, _ place: Coordinate, _ mode: TravelMode, _ wishes: StopWishes,
    _ metres: Double?, _ minutes: Double?, _ moment: Moment,
    using workspace: inout SearchWorkspace
  ) throws(RequestError) {
    self.moment = moment
    let finder = moment.map.finder
    do throws(RoutingError) {
      explanation = try finder.explain(
        number, to: place, by: mode, needing: wishes.needs,
        excluding: wishes.mapExclusion(moment), open: wishes.open,
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
            let stops = moment.map.finder.stops
            json.member("id", stops.id(of: Int(rejection.ordinal)))
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

extension StopWishes {
  /// The same stops left out of answers of the map alone: those avoided, and those closed or without what
  /// must be left.
  func mapExclusion(_ moment: Moment) -> StopExclusion {
    let finder = moment.map.finder
    let excluded = (0..<UInt32(clamping: finder.stops.count)).lazy.filter { ordinal in
      moment.stops.isClosed(ordinal)
        || StopResource.allCases.contains { resource in
          available.contains(StopResourceSet(resource))
            && moment.stops.reading(resource, of: ordinal)?.count == 0
        }
    }
    return finder.exclusion(
      of: avoided + excluded.map { finder.stops.id(of: Int($0)) })
  }
}

extension JSONWriter {
  fileprivate mutating func reason(_ reason: SearchExplanation.Reason) {
    switch reason {
    case .lacks(let amenities):
      member("reason", "lacks")
      member("amenities", amenities.amenities.map(\.word))
    case .excluded: member("reason", "excluded")
    case .notReachable: member("reason", "not_reachable")
    case .closed(let time):
      member("reason", "closed")
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
