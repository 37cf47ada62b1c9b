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
    // The marked ones are the same.
    for letter in 0x61...0x7A { letters[letter & 0xDF] = letters[letter] }
    self.letters = letters
  }

  var isEmpty: Bool { text.isEmpty }

  /// How a folded name matches, its words marked; `nil` when it doesn't. O(its length), and what pinyin takes.
  func match(_ name: Span<UInt8>) -> NameMatch? {
    if let match = matchAsOne(name) { return match }
    guard !words.isEmpty else { return nil }
    for word in words where word.matchAsOne(name) == nil { return nil }
    return .words
  }

  private func matchAsOne(_ name: Span<UInt8>) -> NameMatch? {
    let place = place(in: name)
    if let place, !place.isInside {
      return place.start > 0 ? .part : name.count == text.count ? .exact : .beginning
    }
    let inside = place == nil ? nil : NameMatch.inside
    // A name in Latin letters is spelled as it stands.
    guard !letters.isEmpty, !NameQuery.isASCII(name) else { return inside }
    // Where the letters stand as they are, they are no pinyin of the middle.
    return spelledMatch(name, anywhere: inside == nil) ?? inside
  }

  /// Where the text first stands in a name, at the beginning of a word if it does anywhere.
  private func place(in name: Span<UInt8>) -> (start: Int, isInside: Bool)? {
    guard !text.isEmpty, text.count <= name.count else { return nil }
    let (text, borders) = (text.span, borders.span)
    var inside: Int?
    var length = 0
    for place in name.indices {
      let byte = FoldedName.unmarked(name[place])
      while length > 0, byte != text[length] { length = borders[length - 1] }
      if byte == text[length] { length += 1 }
      guard length == text.count else { continue }
      let start = place + 1 - length
      guard 0x61...0x7A ~= name[start] else { return (start, false) }
      inside = inside ?? start
      length = borders[length - 1]
    }
    return inside.map { ($0, true) }
  }

  private static func isASCII(_ name: Span<UInt8>) -> Bool {
    for place in name.indices where name[place] >= 0x80 { return false }
    return true
  }

  // MARK: Pinyin

  /// Where in the text one may be after the characters so far, a bit for each number of letters: spelled out, and by
  /// initials; from the name's beginning, and from anywhere.
  private struct Progress {
    var spelledFromBeginning: UInt64 = 0
    var spelled: UInt64
    var initialsFromBeginning: UInt64 = 0
    var initials: UInt64

    /// - Parameter isAnywhere: whether one may begin here.
    init(_ isAnywhere: Bool) {
      spelled = isAnywhere ? 1 : 0
      initials = spelled
    }
  }

  /// - Parameter isAnywhere: whether to look behind the name's beginning, too.
  private func spelledMatch(_ name: Span<UInt8>, anywhere isAnywhere: Bool) -> NameMatch? {
    let table = Pinyin.table
    let letters = letters.span
    let sounds = table.letters.span
    var best: NameMatch?
    var progress = Progress(isAnywhere)
    progress.spelledFromBeginning = 1
    progress.initialsFromBeginning = 1
    var place = 0
    while place < name.count {
      var next = Progress(isAnywhere)
      let byte = name[place]
      if byte < 0x80 {
        let letter = letters[Int(byte)]
        take(
          step(progress.spelledFromBeginning & letter, 1),
          step(progress.spelled & letter, 1), letter, progress, &next, &best)
        place += 1
      } else {
        // A folded name is whole UTF-8; characters that are read stand in three bytes.
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        if length == 3, place + 3 <= name.count {
          let scalar =
            UInt32(byte & 0x0F) << 12 | UInt32(name[place + 1] & 0x3F) << 6
            | UInt32(name[place + 2] & 0x3F)
          for syllable in table.syllableNumbers(of: scalar) {
            let range = table.syllableStarts[syllable]..<table.syllableStarts[syllable + 1]
            let sound = sounds.extracting(range)
            take(
              read(sound, from: progress.spelledFromBeginning, letters),
              read(sound, from: progress.spelled, letters), letters[Int(sound[0])], progress,
              &next, &best)
          }
        }
        place += length
      }
      if best == .spelledBeginning { return best }
      progress = next
    }
    return best
  }

  /// Goes on behind one of a character's readings.
  @inline(__always)
  private func take(
    _ begun: (places: UInt64, isFinished: Bool), _ inside: (places: UInt64, isFinished: Bool),
    _ initial: UInt64, _ progress: Progress, _ next: inout Progress, _ best: inout NameMatch?
  ) {
    func found(_ match: NameMatch) { best = min(best ?? match, match) }
    if begun.isFinished { found(.spelledBeginning) }
    next.spelledFromBeginning |= begun.places
    if inside.isFinished { found(.spelledPart) }
    next.spelled |= inside.places
    let begunInitials = step(progress.initialsFromBeginning & initial, 1)
    if begunInitials.isFinished { found(.initialsAtBeginning) }
    next.initialsFromBeginning |= begunInitials.places
    let insideInitials = step(progress.initials & initial, 1)
    if insideInitials.isFinished { found(.initials) }
    next.initials |= insideInitials.places
  }

  /// The places behind a letter that stands at some, and whether it is the text's last.
  @inline(__always)
  private func step(
    _ places: UInt64, _ count: Int
  ) -> (places: UInt64, isFinished: Bool) {
    let last = text.count - count
    return (places << UInt64(count), last >= 0 && places & (1 << UInt64(last)) != 0)
  }

  /// Where one is behind a syllable that is read at some of the given places, and whether the text ends in it or
  /// with it.
  @inline(__always)
  private func read(
    _ syllable: Span<UInt8>, from places: UInt64, _ letters: Span<UInt64>
  ) -> (places: UInt64, isFinished: Bool) {
    // Letter by letter, for all places at once.
    var left = places
    for count in syllable.indices {
      left &= letters[Int(syllable[count])] >> UInt64(count)
      guard left != 0 else { return (0, false) }
      // Does the text end with this letter?
      if step(left, count + 1).isFinished { return (0, true) }
    }
    return (left << UInt64(syllable.count), false)
  }
}
