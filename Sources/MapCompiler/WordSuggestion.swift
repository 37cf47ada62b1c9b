/// The word somebody may have meant.
enum WordSuggestion {
  /// The first of the words that fewest changes away from `text`, at most two; `nil` when none is
  /// that close, or when so short a text would be changed beyond recognition.
  static func nearest(to text: String, among words: [String]) -> String? {
    // Longer text is no misspelling; the bound also keeps the table small.
    guard text.utf8.count <= 40 else { return nil }
    let letters = Array(text.lowercased())
    let ranked = words.map { (word: $0, changes: changes(letters, Array($0))) }
    guard let best = ranked.min(by: { $0.changes < $1.changes }),
      best.changes <= 2, best.changes * 2 < letters.count
    else { return nil }
    return best.word
  }

  /// How many letters must be inserted, removed or replaced to turn one word into the other.
  ///
  /// V. I. Levenshtein, "Binary codes capable of correcting deletions, insertions and reversals",
  /// Soviet Physics Doklady 10 (1966), 707–710.
  private static func changes(_ from: [Character], _ to: [Character]) -> Int {
    var row = Array(0...to.count)
    for (i, letter) in from.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in to.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
      }
    }
    return row[to.count]
  }
}
