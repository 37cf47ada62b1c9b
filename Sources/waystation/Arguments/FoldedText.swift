/// Text reduced to what matters when words are compared: full-width letters become narrow, capital
/// ones small, and typographic apostrophes plain.
enum FoldedText {
  static func of(_ text: String) -> String {
    var folded = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E:  // full-width ASCII
        let narrow = Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        folded += narrow.properties.lowercaseMapping
      case 0x3000: folded += " "  // ideographic space
      case 0x2018, 0x2019, 0x02BC: folded += "'"
      default: folded += scalar.properties.lowercaseMapping
      }
    }
    return folded
  }
}
