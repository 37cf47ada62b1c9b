internal import Geodesy
internal import NearestStop

/// The JSON members that describe a way by road; see README.md for the shape as a whole.
extension OutputBuffer {
  /// `distance_m` to `steps`, without the line.
  mutating func routeMembers(_ route: TravelRoute) {
    member("distance_m", route.distance.metres, places: FixedDecimal.metrePlaces)
    member("duration_s", route.duration)
    member(
      "walk_to_road_m", route.start.distance.metres, places: FixedDecimal.metrePlaces)
    member(
      "walk_from_road_m", route.end.distance.metres, places: FixedDecimal.metrePlaces)
    beginArray("steps")
    for step in route.steps { value(step) }
    endArray()
  }

  /// `"route":{…}`: the members of a route and its line.
  mutating func routeMember(_ route: TravelRoute, as key: StaticString = "route") {
    beginObject(key)
    routeMembers(route)
    lineMember(route.geometry)
    endObject()
  }

  /// Seconds with one decimal: exactly the deciseconds that were searched for.
  mutating func member(_ key: StaticString, _ time: TravelTime) {
    member(key, time.seconds, places: FixedDecimal.secondPlaces)
  }

  /// The same as a value of an array.
  mutating func value(_ time: TravelTime) {
    separate()
    append(time.seconds, places: FixedDecimal.secondPlaces)
  }

  private mutating func value(_ step: TravelStep) {
    beginObject()
    member("action", step.action.word)
    if case .follow(let turn) = step.action { member("turn", turn.word) }
    member("manner", step.manner.rawValue)
    if let street = step.street {
      beginObject("street")
      member("zh", ifKnown: street.chinese)
      member("en", ifKnown: street.english)
      member("ref", ifKnown: street.reference)
      endObject()
    }
    member("distance_m", step.distance.metres, places: FixedDecimal.metrePlaces)
    member("duration_s", step.duration)
    beginObject("text")
    member("en", step.english)
    member("zh", step.chinese)
    endObject()
    endObject()
  }
}

// MARK: - GeoJSON geometries: longitude first

extension OutputBuffer {
  /// `"geometry":{"type":"LineString",…}`. A way of a single point is written with it twice, since a
  /// line has two at least.
  mutating func lineMember(_ line: [Coordinate]) {
    beginObject("geometry")
    member("type", "LineString")
    beginArray("coordinates")
    for point in line { position(point) }
    if line.count == 1 { position(line[0]) }
    endArray()
    endObject()
  }

  /// `"geometry":{"type":"MultiPolygon",…}`.
  mutating func areaMember(_ polygons: [Isochrone.Polygon]) {
    beginObject("geometry")
    member("type", "MultiPolygon")
    beginArray("coordinates")
    for polygon in polygons {
      beginArray()
      for ring in [polygon.outer] + polygon.holes {
        beginArray()
        for point in ring { position(point) }
        endArray()
      }
      endArray()
    }
    endArray()
    endObject()
  }

  /// `[116.3675,39.9074]`.
  mutating func position(_ coordinate: Coordinate) {
    beginArray()
    append(coordinate.longitude, places: FixedDecimal.degreePlaces)
    append(UInt8(ascii: ","))
    append(coordinate.latitude, places: FixedDecimal.degreePlaces)
    endArray()
  }
}

extension TravelStep.Action {
  /// The word in JSON.
  var word: String {
    switch self {
    case .walkToRoad: "walk_to_road"
    case .follow: "follow"
    case .walkFromRoad: "walk_from_road"
    }
  }
}

extension Turn {
  /// The word in JSON.
  var word: String {
    switch self {
    case .depart: "depart"
    case .straight: "straight"
    case .slightLeft: "slight_left"
    case .slightRight: "slight_right"
    case .left: "left"
    case .right: "right"
    case .sharpLeft: "sharp_left"
    case .sharpRight: "sharp_right"
    case .uTurn: "u_turn"
    }
  }
}
