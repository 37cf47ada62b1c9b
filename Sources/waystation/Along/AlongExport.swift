internal import Geodesy
internal import NearestStop
internal import Stops

/// Stops on the way for spreadsheets and devices: CSV and GPX.
extension AlongAnswer {
  /// A row for each stop: what the trip is with it, the ways where they are asked for, the stop, links.
  func writeCSV(to output: inout OutputBuffer) throws(CommandFailure) {
    let words = TableWords(language: trip.language)
    let apps = trip.links?.apps ?? []
    output.csvRow(
      [
        "rank", "by", "detour_s", "leg", "to_stop_s", "from_stop_s", "duration_s", "arrival",
        "trip_end",
      ]
        + (trip.wantsRoutes
          ? [
            "route_to_stop_wkt", "directions_to_stop", "route_from_stop_wkt",
            "directions_from_stop",
          ] : [])
        + StopCells.columns(datum: trip.datum) + apps.map { "link_" + $0.rawValue })
    for (index, visit) in found.stops.enumerated() {
      let stop = stop(visit)
      var cells: [String?] = [
        String(index + 1), trip.profile.word, seconds(visit.extraSeconds), String(visit.leg + 1),
        seconds(visit.toStop.seconds), seconds(visit.fromStop.seconds),
        seconds(visit.duration.seconds), question.arrival(at: visit).description,
        question.end(with: visit).description,
      ]
      if trip.wantsRoutes {
        cells += words.routeCells(visit.routes?.toStop) + words.routeCells(visit.routes?.fromStop)
      }
      output.csvRow(
        cells + StopCells.cells(of: stop, hours: hours(of: stop, visit), datum: trip.datum)
          + apps.map { trip.links?.link(to: stop, in: $0) })
      try output.flushIfFull()
    }
  }

  private func seconds(_ value: Double) -> String {
    FixedDecimal.text(value, places: FixedDecimal.secondPlaces)
  }

  /// The places and the stops as waypoints; the ways to and from a stop as tracks.
  func writeGPX(to output: inout OutputBuffer) {
    let words = TableWords(language: trip.language)
    output.beginGPX()
    for place in trip.places {
      output.waypoint(place.coordinate, name: words.text(place.coordinate))
    }
    for visit in found.stops {
      let stop = stop(visit)
      output.waypoint(
        stop.entrance(visit.entrance)?.coordinate ?? stop.coordinate, name: words.title(of: stop))
    }
    for visit in found.stops {
      guard let routes = visit.routes else { continue }
      let name = words.title(of: stop(visit))
      output.track(
        routes.toStop, named: words.text(trip.places[visit.leg].given) + " → " + name, words)
      output.track(
        routes.fromStop, named: name + " → " + words.text(trip.places[visit.leg + 1].given), words)
    }
    output.endGPX()
  }
}

extension TableWords {
  /// A stop's names in one line.
  func title(of stop: Stop) -> String { names(of: stop).joined(separator: " / ") }

  /// Two cells: the line as well-known text, and the directions.
  func routeCells(_ route: TravelRoute?) -> [String?] {
    guard let route else { return [nil, nil] }
    return [
      WellKnownText.line(route.geometry), numberedDirections(route).joined(separator: " "),
    ]
  }
}
