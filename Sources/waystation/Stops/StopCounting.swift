internal import Stops

/// Writes how many stops have each value of a category.
struct StopCounting {
  var category: StopCategory
  var counts: [StopCount]
  var language: Language

  /// - Parameter format: not GeoJSON, which has no place for counts.
  func write(
    as format: OutputFormat, on screen: Screen, to output: inout OutputBuffer
  ) throws(CommandFailure) {
    switch format {
    case .table, .geojson: writeTable(to: &output, on: screen)
    case .json: writeJSON(to: &output)
    case .ndjson:
      for count in counts {
        write(count, to: &output)
        output.append(UInt8(ascii: "\n"))
      }
    case .csv:
      output.csvRow([category.rawValue, "stops"])
      for count in counts { output.csvRow([count.value, String(count.count)]) }
    }
    try output.flush()
  }

  private func writeTable(to output: inout OutputBuffer, on screen: Screen) {
    let words = TableWords(language: language)
    var table = TextTable(columns: [
      TextTable.Column(heading: words.count, isRightAligned: true),
      TextTable.Column(heading: words.heading(of: category)),
    ])
    for count in counts {
      let value = count.value.map { words.text($0, of: category) } ?? words.unknown
      table.rows.append([.text(String(count.count)), .text(value)])
    }
    table.write(to: &output, on: screen)
  }

  private func writeJSON(to output: inout OutputBuffer) {
    output.beginObject()
    output.member("version", JSONShape.version)
    output.member("count_by", category.rawValue)
    output.beginArray("counts")
    for count in counts { write(count, to: &output) }
    output.endArray()
    output.endObject()
    output.append(UInt8(ascii: "\n"))
  }

  private func write(_ count: StopCount, to output: inout OutputBuffer) {
    output.beginObject()
    output.member("value", ifKnown: count.value)
    output.member("stops", count.count)
    output.endObject()
  }
}

extension TableWords {
  fileprivate func heading(of category: StopCategory) -> String {
    switch category {
    case .amenity: offers
    case .kind: kind
    case .tier: tier
    case .subdistrict: subdistrict
    }
  }

  fileprivate func text(_ value: String, of category: StopCategory) -> String {
    switch category {
    case .amenity: Amenity(word: value).map(text) ?? value
    case .tier: StopTier(rawValue: value).map(text) ?? value
    case .kind, .subdistrict: PrintableText.of(value)
    }
  }
}
