/// A day as the oracle counts it: from a known Thursday on, one after the other.
struct OracleDay: Sendable {
  var year = 2026
  var month = 1
  var day = 1
  /// 0 is Monday.
  var weekday = 3
  var isPublicHoliday = false
  var isSchoolHoliday = false

  static let dayNames = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH", "SH"]

  /// From 1 January 2026, a Thursday, to the end of 2028.
  static let all: [OracleDay] = {
    var days = [OracleDay()]
    while days[days.count - 1].year < 2029 { days.append(days[days.count - 1].next) }
    return days
  }()

  static func length(_ month: Int, _ year: Int) -> Int {
    month == 2 ? (year % 4 == 0 ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  var next: OracleDay {
    var next = OracleDay(year: year, month: month, day: day + 1, weekday: (weekday + 1) % 7)
    if next.day > Self.length(month, year) { (next.month, next.day) = (month + 1, 1) }
    if next.month > 12 { (next.year, next.month) = (year + 1, 1) }
    return next
  }

  var text: String {
    func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
    return "\(year)-\(two(month))-\(two(day))"
  }

  /// Its number in the year, from 0.
  private var dayOfYear: Int {
    (1..<month).reduce(day - 1) { $0 + Self.length($1, year) }
  }

  /// By the Thursday of its week: how many sevens of days its year had before.
  var week: Int {
    let thursday = dayOfYear - weekday + 3
    if thursday < 0 { return (thursday + 365 + ((year - 1) % 4 == 0 ? 1 : 0)) / 7 + 1 }
    let length = 365 + (year % 4 == 0 ? 1 : 0)
    return (thursday >= length ? thursday - length : thursday) / 7 + 1
  }

  static func isWeek(_ week: Int, in text: String) -> Bool {
    text.split(separator: ",").contains { run in
      let parts = run.split(separator: "/")
      let step = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
      let ends = parts[0].split(separator: "-").compactMap { Int($0) }
      let (first, last) = (ends[0], ends[ends.count - 1])
      let weeks =
        first <= last ? Array(first...last) : Array(first...53) + Array(1...last)
      return weeks.enumerated().contains { $0.offset % step == 0 && $0.element == week }
    }
  }

  /// Whether `Mo-Fr,Su[1],PH` names it.
  func isNamed(by list: String) -> Bool {
    // Commas within brackets are no ends.
    var ranges = [""]
    var depth = 0
    for character in list where character != ":" {
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      if character == ",", depth == 0 {
        ranges.append("")
      } else {
        ranges[ranges.count - 1].append(character)
      }
    }
    return ranges.contains { range in
      if range == "PH" { return isPublicHoliday }
      if range == "SH" { return isSchoolHoliday }
      func number(_ name: Substring) -> Int { Self.dayNames.firstIndex(of: String(name)) ?? 99 }
      if range.contains("[") {
        guard number(range.prefix(2)) == weekday else { return false }
        return range.dropFirst(3).dropLast().split(separator: ",").contains { count in
          if count.hasPrefix("-") {
            return Int(count.dropFirst()) == (Self.length(month, year) - day) / 7 + 1
          }
          let ends = count.split(separator: "-").compactMap { Int($0) }
          return (ends[0]...ends[ends.count - 1]).contains((day - 1) / 7 + 1)
        }
      }
      let ends = range.split(separator: "-").map(number)
      var current = ends[0]
      while true {
        if current == weekday { return true }
        if current == ends[ends.count - 1] { return false }
        current = (current + 1) % 7
      }
    }
  }
}

/// Dates as the oracle reads them: days as `(year, month, day)`, compared as such.
struct OracleDates: Sendable {
  static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private var ranges: [(first: Int, last: Int)] = []

  init(_ text: String) {
    var years: [Int]?
    var pending: [Int] = []
    var month = 1
    for item in text.split(separator: ",") {
      var words = item.split(separator: " ").map(String.init)
      if let first = words.first, let range = Self.years(first), words.count > 1 || first.count > 2
      {
        words.removeFirst()
        pending += range
        if words.isEmpty { continue }
        years = pending
        pending = []
      }
      let rest = words.joined(separator: " ")
      let isOpenEnded = rest.hasSuffix("+")
      let ends = rest.filter { $0 != "+" }.split(separator: "-").map {
        $0.split(separator: " ").map(String.init)
      }
      var (start, startMonth) = (1, month)
      if let found = Self.months.firstIndex(of: ends[0][0]) { startMonth = found + 1 }
      let hasDay = Int(ends[0][ends[0].count - 1]) != nil
      if hasDay { start = Int(ends[0][ends[0].count - 1]) ?? 0 }
      var (end, endMonth, endYear) = (hasDay ? start : 31, startMonth, Int?.none)
      if ends.count > 1 {
        for word in ends[1] {
          if let found = Self.months.firstIndex(of: word) {
            endMonth = found + 1
          } else if word.count == 4 {
            endYear = Int(word)
          } else {
            end = Int(word) ?? 0
          }
        }
      }
      month = endMonth
      for year in years ?? Array(2020...2030) {
        let first = Self.key(year, startMonth, start)
        var last = Self.key(endYear ?? year, endMonth, end)
        if last < first { last = Self.key(year + 1, endMonth, end) }
        if isOpenEnded { last = .max }
        ranges.append((first, last))
      }
    }
    for year in pending { ranges.append((Self.key(year, 1, 1), Self.key(year, 12, 31))) }
  }

  private static func key(_ year: Int, _ month: Int, _ day: Int) -> Int {
    year * 10_000 + month * 100 + day
  }

  /// `2026`, `2026-2028`, `2026+`
  private static func years(_ word: String) -> [Int]? {
    guard word.prefix(4).count == 4, let first = Int(word.prefix(4)) else { return nil }
    if word.hasSuffix("+") { return Array(first...2040) }
    return Array(first...(word.count > 4 ? Int(word.suffix(4)) ?? first : first))
  }

  func contains(_ day: OracleDay) -> Bool {
    let key = Self.key(day.year, day.month, day.day)
    return ranges.contains { $0.first <= key && key <= $0.last }
  }
}
