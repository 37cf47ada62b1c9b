/// The place where text stops being JSON (RFC 8259).
///
/// Foundation's decoder says that a text is not JSON, and on most systems not where. This walk over
/// the grammar says where, and is taken only once the decoder has refused: it yields no values,
/// keeps one byte for each open bracket and does not recurse.
struct JSONFault: Hashable {
  var line: Int
  /// Counts Unicode scalars, from 1.
  var column: Int
  /// What was found, what was expected.
  var reason: String

  /// The depth at which Foundation's decoder gives up.
  static let depthLimit = 512

  /// `nil` when the grammar has nothing to object to.
  static func first(in bytes: [UInt8], from start: Int) -> JSONFault? {
    var walk = JSONWalk(bytes: bytes, index: start)
    guard let reason = walk.firstObjection() else { return nil }
    let before = bytes[..<min(walk.index, bytes.count)]
    let lineStart = (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    // Continuation bytes (10xxxxxx) begin no scalar.
    let column = 1 + before[max(start, lineStart)...].count { $0 & 0xC0 != 0x80 }
    let line = 1 + before.count { $0 == UInt8(ascii: "\n") }
    return JSONFault(line: line, column: column, reason: reason)
  }
}

/// The state of ``JSONFault/first(in:from:)``.
private struct JSONWalk {
  let bytes: [UInt8]
  var index: Int
  /// The closing bracket that each open one waits for.
  private var closers: [UInt8] = []

  init(bytes: [UInt8], index: Int) {
    self.bytes = bytes
    self.index = index
  }

  /// Walks until something is wrong; `index` then stands there.
  mutating func firstObjection() -> String? {
    // Each pass reads one value's beginning or the whole of a scalar, then every bracket, comma and
    // key up to the next value. `index` grows with each pass.
    while true {
      skipWhitespace()
      if let opened = openBracket() {
        guard closers.count < JSONFault.depthLimit else {
          return "brackets are nested more than \(JSONFault.depthLimit) deep"
        }
        closers.append(opened)
        index += 1
        skipWhitespace()
        if current != opened {
          if opened == UInt8(ascii: "}"), let objection = key() { return objection }
          continue
        }
      } else if let objection = scalar() {
        return objection
      }
      // A value is complete, or its closing bracket is next.
      closing: while true {
        skipWhitespace()
        guard let closer = closers.last else {
          return index < bytes.count ? found("the end of the file") : nil
        }
        switch current {
        case closer:
          closers.removeLast()
          index += 1
        case UInt8(ascii: ","):
          index += 1
          if closer == UInt8(ascii: "}"), let objection = key() { return objection }
          break closing
        default:
          return found("',' or '\(Character(Unicode.Scalar(closer)))'")
        }
      }
    }
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipWhitespace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
    }
  }

  /// The closing bracket that belongs to the opening one at `index`.
  private func openBracket() -> UInt8? {
    switch current {
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    default: nil
    }
  }

  private mutating func key() -> String? {
    skipWhitespace()
    guard current == UInt8(ascii: "\"") else { return found("a name in quotes") }
    if let objection = string() { return objection }
    skipWhitespace()
    guard current == UInt8(ascii: ":") else { return found("':'") }
    index += 1
    return nil
  }

  private mutating func scalar() -> String? {
    if current == UInt8(ascii: "\"") { return string() }
    if let byte = current, byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) {
      while let byte = current, "+-.eE".utf8.contains(byte) || (0x30...0x39).contains(byte) {
        index += 1
      }
      return nil
    }
    for word in ["true", "false", "null"] where bytes[index...].starts(with: word.utf8) {
      index += word.utf8.count
      return nil
    }
    return found("a value")
  }

  private mutating func string() -> String? {
    let start = index
    index += 1
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return nil
      case UInt8(ascii: "\\"):
        if let objection = escape() { return objection }
      case 0..<0x20:
        return "a control character (\(byte)) stands within quotes: write it as an escape"
      default:
        index += 1
      }
    }
    index = start
    return "the quote that opens here is never closed: is the file cut off?"
  }

  /// Reads an escape, both halves of a surrogate pair at once.
  private mutating func escape() -> String? {
    guard index + 1 < bytes.count else {
      index = bytes.count
      return found("an escape")
    }
    guard bytes[index + 1] == UInt8(ascii: "u") else {
      guard #""\/bfnrt"#.utf8.contains(bytes[index + 1]) else {
        return "an escape is none of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"
      }
      index += 2
      return nil
    }
    guard let unit = codeUnit(at: index) else { return "\\u is not followed by four hex digits" }
    guard UTF16.isLeadSurrogate(unit) || UTF16.isTrailSurrogate(unit) else {
      index += 6
      return nil
    }
    guard UTF16.isLeadSurrogate(unit), let next = codeUnit(at: index + 6),
      UTF16.isTrailSurrogate(next)
    else { return "an escape is half a surrogate pair" }
    index += 12
    return nil
  }

  /// The value of an escape such as `\u9a7f`.
  private func codeUnit(at start: Int) -> UInt16? {
    let digits = bytes.dropFirst(start).prefix(6)
    guard digits.starts(with: #"\u"#.utf8), digits.count == 6,
      digits.dropFirst(2).allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
    else { return nil }
    return UInt16(String(decoding: digits.dropFirst(2), as: UTF8.self), radix: 16)
  }

  private func found(_ expected: String) -> String {
    guard let byte = current else {
      return "the file ends where \(expected) was expected: is it cut off?"
    }
    let seen = quoted(String(decoding: bytes[index...].prefix(4), as: UTF8.self).firstScalar)
    let hint =
      byte == UInt8(ascii: "N") || byte == UInt8(ascii: "I")
      ? " (NaN and Infinity are not JSON)" : ""
    return "found \(seen) where \(expected) was expected\(hint)"
  }
}

extension String {
  fileprivate var firstScalar: String { unicodeScalars.first.map { String($0) } ?? "" }
}
