internal import NearestStop

/// `/reach/v1/{profile}/{lon},{lat}?minutes=`: what is reached in time? GeoJSON: the area first, so that a map
/// draws the stops above it.
struct ReachService: MapService {
  let options = StopWishes.options + ["minutes"]

  func answer(
    _ question: Question, using workspace: inout SearchWorkspace
  ) throws(RequestError) -> Answer {
    let profile = try ProfileWord.profile(question.parts[0])
    let places = try CoordinateList.parse(question.parts[1], count: 1...1)
    let moment = question.moment
    let wishes = try StopWishes(question.query, at: moment)
    guard let minutes = try question.query.number("minutes", in: 0...question.limits.minutes)
    else {
      throw RequestError(.invalidOptions, "minutes is missing: expected such as minutes=10")
    }
    let reached: ReachableStops
    do throws(RoutingError) {
      reached = try moment.stops.reachable(
        within: TravelTime(seconds: minutes * 60), from: places[0], by: profile,
        needing: wishes.needs, excluding: wishes.exclusion(moment), open: wishes.open,
        using: &workspace)
    } catch {
      throw RequestError(error)
    }
    let area = moment.map.finder.roads?.graph.isochrone(of: reached.roads)
    return Answer(.geoJSON, reserving: 16_384) { json in
      json.member("type", "FeatureCollection")
      json.member("code", "Ok")
      json.member("at", wishes.time)
      json.array("features") { json in
        json.object { json in
          json.member("type", "Feature")
          json.area(area?.polygons ?? [])
          json.object("properties") { json in
            json.member("profile", profile.word)
            json.member("minutes", minutes, places: 3)
            json.member("stops", reached.stops.count)
            json.location(reached.start.coordinate, as: "start")
          }
        }
        for stop in reached.stops {
          json.stopFeature(stop.ordinal, of: moment) { json in
            let duration = TravelTime(stop.weight)
            json.duration(duration)
            if let entrance = reached.entrance(of: stop.ordinal) {
              json.member("entrance", entrance)
            }
            moment.writeOpen(stop.ordinal, at: wishes.arrival(after: duration), to: &json)
          }
        }
      }
    }
  }
}

extension JSONWriter {
  /// A stop as a GeoJSON feature.
  mutating func stopFeature(
    _ ordinal: UInt32, of moment: Moment, _ members: (inout JSONWriter) -> Void
  ) {
    object { json in
      json.member("type", "Feature")
      json.object("geometry") { json in
        json.member("type", "Point")
        json.location(moment.stops.coordinate(of: ordinal), as: "coordinates")
      }
      json.object("properties") { json in
        members(&json)
        moment.write(ordinal, to: &json)
      }
    }
  }
}
