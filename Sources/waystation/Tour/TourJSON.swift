internal import Geodesy
internal import NearestStop
internal import Stops

/// Tours for programs: JSON and GeoJSON.
extension TourAnswer {
  func writeJSON(to output: inout OutputBuffer) {
    output.beginObject()
    output.member("version", JSONShape.version)
    queryMember(to: &output)
    if let tour { tourMember("tour", tour, to: &output) { needs($0) } }
    if let single { tourMember("one_stop", single, to: &output) { _ in request.needs } }
    output.endObject()
    output.append(UInt8(ascii: "\n"))
  }

  private func tourMember(
    _ key: StaticString, _ tour: StopTour, to output: inout OutputBuffer,
    meeting needs: (StopTour.Visit) -> [Amenity]
  ) {
    output.beginObject(key)
    sumMembers(of: tour, to: &output)
    output.beginArray("visits")
    for (index, visit) in tour.visits.enumerated() {
      let stop = stop(visit)
      output.beginObject()
      output.member("rank", index + 1)
      output.identityMembers(of: stop, datum: trip.datum)
      visitMembers(visit, meeting: needs(visit), to: &output)
      output.detailMembers(of: stop, hours: hours(visit))
      let entrance = stop.entrance(visit.entrance)
      output.entranceMember(entrance)
      if let links = trip.links {
        output.linksMember { links.link(to: stop, by: entrance, in: $0) }
      }
      if let route = visit.route { output.routeMember(route) }
      output.endObject()
    }
    output.endArray()
    if let way = tour.wayToDestination { output.member("to_destination_s", way) }
    if let route = tour.routeToDestination {
      output.routeMember(route, as: "route_to_destination")
    }
    output.endObject()
  }

  /// Stops in their order, and lines where ways are asked for: each before the stop it leads to.
  func writeGeoJSON(to output: inout OutputBuffer) {
    output.beginObject()
    output.member("type", "FeatureCollection")
    output.member("version", JSONShape.version)
    output.beginArray("features")
    output.append(UInt8(ascii: "\n"))
    var isFirst = true
    func separate(_ output: inout OutputBuffer) {
      if !isFirst { output.append(literal: ",\n") }
      isFirst = false
    }
    for (index, visit) in (tour?.visits ?? []).enumerated() {
      let stop = stop(visit)
      if let route = visit.route {
        separate(&output)
        lineFeature(route, rank: index + 1, to: stop.id, &output)
      }
      separate(&output)
      output.beginObject()
      output.pointMembers(of: stop)
      output.beginObject("properties")
      output.member("rank", index + 1)
      visitMembers(visit, meeting: needs(visit), to: &output)
      output.member("by", trip.profile.word)
      output.propertyMembers(of: stop, hours: hours(visit))
      let entrance = stop.entrance(visit.entrance)
      output.entranceMember(entrance)
      if let links = trip.links {
        output.linksMember { links.link(to: stop, by: entrance, in: $0) }
      }
      output.endObject()
      output.endObject()
    }
    if let tour, let route = tour.routeToDestination {
      separate(&output)
      lineFeature(route, rank: tour.visits.count + 1, to: nil, &output)
    }
    output.append(literal: isFirst ? "]" : "\n]")
    queryMember(to: &output)
    if let tour {
      output.beginObject("tour")
      sumMembers(of: tour, to: &output)
      output.endObject()
    }
    output.endObject()
    output.append(UInt8(ascii: "\n"))
  }

  /// - Parameter stop: where it leads; `nil` for the destination.
  private func lineFeature(
    _ route: TravelRoute, rank: Int, to stop: String?, _ output: inout OutputBuffer
  ) {
    output.beginObject()
    output.member("type", "Feature")
    output.lineMember(route.geometry)
    output.beginObject("properties")
    output.member("rank", rank)
    output.member("to", ifKnown: stop)
    output.member("by", trip.profile.word)
    output.routeMembers(route)
    output.endObject()
    output.endObject()
  }

  private func sumMembers(of tour: StopTour, to output: inout OutputBuffer) {
    output.member("duration_s", tour.duration)
    output.member("travel_s", tour.travel)
    output.member("waiting_s", tour.waiting)
    output.member("end", moment(tour.duration).description)
  }

  /// `meets` to `leaves`.
  private func visitMembers(
    _ visit: StopTour.Visit, meeting needs: [Amenity], to output: inout OutputBuffer
  ) {
    output.member("meets", needs.lazy.map(\.word))
    output.member("way_s", visit.way)
    output.member("arrival", moment(visit.arrival).description)
    output.member("start", moment(visit.start).description)
    output.member("leaves", moment(visit.end).description)
  }

  private func queryMember(to output: inout OutputBuffer) {
    output.beginObject("query")
    output.placesMembers(trip.places, datum: trip.datum)
    output.member("needs", request.needs.lazy.map(\.word))
    output.member("in_order", request.isInOrder ? "yes" : "no")
    output.member("by", trip.profile.word)
    output.member("depart", trip.departure.description)
    output.member("dwell_s", trip.dwell)
    if let opening = trip.opening { output.openingMember(opening) }
    output.endObject()
  }
}
