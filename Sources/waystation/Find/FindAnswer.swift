internal import Geodesy
internal import NearestStop
internal import Stops

/// The stops that are called so, and what was asked.
struct FindAnswer {
  /// One of the stops.
  struct Hit {
    var stop: Stop
    var match: NameMatch
    /// From `--near`; `nil` without it.
    var distance: Distance?

    init(_ found: NamedStop, in finder: StopFinder) {
      stop = finder.stops[Int(found.ordinal)]
      match = found.match
      distance = found.distance
    }
  }

  var text: String
  /// Where one is; `nil` when nobody said.
  var origin: Origin?
  /// That of the origin as it was given.
  var datum: Datum
  var count: Int
  /// The time for which opening hours are told.
  var time: LocalTime
  /// The holidays that are known.
  var calendar: HolidayCalendar?
  var links: WantedLinks?
  var language: Language
  /// The best match first.
  var found: [Hit]

  func write(
    as format: OutputFormat, on screen: Screen, to output: inout OutputBuffer
  ) throws(CommandFailure) {
    switch format {
    case .table: writeTable(to: &output, on: screen)
    case .json: try writeJSON(to: &output)
    case .ndjson: try output.lines(count: found.count) { writeObject($0, to: &$1) }
    case .csv: try writeCSV(to: &output)
    case .geojson: try writeGeoJSON(to: &output)
    }
  }

  private func hours(of stop: Stop) -> StopHours {
    StopHours(stop, at: time, calendar: calendar)
  }

  private func direction(to stop: Stop) -> CompassPoint? {
    guard let origin else { return nil }
    return CompassPoint(
      bearing: GreatCircle.initialBearing(from: origin.wgs84, to: stop.coordinate))
  }

  // MARK: For people

  private func writeTable(to output: inout OutputBuffer, on screen: Screen) {
    guard !found.isEmpty else { return }
    let words = TableWords(language: language)
    let distanceColumns = [
      TextTable.Column(heading: words.distance, isRightAligned: true),
      TextTable.Column(heading: words.direction),
    ]
    var table = TextTable(
      columns: [
        TextTable.Column(heading: "id"),
        TextTable.Column(heading: words.name, isElastic: true, isBold: true),
      ] + (origin != nil ? distanceColumns : []) + [
        TextTable.Column(heading: words.subdistrict, isElastic: true),
        TextTable.Column(heading: words.open),
        TextTable.Column(heading: words.offers),
      ])
    for (index, hit) in found.enumerated() {
      let stop = hit.stop
      let distance = [
        hit.distance.map(words.text) ?? "", direction(to: stop).map(words.text) ?? "",
      ]
      table.rows.append(
        [.text(PrintableText.of(stop.id)), .lines(allNames(of: stop, hit.match, words))]
          + (origin != nil ? distance.map(TextTable.Cell.text) : []) + [
            .text(PrintableText.of(stop.subdistrict ?? words.unknown)),
            .lines(words.opening(hours(of: stop), now: time)),
            .items(words.offers(of: stop), separator: words.listSeparator),
          ])
      if let links {
        table.linksBelow[index] = links.lines(words) { links.link(to: stop, in: $0) }
      }
    }
    table.write(to: &output, on: screen)
  }

  /// The names that are shown, and the alias by which the stop was found if none of them explains it.
  private func allNames(of stop: Stop, _ match: NameMatch, _ words: TableWords) -> [String] {
    let shown = words.names(of: stop)
    guard !shown.contains(where: { NameSearch.match(text, $0) == match }),
      let alias = stop.names.aliases.first(where: { NameSearch.match(text, $0) == match })
    else { return shown }
    return shown + [PrintableText.of(alias)]
  }

  // MARK: For programs

  private func writeJSON(to output: inout OutputBuffer) throws(CommandFailure) {
    output.beginObject()
    output.member("version", JSONShape.version)
    output.beginObject("query")
    queryMembers(to: &output)
    output.endObject()
    try output.records("results", count: found.count) { writeObject($0, to: &$1) }
    output.endDocument()
  }

  private func queryMembers(to output: inout OutputBuffer) {
    output.member("name", text)
    if let origin { output.originMembers(origin, datum: datum) }
    output.member("count", count)
    output.member("at", time.description)
  }

  private func writeObject(_ index: Int, to output: inout OutputBuffer) {
    let hit = found[index]
    output.beginObject()
    answerMembers(index, to: &output)
    output.identityMembers(of: hit.stop, datum: datum)
    output.detailMembers(of: hit.stop, hours: hours(of: hit.stop))
    if let links { output.linksMember { links.link(to: hit.stop, in: $0) } }
    output.endObject()
  }

  private func answerMembers(_ index: Int, to output: inout OutputBuffer) {
    let hit = found[index]
    output.member("rank", index + 1)
    output.member("match", hit.match.word)
    if let distance = hit.distance {
      output.member("distance_m", distance.metres, places: FixedDecimal.metrePlaces)
    }
    output.member("direction", ifKnown: direction(to: hit.stop)?.abbreviation)
  }

  private func writeCSV(to output: inout OutputBuffer) throws(CommandFailure) {
    let apps = links?.apps ?? []
    output.csvRow(
      ["rank", "match"] + (origin != nil ? ["distance_m", "direction"] : [])
        + StopCells.columns(datum: datum) + apps.map { "link_" + $0.rawValue })
    for (index, hit) in found.enumerated() {
      let distance = [
        hit.distance.map { FixedDecimal.text($0.metres, places: FixedDecimal.metrePlaces) },
        direction(to: hit.stop)?.abbreviation,
      ]
      output.csvRow(
        [String(index + 1), hit.match.word] + (origin != nil ? distance : [])
          + StopCells.cells(of: hit.stop, hours: hours(of: hit.stop), datum: datum)
          + apps.map { links?.link(to: hit.stop, in: $0) })
      try output.flushIfFull()
    }
  }

  private func writeGeoJSON(to output: inout OutputBuffer) throws(CommandFailure) {
    output.beginFeatureCollection()
    output.beginObject("query")
    queryMembers(to: &output)
    output.endObject()
    try output.records("features", count: found.count) { index, output in
      let stop = found[index].stop
      output.feature(
        of: stop, hours: hours(of: stop), before: { answerMembers(index, to: &$0) },
        after: { output in
          if let links { output.linksMember { links.link(to: stop, in: $0) } }
        })
    }
    output.endDocument()
  }
}

extension NameMatch {
  /// The word in JSON.
  var word: String {
    switch self {
    case .exact: "exact"
    case .beginning: "beginning"
    case .part: "part"
    case .spelledBeginning: "pinyin_beginning"
    case .spelledPart: "pinyin_part"
    case .initialsAtBeginning: "initials_beginning"
    case .inside: "inside"
    case .initials: "initials"
    case .words: "words"
    }
  }
}
