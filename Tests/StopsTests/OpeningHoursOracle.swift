import Stops
import TestSupport

/// Hours made up at random, and the slow way to know when they are open: a timeline with one entry
/// for every minute, on which the rules are painted one after the other.
struct OpeningHoursOracle: Sendable {
  enum Ink: Character, Sendable {
    case open = "o"
    case closed = "-"
    case unknown = "?"
  }

  struct Rule: Sendable {
    /// 0…6 are Monday to Sunday, 7 is PH; empty means every day.
    var days: [Int]
    /// From–to in minutes, `to` above `from`.
    var spans: [(from: Int, to: Int)]
    var ink: Ink
  }

  static let minutes = 1440
  var rules: [Rule]

  // MARK: Making up

  init(using random: inout SeededGenerator) {
    rules = (0..<Int.random(in: 1...4, using: &random)).map { index in
      let ink: Ink = [.open, .open, .open, .closed, .unknown][Int.random(in: 0...4, using: &random)]
      let days =
        Int.random(in: 0...3, using: &random) == 0
        ? [] : (0...7).filter { _ in Int.random(in: 0...2, using: &random) == 0 }
      let spans = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        // Quarters of an hour, so that ends often meet; up to a day long, often over midnight.
        let from = Int.random(in: 0..<96, using: &random) * 15
        return (from: from, to: from + Int.random(in: 1...96, using: &random) * 15)
      }
      return Rule(days: days, spans: spans, ink: index == 0 ? .open : ink)
    }
  }

  /// The hours as `opening_hours` text.
  var text: String {
    rules.map { rule in
      var words: [String] = []
      let names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH"]
      if !rule.days.isEmpty { words.append(rule.days.map { names[$0] }.joined(separator: ",")) }
      if !rule.spans.isEmpty {
        words.append(
          rule.spans.map { "\(clock($0.from))-\(clock($0.to))" }.joined(separator: ","))
      }
      switch rule.ink {
      case .open: words.append("open")
      case .closed: words.append("off")
      case .unknown: words.append("unknown")
      }
      return words.joined(separator: " ")
    }.joined(separator: "; ")
  }

  /// Past midnight both notations of an hour are used: 26:00 and 02:00.
  private func clock(_ minute: Int) -> String {
    let shown = minute > Self.minutes && minute % 2 == 0 ? minute - Self.minutes : minute
    func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
    return two(shown / 60) + ":" + two(shown % 60)
  }

  // MARK: Painting

  /// One entry per minute of `days` days, the first of which is a Monday; holidays by day.
  func timeline(days count: Int, holidays: Set<Int>) -> [Ink] {
    func matches(_ rule: Rule, _ day: Int) -> Bool {
      rule.days.isEmpty || rule.days.contains((day + 7) % 7)
        || (rule.days.contains(7) && holidays.contains(day))
    }
    var timeline = [Ink](repeating: .closed, count: count * Self.minutes)
    for (place, rule) in rules.enumerated() {
      // From the day before the first, whose night reaches into it.
      for day in -1..<count where matches(rule, day) {
        let isReplaced = rules[(place + 1)...].contains { later in
          matches(later, day) && (later.ink != .closed || later.spans.isEmpty)
        }
        if isReplaced { continue }
        var spans = rule.spans
        if spans.isEmpty, rule.ink != .closed { spans = [(0, Self.minutes)] }
        for span in spans {
          let start = max(0, day * Self.minutes + span.from)
          let end = min(timeline.count, day * Self.minutes + span.to)
          for minute in start..<max(start, end) { timeline[minute] = rule.ink }
        }
      }
    }
    return timeline
  }
}
