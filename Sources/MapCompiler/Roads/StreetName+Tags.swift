public import Roads

extension StreetName {
  /// What the tags of a way call it: `name:zh`, or `name` where it has a Chinese character; `name:en`,
  /// or `name` where it has none; and `ref`.
  ///
  /// - Returns: `nil` where they say none of these. Empty text says nothing.
  public init?(_ tags: some TagLookup) {
    func text(_ key: String) -> String? { tags[key].flatMap { $0.isEmpty ? nil : $0 } }
    self.init(chinese: text("name:zh"), english: text("name:en"), reference: text("ref"))
    if let name = text("name") {
      if name.hasHanCharacter {
        if chinese == nil { chinese = name }
      } else if english == nil {
        english = name
      }
    }
    guard chinese != nil || english != nil || reference != nil else { return nil }
  }
}
