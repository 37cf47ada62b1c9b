internal import Geodesy

/// A piece of an `opening_hours` text.
struct OpeningHoursToken {
  enum Kind: Equatable {
    /// Latin letters, in lower case.
    case word(String)
    /// Up to four digits.
    case number(Int, digits: Int)
    /// What stood between quotes.
    case comment(String)
    case colon, comma, semicolon, dash, plus, slash, bar
    case openBracket, closeBracket, openParenthesis, closeParenthesis
    case end
  }

  var kind: Kind
  /// Which character of the text the token starts with, from 1.
  var position: Int
  /// As written, for errors.
  var text: String
}

/// Cuts an `opening_hours` text into tokens.
enum OpeningHoursLexer {
  /// The tokens, the last of which is the end.
  static func tokens(of text: String) throws(OpeningHoursError) -> [OpeningHoursToken] {
    let scalars = Array(text.unicodeScalars.prefix(OpeningHours.longestText + 1))
    guard scalars.count <= OpeningHours.longestText else { throw .tooLong }
    var tokens: [OpeningHoursToken] = []
    var next = 0
    while next < scalars.count {
      let start = next
      if isBlank(scalars[start]) {
        next += 1
        continue
      }
      let kind = try kind(scalars, &next)
      tokens.append(
        OpeningHoursToken(
          kind: kind, position: start + 1, text: string(scalars[start..<next])))
    }
    tokens.append(OpeningHoursToken(kind: .end, position: scalars.count + 1, text: "the end"))
    return tokens
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{A0}" || scalar == "\u{3000}"
      || scalar == "\r" || scalar == "\n"
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func kind(
    _ scalars: [Unicode.Scalar], _ next: inout Int
  ) throws(OpeningHoursError) -> OpeningHoursToken.Kind {
    let start = next
    func run(_ belongs: (Unicode.Scalar) -> Bool) -> ArraySlice<Unicode.Scalar> {
      scalars[start...].prefix(while: belongs)
    }
    let scalar = scalars[start]
    next += 1
    if isLetter(scalar) {
      let letters = run(isLetter)
      next = letters.endIndex
      return .word(string(letters).lowercased())
    }
    if isDigit(scalar) {
      let digits = run(isDigit)
      next = digits.endIndex
      guard digits.count <= 4, let value = Int(string(digits)) else {
        throw .unexpected(
          found: Excerpt.of(string(digits)), at: start + 1, expected: "a time such as 08:00")
      }
      return .number(value, digits: digits.count)
    }
    switch scalar {
    case "\"":
      let content = scalars[next...].prefix { $0 != "\"" }
      guard content.endIndex < scalars.count else {
        throw .unexpected(
          found: Excerpt.of(string(scalars[start...])), at: start + 1,
          expected: "a closing quotation mark")
      }
      next = content.endIndex + 1
      return .comment(string(content))
    // Full-width signs and the typographic dash are what Chinese keyboards produce.
    case ":", "\u{FF1A}": return .colon
    case ",", "\u{FF0C}": return .comma
    case ";", "\u{FF1B}": return .semicolon
    case "-", "\u{2013}", "\u{FF0D}": return .dash
    case "+": return .plus
    case "/": return .slash
    case "[": return .openBracket
    case "]": return .closeBracket
    case "(": return .openParenthesis
    case ")": return .closeParenthesis
    case "|": return .bar
    default:
      throw .unexpected(
        found: Excerpt.of(String(scalar)), at: start + 1,
        expected: "weekdays and times such as Mo-Fr 08:00-20:00")
    }
  }
}
