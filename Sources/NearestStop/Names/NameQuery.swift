/// What is looked for, prepared to be compared with many names.
///
/// A text is found in a name by the algorithm of D. E. Knuth, J. H. Morris and V. R. Pratt ("Fast pattern matching in
/// strings", 1977), so no name makes it slow. Pinyin is compared by sets of places in the text, one bit each, that
/// the characters read so far may have led to: after R. Baeza-Yates and G. Gonnet, "A new approach to text
/// searching", 1992. All readings of a character are followed at once.
struct NameQuery: Sendable {
  /// Folded, UTF-8; empty when there is nothing to look for.
  private let text: [UInt8]
  /// By place: how long the longest beginning of the text is that ends there and is not all of it.
  private let borders: [Int]
  /// By letter or digit: where in the text it stands. Empty when the text can be no pinyin.
  private let letters: [UInt64]
  /// What the text consists of, when it has more than one word.
  private let words: [NameQuery]

  /// More letters than that are no pinyin: 64 bits, and some ten characters.
  static let longestSpelling = 64
  /// More words than that are only looked for as they stand together.
  static let mostWords = 8

  init(_ text: String) {
    let folded = FoldedName.utf8(of: text)
    self.text = folded
    var borders = [Int](repeating: 0, count: folded.count)
    var length = 0
    for place in folded.indices.dropFirst() {
      while length > 0, folded[place] != folded[length] { length = borders[length - 1] }
      if folded[place] == folded[length] { length += 1 }
      borders[place] = length
    }
    self.borders = borders
    let words = FoldedName.words(of: text)
    self.words = 2...NameQuery.mostWords ~= words.count ? words.map { NameQuery($0) } : []
    let isSpelling =
      !folded.isEmpty && folded.count <= NameQuery.longestSpelling
      && folded.allSatisfy { $0 < 0x80 }
    guard isSpelling else {
      letters = []
      return
    }
    var letters = [UInt64](repeating: 0, count: 128)
    for (place, letter) in folded.enumerated() { letters[Int(letter)] |= 1 << UInt64(place) }
    self.letters = letters
  }

  var isEmpty: Bool { text.isEmpty }

  /// How a folded name matches; `nil` when it doesn't. O(its length), and what pinyin takes.
  func match(_ name: ArraySlice<UInt8>) -> NameMatch? {
    if let match = matchAsOne(name) { return match }
    guard !words.isEmpty, words.allSatisfy({ $0.matchAsOne(name) != nil }) else { return nil }
    return .words
  }

  private func matchAsOne(_ name: ArraySlice<UInt8>) -> NameMatch? {
    if let place = place(in: name) {
      return place > 0 ? .part : name.count == text.count ? .exact : .beginning
    }
    // A name in Latin letters is spelled as it stands.
    guard !letters.isEmpty, name.contains(where: { $0 >= 0x80 }) else { return nil }
    return spelledMatch(name)
  }

  /// Where the text first stands in a name.
  private func place(in name: ArraySlice<UInt8>) -> Int? {
    guard !text.isEmpty, text.count <= name.count else { return nil }
    var length = 0
    for (place, byte) in name.enumerated() {
      while length > 0, byte != text[length] { length = borders[length - 1] }
      if byte == text[length] { length += 1 }
      if length == text.count { return place + 1 - length }
    }
    return nil
  }

  // MARK: Pinyin

  /// Where in the text one may be after the characters so far, a bit for each number of letters: spelled out, and by
  /// initials; from the name's beginning, and from anywhere.
  private struct Progress {
    var spelledFromBeginning: UInt64 = 1
    var spelled: UInt64 = 1
    var initialsFromBeginning: UInt64 = 1
    var initials: UInt64 = 1
  }

  private func spelledMatch(_ name: ArraySlice<UInt8>) -> NameMatch? {
    var best: NameMatch?
    func found(_ match: NameMatch) { best = min(best ?? match, match) }
    var progress = Progress()
    for scalar in String(decoding: name, as: UTF8.self).unicodeScalars {
      let syllables =
        scalar.isASCII
        ? [[UInt8(truncatingIfNeeded: scalar.value)]] : Pinyin.table.syllables(of: scalar)
      var next = Progress(
        spelledFromBeginning: 0, spelled: 1, initialsFromBeginning: 0, initials: 1)
      for syllable in syllables {
        let begun = step(progress.spelledFromBeginning, syllable)
        if begun.isFinished { found(.spelledBeginning) }
        next.spelledFromBeginning |= begun.places
        let inside = step(progress.spelled, syllable)
        if inside.isFinished { found(.spelledPart) }
        next.spelled |= inside.places
        // A bit behind the last letter falls out: the text is found when its last letter is.
        let initial = letters[Int(syllable[0])]
        let last: UInt64 = 1 << UInt64(text.count - 1)
        let begunInitials = progress.initialsFromBeginning & initial
        if begunInitials & last != 0 { found(.initialsAtBeginning) }
        next.initialsFromBeginning |= begunInitials << 1
        let insideInitials = progress.initials & initial
        if insideInitials & last != 0 { found(.initials) }
        next.initials |= insideInitials << 1
      }
      if best == .spelledBeginning { return best }
      progress = next
    }
    return best
  }

  /// Where one is behind a syllable that is read at some of the given places, and whether the text ends in it or
  /// with it.
  private func step(
    _ places: UInt64, _ syllable: [UInt8]
  ) -> (places: UInt64, isFinished: Bool) {
    // Letter by letter, for all places at once.
    var left = places
    for (count, letter) in syllable.enumerated() where left != 0 {
      left &= letters[Int(letter)] >> UInt64(count)
      // Does the text end with this letter?
      let end = text.count - 1 - count
      if end >= 0, left & (1 << UInt64(end)) != 0 { return (0, true) }
    }
    return (left << UInt64(syllable.count), false)
  }
}
