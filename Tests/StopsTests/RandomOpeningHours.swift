import TestSupport

/// Opening hours made up at random, in the usual spelling.
enum RandomOpeningHours {
  static func text(using random: inout SeededGenerator) -> String {
    var text = rule(using: &random)
    for _ in 1..<Int.random(in: 1...4, using: &random) {
      // A comma goes on with days where nothing else came between.
      let last = text.split(separator: " ").last ?? ""
      let isEnded =
        last.contains(":") || last.hasSuffix("\"")
        || ["open", "off", "unknown", "24/7"].contains(last)
      let joint = ["; ", "; ", "; ", " || ", isEnded ? ", " : "; "].randomElement(using: &random)
      let next = rule(using: &random)
      // Times behind times and a comma are more times of the same rule.
      let isMoreTimes = next.prefix(5).contains(":")
      text += (joint == ", " && isMoreTimes ? "; " : joint ?? "; ") + next
    }
    return text
  }

  private static func rule(using random: inout SeededGenerator) -> String {
    func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
    var words: [String] = []
    if oneIn(3) { words.append(dates(using: &random)) }
    if oneIn(8) { words.append("week \(week(&random))-\(week(&random))") }
    if oneIn(12) { words.append("week \(week(&random))-53/2") }
    words = words.filter { word in
      !(word.hasPrefix("week") && word != words.first { $0.hasPrefix("week") })
    }
    if oneIn(10) { words.append(["PH", "SH", "PH,SH"].randomElement(using: &random) ?? "PH") }
    if !oneIn(4) || words.last?.hasPrefix("PH") == true || words.last?.hasPrefix("SH") == true {
      let isWithin = words.last?.contains("H") == true && words.last?.contains(" ") == false
      words.append(days(isWithin: isWithin, using: &random))
    }
    if !oneIn(4) {
      let spans = (0..<Int.random(in: 1...3, using: &random)).map { _ in span(using: &random) }
      words.append(spans.joined(separator: ","))
    }
    if words.isEmpty { words.append("24/7") }
    let state = ["", "", "", "open", "off", "off", "unknown"].randomElement(using: &random) ?? ""
    if !state.isEmpty { words.append(state) }
    if oneIn(8) { words.append("\"扫码; 进门\"") }
    return words.joined(separator: " ")
  }

  private static func week(_ random: inout SeededGenerator) -> Int {
    Int.random(in: 1...53, using: &random)
  }

  private static func days(isWithin: Bool, using random: inout SeededGenerator) -> String {
    let names = OracleDay.dayNames
    let ranges = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      let name = names[Int.random(in: 0..<(isWithin ? 7 : 9), using: &random)]
      if name.hasSuffix("H") { return name }
      switch Int.random(in: 0..<6, using: &random) {
      case 0: return name + "[\(Int.random(in: 1...5, using: &random))]"
      case 1: return name + "[1-2,-\(Int.random(in: 1...5, using: &random))]"
      case 2, 3: return name + "-" + names[Int.random(in: 0..<7, using: &random)]
      default: return name
      }
    }
    return ranges.joined(separator: ",")
  }

  private static func dates(using random: inout SeededGenerator) -> String {
    func month() -> String { OracleDates.months[Int.random(in: 0..<12, using: &random)] }
    func day() -> Int { Int.random(in: 1...28, using: &random) }
    let year = Int.random(in: 2025...2028, using: &random)
    switch Int.random(in: 0..<11, using: &random) {
    case 0: return month()
    case 1: return "\(month())-\(month())"
    case 2: return "\(month()),\(month())-\(month())"
    case 3: return "\(month()) \(day())"
    case 4: return "\(month()) \(day())-\(month()) \(day())"
    case 5: return "\(month()) \(day()),\(day())"
    case 6: return "\(year) \(month()) \(day())-\(year + 1) \(month()) \(day())"
    case 7: return "\(year)-\(year + 1) \(month())-\(month())"
    case 8: return "\(year)"
    case 9: return "\(year) \(month()) \(day())+"
    default: return "\(year),\(year + 2) \(month()) \(day())-\(month()) \(day())"
    }
  }

  private static func span(using random: inout SeededGenerator) -> String {
    func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
    func clock(_ minute: Int) -> String { two(minute / 60) + ":" + two(minute % 60) }
    // Quarters of an hour, so that ends often meet; up to a day long, often over midnight.
    let from = Int.random(in: 0..<96, using: &random) * 15
    let to = from + Int.random(in: 1...96, using: &random) * 15
    // Past midnight both notations of an hour are used: 26:00 and 02:00.
    let shown = to > 1440 && to % 2 == 0 ? to - 1440 : to
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return clock(from) + "+"
    case 1: return "\(clock(from))-\(clock(shown))+"
    default: return "\(clock(from))-\(clock(shown))"
    }
  }
}
