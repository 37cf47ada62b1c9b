internal import Geodesy
internal import NearestStop
internal import Stops

/// What one call of `waystation reach` asks.
struct ReachQuestion: Sendable {
  var place: Place
  var limit: TravelTime
  var profile: Profile
  var needs: AmenitySet
  /// What is asked of the hours on arrival; `nil` for nothing.
  var opening: OpeningQuestion?
  /// Stops that are closed for now.
  var excluded: StopExclusion
  /// The datum the place is given in.
  var datum: Datum

  var origin: Origin { Origin(given: place.given, wgs84: place.coordinate) }
}

/// What is reached, in every way it is written.
struct ReachAnswer: Sendable {
  private let question: ReachQuestion
  private let finder: StopFinder
  private let reached: ReachableStops
  /// The time for which opening hours are told.
  private let time: LocalTime
  private let calendar: HolidayCalendar?
  private let language: Language

  init(
    _ question: ReachQuestion, at time: LocalTime, _ calendar: HolidayCalendar?,
    finder: StopFinder, language: Language
  ) throws(RoutingError) {
    var workspace = SearchWorkspace()
    reached = try finder.reachable(
      within: question.limit, from: question.place.coordinate, by: question.profile,
      needing: question.needs, excluding: question.excluded,
      open: question.opening?.condition(leavingAt: time), using: &workspace)
    self.question = question
    self.finder = finder
    self.time = time
    self.calendar = calendar
    self.language = language
  }

  /// Whether no stop is reached.
  var isEmpty: Bool { reached.stops.isEmpty }

  private func stop(_ neighbor: RoadNeighbor) -> Stop { finder.stops[Int(neighbor.ordinal)] }

  /// The entrance that the way leads to; `nil` where none are known.
  private func entrance(of stop: Stop, _ neighbor: RoadNeighbor) -> StopEntrance? {
    stop.entrance(reached.entrance(of: neighbor.ordinal))
  }

  /// Of all stops that are reached.
  var hours: [StopHours] { reached.stops.map { hours(of: stop($0), $0) } }

  /// When one gets there, if that is asked for.
  private func hours(of stop: Stop, _ neighbor: RoadNeighbor) -> StopHours {
    StopHours(stop, at: hoursTime(neighbor), calendar: calendar)
  }

  private func hoursTime(_ neighbor: RoadNeighbor) -> LocalTime {
    question.opening?.condition(leavingAt: time).arrival(after: neighbor.weight) ?? time
  }

  func write(
    as format: ReachFormat, on screen: Screen, to output: inout OutputBuffer
  ) throws(CommandFailure) {
    switch format {
    case .table: writeTable(to: &output, on: screen)
    case .json: try writeJSON(to: &output)
    case .geojson: try writeGeoJSON(to: &output)
    case .csv: try writeCSV(to: &output)
    }
  }

  private func writeTable(to output: inout OutputBuffer, on screen: Screen) {
    let words = TableWords(language: language)
    var parts = [
      words.near(words.text(question.place.given) + " (\(question.datum.name))"),
      words.text(TravelMode(question.profile)), words.within(question.limit),
    ]
    if !question.needs.isEmpty {
      parts.append(
        question.needs.amenities.map(words.text).joined(separator: words.listSeparator))
    }
    if let opening = question.opening { parts.append(words.openOnArrival(opening)) }
    parts.append(words.at(time))
    for line in TextWrap.lines(of: parts.joined(separator: " · "), width: screen.width) {
      output.append(line + "\n")
    }
    guard !isEmpty else { return output.append("  " + words.nothingFound + "\n") }
    var table = TextTable(columns: [
      TextTable.Column(heading: "#", isRightAligned: true),
      TextTable.Column(heading: words.name, isElastic: true, isBold: true),
      TextTable.Column(heading: words.time, isRightAligned: true),
      TextTable.Column(heading: words.open),
      TextTable.Column(heading: words.entry, isElastic: true),
      TextTable.Column(heading: words.offers),
    ])
    for (index, neighbor) in reached.stops.enumerated() {
      let stop = stop(neighbor)
      table.rows.append([
        .text(String(index + 1)),
        .lines(words.names(of: stop)),
        .text(words.text(TravelTime(neighbor.weight))),
        .lines(words.opening(hours(of: stop, neighbor), now: hoursTime(neighbor))),
        .lines(words.entry(to: stop, hours(of: stop, neighbor), by: entrance(of: stop, neighbor))),
        .items(words.offers(of: stop), separator: words.listSeparator),
      ])
    }
    table.write(to: &output, on: screen)
  }

  private func writeJSON(to output: inout OutputBuffer) throws(CommandFailure) {
    output.beginObject()
    output.member("version", JSONShape.version)
    queryMember(to: &output)
    output.beginArray("results")
    for (index, neighbor) in reached.stops.enumerated() {
      let stop = stop(neighbor)
      output.beginObject()
      output.member("rank", index + 1)
      output.identityMembers(of: stop, datum: question.datum)
      output.member("duration_s", TravelTime(neighbor.weight))
      output.entranceMember(entrance(of: stop, neighbor))
      output.detailMembers(of: stop, hours: hours(of: stop, neighbor))
      output.endObject()
      try output.flushIfFull()
    }
    output.endArray()
    output.endObject()
    output.append(UInt8(ascii: "\n"))
  }

  private func queryMember(to output: inout OutputBuffer) {
    output.beginObject("query")
    output.originMembers(question.origin, datum: question.datum)
    output.member("needs", question.needs.amenities.lazy.map(\.word))
    output.member("by", question.profile.word)
    output.member("in_s", question.limit)
    if let opening = question.opening { output.openingMember(opening) }
    output.member("at", time.description)
    output.endObject()
  }

  private func writeCSV(to output: inout OutputBuffer) throws(CommandFailure) {
    output.csvRow(["rank", "by", "duration_s"] + StopCells.columns(datum: question.datum))
    for (index, neighbor) in reached.stops.enumerated() {
      let stop = stop(neighbor)
      let seconds = TravelTime(neighbor.weight).seconds
      output.csvRow(
        [
          String(index + 1), question.profile.word,
          FixedDecimal.text(seconds, places: FixedDecimal.secondPlaces),
        ] + StopCells.cells(of: stop, hours: hours(of: stop, neighbor), datum: question.datum))
      try output.flushIfFull()
    }
  }

  /// The area first, so that a map draws the stops above it.
  private func writeGeoJSON(to output: inout OutputBuffer) throws(CommandFailure) {
    output.beginObject()
    output.member("type", "FeatureCollection")
    output.member("version", JSONShape.version)
    output.beginArray("features")
    output.append(UInt8(ascii: "\n"))
    output.beginObject()
    output.member("type", "Feature")
    let area = finder.roads?.graph.isochrone(of: reached.roads)
    output.areaMember(area?.polygons ?? [])
    output.beginObject("properties")
    output.member("by", question.profile.word)
    output.member("in_s", question.limit)
    output.endObject()
    output.endObject()
    for (index, neighbor) in reached.stops.enumerated() {
      output.append(literal: ",\n")
      let stop = stop(neighbor)
      output.beginObject()
      output.pointMembers(of: stop)
      output.beginObject("properties")
      output.member("rank", index + 1)
      output.member("duration_s", TravelTime(neighbor.weight))
      output.member("by", question.profile.word)
      output.entranceMember(entrance(of: stop, neighbor))
      output.propertyMembers(of: stop, hours: hours(of: stop, neighbor))
      output.endObject()
      output.endObject()
      try output.flushIfFull()
    }
    output.append(literal: "\n]")
    queryMember(to: &output)
    output.endObject()
    output.append(UInt8(ascii: "\n"))
  }
}
