import NearestStop

/// A question, and what the library answers to it.
struct Question: Sendable {
  /// What answers are counted under.
  let kind: String
  let target: String
  /// The time it is about; `nil` for the server's clock, which the answer tells.
  var at: LocalTime?
  let expected: @Sendable (World, LocalTime, inout SearchWorkspace) -> Expected
  /// The same without a limit on the length of the way, where there is one.
  var unlimited: (@Sendable (World, LocalTime, inout SearchWorkspace) -> Expected)?
}

extension Question {
  /// `/stops`, in all its forms.
  static func stops(_ random: inout SeededNumbers, ids: [String]) -> Question {
    let wishes = Wishes(&random, ids: ids)
    let words: [(String, TravelMode)] = [
      ("foot", .foot), ("bicycle", .bicycle), ("ebike", .ebike), ("line", .straightLine),
      ("driving", .ebike), ("walking", .foot),
    ]
    let (word, mode) = words[Int.random(in: 0..<words.count, using: &random)]
    let place = random.place()
    let number =
      random.chance(20)
      ? Int.random(in: 20...60, using: &random) : Int.random(in: 1...8, using: &random)
    let minutes: Double? = random.chance(6) ? Double(Int.random(in: 1...15, using: &random)) : nil
    let metres: Double? = random.chance(8) ? Double(Int.random(in: 50...2000, using: &random)) : nil
    let isShort = random.chance(3)
    let wantsRoutes = random.chance(10)
    let isExplained = random.chance(12)
    let form = LineForm.allCases.randomElement(using: &random) ?? .geojson
    var target = "/stops/v1/\(word)/\(place.text)?number=\(number)" + wishes.options()
    if let minutes { target += "&minutes=\(minutes)" }
    if let metres { target += "&within=\(metres)" }
    if isShort { target += "&distances=false" }
    if wantsRoutes { target += "&routes=true&geometries=\(form)" }
    if isExplained { target += "&explain=true" }
    // Then only the way's length is left out, where nobody needs it.
    let isWithoutWays =
      isShort && !wantsRoutes && metres == nil && !wishes.isOpenAsked && mode != .straightLine
    let answer: @Sendable (Int, Double?, World, LocalTime, inout SearchWorkspace) -> Expected = {
      (number, metres, world, time, workspace) in
      let condition = wishes.condition(world, time)
      let limit = metres.flatMap { try? Distance(metres: $0) }
      let most = minutes.map { TravelTime(seconds: $0 * 60) }
      do throws(RoutingError) {
        let found = try world.stops.nearest(
          number, to: place, by: mode, needing: wishes.needed, excluding: wishes.excluded(world),
          open: condition, within: limit, in: most, withRoutes: wantsRoutes, using: &workspace)
        let explanation =
          isExplained
          ? explanation(
            try world.stops.explain(
              number, to: place, by: mode, needing: wishes.needed, excluding: wishes.avoided,
              exhausted: StopResourceSet(wishes.available.map { StopResourceSet($0) }),
              open: condition, within: limit, in: most, using: &workspace), world) : nil
        return .answer(
          Text.object([
            ("code", Text.string("Ok")), ("at", Text.time(time)),
            (
              "stops",
              Text.array(
                found.map { stop in
                  let arrival =
                    stop.duration.flatMap { condition?.arrival(after: Weight(within: $0)) } ?? time
                  let members = Text.members([
                    ("distance", isWithoutWays ? nil : Text.distance(stop.distance)),
                    ("duration", stop.duration.map(Text.duration)),
                    ("entrance", isWithoutWays ? nil : stop.entrance.map { "\($0)" }),
                    ("arrival", condition == nil ? nil : Text.time(arrival)),
                    ("open", world.open(stop.ordinal, at: arrival)),
                  ])
                  let route = stop.route.map { ",\"route\":" + Text.route($0, form) } ?? ""
                  return "{" + members + "," + world.facts(of: stop.ordinal) + route + "}"
                })
            ),
            ("explanation", explanation),
          ]))
      } catch {
        return Expected(error)
      }
    }
    var question = Question(
      kind: isWithoutWays ? "stops, distances=false" : "stops", target: target, at: wishes.at
    ) { world, time, workspace in answer(number, metres, world, time, &workspace) }
    if metres != nil, mode != .straightLine {
      question.unlimited = { world, time, workspace in
        answer(world.stops.count, nil, world, time, &workspace)
      }
    }
    return question
  }

  private static func explanation(_ explanation: SearchExplanation, _ world: World) -> String {
    let rejected = explanation.rejections.prefix(50).map { rejection in
      Text.object([
        ("id", Text.string(world.stops[rejection.ordinal].id)),
        ("distance", Text.distance(rejection.distance)),
        ("duration", rejection.duration.map(Text.duration)),
        ("reasons", Text.array(rejection.reasons.map(reason))),
      ])
    }
    return Text.object([
      ("stops", "\(explanation.stopCount)"), ("considered", "\(explanation.consideredCount)"),
      ("rejected", Text.array(rejected)),
    ])
  }

  private static func reason(_ reason: SearchExplanation.Reason) -> String {
    func text(_ word: String, _ key: String? = nil, _ value: String? = nil) -> String {
      Text.object([("reason", Text.string(word))] + (key.map { [($0, value)] } ?? []))
    }
    switch reason {
    case .lacks(let amenities):
      return text("lacks", "amenities", Text.strings(amenities.amenities.map(\.word)))
    case .excluded: return text("excluded")
    case .closedForNow: return text("closed_for_now")
    case .exhausted(let resources):
      let known = StopResource.allCases.filter { resources.contains(StopResourceSet($0)) }
      return text("exhausted", "resources", Text.strings(known.map(\.text)))
    case .notReachable: return text("not_reachable")
    case .closed(let time): return text("closed", "at", Text.time(time))
    case .entrancesClosed(let time): return text("entrances_closed", "at", Text.time(time))
    case .closesDuringStay(let arrival):
      return text("closes_during_stay", "arrival", Text.time(arrival))
    case .hoursUnknown: return text("hours_unknown")
    case .beyondLimit: return text("beyond_limit")
    case .slower: return text("slower")
    }
  }

  /// `/catalog`: every stop of a rectangle, with all that has been said of it.
  static func catalog(_ random: inout SeededNumbers) -> Question {
    var wishes = Wishes()
    if random.chance(2) { wishes.needs = [.water] }
    wishes.at = LocalTime("2026-11-24T12:10")
    let corner = random.place()
    let (west, south) = (corner.longitude, corner.latitude)
    let (east, north) = (west + 0.02, south + 0.02)
    let chosen = wishes
    return Question(
      kind: "catalog",
      target: "/catalog/v1?bbox=\(west),\(south),\(east),\(north)" + wishes.options(),
      at: wishes.at
    ) { world, time, _ in
      var features: [String] = []
      for ordinal in 0..<UInt32(world.stops.count) {
        let place = world.stops.coordinate(of: ordinal)
        guard (west...east).contains(place.longitude), (south...north).contains(place.latitude),
          world.stops[ordinal].amenities.isSuperset(of: chosen.needed)
        else { continue }
        features.append(
          world.feature(
            ordinal,
            [
              ("open", world.open(ordinal, at: time)),
              ("closed", world.stops.isClosed(ordinal) ? "true" : nil),
              ("left", world.readings(of: ordinal)),
            ]))
      }
      return .answer(
        Text.object([
          ("type", Text.string("FeatureCollection")), ("code", Text.string("Ok")),
          ("at", Text.time(time)), ("features", Text.array(features)),
        ]))
    }
  }
}
