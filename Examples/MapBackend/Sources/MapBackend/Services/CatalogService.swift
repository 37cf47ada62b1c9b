internal import NearestStop

/// `/catalog/v1?bbox=`: all stops of a rectangle, for a map to draw. GeoJSON.
struct CatalogService: MapService {
  let partCount = 0
  let options = ["bbox", "needs", "at"]

  func answer(
    _ question: Question, using workspace: inout SearchWorkspace
  ) throws(RequestError) -> Answer {
    let moment = question.moment
    let wishes = try StopWishes(question.query, at: moment)
    let box = try question.query.box("bbox")
    var found: [UInt32] = []
    for ordinal in 0..<UInt32(clamping: moment.stops.count) {
      if let box, !box.contains(moment.stops.coordinate(of: ordinal)) { continue }
      if !wishes.needs.isEmpty, !moment.offers(ordinal, wishes.needs) { continue }
      found.append(ordinal)
      guard found.count <= question.limits.catalogStops else {
        throw RequestError(
          .tooBig,
          "more than \(question.limits.catalogStops) stops: ask for a smaller bbox, or more needs")
      }
    }
    return Answer(.geoJSON, reserving: 256 + 1024 * found.count) { json in
      json.member("type", "FeatureCollection")
      json.member("code", "Ok")
      json.member("at", wishes.time)
      json.array("features") { json in
        for ordinal in found {
          json.stopFeature(ordinal, of: moment) { json in
            moment.writeOpen(ordinal, at: wishes.time, to: &json)
            if moment.stops.isClosed(ordinal) { json.member("closed", true) }
            json.readings(of: ordinal, moment)
          }
        }
      }
    }
  }
}

extension Moment {
  /// Whether a stop offers all that is needed.
  func offers(_ ordinal: UInt32, _ needs: AmenitySet) -> Bool {
    let amenities =
      stops.isTemporary(ordinal)
      ? stops[ordinal].amenities : map.finder.stops.amenities(of: Int(ordinal))
    return amenities.isSuperset(of: needs)
  }
}

extension JSONWriter {
  /// `"left":{"batteries":{"count":3,"as_of":…}}` where somebody has counted.
  mutating func readings(of ordinal: UInt32, _ moment: Moment) {
    let known = StopResource.allCases.filter { moment.stops.reading($0, of: ordinal) != nil }
    guard !known.isEmpty else { return }
    object("left") { json in
      for resource in known {
        guard let reading = moment.stops.reading(resource, of: ordinal) else { continue }
        let write: (inout JSONWriter) -> Void = { json in
          json.member("count", Int(reading.count))
          json.member("as_of", Int(reading.asOf.seconds))
          json.member("until", Int(reading.until.seconds))
        }
        switch resource {
        case .places: json.object("places", write)
        case .batteries: json.object("batteries", write)
        }
      }
    }
  }
}

extension QueryItems {
  /// GeoJSON's order: west, south, east, north.
  func box(_ name: String) throws(RequestError) -> BoundingBox? {
    guard let text = self[name] else { return nil }
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map {
      NumberText.number($0)
    }
    guard numbers.count == 4, let west = numbers[0], let south = numbers[1],
      let east = numbers[2], let north = numbers[3],
      let box = try? BoundingBox(south: south, west: west, north: north, east: east)
    else {
      throw .invalidValue(
        name, text, expected: "west,south,east,north in degrees: 116.31,39.86,116.40,39.98")
    }
    return box
  }
}
