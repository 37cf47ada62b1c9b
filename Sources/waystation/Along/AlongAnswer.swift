internal import Geodesy
internal import NearestStop
internal import Stops

/// The stops on the way, in every way they are written.
struct AlongAnswer: Sendable {
  let question: AlongQuestion
  let found: StopsOnTheWay

  init(_ question: AlongQuestion) throws(RoutingError) {
    var workspace = SearchWorkspace()
    found = try question.answer(limit: question.limit, using: &workspace)
    self.question = question
  }

  var trip: Trip { question.trip }

  /// Whether no stop is found.
  var isEmpty: Bool { found.stops.isEmpty }

  /// Whether there is a choice of legs.
  var hasLegs: Bool { found.legs.count > 1 }

  func stop(_ visit: StopOnTheWay) -> Stop { trip.finder.stops[Int(visit.ordinal)] }

  /// At the time of arrival.
  func hours(of stop: Stop, _ visit: StopOnTheWay) -> StopHours {
    StopHours(stop, at: question.arrival(at: visit), calendar: trip.calendar)
  }

  func write(
    as format: TripFormat, on screen: Screen, to output: inout OutputBuffer
  ) throws(CommandFailure) {
    switch format {
    case .table: writeTable(to: &output, on: screen)
    case .json: try writeJSON(to: &output)
    case .geojson: try writeGeoJSON(to: &output)
    case .csv: try writeCSV(to: &output)
    case .gpx: writeGPX(to: &output)
    }
  }

  /// Says what stood in the way: the limit, the hours, or the needs.
  func explainNothingFound(_ notes: Notes) {
    var workspace = SearchWorkspace()
    var question = question
    (question.count, question.trip.wantsRoutes) = (1, false)
    let words = TableWords(language: notes.language)
    var nearest = try? question.answer(limit: nil, using: &workspace).stops.first
    if nearest == nil, question.trip.opening != nil {
      question.trip.opening = nil
      nearest = try? question.answer(limit: nil, using: &workspace).stops.first
      if let nearest { return sayThatItIsClosed(nearest, notes) }
    }
    guard let nearest else {
      notes.say(
        "nothing found: no stop that offers all that is needed lies on a way there",
        chinese: "没有找到：途中没有一个驿站提供全部所需服务")
      return
    }
    let detour = words.text(TravelTime(seconds: nearest.extraSeconds))
    notes.say(
      "nothing found within the limit: the least detour to such a stop takes \(detour)",
      chinese: "范围内没有找到：到符合条件的驿站最少需绕行 \(detour)")
  }

  private func sayThatItIsClosed(_ visit: StopOnTheWay, _ notes: Notes) {
    let stop = stop(visit)
    func text(_ words: TableWords, _ separator: String) -> String {
      words.opening(hours(of: stop, visit), now: question.arrival(at: visit))
        .joined(separator: separator)
    }
    let (english, chinese) = (TableWords(language: .en), TableWords(language: .zh))
    let detour = TravelTime(seconds: visit.extraSeconds)
    notes.say(
      "nothing open: the least detour is to \(english.names(of: stop).first ?? stop.id), "
        + "\(english.text(detour)): \(text(english, ", "))",
      chinese: "没有开放的：绕行最少的是\(chinese.names(of: stop).first ?? stop.id)，"
        + "\(chinese.text(detour))：\(text(chinese, "，"))")
  }

  // MARK: For people

  private func writeTable(to output: inout OutputBuffer, on screen: Screen) {
    let words = TableWords(language: trip.language)
    var parts = [
      trip.title(words), words.text(TravelMode(trip.profile)), words.direct(found.duration),
    ]
    if !question.needs.isEmpty {
      parts.append(
        question.needs.amenities.map(words.text).joined(separator: words.listSeparator))
    }
    if let limit = question.limit { parts.append(words.detourWithin(limit)) }
    parts.append(words.departing(trip.departure))
    if trip.dwell.seconds > 0 { parts.append(words.staying(trip.dwell)) }
    if let opening = trip.opening { parts.append(words.openOnArrival(opening)) }
    for line in TextWrap.lines(of: parts.joined(separator: " · "), width: screen.width) {
      output.append(line + "\n")
    }
    guard !isEmpty else { return output.append("  " + words.nothingFound + "\n") }
    table(words).write(to: &output, on: screen)
  }

  private func table(_ words: TableWords) -> TextTable {
    let legColumn = TextTable.Column(heading: words.leg, isRightAligned: true)
    var table = TextTable(
      columns: [
        TextTable.Column(heading: "#", isRightAligned: true),
        TextTable.Column(heading: words.name, isElastic: true, isBold: true),
        TextTable.Column(heading: words.detour, isRightAligned: true),
      ] + (hasLegs ? [legColumn] : []) + [
        TextTable.Column(heading: words.toStop, isRightAligned: true),
        TextTable.Column(heading: words.onward, isRightAligned: true),
        TextTable.Column(heading: words.arrival, isRightAligned: true),
        TextTable.Column(heading: words.open),
        TextTable.Column(heading: words.entry, isElastic: true),
        TextTable.Column(heading: words.offers),
      ])
    for (index, visit) in found.stops.enumerated() {
      let stop = stop(visit)
      let arrival = question.arrival(at: visit)
      table.rows.append(
        [
          .text(String(index + 1)), .lines(words.names(of: stop)),
          .text(words.detour(seconds: visit.extraSeconds)),
        ] + (hasLegs ? [.text(String(visit.leg + 1))] : []) + [
          .text(words.text(visit.toStop)), .text(words.text(visit.fromStop)),
          .text(
            words.moment(
              trip.departure.addingRounded(seconds: visit.arrival.seconds), now: trip.departure)),
          .lines(words.opening(hours(of: stop, visit), now: arrival)),
          .lines(
            words.entry(
              to: stop, hours(of: stop, visit), by: stop.entrance(visit.entrance))),
          .items(words.offers(of: stop), separator: words.listSeparator),
        ])
      if let routes = visit.routes {
        table.linesBelow[index] =
          words.numberedDirections(routes.toStop) + [words.onward + ":"]
          + words.numberedDirections(routes.fromStop)
      }
      if let links = trip.links {
        table.linksBelow[index] = links.lines(words) {
          links.link(to: stop, by: stop.entrance(visit.entrance), in: $0)
        }
      }
    }
    return table
  }
}
