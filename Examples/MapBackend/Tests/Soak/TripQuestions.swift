import NearestStop

extension Question {
  /// `/along`: stops on the way.
  static func along(_ random: inout SeededNumbers, ids: [String]) -> Question {
    let wishes = Wishes(&random, ids: ids)
    let profile = Profile.allCases.randomElement(using: &random) ?? .foot
    let count = random.chance(5) ? 3 : 2
    let places = (0..<count).map { _ in random.place() }
    let number = Int.random(in: 1...6, using: &random)
    let detour: Double? =
      random.chance(3) ? Double(Int.random(in: 1...10, using: &random)) : nil
    let wantsRoutes = random.chance(6)
    let form = LineForm.allCases.randomElement(using: &random) ?? .geojson
    var target =
      "/along/v1/\(profile.word)/\(places.map(\.text).joined(separator: ";"))?number=\(number)"
      + wishes.options()
    if let detour { target += "&detour=\(detour)" }
    if wantsRoutes { target += "&routes=true&geometries=\(form)" }
    return Question(kind: "along", target: target, at: wishes.at) { world, time, workspace in
      do throws(RoutingError) {
        let found = try world.stops.nearest(
          number, along: places, by: profile, needing: wishes.needed,
          excluding: wishes.excluded(world), open: wishes.condition(world, time),
          atMost: detour.map { TravelTime(seconds: $0 * 60) }, withRoutes: wantsRoutes,
          using: &workspace)
        let visits = found.stops.map { visit in
          let arrival = time.adding(minutes: Int(visit.arrival.seconds / 60)) ?? time
          let members = Text.members([
            ("detour", Text.number(visit.extraSeconds)), ("leg", "\(visit.leg)"),
            ("entrance", visit.entrance.map { "\($0)" }),
            ("to_stop", Text.duration(visit.toStop)), ("from_stop", Text.duration(visit.fromStop)),
            ("duration", Text.duration(visit.duration)), ("arrival", Text.time(arrival)),
            ("open", world.open(visit.ordinal, at: arrival)),
          ])
          let routes =
            visit.routes.map { routes in
              ",\"route_to_stop\":" + Text.route(routes.toStop, form)
                + ",\"route_from_stop\":" + Text.route(routes.fromStop, form)
            } ?? ""
          return "{" + members + "," + world.facts(of: visit.ordinal) + routes + "}"
        }
        return .answer(
          Text.object([
            ("code", Text.string("Ok")), ("at", Text.time(time)),
            (
              "direct",
              Text.object([
                ("duration", Text.duration(found.duration)),
                ("legs", Text.array(found.legs.map(Text.duration))),
              ])
            ),
            ("stops", Text.array(visits)),
          ]))
      } catch {
        return Expected(error)
      }
    }
  }

  /// `/tour`: several needs, one after the other.
  static func tour(_ random: inout SeededNumbers, ids: [String]) -> Question {
    var wishes = Wishes(&random, ids: ids)
    wishes.stay = random.chance(2) ? Int.random(in: 0...20, using: &random) : nil
    let asked = wishes
    let profile = Profile.allCases.randomElement(using: &random) ?? .foot
    let places = (0..<Int.random(in: 1...2, using: &random)).map { _ in random.place() }
    let needs = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      (0..<(random.chance(5) ? 2 : 1)).compactMap { _ in
        Amenity.allCases.randomElement(using: &random)
      }
    }
    let isInOrder = random.chance(3)
    let wantsRoutes = random.chance(6)
    let form = LineForm.allCases.randomElement(using: &random) ?? .geojson
    var target =
      "/tour/v1/\(profile.word)/\(places.map(\.text).joined(separator: ";"))?needs="
      + needs.map { $0.map(\.word).joined(separator: ",") }.joined(separator: ";")
      + asked.options(withNeeds: false)
    if isInOrder { target += "&order=given" }
    if wantsRoutes { target += "&routes=true&geometries=\(form)" }
    return Question(kind: "tour", target: target, at: asked.at) { world, time, workspace in
      // The stay is the tour's own, whether or not hours are asked for.
      let open =
        asked.isOpenAsked
        ? OpeningCondition(
          leavingAt: time, admittingUnknown: !asked.isKnownHours, holidays: world.holidays) : nil
      do throws(RoutingError) {
        let found = try world.stops.tour(
          from: places[0], to: places.count > 1 ? places[1] : nil, by: profile,
          needing: needs.map { AmenitySet($0) }, inOrder: isInOrder,
          staying: TravelTime(seconds: Double(asked.stay ?? 0) * 60),
          excluding: asked.excluded(world), open: open, withRoutes: wantsRoutes,
          using: &workspace)
        guard let tour = found else { return .refusal("NoRoute") }
        func clock(_ after: TravelTime) -> LocalTime {
          time.adding(minutes: Int(after.seconds / 60)) ?? time
        }
        let visits = tour.visits.map { visit in
          let members = Text.members([
            ("meets", Text.array(visit.meets.map { "\($0)" })),
            ("entrance", visit.entrance.map { "\($0)" }), ("way", Text.duration(visit.way)),
            ("arrival", Text.time(clock(visit.arrival))),
            ("start", Text.time(clock(visit.start))), ("end", Text.time(clock(visit.end))),
            ("open", world.open(visit.ordinal, at: clock(visit.start))),
          ])
          let route = visit.route.map { ",\"route\":" + Text.route($0, form) } ?? ""
          return "{" + members + "," + world.facts(of: visit.ordinal) + route + "}"
        }
        return .answer(
          Text.object([
            ("code", Text.string("Ok")), ("at", Text.time(time)),
            ("duration", Text.duration(tour.duration)), ("travel", Text.duration(tour.travel)),
            ("waiting", Text.duration(tour.waiting)), ("visits", Text.array(visits)),
            ("to_destination", tour.wayToDestination.map(Text.duration)),
            ("route_to_destination", tour.routeToDestination.map { Text.route($0, form) }),
          ]))
      } catch {
        return Expected(error)
      }
    }
  }

  /// `/reach`: what is reached in time.
  static func reach(_ random: inout SeededNumbers, ids: [String]) -> Question {
    let wishes = Wishes(&random, ids: ids)
    let profile = Profile.allCases.randomElement(using: &random) ?? .foot
    let place = random.place()
    let minutes = Double(Int.random(in: 1...6, using: &random))
    let target =
      "/reach/v1/\(profile.word)/\(place.text)?minutes=\(minutes)" + wishes.options()
    return Question(kind: "reach", target: target, at: wishes.at) { world, time, workspace in
      let condition = wishes.condition(world, time)
      do throws(RoutingError) {
        let reached = try world.stops.reachable(
          within: TravelTime(seconds: minutes * 60), from: place, by: profile,
          needing: wishes.needed, excluding: wishes.excluded(world), open: condition,
          using: &workspace)
        guard let graph = world.map.finder.roads?.graph else { return .refusal("NotImplemented") }
        let polygons = graph.isochrone(of: reached.roads).polygons.map { polygon in
          Text.array(
            ([polygon.outer] + polygon.holes).map { ring in Text.array(ring.map(Text.place)) })
        }
        let area = Text.object([
          ("type", Text.string("Feature")),
          (
            "geometry",
            Text.object([
              ("type", Text.string("MultiPolygon")), ("coordinates", Text.array(polygons)),
            ])
          ),
          (
            "properties",
            Text.object([
              ("profile", Text.string(profile.word)), ("minutes", Text.number(minutes, 3)),
              ("stops", "\(reached.stops.count)"),
              ("start", Text.place(reached.start.coordinate)),
            ])
          ),
        ])
        let stops = reached.stops.map { stop in
          let duration = TravelTime(stop.weight)
          let arrival = condition?.arrival(after: Weight(within: duration)) ?? time
          return world.feature(
            stop.ordinal,
            [
              ("duration", Text.duration(duration)),
              ("open", world.open(stop.ordinal, at: arrival)),
            ])
        }
        return .answer(
          Text.object([
            ("type", Text.string("FeatureCollection")), ("code", Text.string("Ok")),
            ("at", Text.time(time)), ("features", Text.array([area] + stops)),
          ]))
      } catch {
        return Expected(error)
      }
    }
  }
}
