internal import Geodesy
internal import NearestStop
internal import Stops

/// Tours for spreadsheets and devices: CSV and GPX.
extension TourAnswer {
  /// A row for each visit, and one without a stop for the destination; needs are joined with semicolons.
  func writeCSV(to output: inout OutputBuffer) {
    let words = TableWords(language: trip.language)
    let apps = trip.links?.apps ?? []
    let stopColumns = StopCells.columns(datum: trip.datum)
    output.csvRow(
      ["rank", "meets", "by", "way_s", "arrival", "start", "leaves"]
        + (trip.wantsRoutes ? ["route_wkt", "directions"] : [])
        + stopColumns + apps.map { "link_" + $0.rawValue })
    guard let tour else { return }
    for (index, visit) in tour.visits.enumerated() {
      let stop = stop(visit)
      output.csvRow(
        [
          String(index + 1), needs(visit).map(\.word).joined(separator: ";"), trip.profile.word,
          seconds(visit.way), moment(visit.arrival).description, moment(visit.start).description,
          moment(visit.end).description,
        ] + (trip.wantsRoutes ? words.routeCells(visit.route) : [])
          + StopCells.cells(of: stop, hours: hours(visit), datum: trip.datum)
          + apps.map { trip.links?.link(to: stop, in: $0) })
    }
    guard let way = tour.wayToDestination else { return }
    output.csvRow(
      [
        String(tour.visits.count + 1), nil, trip.profile.word, seconds(way),
        moment(tour.duration).description, nil, nil,
      ] + (trip.wantsRoutes ? words.routeCells(tour.routeToDestination) : [])
        + [String?](repeating: nil, count: stopColumns.count + apps.count))
  }

  private func seconds(_ time: TravelTime) -> String {
    FixedDecimal.text(time.seconds, places: FixedDecimal.secondPlaces)
  }

  /// The places and the stops as waypoints, in the order of travel; the ways as tracks.
  func writeGPX(to output: inout OutputBuffer) {
    let words = TableWords(language: trip.language)
    func waypoint(_ place: Place) {
      output.waypoint(place.coordinate, name: words.text(place.coordinate))
    }
    output.beginGPX()
    waypoint(trip.places[0])
    var names = [words.text(trip.places[0].given)]
    for visit in tour?.visits ?? [] {
      let stop = stop(visit)
      names.append(words.title(of: stop))
      output.waypoint(
        stop.entrance(visit.entrance)?.coordinate ?? stop.coordinate, name: words.title(of: stop))
    }
    if trip.places.count > 1 {
      waypoint(trip.places[1])
      names.append(words.text(trip.places[1].given))
    }
    let routes = (tour?.visits.map(\.route) ?? []) + [tour?.routeToDestination]
    for (index, route) in routes.enumerated() {
      guard let route else { continue }
      output.track(route, named: names[index] + " → " + names[index + 1], words)
    }
    output.endGPX()
  }
}
