internal import Geodesy
internal import NearestStop
internal import Stops

/// Stops on the way for programs: JSON and GeoJSON.
extension AlongAnswer {
  func writeJSON(to output: inout OutputBuffer) throws(CommandFailure) {
    output.beginObject()
    output.member("version", JSONShape.version)
    queryMember(to: &output)
    directMember(to: &output)
    output.beginArray("results")
    for (index, visit) in found.stops.enumerated() {
      let stop = stop(visit)
      output.beginObject()
      output.member("rank", index + 1)
      output.identityMembers(of: stop, datum: trip.datum)
      visitMembers(visit, to: &output)
      output.detailMembers(of: stop, hours: hours(of: stop, visit))
      let entrance = stop.entrance(visit.entrance)
      output.entranceMember(entrance)
      if let links = trip.links {
        output.linksMember { links.link(to: stop, by: entrance, in: $0) }
      }
      if let routes = visit.routes {
        output.routeMember(routes.toStop, as: "route_to_stop")
        output.routeMember(routes.fromStop, as: "route_from_stop")
      }
      output.endObject()
      try output.flushIfFull()
    }
    output.endArray()
    output.endObject()
    output.append(UInt8(ascii: "\n"))
  }

  func writeGeoJSON(to output: inout OutputBuffer) throws(CommandFailure) {
    output.beginObject()
    output.member("type", "FeatureCollection")
    output.member("version", JSONShape.version)
    output.beginArray("features")
    output.append(UInt8(ascii: "\n"))
    for (index, visit) in found.stops.enumerated() {
      if index > 0 { output.append(literal: ",\n") }
      let stop = stop(visit)
      output.beginObject()
      output.pointMembers(of: stop)
      output.beginObject("properties")
      output.member("rank", index + 1)
      visitMembers(visit, to: &output)
      output.member("by", trip.profile.word)
      output.propertyMembers(of: stop, hours: hours(of: stop, visit))
      let entrance = stop.entrance(visit.entrance)
      output.entranceMember(entrance)
      if let links = trip.links {
        output.linksMember { links.link(to: stop, by: entrance, in: $0) }
      }
      output.endObject()
      output.endObject()
      if let routes = visit.routes {
        lineFeature(routes.toStop, rank: index + 1, "to", stop, to: &output)
        lineFeature(routes.fromStop, rank: index + 1, "from", stop, to: &output)
      }
      try output.flushIfFull()
    }
    output.append(literal: isEmpty ? "]" : "\n]")
    queryMember(to: &output)
    directMember(to: &output)
    output.endObject()
    output.append(UInt8(ascii: "\n"))
  }

  /// - Parameter key: `to` or `from`, where the stop is.
  private func lineFeature(
    _ route: TravelRoute, rank: Int, _ key: StaticString, _ stop: Stop,
    to output: inout OutputBuffer
  ) {
    output.append(literal: ",\n")
    output.beginObject()
    output.member("type", "Feature")
    output.lineMember(route.geometry)
    output.beginObject("properties")
    output.member("rank", rank)
    output.member(key, stop.id)
    output.member("by", trip.profile.word)
    output.routeMembers(route)
    output.endObject()
    output.endObject()
  }

  /// `detour_s` to `trip_end`.
  private func visitMembers(_ visit: StopOnTheWay, to output: inout OutputBuffer) {
    output.member("detour_s", visit.extraSeconds, places: FixedDecimal.secondPlaces)
    output.member("leg", visit.leg + 1)
    output.member("to_stop_s", visit.toStop)
    output.member("from_stop_s", visit.fromStop)
    output.member("duration_s", visit.duration)
    output.member("arrival", question.arrival(at: visit).description)
    output.member("trip_end", question.end(with: visit).description)
  }

  private func directMember(to output: inout OutputBuffer) {
    output.beginObject("direct")
    output.member("duration_s", found.duration)
    output.beginArray("legs_s")
    for leg in found.legs { output.value(leg) }
    output.endArray()
    output.endObject()
  }

  private func queryMember(to output: inout OutputBuffer) {
    output.beginObject("query")
    output.placesMembers(trip.places, datum: trip.datum)
    output.member("needs", question.needs.amenities.lazy.map(\.word))
    output.member("count", question.count)
    output.member("by", trip.profile.word)
    if let limit = question.limit { output.member("max_detour_s", limit) }
    output.member("depart", trip.departure.description)
    output.member("dwell_s", trip.dwell)
    if let opening = trip.opening { output.openingMember(opening) }
    output.endObject()
  }
}

extension OutputBuffer {
  /// `places` as they were given, their datum, and the places in WGS-84 where those differ.
  mutating func placesMembers(_ places: [Place], datum: Datum) {
    beginArray("places")
    for place in places { self.place(place.given) }
    endArray()
    member("datum", datum.rawValue)
    guard datum != .wgs84 else { return }
    beginArray("places_wgs84")
    for place in places { self.place(place.coordinate) }
    endArray()
  }

  private mutating func place(_ coordinate: Coordinate) {
    beginObject()
    positionMembers(coordinate)
    endObject()
  }
}
