/// Finds the word that was probably meant.
enum DidYouMean {
  /// The candidate nearest to `word`, if it is near enough for a typing mistake: one edit in a short
  /// word, up to a third of the letters in a long one. The first of several equally near.
  static func suggestion<Candidates: Sequence<String>>(
    for word: String, among candidates: Candidates
  ) -> String? {
    let limit = max(1, word.unicodeScalars.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let distance = editDistance(word, candidate)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// ` Did you mean 'a', 'b' or 'c'?`: all words that are equally near, three at most; empty if there is none.
  static func question<Candidates: Sequence<String>>(
    for word: String, among candidates: Candidates
  ) -> String {
    let shown = alike(word, among: candidates).map { "'\(PrintableText.excerpt($0))'" }
    guard let last = shown.last else { return "" }
    let list = [shown.dropLast().joined(separator: ", "), last]
    return " Did you mean \(list.filter { !$0.isEmpty }.joined(separator: " or "))?"
  }

  /// The same in Chinese: `是否指“甲”或“乙”？`.
  static func chineseQuestion<Candidates: Sequence<String>>(
    for word: String, among candidates: Candidates
  ) -> String {
    let shown = alike(word, among: candidates).map { "“\(PrintableText.excerpt($0))”" }
    return shown.isEmpty ? "" : "是否指\(shown.joined(separator: "或"))？"
  }

  /// The words that are equally near, three at most.
  private static func alike<Candidates: Sequence<String>>(
    _ word: String, among candidates: Candidates
  ) -> [String] {
    guard let first = suggestion(for: word, among: candidates) else { return [] }
    let distance = editDistance(word, first)
    var words: [String] = []
    for candidate in candidates
    where !words.contains(candidate) && editDistance(word, candidate) == distance {
      words.append(candidate)
    }
    return Array(words.prefix(3))
  }

  /// How many letters have to be inserted, deleted, replaced or exchanged with their neighbour.
  ///
  /// The restricted Damerau–Levenshtein distance, by rows; O(n · m).
  static func editDistance(_ left: String, _ right: String) -> Int {
    let left = Array(left.unicodeScalars)
    let right = Array(right.unicodeScalars)
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for (column, other) in right.enumerated() {
        var distance = min(
          last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          distance = min(distance, beforeLast[column - 1] + 1)
        }
        current.append(distance)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
