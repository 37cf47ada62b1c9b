internal import ArgumentParser
internal import NearestStop

/// The words by which one may say how one gets there: the modes' own, and what people say instead.
enum TravelVocabulary {
  /// Further words for each mode, English and Chinese. Every word is in here once.
  private static let aliases: [(mode: TravelMode, words: [String])] = [
    (.straightLine, ["straight", "line", "crow", "air", "直线", "直线距离"]),
    (.foot, ["walk", "walking", "on_foot", "pedestrian", "步行", "走路", "走"]),
    (.bicycle, ["bike", "cycle", "cycling", "骑行", "骑车", "自行车", "单车"]),
    (.ebike, ["e_bike", "e_bicycle", "electric_bicycle", "电动车", "电动自行车", "电瓶车", "电单车"]),
  ]

  /// What one word means.
  static func mode(for word: String) -> TravelMode? {
    let key = String(FoldedText.of(word).map { $0 == "-" || $0 == " " ? "_" : $0 })
    return TravelMode(rawValue: key) ?? aliases.first { $0.words.contains(key) }?.mode
  }

  /// Reads `--by` where a straight line is an answer.
  static func parseMode(_ text: String) throws(ValidationError) -> TravelMode {
    guard let mode = mode(for: text[...].trimmed) else {
      throw unknown(text, among: TravelMode.allCases)
    }
    return mode
  }

  /// Reads `--by` where roads are needed.
  static func parseProfile(_ text: String) throws(ValidationError) -> Profile {
    let modes = TravelMode.allCases.filter { $0.profile != nil }
    guard let mode = mode(for: text[...].trimmed) else { throw unknown(text, among: modes) }
    guard let profile = mode.profile else {
      throw ValidationError(
        "a straight line has no way to follow: expected one of " + list(modes),
        chinese: "直线没有可走的路：应为以下之一：" + list(modes))
    }
    return profile
  }

  private static func unknown(_ text: String, among modes: [TravelMode]) -> ValidationError {
    let words =
      modes.map(\.rawValue) + aliases.filter { modes.contains($0.mode) }.flatMap(\.words)
    let question = DidYouMean.question(for: FoldedText.of(text), among: words)
    return ValidationError(
      "unknown way of moving '\(PrintableText.excerpt(text))'.\(question) Expected one of "
        + list(modes),
      chinese:
        "未知的出行方式“\(PrintableText.excerpt(text))”。\(DidYouMean.chineseQuestion(for: FoldedText.of(text), among: words))应为以下之一："
        + list(modes))
  }

  private static func list(_ modes: [TravelMode]) -> String {
    modes.map { "\($0.rawValue) (\($0.chineseName))" }.joined(separator: ", ")
  }

  /// For shell completion.
  static var modeCompletions: [String] { TravelMode.allCases.map(\.rawValue) }
  /// For shell completion.
  static var profileCompletions: [String] { Profile.allCases.map(\.word) }
}

extension TravelMode {
  /// As a Chinese reader calls it.
  var chineseName: String {
    switch self {
    case .straightLine: "直线"
    case .foot: "步行"
    case .bicycle: "自行车"
    case .ebike: "电动车"
    }
  }

  /// As part of an English sentence.
  var englishName: String {
    switch self {
    case .straightLine: "by straight line"
    case .foot: "on foot"
    case .bicycle: "by bicycle"
    case .ebike: "by e-bike"
    }
  }
}
