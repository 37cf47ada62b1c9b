/// What a stop is called.
struct Name: Sendable {
  let chinese: String
  let english: String
  /// Other names it is known under, in Chinese.
  let aliases: [String]
}

/// Gives names out and never the same one twice: neither as a name nor as an alias.
struct NameRegister {
  /// Asked for membership only, so its order never reaches the output.
  private var taken: Set<String> = []

  /// Names a stop after a place, and after the side of it where the stop lies once the plain name is
  /// gone: "展览馆路东侧暖心驿站", "Zhanlanguan Road Rider Station, E".
  ///
  /// - Parameter otherTitles: what the stop may be called besides; those already given out are left.
  mutating func name(
    _ title: KindProfile.Title, at place: Place, lying side: Side,
    otherTitles: [KindProfile.Title]
  ) -> Name {
    if let plain = claim(title, at: place, lying: nil, number: 1, otherTitles) { return plain }
    var number = 1
    while true {
      if let name = claim(title, at: place, lying: side, number: number, otherTitles) {
        return name
      }
      number += 1
    }
  }

  private mutating func claim(
    _ title: KindProfile.Title, at place: Place, lying side: Side?, number: Int,
    _ otherTitles: [KindProfile.Title]
  ) -> Name? {
    let placeName = place.chinese + (side?.chinese ?? "") + (number > 1 ? "\(number)号" : "")
    let english =
      joined(
        place.english.split(separator: " "), title.english.split(separator: " "), overlapping: 1
      )
      .joined(separator: " ") + (number > 1 ? " \(number)" : "")
      + (side.map { ", \($0.english)" } ?? "")
    let chinese = String(joined(Array(placeName), Array(title.chinese), overlapping: 2))
    guard !taken.contains(chinese), !taken.contains(english) else { return nil }
    taken.formUnion([chinese, english])
    let aliases = otherTitles.map {
      String(joined(Array(placeName), Array($0.chinese), overlapping: 2))
    }.filter {
      taken.insert($0).inserted
    }
    return Name(chinese: chinese, english: english, aliases: aliases)
  }

  /// A place and a title, one after the other; what the first ends with and the second begins with
  /// stands once: "西单商圈" and "商圈骑手友好点" make "西单商圈骑手友好点".
  ///
  /// - Parameter shortest: how much must agree. One Chinese character is too little: "大街" and "街巷"
  ///   are two words.
  private func joined<Element: Equatable>(
    _ first: [Element], _ second: [Element], overlapping shortest: Int
  ) -> [Element] {
    let overlap = (shortest...max(shortest, second.count)).last {
      first.count >= $0 && second.count >= $0
        && first.suffix($0).elementsEqual(second.prefix($0))
    }
    return first + second.dropFirst(overlap ?? 0)
  }
}
