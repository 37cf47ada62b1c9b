/// Writes CSV (RFC 4180, but with a plain line feed at the end of a row, as every tool on the way
/// expects).
///
/// Text that a spreadsheet would run as a formula gets an apostrophe in front, which spreadsheets
/// take for "this is text": names come from anybody, and `=HYPERLINK(…)` in one of them must not
/// become a link in a dispatcher's sheet. So does text that has an apostrophe there already; `--stops`
/// takes exactly this one apostrophe away again, so that nothing is lost. Text made of digits, blanks and `+ - ( ) .` alone, as
/// telephone numbers are, does no harm and stays.
extension OutputBuffer {
  /// A row of cells; `nil` is an empty one.
  mutating func csvRow(_ cells: [String?]) {
    csvCells(cells)
    append(UInt8(ascii: "\n"))
  }

  /// A part of a row.
  mutating func csvCells(_ cells: [String?]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      if let cell { csvCell(cell) }
    }
  }

  private mutating func csvCell(_ text: String) {
    let guarded = Self.isFormula(text) ? "'" + text : text
    let needsQuotes = guarded.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes else {
      append(guarded)
      return
    }
    append(UInt8(ascii: "\""))
    for byte in guarded.utf8 {
      if byte == UInt8(ascii: "\"") { append(byte) }
      append(byte)
    }
    append(UInt8(ascii: "\""))
  }

  private static func isFormula(_ text: String) -> Bool {
    guard let first = text.utf8.first, "=+-@'\t\r".utf8.contains(first) else { return false }
    return !text.utf8.allSatisfy { (0x30...0x39).contains($0) || " +-().".utf8.contains($0) }
  }
}
