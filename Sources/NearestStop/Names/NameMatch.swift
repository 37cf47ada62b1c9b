/// How well a name is what was looked for, best first.
public enum NameMatch: Int, CaseIterable, Hashable, Sendable, Comparable {
  /// The whole name.
  case exact
  /// Its beginning.
  case beginning
  /// A part of it; in Latin letters one that begins with a word.
  case part
  /// Its beginning in pinyin, the last syllable perhaps unfinished: `xidan`, `xid` for 西单驿站.
  case spelledBeginning
  /// A part of it in pinyin: `yizhan`.
  case spelledPart
  /// The first letters of its first syllables: `xd`, `xdyz`.
  case initialsAtBeginning
  /// A part of it that begins inside a word: `nj` for Xinjiekou.
  case inside
  /// The first letters of others that follow each other: `yz`.
  case initials
  /// All the words of what was looked for, each as any of these: `西单 驿站` for 西单北大街暖心驿站.
  case words

  /// Whether it is the better match.
  public static func < (left: NameMatch, right: NameMatch) -> Bool {
    left.rawValue < right.rawValue
  }
}
