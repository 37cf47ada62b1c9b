import NearestStop

/// What is asked in Swift: a map, or a moment of a live one.
enum SwiftStops {
  case map(StopFinder)
  case moment(LiveStops)

  var count: Int {
    switch self {
    case .map(let finder): finder.stops.count
    case .moment(let moment): moment.count
    }
  }

  func along(
    _ places: [Coordinate], _ question: DrawnQuestion, _ open: OpeningCondition?,
    atMost extra: TravelTime?, _ wantsRoutes: Bool, _ workspace: inout SearchWorkspace
  ) throws(RoutingError) -> StopsOnTheWay {
    let profile = question.mode.profile ?? .foot
    switch self {
    case .map(let finder):
      return try finder.nearest(
        question.count, along: places, by: profile, needing: question.needs,
        excluding: finder.exclusion(of: question.excluded), open: open, atMost: extra,
        withRoutes: wantsRoutes, using: &workspace)
    case .moment(let moment):
      return try moment.nearest(
        question.count, along: places, by: profile, needing: question.needs,
        excluding: moment.exclusion(of: question.excluded), open: open, atMost: extra,
        withRoutes: wantsRoutes, using: &workspace)
    }
  }

  func tour(
    _ places: [Coordinate], _ question: DrawnQuestion, _ open: OpeningCondition?,
    _ needs: [AmenitySet], inOrder: Bool, _ wantsRoutes: Bool, _ workspace: inout SearchWorkspace
  ) throws(RoutingError) -> StopTour? {
    let profile = question.mode.profile ?? .foot
    let stay = TravelTime(seconds: Double(question.opening?.stay ?? question.stay) * 60)
    let end = places.count > 1 ? places[1] : nil
    switch self {
    case .map(let finder):
      return try finder.tour(
        from: places[0], to: end, by: profile, needing: needs, inOrder: inOrder, staying: stay,
        excluding: finder.exclusion(of: question.excluded), open: open, withRoutes: wantsRoutes,
        using: &workspace)
    case .moment(let moment):
      return try moment.tour(
        from: places[0], to: end, by: profile, needing: needs, inOrder: inOrder, staying: stay,
        excluding: moment.exclusion(of: question.excluded), open: open, withRoutes: wantsRoutes,
        using: &workspace)
    }
  }

  func reachable(
    from origin: Coordinate, _ question: DrawnQuestion, _ open: OpeningCondition?,
    _ workspace: inout SearchWorkspace
  ) throws(RoutingError) -> ReachableStops {
    let profile = question.mode.profile ?? .foot
    let time = question.timeLimit ?? TravelTime(seconds: 0)
    switch self {
    case .map(let finder):
      return try finder.reachable(
        within: time, from: origin, by: profile, needing: question.needs,
        excluding: finder.exclusion(of: question.excluded), open: open, using: &workspace)
    case .moment(let moment):
      return try moment.reachable(
        within: time, from: origin, by: profile, needing: question.needs,
        excluding: moment.exclusion(of: question.excluded), open: open, using: &workspace)
    }
  }

  func coverage(
    _ question: DrawnQuestion, _ open: OpeningCondition?, _ workspace: inout SearchWorkspace
  ) throws(RoutingError) -> StopCoverage {
    let profile = question.mode.profile ?? .foot
    let time = question.timeLimit ?? TravelTime(seconds: 0)
    switch self {
    case .map(let finder):
      return try finder.coverage(
        within: time, by: profile, needing: question.needs,
        excluding: finder.exclusion(of: question.excluded), openAt: open?.departure,
        holidays: open?.holidays ?? .none, using: &workspace)
    case .moment(let moment):
      return try moment.coverage(
        within: time, by: profile, needing: question.needs,
        excluding: moment.exclusion(of: question.excluded), openAt: open?.departure,
        holidays: open?.holidays ?? .none, using: &workspace)
    }
  }

  func explanation(
    from origin: Coordinate, _ question: DrawnQuestion, _ open: OpeningCondition?,
    exhausted: StopResourceSet, _ workspace: inout SearchWorkspace
  ) throws(RoutingError) -> SearchExplanation {
    switch self {
    case .map(let finder):
      return try finder.explain(
        question.count, to: origin, by: question.mode, needing: question.needs,
        excluding: finder.exclusion(of: question.excluded), open: open, within: question.limit,
        in: question.timeLimit, using: &workspace)
    case .moment(let moment):
      return try moment.explain(
        question.count, to: origin, by: question.mode, needing: question.needs,
        excluding: question.excluded, exhausted: exhausted, open: open, within: question.limit,
        in: question.timeLimit, using: &workspace)
    }
  }
}
