internal import Geodesy
internal import NearestStop
internal import Stops

/// What one call of `waystation route` asks.
struct RouteQuestion: Sendable {
  var from: Place
  var to: Place
  var profile: Profile
  /// The datum the coordinates are given in.
  var datum: Datum

  func route(in finder: StopFinder) throws(RoutingError) -> TravelRoute {
    var workspace = SearchWorkspace()
    guard let ordinal = to.ordinal else {
      return try finder.route(
        from: from.coordinate, to: to.coordinate, by: profile, using: &workspace)
    }
    // From the road at which the stop is attached: as long as `nearest` says.
    return try finder.route(
      from: from.coordinate, toStop: ordinal, by: profile, using: &workspace)
  }
}

/// A route, and what it is the answer to.
struct RouteAnswer: Sendable {
  var question: RouteQuestion
  var route: TravelRoute
  /// Where it begins; `nil` when that is just a coordinate.
  var origin: Stop?
  /// Where it leads; `nil` when that is just a coordinate.
  var stop: Stop?
  /// The links to navigation apps that are told with it; `nil` for none.
  var links: WantedLinks?

  /// The same way in an app, from where it begins.
  private func link(_ links: WantedLinks, in app: NavigationApp) -> String? {
    let origin = question.from.coordinate
    guard let stop else { return links.link(from: origin, to: question.to.coordinate, in: app) }
    return links.link(from: origin, to: stop, by: entrance, in: app)
  }

  /// The entrance that it leads to.
  private var entrance: StopEntrance? { stop?.entrance(route.entrance) }

  func write(
    as format: RouteFormat, language: Language, on screen: Screen, to output: inout OutputBuffer
  ) {
    switch format {
    case .table: writeTable(language, on: screen, to: &output)
    case .json: writeJSON(to: &output)
    case .geojson: writeGeoJSON(to: &output)
    case .gpx: GPXDocument(self, language: language).write(to: &output)
    case .polyline: output.append(EncodedPolyline.encode(route.geometry, .five) + "\n")
    case .polyline6: output.append(EncodedPolyline.encode(route.geometry, .six) + "\n")
    }
  }

  /// `39.9074,116.3675 → Xikou Rider Station`.
  func title(_ words: TableWords) -> String {
    let from =
      origin.map { words.names(of: $0).joined(separator: " / ") }
      ?? words.text(question.from.given)
    let to =
      stop.map { words.names(of: $0).joined(separator: " / ") }
      ?? words.text(question.to.given)
    let way = entrance?.name.map { ", " + PrintableText.of($0) } ?? ""
    return "\(from) → \(to)\(way)"
  }

  // MARK: For people

  private func writeTable(
    _ language: Language, on screen: Screen, to output: inout OutputBuffer
  ) {
    let words = TableWords(language: language)
    let distance = route.distance
    let heading = [
      title(words) + " (\(question.datum.name))", words.text(TravelMode(question.profile)),
      words.text(route.duration), words.text(distance),
    ].joined(separator: " · ")
    for line in TextWrap.lines(of: heading, width: screen.width) { output.append(line + "\n") }
    var table = TextTable(columns: [
      TextTable.Column(heading: "#", isRightAligned: true),
      TextTable.Column(heading: words.distance, isRightAligned: true),
      TextTable.Column(heading: words.time, isRightAligned: true),
      TextTable.Column(heading: words.directions),
    ])
    for (index, step) in route.steps.enumerated() {
      table.rows.append([
        .text(String(index + 1)), .text(words.text(step.distance)),
        .text(words.text(step.duration)),
        .text(PrintableText.of(words.text(step))),
      ])
    }
    table.write(to: &output, on: screen)
    guard let links else { return }
    for line in links.lines(words, { link(links, in: $0) }) { output.append(line + "\n") }
  }

  // MARK: For programs

  private func writeJSON(to output: inout OutputBuffer) {
    output.beginObject()
    output.member("version", JSONShape.version)
    output.beginObject("query")
    queryMembers(to: &output)
    output.endObject()
    output.routeMember(route)
    output.entranceMember(entrance)
    if let links { output.linksMember { link(links, in: $0) } }
    output.endObject()
    output.append(UInt8(ascii: "\n"))
  }

  private func writeGeoJSON(to output: inout OutputBuffer) {
    output.beginObject()
    output.member("type", "Feature")
    output.lineMember(route.geometry)
    output.beginObject("properties")
    output.routeMembers(route)
    output.entranceMember(entrance)
    if let links { output.linksMember { link(links, in: $0) } }
    output.beginObject("query")
    queryMembers(to: &output)
    output.endObject()
    output.endObject()
    output.endObject()
    output.append(UInt8(ascii: "\n"))
  }

  private func queryMembers(to output: inout OutputBuffer) {
    output.originMembers(
      Origin(given: question.from.given, wgs84: question.from.coordinate), datum: question.datum)
    output.beginObject("destination")
    output.positionMembers(question.to.given)
    output.endObject()
    if question.datum != .wgs84 {
      output.beginObject("destination_wgs84")
      output.positionMembers(question.to.coordinate)
      output.endObject()
    }
    output.member("origin_stop", ifKnown: origin?.id)
    output.member("stop", ifKnown: stop?.id)
    output.member("by", question.profile.word)
  }
}
