internal import Geodesy
internal import NearestStop
internal import Stops

/// The best tour and the best single stop, in every way they are written.
struct TourAnswer: Sendable {
  let request: TourRequest
  /// `nil` when no tour meets all needs.
  let tour: StopTour?
  /// By the one stop that offers everything; `nil` when there is none.
  let single: StopTour?

  init(_ request: TourRequest) throws(RoutingError) {
    var workspace = SearchWorkspace()
    tour = try request.tour(
      needing: request.needs.map { AmenitySet($0) }, withRoutes: request.trip.wantsRoutes,
      using: &workspace)
    single = try request.tour(
      needing: [AmenitySet(request.needs)], withRoutes: false, using: &workspace)
    self.request = request
  }

  var trip: Trip { request.trip }

  func stop(_ visit: StopTour.Visit) -> Stop { trip.finder.stops[Int(visit.ordinal)] }

  /// The needs that are met at a stop.
  func needs(_ visit: StopTour.Visit) -> [Amenity] {
    visit.meets.filter(request.needs.indices.contains).map { request.needs[$0] }
  }

  /// When something happens that comes so much after the departure.
  func moment(_ time: TravelTime) -> LocalTime { trip.departure.adding(seconds: time.seconds) }

  func hours(_ visit: StopTour.Visit) -> StopHours {
    StopHours(stop(visit), at: moment(visit.start), calendar: trip.calendar)
  }

  func write(
    as format: TripFormat, on screen: Screen, to output: inout OutputBuffer
  ) throws(CommandFailure) {
    switch format {
    case .table: writeTable(to: &output, on: screen)
    case .json: writeJSON(to: &output)
    case .geojson: writeGeoJSON(to: &output)
    case .csv: writeCSV(to: &output)
    case .gpx: writeGPX(to: &output)
    }
  }

  // MARK: For people

  private func writeTable(to output: inout OutputBuffer, on screen: Screen) {
    let words = TableWords(language: trip.language)
    var parts = [
      trip.title(words),
      words.text(TravelMode(trip.profile)),
      request.needs.map(words.text).joined(
        separator: request.isInOrder ? " → " : words.listSeparator),
      words.departing(trip.departure),
    ]
    if trip.dwell.seconds > 0 { parts.append(words.staying(trip.dwell)) }
    if let opening = trip.opening { parts.append(words.openOnArrival(opening)) }
    for line in TextWrap.lines(of: parts.joined(separator: " · "), width: screen.width) {
      output.append(line + "\n")
    }
    guard let tour else { return output.append("  " + words.nothingFound + "\n") }
    table(tour, words).write(to: &output, on: screen)
    for line in [words.sum(of: tour), alternative(to: tour, words)] {
      for line in TextWrap.lines(of: line, width: screen.width) { output.append(line + "\n") }
    }
  }

  private func table(_ tour: StopTour, _ words: TableWords) -> TextTable {
    var table = TextTable(columns: [
      TextTable.Column(heading: "#", isRightAligned: true),
      TextTable.Column(heading: words.name, isElastic: true, isBold: true),
      TextTable.Column(heading: words.meets),
      TextTable.Column(heading: words.time, isRightAligned: true),
      TextTable.Column(heading: words.arrival, isRightAligned: true),
      TextTable.Column(heading: words.open),
      TextTable.Column(heading: words.entry, isElastic: true),
    ])
    for (index, visit) in tour.visits.enumerated() {
      let stop = stop(visit)
      let hours = hours(visit)
      let arrival = clock(visit.arrival, words)
      let start = clock(visit.start, words)
      let isWaiting = start != arrival
      table.rows.append([
        .text(String(index + 1)), .lines(words.names(of: stop)),
        .lines(needs(visit).map(words.text)), .text(words.text(visit.way)),
        .lines([arrival] + (isWaiting ? [words.waitingUntil(start)] : [])),
        .lines(words.opening(hours, now: moment(visit.start))),
        .lines(words.entry(to: stop, hours, by: stop.entrance(visit.entrance))),
      ])
      if let route = visit.route { table.linesBelow[index] = words.numberedDirections(route) }
      if let links = trip.links {
        table.linksBelow[index] = links.lines(words) {
          links.link(to: stop, by: stop.entrance(visit.entrance), in: $0)
        }
      }
    }
    if let way = tour.wayToDestination, let place = trip.places.last {
      table.rows.append([
        .text(""), .text(words.text(place.given)), .text(""), .text(words.text(way)),
        .text(clock(tour.duration, words)), .text(""), .text(""),
      ])
      if let route = tour.routeToDestination {
        table.linesBelow[tour.visits.count] = words.numberedDirections(route)
      }
    }
    return table
  }

  /// The time of day, rounded as the ways are.
  private func clock(_ time: TravelTime, _ words: TableWords) -> String {
    words.moment(trip.departure.addingRounded(seconds: time.seconds), now: trip.departure)
  }

  /// What it would be with one stop.
  private func alternative(to tour: StopTour, _ words: TableWords) -> String {
    guard let single, let visit = single.visits.first else { return words.noStopHasAll }
    if tour.visits.count == 1 { return words.oneStopHasAll }
    let name = words.names(of: stop(visit)).joined(separator: " / ")
    let extra = words.detour(seconds: single.duration.seconds - tour.duration.seconds)
    return words.allAt(name, single.duration, extra)
  }
}

extension TableWords {
  var meets: String { pick("For", "满足") }

  func waitingUntil(_ time: String) -> String { pick("wait until \(time)", "等到 \(time)") }

  /// `25 min in all, 20 min on the way`.
  func sum(of tour: StopTour) -> String {
    var text = pick(
      "\(text(tour.duration)) in all, \(text(tour.travel)) of it on the way",
      "共 \(text(tour.duration))，其中路上 \(text(tour.travel))")
    if tour.waiting.seconds > 0 {
      text += pick(", \(self.text(tour.waiting)) waiting", "，等候 \(self.text(tour.waiting))")
    }
    return text
  }

  var noStopHasAll: String {
    pick("No one stop that can be visited offers all of it.", "没有一个可以前往的驿站同时提供全部服务。")
  }

  var oneStopHasAll: String {
    pick("No tour by several stops is shorter.", "分别前往多个驿站不会更快。")
  }

  func allAt(_ name: String, _ time: TravelTime, _ extra: String) -> String {
    pick(
      "All at one stop: \(name), \(text(time)) in all (\(extra)).",
      "一站全有：\(name)，共 \(text(time))（\(extra)）。")
  }
}
