/// Several values in one argument: `water,charging`, with commas of either width.
enum ListArgument {
  static func isSeparator(_ character: Character) -> Bool {
    character == "," || character == "，" || character == "、"
  }

  /// The values, trimmed; those that are empty are left out.
  static func values(_ text: String) -> [String] {
    text.split(whereSeparator: isSeparator).map(\.trimmed).filter { !$0.isEmpty }
  }

  /// The ids of a command line. An id may contain commas: what is one as it stands is not split.
  static func ids(_ texts: [String], where isKnown: (String) -> Bool) -> [String] {
    texts.flatMap { text -> [String] in
      isKnown(text) || !text.contains(where: isSeparator) ? [text] : values(text)
    }
  }
}
