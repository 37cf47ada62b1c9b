internal import NearestStop
internal import Stops

/// The names that were probably meant by a text that none has: those that sound the same, else those that are spelled
/// almost the same.
struct SimilarNames {
  /// Three at most, the most similar.
  private(set) var names: [String] = []

  private static let count = 3
  /// Longer texts are compared with nothing: that takes time, and nobody mistypes that much.
  private static let longestText = 40

  init(to text: String, in finder: StopFinder) {
    guard text.unicodeScalars.count <= Self.longestText else { return }
    addThoseThatSoundLike(text, in: finder)
    if names.isEmpty { addThoseSpelledLike(text, among: finder.stops) }
  }

  /// 西丹 for 西单: typed by its sound, and the wrong character chosen.
  private mutating func addThoseThatSoundLike(_ text: String, in finder: StopFinder) {
    var spellings = [""]
    for scalar in FoldedText.of(text).unicodeScalars where !scalar.isASCII {
      let readings = Pinyin.readings(of: scalar)
      // Some characters have four readings; of a long text the first ones will do.
      spellings = Array(spellings.flatMap { start in readings.map { start + $0 } }.prefix(16))
    }
    guard spellings.contains(where: { !$0.isEmpty }) else { return }
    let search = NameSearch(finder.stops)
    for spelling in spellings {
      for found in search.stops(named: spelling, limit: Self.count) {
        guard found.match <= .spelledBeginning else { continue }
        let known = finder.stops.names(of: Int(found.ordinal))
        add(known.chinese ?? known.english ?? finder.stops.id(of: Int(found.ordinal)))
      }
    }
  }

  /// Compares with whole names, and with as much of their beginnings as the text has letters.
  private mutating func addThoseSpelledLike(_ text: String, among stops: StopCatalog) {
    let wanted = FoldedText.of(text)
    let length = wanted.unicodeScalars.count
    // One letter of two that is right is chance.
    guard length > 2 else { return }
    let beginning = Set(wanted.unicodeScalars.prefix(2))
    var nearest = max(1, length / 3)
    for ordinal in stops.indices {
      let known = stops.names(of: ordinal)
      for name in [known.chinese, known.english].compactMap({ $0 }) + known.aliases {
        let folded = FoldedText.of(name.beginning(2 * length))
        // Of a million names most are passed over: nobody mistypes both of the first two letters.
        guard folded.unicodeScalars.prefix(2).contains(where: beginning.contains) else { continue }
        let distance = min(
          DidYouMean.editDistance(wanted, folded),
          DidYouMean.editDistance(wanted, folded.beginning(length)))
        guard distance <= nearest else { continue }
        if distance < nearest { names = [] }
        nearest = distance
        add(name)
      }
    }
  }

  private mutating func add(_ name: String) {
    if names.count < Self.count, !names.contains(name) { names.append(name) }
  }
}

extension String {
  /// At most so many scalars.
  fileprivate func beginning(_ count: Int) -> String {
    String(String.UnicodeScalarView(unicodeScalars.prefix(count)))
  }
}
