/// The names of a CSV file's columns, and which of them hold the position.
struct CSVHeader {
  /// One for each column: trimmed, in lower case; empty for a column without a name.
  let names: [String]
  let latitude: Int
  let longitude: Int

  static let latitudeNames = ["latitude", "lat"]
  static let longitudeNames = ["longitude", "lon", "lng"]

  init(_ row: CSVParser.Row, file: String, columnLimit: Int) throws(MapImportError) {
    func failure(_ reason: String) -> MapImportError {
      .unusableHeader(file: file, line: row.line, reason: reason)
    }
    if let defect = row.defect { throw failure("in the header row: \(defect)") }
    guard row.fieldCount <= columnLimit else {
      throw failure("the header has \(row.fieldCount) columns: expected \(columnLimit) at most")
    }
    let names = row.fields.map { Self.normalized($0) }
    if names.count == 1, let separator = names[0].first(where: { ";\t|".contains($0) }) {
      throw failure(
        "the header \(quoted(names[0])) is a single column: expected commas between columns, "
          + "not \(quoted(String(separator)))")
    }
    var columns: [String: Int] = [:]
    for (column, name) in names.enumerated() where !name.isEmpty {
      if let earlier = columns.updateValue(column, forKey: name) {
        throw failure(
          "columns \(earlier + 1) and \(column + 1) are both named \(quoted(name)): "
            + "rename one or remove it")
      }
    }
    self.latitude = try Self.column(Self.latitudeNames, in: columns, names, failure)
    self.longitude = try Self.column(Self.longitudeNames, in: columns, names, failure)
    self.names = names
  }

  private static func normalized(_ name: String) -> String {
    let start = name.firstIndex { !$0.isWhitespace } ?? name.endIndex
    let end = name.lastIndex { !$0.isWhitespace } ?? start
    return start < name.endIndex ? name[start...end].lowercased() : ""
  }

  /// The one column that goes by one of `accepted`.
  private static func column(
    _ accepted: [String], in columns: [String: Int], _ names: [String],
    _ failure: (String) -> MapImportError
  ) throws(MapImportError) -> Int {
    let found = accepted.filter { columns[$0] != nil }
    guard let name = found.first, let column = columns[name] else {
      let present = names.prefix(12).map { quoted($0) }.joined(separator: ", ")
      throw failure(
        "no column is named '\(accepted[0])' (or \(accepted.dropFirst().joined(separator: ", "))): "
          + "the header row names \(present)")
    }
    guard found.count == 1 else {
      throw failure("columns '\(found[0])' and '\(found[1])' mean the same: remove one")
    }
    return column
  }
}
