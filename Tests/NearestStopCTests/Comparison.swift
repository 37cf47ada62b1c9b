import CNearestStop
import NearestStop
import NearestStopC
import Testing

/// The same questions to C and to Swift.
struct Comparison {
  let caller: CCaller
  let stops: SwiftStops
  let seed: UInt64

  /// By road, and without limits, which trips have of their own.
  private func question(_ map: inout DrawnMap) throws -> DrawnQuestion {
    var question = try map.question()
    if question.mode == .straightLine { question.mode = .ebike }
    question.limit = nil
    question.timeLimit = nil
    return question
  }

  /// Expects the same answer, or the same words.
  ///
  /// - Returns: the answer, if there is one.
  private func expectSame<Answer: Equatable>(
    _ asked: String, _ answer: () throws -> Answer, _ expected: () throws -> Answer
  ) -> Answer? {
    let expected = Result(catching: expected).mapError { error in
      (error as? RoutingError).map { CCaller.Refusal($0) } ?? error as? CCaller.Refusal
        ?? CCaller.Refusal(status: -2, message: "\(error)")
    }
    let answer = Result(catching: answer).mapError { error in
      error as? CCaller.Refusal ?? CCaller.Refusal(status: -1, message: "\(error)")
    }
    #expect(answer == expected, "seed \(seed): \(asked)")
    return try? answer.get()
  }

  func trip(_ map: inout DrawnMap, _ workspace: inout SearchWorkspace) throws -> Bool {
    var asked = try question(&map)
    asked.count = min(asked.count, 8)
    let question = asked
    let places = try (0..<2 + map.number(below: 3)).map { _ in try map.place() }
    let extra = map.number(below: 3) == 0 ? Double(map.number(below: 400)) : .infinity
    let wantsRoutes = map.number(below: 3) == 0
    let told = expectSame(
      "along \(places), extra \(extra), routes \(wantsRoutes), \(question)",
      {
        try caller.handle(question, destroy: nstop_trip_destroy) { question, trip, words, room in
          nstop_trip_create(
            caller.stops, caller.workspace, &question, places.map(\.latitude),
            places.map(\.longitude), places.count, extra, asked.count,
            UInt32(wantsRoutes ? NSTOP_WITH_ROUTES : 0), &trip, words, room)
        } reading: {
          try CTrip(trip: $0)
        }
      },
      {
        CTrip(
          try stops.along(
            places, question, question.condition(),
            atMost: extra == .infinity ? nil : TravelTime(seconds: extra), wantsRoutes, &workspace))
      })
    return told?.stops.isEmpty == false
  }

  func tour(_ map: inout DrawnMap, _ workspace: inout SearchWorkspace) throws -> Bool {
    var asked = try question(&map)
    asked.needs = []
    // Waiting is looked for minute by minute, which is slow where nothing is optimized.
    if map.number(below: 4) > 0 {
      asked.opening = nil
      asked.stay = map.number(below: 30)
    }
    let question = asked
    let places = try (0...map.number(below: 2)).map { _ in try map.place() }
    let needs = (0...map.number(below: 4)).map { _ in
      AmenitySet(rawValue: [0, 1, 2, 4, 4, 6, 8][map.number(below: 7)])
    }
    let (isInOrder, wantsRoutes) = (map.number(below: 3) == 0, map.number(below: 3) == 0)
    let options = (isInOrder ? NSTOP_IN_ORDER : 0) | (wantsRoutes ? NSTOP_WITH_ROUTES : 0)
    let told = expectSame(
      "tour of \(places), needs \(needs), in order \(isInOrder), \(question)",
      {
        try caller.handle(question, destroy: nstop_tour_destroy) { question, tour, words, room in
          nstop_tour_create(
            caller.stops, caller.workspace, &question, places.map(\.latitude),
            places.map(\.longitude), places.count, needs.map(\.rawValue), needs.count,
            UInt32(options), &tour, words, room)
        } reading: {
          try CTrip(tour: $0)
        }
      },
      {
        CTrip(
          try stops.tour(
            places, question, question.condition(), needs, inOrder: isInOrder, wantsRoutes,
            &workspace))
      })
    return told?.stops.isEmpty == false
  }

  func reach(_ map: inout DrawnMap, _ workspace: inout SearchWorkspace) throws -> Bool {
    var asked = try question(&map)
    asked.timeLimit = TravelTime(seconds: Double(map.number(below: 500)))
    let question = asked
    let origin = try map.place()
    let wantsArea = map.number(below: 3) == 0
    let graph = map.finder.roads?.graph
    let told = expectSame(
      "reach from \(origin), \(question)",
      {
        try caller.handle(question, destroy: nstop_reach_destroy) { question, reach, words, room in
          nstop_reach_create(
            caller.stops, nil, &question, origin.latitude, origin.longitude,
            UInt32(wantsArea ? NSTOP_WITH_AREA : 0), &reach, words, room)
        } reading: {
          try CReach($0, hasArea: wantsArea)
        }
      },
      {
        let reached = try stops.reachable(
          from: origin, question, question.condition(), &workspace)
        return CReach(reached, wantsArea ? graph?.isochrone(of: reached.roads) : nil)
      })
    return told?.ordinals.isEmpty == false
  }

  func coverage(_ map: inout DrawnMap, _ workspace: inout SearchWorkspace) throws -> Bool {
    var asked = try question(&map)
    asked.timeLimit = TravelTime(seconds: Double(map.number(below: 300)))
    let question = asked
    let points = try (0..<map.number(below: 9)).map { _ in try map.origin() }
    let told = expectSame(
      "coverage: \(question)",
      {
        try caller.handle(question, destroy: nstop_coverage_destroy) {
          question, coverage, words, room in
          nstop_coverage_create(caller.stops, nil, &question, &coverage, words, room)
        } reading: {
          try CCoverage($0, points)
        }
      }, { CCoverage(try stops.coverage(question, question.condition(), &workspace), points) })
    return (told?.counts[0] ?? 0) > 0
  }

  func explanation(_ map: inout DrawnMap, _ workspace: inout SearchWorkspace) throws -> Bool {
    let question = try map.question()
    let (origin, count) = (try map.origin(), question.count)
    let exhausted = question.excluded.isEmpty ? 0 : UInt32(map.number(below: 4))
    let resources = StopResourceSet(rawValue: UInt8(exhausted))
    let told = expectSame(
      "explanation from \(origin), \(question)",
      {
        try caller.handle(question, exhausted: exhausted, destroy: nstop_explanation_destroy) {
          question, explanation, words, room in
          nstop_explanation_create(
            caller.stops, caller.workspace, &question, origin.latitude, origin.longitude,
            count, &explanation, words, room)
        } reading: {
          try CExplanation($0)
        }
      },
      {
        CExplanation(
          try stops.explanation(
            from: origin, question, question.condition(), exhausted: resources, &workspace))
      })
    return told?.rejections.isEmpty == false
  }
}
