internal import Geodesy
internal import NearestStop
internal import Stops

/// Travel times from some origins to some stops, in every way they are written.
struct TableAnswer: Sendable {
  let origins: [Origin]
  private let ordinals: [UInt32]
  private let profile: Profile
  /// The datum the origins are given in.
  private let datum: Datum
  private let finder: StopFinder
  private let times: TravelTable
  private let language: Language

  init(
    origins: [Origin], ordinals: [UInt32], profile: Profile, datum: Datum, finder: StopFinder,
    language: Language
  ) throws(RoutingError) {
    var workspace = SearchWorkspace()
    times = try finder.table(
      from: origins.map(\.wgs84), toStops: ordinals, by: profile, using: &workspace)
    self.origins = origins
    self.ordinals = ordinals
    self.profile = profile
    self.datum = datum
    self.finder = finder
    self.language = language
  }

  /// The places of the origins from which no stop is reached.
  var originsWithoutTimes: [Int] {
    origins.indices.filter { origin in
      ordinals.indices.allSatisfy { times[origin, $0] == nil }
    }
  }

  private func stop(_ column: Int) -> Stop { finder.stops[Int(ordinals[column])] }

  func write(
    as format: TableFormat, on screen: Screen, to output: inout OutputBuffer
  ) throws(CommandFailure) {
    switch format {
    case .csv: try writeCSV(to: &output)
    case .json: try writeJSON(to: &output)
    case .table: writeTable(to: &output, on: screen)
    }
  }

  /// `origin,latitude,longitude,datum`, then a column for each stop, by id.
  private func writeCSV(to output: inout OutputBuffer) throws(CommandFailure) {
    output.csvRow(
      ["origin", "latitude", "longitude", "datum"] + ordinals.indices.map { stop($0).id })
    for (row, origin) in origins.enumerated() {
      output.append(row + 1)
      for degrees in [origin.given.latitude, origin.given.longitude] {
        output.append(UInt8(ascii: ","))
        output.append(degrees, places: FixedDecimal.degreePlaces)
      }
      output.append("," + datum.rawValue)
      for column in ordinals.indices {
        output.append(UInt8(ascii: ","))
        if let time = times[row, column] {
          output.append(time.seconds, places: FixedDecimal.secondPlaces)
        }
      }
      output.append(UInt8(ascii: "\n"))
      try output.flushIfFull()
    }
  }

  private func writeJSON(to output: inout OutputBuffer) throws(CommandFailure) {
    output.beginObject()
    output.member("version", JSONShape.version)
    output.member("by", profile.word)
    output.beginArray("origins")
    for origin in origins {
      output.beginObject()
      output.originMembers(origin, datum: datum)
      output.endObject()
    }
    output.endArray()
    output.beginArray("stops")
    for column in ordinals.indices {
      output.beginObject()
      output.identityMembers(of: stop(column), datum: datum)
      output.endObject()
    }
    output.endArray()
    output.beginArray("durations_s")
    for row in origins.indices {
      output.append(literal: row > 0 ? ",\n[" : "\n[")
      for column in ordinals.indices {
        if column > 0 { output.append(UInt8(ascii: ",")) }
        if let time = times[row, column] {
          output.append(time.seconds, places: FixedDecimal.secondPlaces)
        } else {
          output.append(literal: "null")
        }
      }
      output.append(UInt8(ascii: "]"))
      try output.flushIfFull()
    }
    output.append(literal: "\n]}\n")
  }

  private func writeTable(to output: inout OutputBuffer, on screen: Screen) {
    let words = TableWords(language: language)
    for (row, origin) in origins.enumerated() {
      output.append("\(row + 1): \(words.text(origin.given)) (\(datum.name))\n")
    }
    output.append(words.text(TravelMode(profile)) + "\n")
    var table = TextTable(
      columns: [
        TextTable.Column(heading: "id"), TextTable.Column(heading: words.name, isElastic: true),
      ]
        + origins.indices.map {
          TextTable.Column(heading: String($0 + 1), isRightAligned: true)
        })
    for column in ordinals.indices {
      let stop = stop(column)
      table.rows.append(
        [.text(PrintableText.of(stop.id)), .lines(words.names(of: stop))]
          + origins.indices.map { row in
            .text(times[row, column].map(words.text) ?? "–")
          })
    }
    table.write(to: &output, on: screen)
  }
}
