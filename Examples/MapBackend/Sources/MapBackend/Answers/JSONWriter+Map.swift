internal import NearestStop

/// What answers say of places and ways. GeoJSON's and OSRM's order: longitude first.
extension JSONWriter {
  /// Degrees have seven decimals, about a centimetre.
  static let degreePlaces = 7
  /// Metres and seconds have one: searches count deciseconds.
  static let unitPlaces = 1

  /// `"location":[116.3675,39.9074]`.
  mutating func location(_ coordinate: Coordinate, as key: StaticString = "location") {
    array(key) { $0.degrees(coordinate) }
  }

  /// `[116.3675,39.9074]`.
  mutating func position(_ coordinate: Coordinate) { array { $0.degrees(coordinate) } }

  private mutating func degrees(_ coordinate: Coordinate) {
    value(coordinate.longitude, places: JSONWriter.degreePlaces)
    value(coordinate.latitude, places: JSONWriter.degreePlaces)
  }

  /// `"distance":412.3`.
  mutating func distance(_ distance: Distance, as key: StaticString = "distance") {
    member(key, distance.metres, places: JSONWriter.unitPlaces)
  }

  /// `"duration":301.5`.
  mutating func duration(_ time: TravelTime, as key: StaticString = "duration") {
    member(key, time.seconds, places: JSONWriter.unitPlaces)
  }

  /// `"at":"2026-11-21T12:10"`.
  mutating func member(_ key: StaticString, _ time: LocalTime) {
    let date = time.date
    member(
      key, (date.year, width: 4, "-"), (date.month, width: 2, "-"), (date.day, width: 2, "T"),
      (time.hour, width: 2, ":"), (time.minute, width: 2, ""))
  }

  /// A GeoJSON line. A way of one point has it twice, since a line has two at least.
  mutating func line(_ points: [Coordinate], as key: StaticString = "geometry") {
    object(key) { json in
      json.member("type", "LineString")
      json.array("coordinates") { json in
        for point in points { json.position(point) }
        if points.count == 1 { json.position(points[0]) }
      }
    }
  }

  /// GeoJSON lines, of two points at least each.
  mutating func multiLine(_ lines: [[Coordinate]]) {
    object("geometry") { json in
      json.member("type", "MultiLineString")
      json.array("coordinates") { json in
        for line in lines {
          json.array { json in
            for point in line { json.position(point) }
          }
        }
      }
    }
  }

  /// A GeoJSON area.
  mutating func area(_ polygons: [Isochrone.Polygon]) {
    object("geometry") { json in
      json.member("type", "MultiPolygon")
      json.array("coordinates") { json in
        for polygon in polygons {
          json.array { json in
            for ring in [polygon.outer] + polygon.holes {
              json.array { json in
                for point in ring { json.position(point) }
              }
            }
          }
        }
      }
    }
  }

  /// The names of a street that are known.
  mutating func street(_ name: StreetName) {
    object("street") { json in
      json.member("zh", ifKnown: name.chinese)
      json.member("en", ifKnown: name.english)
      json.member("ref", ifKnown: name.reference)
    }
  }
}
