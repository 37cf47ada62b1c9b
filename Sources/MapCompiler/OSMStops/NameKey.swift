/// A name as far as it tells places apart: without case, blanks and punctuation, full-width letters
/// and digits (Ａ１) as the ordinary ones.
///
///     NameKey("Ｃａｆé (North)") == NameKey("café north")
struct NameKey: Hashable {
  private let text: String

  /// - Returns: `nil` where nothing is left of the name.
  init?(_ name: String) {
    var text = ""
    for scalar in name.unicodeScalars {
      let scalar = NameKey.halfWidth(scalar)
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter:
        text += scalar.properties.lowercaseMapping
      case .lowercaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
        .otherNumber, .nonspacingMark, .spacingMark:
        text.unicodeScalars.append(scalar)
      default:
        break
      }
    }
    guard !text.isEmpty else { return nil }
    // Equal strings are those that Unicode calls equivalent, so accents need no care here.
    self.text = text
  }

  /// U+FF01…U+FF5E are the characters U+0021…U+007E in the width of a Chinese one.
  private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }
}
