/// One sign or word of a coordinate's text.
enum CoordinateToken: Equatable {
  /// A decimal without sign; `isWhole` when written without a point.
  case number(Double, isWhole: Bool)
  case minus
  case plus
  case hemisphere(Hemisphere)
  /// A lower-case `s`: seconds after minutes, otherwise south.
  case letterS
  case mark(AngleMark)
  case colon
  case comma
  case blank
}

/// Which half of the earth a letter names.
enum Hemisphere: Equatable {
  case north, south, east, west

  var isLatitude: Bool { self == .north || self == .south }
  var isNegative: Bool { self == .south || self == .west }
}

/// The unit that stands behind a number.
enum AngleMark: Equatable {
  case degrees, minutes, seconds
}

/// Cuts a coordinate's text into tokens, so that the parser need not know how often the world has
/// invented the degree sign.
enum CoordinateLexer {
  /// - Throws: ``GeodesyError/unreadableCoordinate(_:expected:)`` at the first character that has no
  ///   place in a coordinate.
  static func tokens(of bytes: Span<UInt8>) throws(GeodesyError) -> [CoordinateToken] {
    let scalars = Array(Excerpt.string(bytes).unicodeScalars)
    var tokens: [CoordinateToken] = []
    var position = 0
    while position < scalars.count {
      let scalar = scalars[position]
      if isDigit(scalar) {
        tokens.append(try number(scalars, &position, bytes))
      } else if let (token, length) = sign(scalars, position) {
        if token != .blank || tokens.last != .blank { tokens.append(token) }
        position += length
      } else {
        throw .unreadableCoordinate(
          Excerpt.of(bytes),
          expected: "\(CoordinateParser.example), without '\(Excerpt.of(String(scalar)))'")
      }
    }
    if tokens.first == .blank { tokens.removeFirst() }
    if tokens.last == .blank { tokens.removeLast() }
    return tokens
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static func number(
    _ scalars: [Unicode.Scalar], _ position: inout Int, _ bytes: Span<UInt8>
  ) throws(GeodesyError) -> CoordinateToken {
    var digits: [UInt8] = []
    while position < scalars.count, isDigit(scalars[position]) || scalars[position] == "." {
      digits.append(UInt8(truncatingIfNeeded: scalars[position].value))
      position += 1
    }
    guard let value = DecimalText.number(digits.span) else {
      throw .unreadableCoordinate(
        Excerpt.of(bytes), expected: "numbers with one point and digits on both its sides")
    }
    return .number(value, isWhole: !digits.contains(UInt8(ascii: ".")))
  }

  /// The token that starts at `position`, and how many scalars it takes.
  private static func sign(
    _ scalars: [Unicode.Scalar], _ position: Int
  ) -> (CoordinateToken, length: Int)? {
    let next = position + 1 < scalars.count ? scalars[position + 1] : nil
    switch scalars[position] {
    case " ", "\t", "\r", "\n", "\u{A0}", "\u{3000}": return (.blank, 1)
    case ",", "\u{FF0C}": return (.comma, 1)
    case ":", "\u{FF1A}": return (.colon, 1)
    case "-", "\u{2212}": return (.minus, 1)
    case "+": return (.plus, 1)
    case "N", "n": return (.hemisphere(.north), 1)
    case "S": return (.hemisphere(.south), 1)
    case "E", "e": return (.hemisphere(.east), 1)
    case "W", "w": return (.hemisphere(.west), 1)
    case "s": return (.letterS, 1)
    // The degree sign, and the ordinal indicator that keyboards offer next to it.
    case "\u{B0}", "\u{BA}", "d", "度": return (.mark(.degrees), 1)
    case "'", "\u{2032}", "\u{2019}":
      // Two primes are one second mark.
      if next == scalars[position] { return (.mark(.seconds), 2) }
      return (.mark(.minutes), 1)
    case "m", "分": return (.mark(.minutes), 1)
    case "\"", "\u{2033}", "\u{201D}", "秒": return (.mark(.seconds), 1)
    case "北" where next == "纬" || next == "緯": return (.hemisphere(.north), 2)
    case "南" where next == "纬" || next == "緯": return (.hemisphere(.south), 2)
    case "东" where next == "经", "東" where next == "經": return (.hemisphere(.east), 2)
    case "西" where next == "经" || next == "經": return (.hemisphere(.west), 2)
    default: return nil
    }
  }
}
