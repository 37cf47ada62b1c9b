import CNearestStop
import NearestStop
import NearestStopC
import Testing

/// C is told what Swift says, to the last bit.
struct AgreementTests {
  private typealias Answer = Result<CCaller.Row, CCaller.Refusal>

  private static func swift(
    _ question: DrawnQuestion, _ finder: StopFinder, from origin: Coordinate, wantsMetres: Bool,
    _ workspace: inout SearchWorkspace
  ) throws -> Answer {
    let condition = try question.condition()
    do throws(RoutingError) {
      return .success(
        CCaller.Row(
          try finder.nearest(
            question.count, to: origin, by: question.mode, needing: question.needs,
            excluding: finder.exclusion(of: question.excluded), open: condition,
            within: question.limit, in: question.timeLimit, using: &workspace),
          wantsMetres: wantsMetres))
    } catch {
      return .failure(CCaller.Refusal(error))
    }
  }

  @Test(arguments: 0..<30)
  func nearest(seed: UInt64) throws {
    var map = try DrawnMap(seed: seed, hasRoads: seed % 10 != 9)
    let caller = try CCaller(map.bytes)
    var workspace = SearchWorkspace()
    for number in 0..<150 {
      let question = try map.question()
      let origin = try map.origin()
      let wantsMetres = number % 2 == 0
      let expected = try Self.swift(
        question, map.finder, from: origin, wantsMetres: wantsMetres, &workspace)
      let answer = Answer { () throws(CCaller.Refusal) in
        try caller.nearest(
          question, from: origin, wantsMetres: wantsMetres, ownWorkspace: number % 7 == 0)
      }
      #expect(answer == expected, "seed \(seed), question \(number): \(question)")
    }
  }

  /// A batch has the rows of single questions, and tells of bad places.
  @Test(arguments: 100..<115)
  func batch(seed: UInt64) throws {
    var map = try DrawnMap(seed: seed)
    let caller = try CCaller(map.bytes)
    for _ in 0..<8 {
      var question = try map.question()
      question.count = min(question.count, 30)
      let origins = try (0..<25).map { _ in try map.origin() }
      var latitudes = origins.map(\.latitude)
      latitudes[3] = .nan
      var ordinals = [UInt32](repeating: 7, count: 25 * question.count)
      var metres = [Double](repeating: -1, count: 25 * question.count)
      var seconds = metres
      var entrances = [UInt32](repeating: 7, count: 25 * question.count)
      var counts = [UInt32](repeating: 99, count: 25)
      var statuses = [nstop_status](repeating: 99, count: 25)
      try caller.ask(question) { asked throws(CCaller.Refusal) in
        try CCaller.call {
          nstop_stops_nearest_batch(
            caller.stops, caller.workspace, &asked, latitudes, origins.map(\.longitude), 25,
            question.count, &ordinals, &metres, &seconds, &entrances, &counts, &statuses, $0, $1)
        }
      }
      for row in 0..<25 {
        let (first, count) = (row * question.count, Int(counts[row]))
        var expected: Result<CCaller.Row, CCaller.Refusal> = .failure(
          CCaller.Refusal(status: NSTOP_BAD_COORDINATE, message: ""))
        if row != 3 {
          expected = Result { () throws(CCaller.Refusal) in
            try caller.nearest(question, from: origins[row])
          }
        }
        switch expected {
        case .success(let single):
          #expect(statuses[row] == NSTOP_OK, "seed \(seed)")
          #expect(single.ordinals == Array(ordinals[first..<first + count]), "seed \(seed)")
          #expect(single.metres == metres[first..<first + count].map(\.bitPattern), "seed \(seed)")
          #expect(single.entrances == Array(entrances[first..<first + count]), "seed \(seed)")
          #expect(
            single.seconds == seconds[first..<first + count].map(\.bitPattern), "seed \(seed)")
        case .failure(let refusal):
          #expect(Int(statuses[row]) == refusal.status && count == 0, "seed \(seed)")
        }
        let rest = (first + count)..<(first + question.count)
        #expect(ordinals[rest].allSatisfy { $0 == UInt32.max }, "seed \(seed)")
        #expect(entrances[rest].allSatisfy { $0 == UInt32.max }, "seed \(seed)")
        #expect(metres[rest].allSatisfy(\.isNaN) && seconds[rest].allSatisfy(\.isNaN))
      }
    }
  }

  @Test(arguments: 200..<210)
  func tablesAndRoutes(seed: UInt64) throws {
    var map = try DrawnMap(seed: seed)
    let caller = try CCaller(map.bytes)
    var workspace = SearchWorkspace()
    for profile in Profile.allCases {
      let mode = CCaller.mode(TravelMode(profile))
      let origins = try (0..<6).map { _ in try map.origin() }
      let ordinals = (0..<9).map { _ in UInt32(map.number(below: map.finder.stops.count)) }
      var seconds = [Double](repeating: -1, count: 54)
      try CCaller.call {
        nstop_stops_table(
          caller.stops, caller.workspace, mode, origins.map(\.latitude), origins.map(\.longitude),
          6, ordinals, 9, &seconds, $0, $1)
      }
      let table = try map.finder.table(
        from: origins, toStops: ordinals, by: profile, using: &workspace)
      for row in 0..<6 {
        for column in 0..<9 {
          #expect(seconds[row * 9 + column] == table[row, column]?.seconds ?? .infinity)
        }
      }
      for (origin, ordinal) in zip(origins, ordinals) {
        let expected = Result { () throws(RoutingError) in
          try map.finder.route(from: origin, toStop: ordinal, by: profile, using: &workspace)
        }.mapError { CCaller.Refusal($0) }
        let answer = Result { () throws(CCaller.Refusal) in
          try CRoute { route, message, capacity in
            nstop_route_create_to_stop(
              caller.stops, caller.workspace, mode, origin.latitude, origin.longitude, ordinal,
              &route, message, capacity)
          }
        }
        try expectEqual(answer, expected, seed)
        let end = origins[0]
        try expectEqual(
          Result { () throws(CCaller.Refusal) in
            try CRoute { route, message, capacity in
              nstop_route_create(
                caller.stops, nil, mode, origin.latitude, origin.longitude, end.latitude,
                end.longitude, &route, message, capacity)
            }
          },
          Result { () throws(RoutingError) in
            try map.finder.route(from: origin, to: end, by: profile, using: &workspace)
          }.mapError { CCaller.Refusal($0) }, seed)
      }
    }
  }

  private func expectEqual(
    _ answer: Result<CRoute, CCaller.Refusal>, _ expected: Result<TravelRoute, CCaller.Refusal>,
    _ seed: UInt64
  ) throws {
    switch (answer, expected) {
    case (.success(let found), .success(let route)):
      let measure = try found.measure()
      #expect(measure.metres.bitPattern == route.distance.metres.bitPattern, "seed \(seed)")
      #expect(measure.seconds == route.duration.seconds, "seed \(seed)")
      #expect(try found.entrance() == route.entrance.map { UInt32($0) } ?? .max, "seed \(seed)")
      #expect(try found.stages() == route.stages.map(CRoute.Stage.init), "seed \(seed)")
      #expect(try found.points() == route.geometry, "seed \(seed)")
      #expect(
        try found.text { nstop_route_polyline($0, 5, $1, $2, $3, $4, $5) }
          == EncodedPolyline.encode(route.geometry, .five))
      #expect(
        try found.text { nstop_route_directions($0, Int32(NSTOP_CHINESE), $1, $2, $3, $4, $5) }
          == route.steps.map(\.chinese).joined(separator: "\n"))
    case (.failure(let refusal), .failure(let error)): #expect(refusal == error, "seed \(seed)")
    default: Issue.record("seed \(seed): \(answer), expected \(expected)")
    }
  }
}
