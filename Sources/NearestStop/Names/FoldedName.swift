/// A name reduced to what somebody types who looks for it.
///
/// Full-width letters and digits become narrow and capitals small; blanks, punctuation, control and formatting
/// characters go away. Letters with accents stay what they are, and traditional characters stay traditional.
///
/// The first letter of a word is marked where that is asked for: without it nobody could tell any more that `nj` stands
/// inside `Xinjiekou` and `jie` does not in `Jie Er Tiao`.
enum FoldedName {
  /// As UTF-8.
  ///
  /// - Parameter marksWords: whether the letters a–z that begin a word stay capital, the only capitals there are.
  static func utf8(of text: String, markingWords marksWords: Bool = false) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    var isInWord = false
    for scalar in text.unicodeScalars {
      let place = folded.count
      append(scalar, to: &folded)
      if marksWords, !isInWord, place < folded.count, isLetter(folded[place]) {
        folded[place] &= 0xDF
      }
      isInWord = isLatin(scalar)
    }
    return folded
  }

  /// A marked letter as it is without its mark.
  @inline(__always)
  static func unmarked(_ byte: UInt8) -> UInt8 {
    0x41...0x5A ~= byte ? byte | 0x20 : byte
  }

  private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte }

  /// Whether the letter after it is one inside a word. Digits and characters end a word.
  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
    default: false
    }
  }

  /// The parts between what goes away.
  static func words(of text: String) -> [String] {
    text.unicodeScalars.split(whereSeparator: isIgnored).map { String($0) }
  }

  private static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: folded.append(UInt8(truncatingIfNeeded: scalar.value))
    case 0x41...0x5A: folded.append(UInt8(truncatingIfNeeded: scalar.value + 0x20))
    // Characters of names: nothing to be done, and nearly all there is.
    case 0x4E00..<0xA000:
      folded.append(UInt8(truncatingIfNeeded: 0xE0 | scalar.value >> 12))
      folded.append(UInt8(truncatingIfNeeded: 0x80 | scalar.value >> 6 & 0x3F))
      folded.append(UInt8(truncatingIfNeeded: 0x80 | scalar.value & 0x3F))
    case 0xFF01...0xFF5E:  // full-width ASCII
      if let narrow = Unicode.Scalar(scalar.value - 0xFEE0) { append(narrow, to: &folded) }
    default:
      guard !isIgnored(scalar) else { return }
      folded.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
  }

  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format,
      .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }
}
