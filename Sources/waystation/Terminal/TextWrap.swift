/// Breaks text into lines of a given display width.
enum TextWrap {
  /// Breaks after blanks and between wide characters, as Chinese is set; what is too long for a line
  /// without such a place is broken anywhere.
  static func lines(of text: String, width: Int) -> [String] {
    guard DisplayWidth.of(text) > width else { return [text] }
    var pieces: [String] = []
    var piece = ""
    for character in text {
      let isWide = DisplayWidth.of(String(character)) == 2
      if isWide, !piece.isEmpty {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
      if isWide || character == " " {
        pieces.append(piece)
        piece = ""
      }
    }
    pieces.append(piece)
    return fill(pieces, width: width)
  }

  /// Breaks a list between its items only, each line but the last ending with the separator.
  static func lines(ofItems items: [String], separator: String, width: Int) -> [String] {
    var pieces = items.dropLast().map { $0 + separator }
    if let last = items.last { pieces.append(last) }
    return fill(pieces, width: width)
  }

  /// The longest beginning of `text` that fits, with `…` where something is missing.
  static func truncated(_ text: String, to width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    var kept = ""
    var room = max(0, width - 1)
    for character in text {
      room -= DisplayWidth.of(String(character))
      guard room >= 0 else { break }
      kept.append(character)
    }
    return width > 0 ? kept + "…" : ""
  }

  /// Puts as many pieces on each line as fit. Blanks at a line's end don't count.
  private static func fill(_ pieces: [String], width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces {
      if !line.isEmpty, DisplayWidth.of(withoutTrailingBlanks(line + piece)) > width {
        lines.append(withoutTrailingBlanks(line))
        line = ""
      }
      line += piece
      while DisplayWidth.of(withoutTrailingBlanks(line)) > width {
        let (head, rest) = split(line, at: width)
        lines.append(head)
        line = rest
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(withoutTrailingBlanks(line)) }
    return lines
  }

  /// Cuts a text that is too wide; takes at least one character, so that it comes to an end.
  private static func split(_ text: String, at width: Int) -> (head: String, rest: String) {
    var head = ""
    var room = width
    for character in text {
      room -= DisplayWidth.of(String(character))
      if room < 0, !head.isEmpty { break }
      head.append(character)
    }
    return (head, String(text.dropFirst(head.count)))
  }

  private static func withoutTrailingBlanks(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }
}
