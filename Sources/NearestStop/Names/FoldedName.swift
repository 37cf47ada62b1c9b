/// A name reduced to what somebody types who looks for it.
///
/// Full-width letters and digits become narrow and capitals small; blanks, punctuation, control and formatting
/// characters go away. Letters with accents stay what they are, and traditional characters stay traditional.
enum FoldedName {
  /// As UTF-8.
  static func utf8(of text: String) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { append(scalar, to: &folded) }
    return folded
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
    case 0x4E00..<0xA000: folded.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
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
