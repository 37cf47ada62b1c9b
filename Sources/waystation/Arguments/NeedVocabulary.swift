internal import ArgumentParser
internal import Stops

/// The words by which a courier may name a need: the amenities' own, and what people say instead.
enum NeedVocabulary {
  /// Further words for each amenity, English and Chinese. Every word is in here once.
  private static let aliases: [(amenity: Amenity, words: [String])] = [
    (.water, ["drink", "drinking_water", "饮水", "饮用水", "水", "热水"]),
    (.phoneCharging, ["charging", "charge", "phone", "power", "充电", "给手机充电"]),
    (.ebikeCharging, ["ebike", "bike_charging", "电瓶车充电", "电单车充电", "车充电"]),
    (.batterySwap, ["battery", "swap", "换电池", "换电柜"]),
    (.hotMeal, ["meal", "food", "eat", "restaurant", "吃饭", "用餐", "餐饮"]),
    (.microwave, ["heat", "heat_meal", "微波炉", "加热", "热一下饭"]),
    (.shelter, ["rain", "shade", "躲雨", "避暑", "遮阳", "避风"]),
    (.rest, ["seat", "chair", "bench", "sit", "休息", "座位", "歇歇脚", "歇"]),
    (.toilets, ["toilet", "wc", "restroom", "bathroom", "卫生间", "洗手间", "公厕"]),
    (.airPump, ["pump", "air", "充气", "打气筒"]),
    (.firstAid, ["aid", "medicine", "pharmacy", "aed", "药", "药箱", "急救箱"]),
    (.shop, ["store", "convenience", "商店", "超市"]),
    (.shower, ["wash", "洗澡"]),
    (.lodging, ["bed", "sleep", "hostel", "睡觉"]),
    (.wifi, ["internet", "wi_fi", "无线网", "上网", "网络"]),
    (.gateHelp, ["gate", "进门", "进小区"]),
  ]

  /// What one word means.
  static func amenity(for word: String) -> Amenity? {
    let folded = FoldedText.of(word)
    let key = String(folded.map { $0 == "-" || $0 == " " ? "_" : $0 })
    if let amenity = Amenity(word: key) { return amenity }
    if let amenity = Amenity.allCases.first(where: { FoldedText.of($0.chineseName) == folded }) {
      return amenity
    }
    return aliases.first { $0.words.contains(key) }?.amenity
  }

  /// Reads one value of `--need`: a word, or several with commas between them.
  static func parse(_ text: String) throws(ValidationError) -> AmenitySet {
    var needs: AmenitySet = []
    for part in text.split(
      omittingEmptySubsequences: false, whereSeparator: ListArgument.isSeparator)
    {
      let word = part.trimmed
      guard !word.isEmpty else {
        throw ValidationError(
          "a need is missing in '\(PrintableText.excerpt(text))'. \(list)",
          chinese: "“\(PrintableText.excerpt(text))”中缺少一项服务。\(chineseList)")
      }
      guard let amenity = amenity(for: word) else { throw unknown(word) }
      needs.formUnion(AmenitySet(amenity))
    }
    return needs
  }

  private static func unknown(_ word: String) -> ValidationError {
    let words =
      Amenity.allCases.map(\.word) + Amenity.allCases.map { FoldedText.of($0.chineseName) }
      + aliases.flatMap(\.words)
    let question = DidYouMean.question(for: FoldedText.of(word), among: words)
    return ValidationError(
      "unknown need '\(PrintableText.excerpt(word))'.\(question) \(list)",
      chinese:
        "未知的服务“\(PrintableText.excerpt(word))”。\(DidYouMean.chineseQuestion(for: FoldedText.of(word), among: words))\(chineseList)"
    )
  }

  /// Every amenity in both languages, for messages.
  private static var list: String {
    let words = Amenity.allCases.map { "\($0.word) (\($0.chineseName))" }
    return "Needs are: " + words.joined(separator: ", ")
  }

  private static var chineseList: String {
    let words = Amenity.allCases.map { "\($0.chineseName) (\($0.word))" }
    return "服务有：" + words.joined(separator: "、")
  }

  /// For shell completion.
  static var completions: [String] { Amenity.allCases.map(\.word) }
}

extension Substring {
  /// Without blanks at either end.
  var trimmed: String {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
