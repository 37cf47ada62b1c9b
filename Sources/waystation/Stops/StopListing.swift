internal import Geodesy
internal import Stops

/// Writes a list of stops in any of the formats.
struct StopListing {
  var stops: [Stop]
  /// The time for which opening hours are told.
  var time: LocalTime
  /// The holidays that are known.
  var calendar: HolidayCalendar?
  var language: Language

  func write(
    as format: OutputFormat, on screen: Screen, to output: inout OutputBuffer
  ) throws(CommandFailure) {
    switch format {
    case .table: writeTable(to: &output, on: screen)
    case .json: try writeJSON(to: &output)
    case .ndjson: try output.lines(count: stops.count) { write(stops[$0], to: &$1) }
    case .csv: try writeCSV(to: &output)
    case .geojson: try writeGeoJSON(to: &output)
    }
    try output.flush()
  }

  private func hours(of stop: Stop) -> StopHours {
    StopHours(stop, at: time, calendar: calendar)
  }

  private func writeTable(to output: inout OutputBuffer, on screen: Screen) {
    guard !stops.isEmpty else { return }
    let words = TableWords(language: language)
    var table = TextTable(columns: [
      TextTable.Column(heading: "id"),
      TextTable.Column(heading: words.name, isElastic: true, isBold: true),
      TextTable.Column(heading: words.kind),
      TextTable.Column(heading: words.tier),
      TextTable.Column(heading: words.subdistrict, isElastic: true),
      TextTable.Column(heading: words.open),
      TextTable.Column(heading: words.offers),
    ])
    for stop in stops {
      table.rows.append([
        .text(PrintableText.of(stop.id)),
        .lines(words.names(of: stop)),
        .text(PrintableText.of(stop.kind?.rawValue ?? words.unknown)),
        .text(stop.tier.map(words.text) ?? words.unknown),
        .text(PrintableText.of(stop.subdistrict ?? words.unknown)),
        .lines(words.opening(hours(of: stop), now: time)),
        .items(words.offers(of: stop), separator: words.listSeparator),
      ])
    }
    table.write(to: &output, on: screen)
  }

  private func writeJSON(to output: inout OutputBuffer) throws(CommandFailure) {
    output.beginObject()
    output.member("version", JSONShape.version)
    try output.records("stops", count: stops.count) { write(stops[$0], to: &$1) }
    output.endDocument()
  }

  private func write(_ stop: Stop, to output: inout OutputBuffer) {
    output.beginObject()
    output.identityMembers(of: stop, datum: .wgs84)
    output.detailMembers(of: stop, hours: hours(of: stop))
    output.endObject()
  }

  private func writeCSV(to output: inout OutputBuffer) throws(CommandFailure) {
    output.csvRow(StopCells.columns(datum: .wgs84))
    for stop in stops {
      output.csvRow(StopCells.cells(of: stop, hours: hours(of: stop), datum: .wgs84))
      try output.flushIfFull()
    }
  }

  private func writeGeoJSON(to output: inout OutputBuffer) throws(CommandFailure) {
    output.beginFeatureCollection()
    try output.records("features", count: stops.count) {
      $1.feature(of: stops[$0], hours: hours(of: stops[$0]))
    }
    output.endDocument()
  }
}
