/// Reads stops from CSV: a header row that names the columns, then one row for each stop.
struct CSVStopReader {
  let file: String

  /// More columns than any table of stops has.
  private static let columnLimit = 1_000

  func read(_ bytes: [UInt8], from start: Int) throws(MapImportError) -> StopRecords {
    var parser = CSVParser(bytes, from: start, fieldLimit: Self.columnLimit + 1)
    var source = StopRecords(format: .csv)
    var header: CSVHeader?
    while let row = parser.next() {
      guard !row.isBlank else { continue }
      guard let header else {
        header = try CSVHeader(row, file: file, columnLimit: Self.columnLimit)
        parser.fieldLimit = row.fieldCount
        continue
      }
      let location = RecordLocation(file: file, position: .line(row.line))
      if let message = row.defect ?? raggedness(of: row, columns: header.names.count) {
        source.problems.append(RecordProblem(location: location, message: message))
      } else {
        source.records.append(record(row.fields, header: header, at: location))
      }
    }
    return source
  }

  private func raggedness(of row: CSVParser.Row, columns: Int) -> String? {
    guard row.fieldCount != columns else { return nil }
    return
      "the row has \(row.fieldCount) fields, the header \(columns): "
      + "put a field that holds a comma in quotes, and keep the commas of empty ones"
  }

  private func record(
    _ fields: [String], header: CSVHeader, at location: RecordLocation
  ) -> StopRecord {
    var values: [String: FieldValue] = [:]
    values.reserveCapacity(fields.count)
    for (column, text) in fields.enumerated() where !text.isEmpty {
      let name = header.names[column]
      guard !name.isEmpty, column != header.latitude, column != header.longitude else { continue }
      values[name] = .string(Self.withoutGuard(text))
    }
    let position = Self.position(
      latitude: fields[header.latitude], longitude: fields[header.longitude])
    return StopRecord(location: location, position: position, fields: values)
  }

  /// Text without the apostrophe that keeps a spreadsheet from running it as a formula: `'=1+1`, `'-5a`.
  /// One that stands before anything else, as in `'t Hof`, belongs to the text; where it does and
  /// what follows is one of these signs, it is written twice.
  private static func withoutGuard(_ text: String) -> String {
    let bytes = text.utf8
    guard bytes.first == UInt8(ascii: "'"), let next = bytes.dropFirst().first,
      "=+-@'\t\r".utf8.contains(next)
    else { return text }
    return String(text.unicodeScalars.dropFirst())
  }

  private static func position(latitude: String, longitude: String) -> RawPosition {
    guard let north = degrees(latitude) else { return .unusable(complaint("latitude", latitude)) }
    guard let east = degrees(longitude) else { return .unusable(complaint("longitude", longitude)) }
    return .degrees(latitude: north, longitude: east)
  }

  private static func complaint(_ name: String, _ text: String) -> String {
    text.allSatisfy(\.isWhitespace)
      ? "the \(name) is missing: expected decimal degrees such as 39.9074"
      : "the \(name) \(quoted(text)) is not a number: expected decimal degrees such as 39.9074"
  }

  /// Decimal degrees: digits, a point, a sign, an exponent. `Double.init` alone would also take
  /// `nan`, `infinity` and hexadecimal.
  private static func degrees(_ text: String) -> Double? {
    let digits = text.utf8.drop { $0 == 0x20 || $0 == 0x09 }
    let end = digits.lastIndex { $0 != 0x20 && $0 != 0x09 }
    guard let end, digits.count <= 64 else { return nil }
    let trimmed = digits[...end]
    guard trimmed.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }) else {
      return nil
    }
    return Double(String(Substring(trimmed)))
  }
}
