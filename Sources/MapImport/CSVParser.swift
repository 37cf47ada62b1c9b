/// Splits the bytes of a CSV file into rows (RFC 4180), strictly, and goes on after a bad one.
///
/// A quoted field may hold commas, doubled quotes and line breaks. Rows end with LF, CRLF or CR. What
/// the RFC leaves open or forbids is never guessed at: a quote inside an unquoted field, text after a
/// closing quote and a quote that is never closed make the row defective, and the rows after it are
/// still read. Time is linear in the bytes, memory bounded by them and by ``fieldLimit``.
struct CSVParser {
  /// One row of the file.
  struct Row {
    /// The line it begins on, from 1.
    var line: Int
    /// Its fields; no more than the parser's limit of them.
    var fields: [String] = []
    /// How many fields it has, those beyond the limit included.
    var fieldCount = 0
    /// Why the row cannot be used: what was found, what was expected.
    var defect: String?

    /// Nothing between two line breaks.
    var isBlank: Bool { fieldCount == 1 && fields == [""] && defect == nil }
  }

  /// How many fields of a row are kept.
  var fieldLimit: Int
  private let bytes: [UInt8]
  private var index: Int
  /// The line that `index` is on.
  private var line = 1

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// - Parameter bytes: valid UTF-8.
  init(_ bytes: [UInt8], from start: Int, fieldLimit: Int) {
    self.bytes = bytes
    self.index = start
    self.fieldLimit = fieldLimit
  }

  /// The next row, or `nil` at the end.
  mutating func next() -> Row? {
    guard index < bytes.count else { return nil }
    var row = Row(line: line)
    // Every pass consumes one field and the byte that ends it, so the loop ends with the file.
    while true {
      let field =
        index < bytes.count && bytes[index] == Self.quote
        ? quotedField(&row.defect) : unquotedField(&row.defect)
      row.fieldCount += 1
      if row.fields.count < fieldLimit { row.fields.append(field) }
      guard index < bytes.count else { return row }
      if bytes[index] == Self.comma {
        index += 1
      } else {
        skipLineBreak()
        return row
      }
    }
  }

  /// Reads up to the next comma or line break.
  private mutating func unquotedField(_ defect: inout String?) -> String {
    let start = index
    while index < bytes.count {
      switch bytes[index] {
      case Self.comma, Self.lineFeed, Self.carriageReturn:
        return text(start..<index)
      case Self.quote where defect == nil:
        defect =
          "a quote inside the unquoted field \(quoted(text(start..<endOfField(from: start)))): "
          + "put the whole field in quotes and double those within"
      default: break
      }
      index += 1
    }
    return text(start..<index)
  }

  /// Reads a field that begins with a quote, up to the comma or line break behind it.
  private mutating func quotedField(_ defect: inout String?) -> String {
    let openingLine = line
    index += 1
    var runStart = index
    var content: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Self.quote {
        content += bytes[runStart..<index]
        index += 1
        if index < bytes.count, bytes[index] == Self.quote {
          // A doubled quote: the second of the two begins the next run.
          runStart = index
          index += 1
          continue
        }
        skipToFieldEnd(&defect)
        return String(decoding: content, as: UTF8.self)
      }
      if endsLine(at: index) { line += 1 }
      index += 1
    }
    content += bytes[runStart..<index]
    if defect == nil {
      let swallowed = line - openingLine
      defect =
        "the quote that opens on line \(openingLine) is never closed"
        + (swallowed > 0 ? ", so the \(swallowed) lines after it were not read" : "")
        + ": close it, or double it if it belongs to the text"
    }
    return String(decoding: content, as: UTF8.self)
  }

  /// Behind a closing quote only a comma or a line break may stand.
  private mutating func skipToFieldEnd(_ defect: inout String?) {
    let start = index
    index = endOfField(from: index)
    guard index > start, defect == nil else { return }
    defect =
      "\(quoted(text(start..<index))) follows a closing quote: expected a comma or the end of the "
      + "line; double the quotes that belong to the text"
  }

  private func endOfField(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != Self.comma, bytes[end] != Self.lineFeed,
      bytes[end] != Self.carriageReturn
    { end += 1 }
    return end
  }

  /// Whether the byte is a line's last: LF, or CR without an LF behind it.
  private func endsLine(at index: Int) -> Bool {
    if bytes[index] == Self.lineFeed { return true }
    guard bytes[index] == Self.carriageReturn else { return false }
    return index + 1 == bytes.count || bytes[index + 1] != Self.lineFeed
  }

  private mutating func skipLineBreak() {
    if bytes[index] == Self.carriageReturn, !endsLine(at: index) { index += 1 }
    index += 1
    line += 1
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
