/// Rules on a single road `a--b` of 100 m, one case a line:
///
///     highway=residential oneway=yes | 75 | 27 – | 24 –
///
/// The columns are tags, foot, bicycle and e-bike; a cell has the seconds forward and backward, or one
/// figure for both; `–` is no route and `*` marks what is for the ends of a trip only.
struct RoadRuleTable {
  struct Case: CustomStringConvertible, Sendable {
    var tags: [String: String]
    /// By profile, forward and backward, as the table has it.
    var cells: [[String]]
    var description: String
  }

  static func cases(_ text: String) -> [Case] {
    text.split(separator: "\n").compactMap { line in
      let columns = line.split(separator: "|", omittingEmptySubsequences: false)
      guard columns.count == 4 else { return nil }
      var tags: [String: String] = [:]
      for word in columns[0].split(separator: " ") {
        let pair = word.split(separator: "=", maxSplits: 1).map(String.init)
        if pair.count == 2 { tags[pair[0]] = pair[1] }
      }
      let cells = columns.dropFirst().map { column in
        let words = column.split(separator: " ").map(String.init)
        return words.count == 1 ? words + words : words
      }
      return Case(tags: tags, cells: cells, description: String(line))
    }
  }
}
