/// How text from outside is quoted in a message: short, on one line, and harmless to a terminal.
package enum Excerpt {
  /// The most characters of the original that are repeated.
  package static let limit = 40

  /// The beginning of `text`. Control and invisible formatting characters, which could move the
  /// cursor or turn the reading direction, appear as `\u{…}`; a cut is shown as `…`.
  package static func of(_ text: some StringProtocol) -> String {
    var excerpt = ""
    var count = 0
    // By scalars, not characters: one character may hold any number of combining marks.
    for scalar in text.unicodeScalars {
      guard count < limit else { return excerpt + "…" }
      count += 1
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
        .privateUse:
        excerpt += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default:
        excerpt.unicodeScalars.append(scalar)
      }
    }
    return excerpt
  }

  /// The beginning of `bytes`, read as UTF-8; what is not valid there appears as U+FFFD.
  package static func of(_ bytes: Span<UInt8>) -> String {
    // A scalar takes at most four bytes.
    let shown = bytes.extracting(first: min(bytes.count, 4 * limit + 4))
    return of(string(shown))
  }

  /// All of `bytes` as a string.
  package static func string(_ bytes: Span<UInt8>) -> String {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for index in bytes.indices { copy.append(bytes[index]) }
    return String(decoding: copy, as: UTF8.self)
  }
}
