/// Text from a file, made safe to show in a terminal.
///
/// A stop's name may come from anybody. An escape sequence in it could recolour, retitle or
/// overwrite the reader's terminal, and a bidirectional override could make one name look like
/// another, so neither reaches it: such characters are shown as `\u{1B}`.
enum PrintableText {
  static func of(_ text: String) -> String {
    guard isHarmful(text) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      if isHarmful(scalar) {
        shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  static func isHarmful(_ text: String) -> Bool {
    text.unicodeScalars.contains(where: { isHarmful($0) })
  }

  /// C0 and C1 control characters, line and paragraph separators, bidirectional controls.
  static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The beginning of a text, short enough for a message.
  static func excerpt(_ text: String) -> String {
    let limit = 60
    let safe = of(String(text.prefix(limit)))
    return text.count > limit ? safe + "…" : safe
  }
}
