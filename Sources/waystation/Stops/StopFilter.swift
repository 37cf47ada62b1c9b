internal import Stops

/// Which stops are listed: those that satisfy all of it.
struct StopFilter: Sendable {
  var needs: AmenitySet = []
  /// Any of these kinds; all if empty. Likewise below.
  var kinds: [String] = []
  var tiers: [StopTier] = []
  var subdistricts: [String] = []
  /// Part of a name or an alias.
  var search: String?

  func matching(_ stops: some Sequence<Stop>) -> [Stop] {
    let kinds = Set(kinds.map(FoldedText.of))
    let subdistricts = subdistricts.map(FoldedText.of)
    let search = search.map(FoldedText.of)
    return stops.filter { stop in
      stop.amenities.isSuperset(of: needs)
        && (kinds.isEmpty || stop.kind.map { kinds.contains(FoldedText.of($0.rawValue)) } == true)
        && (tiers.isEmpty || stop.tier.map(tiers.contains) == true)
        && (subdistricts.isEmpty || Self.any(of: subdistricts, isIn: stop.subdistrict))
        && (search.map { Self.name(of: stop, contains: $0) } ?? true)
    }
  }

  /// Part of a subdistrict's name is enough: 什刹海 for 什刹海街道.
  private static func any(of names: [String], isIn text: String?) -> Bool {
    guard let text = text.map(FoldedText.of) else { return false }
    return names.contains { FoldedText.contains($0, in: text) }
  }

  private static func name(of stop: Stop, contains part: String) -> Bool {
    let names = [stop.names.chinese, stop.names.english].compactMap { $0 } + stop.names.aliases
    return names.contains { FoldedText.contains(part, in: FoldedText.of($0)) }
  }
}

extension FoldedText {
  /// Whether `part` stands somewhere in `text`; both folded. An empty part does.
  static func contains(_ part: String, in text: String) -> Bool {
    let part = Array(part.utf8)
    let text = Array(text.utf8)
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { start in
      text[start..<(start + part.count)].elementsEqual(part)
    }
  }
}
