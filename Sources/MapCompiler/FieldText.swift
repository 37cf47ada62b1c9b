internal import MapImport

extension FieldValue {
  /// Whether the value says nothing: `null`, or text of nothing but white space.
  var isEmpty: Bool {
    switch self {
    case .null: true
    case .string(let text): text.utf8.trimmed.isEmpty
    default: false
    }
  }

  /// Text, or a number in digits. A fraction keeps its decimals; a number beyond 2^53, which may have
  /// lost digits on the way, has no text.
  var plainText: String? {
    switch self {
    case .string(let text): return text
    case .integer(let value): return String(value)
    case .number(let value):
      guard abs(value) <= 0x1p53 else { return nil }
      return value == value.rounded() ? String(Int64(value)) : String(value)
    case .boolean, .null, .list, .object, .unreadable: return nil
    }
  }
}

extension String {
  /// Without white space at either end: that of ASCII, and the ideographic space U+3000.
  ///
  /// Works on bytes. Asking every character for its Unicode properties took a third of a
  /// compilation's time.
  var trimmed: String {
    let trimmed = utf8.trimmed
    return trimmed.count == utf8.count ? self : String(Substring(trimmed))
  }

  /// The pieces between semicolons, commas and white space.
  var words: [String] {
    utf8.split { isSpace($0) || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") }
      .map { String(Substring($0)).trimmed }
  }
}

extension String.UTF8View {
  fileprivate var trimmed: Substring.UTF8View {
    let ideographicSpace: [UInt8] = [0xE3, 0x80, 0x80]
    var rest = self[...]
    while let byte = rest.first {
      if isSpace(byte) {
        rest.removeFirst()
      } else if byte == 0xE3, rest.starts(with: ideographicSpace) {
        rest.removeFirst(3)
      } else {
        break
      }
    }
    while let byte = rest.last {
      if isSpace(byte) {
        rest.removeLast()
      } else if byte == 0x80, rest.suffix(3).elementsEqual(ideographicSpace) {
        rest.removeLast(3)
      } else {
        break
      }
    }
    return rest
  }
}

/// Blank, tab, and what breaks a line in ASCII.
private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
