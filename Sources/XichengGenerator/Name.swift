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
      "\(place.english) \(title.english)" + (number > 1 ? " \(number)" : "")
      + (side.map { ", \($0.english)" } ?? "")
    let chinese = placeName + title.chinese
    guard !taken.contains(chinese), !taken.contains(english) else { return nil }
    taken.formUnion([chinese, english])
    let aliases = otherTitles.map { placeName + $0.chinese }.filter { taken.insert($0).inserted }
    return Name(chinese: chinese, english: english, aliases: aliases)
  }
}
