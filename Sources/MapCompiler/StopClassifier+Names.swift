internal import MapImport
internal import Stops

extension StopClassifier {
  /// The names of the record: `name:zh`, `name:en`, `alt_name`, and `name`, which takes the place of
  /// the one in its own script, or that of an alias where the place is taken.
  mutating func names() throws(RecordDefect) -> StopNames {
    let limit = StopField.nameByteLimit
    var names = StopNames(
      chinese: try text(.chineseName, limit: limit),
      english: try text(.englishName, limit: limit))
    var aliases: [String] = []
    if let name = try text(.name, limit: limit) {
      if name.hasHanCharacter {
        if names.chinese == nil { names.chinese = name } else { aliases.append(name) }
      } else {
        if names.english == nil { names.english = name } else { aliases.append(name) }
      }
    }
    aliases += try listedAliases(limit: limit)
    guard !aliases.isEmpty else { return names }
    var seen = Set([names.chinese, names.english].compactMap { $0 })
    names.aliases = aliases.filter { seen.insert($0).inserted }
    return names
  }

  private mutating func listedAliases(limit: Int) throws(RecordDefect) -> [String] {
    let field = StopField.aliases
    var texts: [String] = []
    switch record.fields[field.name] {
    case .list(let values):
      for value in values {
        guard case .string(let text) = value else {
          warn("'\(field.name)' lists \(value): expected text; left out")
          continue
        }
        texts.append(text)
      }
    default:
      // All aliases together are one text, each of them a name.
      texts =
        (try text(field))?.utf8.split(separator: UInt8(ascii: ";"))
        .map { String(Substring($0)) } ?? []
    }
    var aliases: [String] = []
    for text in texts {
      if let alias = try checked(text, of: field.name, limit: limit) { aliases.append(alias) }
    }
    return aliases
  }
}

extension String {
  /// Whether a Chinese character is among the text: the unified ideographs, their extensions and
  /// the compatibility ones (Unicode, blocks "CJK …").
  var hasHanCharacter: Bool {
    unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
      default: false
      }
    }
  }
}
