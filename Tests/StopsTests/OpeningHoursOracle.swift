/// The slow way to know when opening hours are open: the text is taken apart with nothing but string
/// splitting, and a timeline with one entry for every minute is painted, one rule after the other.
///
/// It expects texts that are well formed and written the usual way: blanks between dates, weekdays and
/// times, none within them, `Mo` and `Jan` so spelled.
struct OpeningHoursOracle {
  enum Ink: Character, Sendable {
    case open = "o"
    case closed = "-"
    case unknown = "?"
  }

  struct Rule {
    var joint: Character
    var names: (OracleDay) -> Bool
    var spans: [(from: Int, to: Int, reach: Int)]
    var ink: Ink
  }

  static let minutes = 1440
  var rules: [Rule] = []

  init(_ text: String) {
    for (joint, part) in Self.parts(of: text) { rules.append(Self.rule(joint, part)) }
  }

  /// One entry per minute of all days but the first, whose night reaches into the second.
  func timeline(_ days: [OracleDay]) -> [Ink] {
    var timeline = [Ink](repeating: .closed, count: days.count * Self.minutes)
    for (place, rule) in rules.enumerated() {
      var definite: [Range<Int>] = []
      var doubtful: [Range<Int>] = []
      for (number, day) in days.enumerated() where rule.names(day) {
        let isReplaced = rules[(place + 1)...].contains { later in
          let isWholeDayOff = later.ink == .closed && later.spans.isEmpty
          let replaces =
            later.joint == ";"
            ? later.ink != .closed || isWholeDayOff : later.joint == "," && isWholeDayOff
          return replaces && later.names(day)
        }
        if isReplaced { continue }
        var spans = rule.spans
        if spans.isEmpty, rule.ink != .closed { spans = [(0, Self.minutes, 0)] }
        for span in spans {
          let midnight = number * Self.minutes
          definite.append((midnight + span.from)..<(midnight + span.to))
          if span.reach > span.to {
            doubtful.append((midnight + span.to)..<(midnight + span.reach))
          }
        }
      }
      let before = timeline
      for (ranges, ink) in [(doubtful, Ink.unknown), (definite, rule.ink)] {
        for range in ranges {
          for minute in range.clamped(to: 0..<timeline.count)
          where rule.joint != "|" || before[minute] == .closed {
            timeline[minute] = ink
          }
        }
      }
    }
    return Array(timeline.dropFirst(Self.minutes))
  }

  // MARK: Taking the text apart

  /// Rules and what joins them to those before, `|` for two bars.
  private static func parts(of text: String) -> [(Character, String)] {
    var parts: [(Character, String)] = []
    var joint: Character = ";"
    var current = ""
    var isQuoted = false
    let characters = Array(text)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if character == "\"" { isQuoted.toggle() }
      let rest = String(characters[(index + 1)...])
      let isEnd =
        !isQuoted
        && (character == ";" || character == "|"
          || character == "," && endsRule(trim(current), before: trim(rest)))
      if isEnd {
        if !trim(current).isEmpty { parts.append((joint, trim(current))) }
        joint = character
        current = ""
        index += character == "|" ? 2 : 1
        continue
      }
      current.append(character)
      index += 1
    }
    if !trim(current).isEmpty { parts.append((joint, trim(current))) }
    return parts
  }

  private static func endsRule(_ left: String, before right: String) -> Bool {
    let last = left.split(separator: " ").last ?? ""
    if last.hasSuffix("\"") || ["open", "off", "closed", "unknown", "24/7"].contains(last) {
      return true
    }
    let next = right.split(separator: " ").first ?? ""
    return last.contains(":") && !next.contains(":")
  }

  private static func rule(_ joint: Character, _ text: String) -> Rule {
    var words = text.split(separator: " ").map(String.init)
    var ink: Ink?
    if let quoted = words.firstIndex(where: { $0.hasPrefix("\"") }) {
      words = Array(words[..<quoted])
      ink = .unknown
    }
    switch words.last {
    case "open": ink = .open
    case "off", "closed": ink = .closed
    case "unknown": ink = .unknown
    default: words.append("")
    }
    words.removeLast()
    var dates = ""
    var weeks: String?
    var days: [String] = []
    var spans: [(Int, Int, Int)] = []
    while !words.isEmpty {
      var word = words.removeFirst()
      if word.hasSuffix(":") { word.removeLast() }
      // A blank may stand behind a comma in a list.
      while word.hasSuffix(","), !words.isEmpty { word += words.removeFirst() }
      if word == "24/7" { continue }
      if word == "week" {
        weeks = words.removeFirst()
      } else if word.contains(":") {
        spans = word.split(separator: ",").map { span(String($0)) }
      } else if OracleDay.dayNames.contains(String(word.prefix(2))) && !isMonth(word) {
        days.append(word)
      } else {
        dates += dates.isEmpty ? word : " " + word
      }
    }
    let years = OracleDates(dates)
    return Rule(
      joint: joint,
      names: { day in
        (dates.isEmpty || years.contains(day))
          && (weeks.map { OracleDay.isWeek(day.week, in: $0) } ?? true)
          && days.allSatisfy { day.isNamed(by: $0) }
      }, spans: spans, ink: ink ?? .open)
  }

  private static func isMonth(_ word: String) -> Bool {
    OracleDates.months.contains(String(word.prefix(3)))
  }

  private static func span(_ text: String) -> (Int, Int, Int) {
    let isOpenEnded = text.hasSuffix("+")
    let ends = (isOpenEnded ? String(text.dropLast()) : text).split(separator: "-").map { clock in
      let parts = clock.split(separator: ":").compactMap { Int($0) }
      return parts[0] * 60 + parts[1]
    }
    let from = ends[0]
    var to = ends.count > 1 ? ends[1] : from
    if ends.count > 1, to <= from { to += minutes }
    var reach = 0
    if isOpenEnded {
      let hour = to / 60 % 24
      reach = hour >= 22 ? to + 480 : hour >= 17 ? to + 600 : (to / minutes + 1) * minutes
    }
    return (from, to, min(reach, 2 * minutes))
  }

  static func trim(_ text: String) -> String {
    text.split(separator: " ").joined(separator: " ")
  }
}
