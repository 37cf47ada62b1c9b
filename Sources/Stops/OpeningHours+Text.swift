extension OpeningHours: CustomStringConvertible {
  /// The same hours written the one way: parsing it again gives an equal value, unless it has become too
  /// long to be read.
  public var description: String {
    var text = ""
    for (place, rule) in rules.enumerated() {
      if place > 0 {
        switch rule.joint {
        case .replacing: text += "; "
        case .adding: text += ", "
        case .fallback: text += " || "
        }
      }
      text += rule.description
    }
    return text
  }
}

extension OpeningHours.Rule: CustomStringConvertible {
  var description: String {
    var words: [String] = []
    if !dates.isEmpty { words.append(dates.map(\.description).joined(separator: ",")) }
    if let weeks { words.append("week " + OpeningHours.text(ofWeeks: weeks)) }
    if !within.isEmpty { words.append(within.description) }
    if !days.isEmpty { words.append(days.map(\.description).joined(separator: ",")) }
    if !spans.isEmpty { words.append(spans.map(\.description).joined(separator: ",")) }
    if words.isEmpty { words.append("24/7") }
    // Months with nothing behind them could not be told from those before a comma and more months.
    switch status {
    case .open: if comment != nil || isOnlyDays { words.append("open") }
    case .closed: words.append("off")
    case .unknown: words.append("unknown")
    }
    if let comment { words.append("\"\(comment)\"") }
    return words.joined(separator: " ")
  }

  /// Whether it ends with days or dates, so that a comma would go on with these.
  private var isOnlyDays: Bool {
    spans.isEmpty && !(dates.isEmpty && weeks == nil && within.isEmpty && days.isEmpty)
  }
}

extension OpeningHours.Span: CustomStringConvertible {
  var description: String {
    // Up to 24 hours are written as clock times; 22:00-24:00 keeps its 24:00.
    let shown = end > 1440 && end - start <= 1440 ? end - 1440 : end
    let text = end > start ? "\(Self.clock(start))-\(Self.clock(shown))" : Self.clock(start)
    return reach > 0 ? text + "+" : text
  }

  private static func clock(_ minute: Int) -> String {
    let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
    return "\(CalendarDate.padded(hour, to: 2)):\(CalendarDate.padded(rest, to: 2))"
  }
}

extension OpeningHours.Days: CustomStringConvertible {
  var description: String {
    var words: [String] = []
    var first = 0
    while first < 7 {
      var last = first
      guard contains(Weekday.allCases[first]) else {
        first += 1
        continue
      }
      while last + 1 < 7, contains(Weekday.allCases[last + 1]) { last += 1 }
      let start = Weekday.allCases[first].abbreviation
      words.append(last == first ? start : "\(start)-\(Weekday.allCases[last].abbreviation)")
      first = last + 1
    }
    if contains(.publicHoliday) { words.append("PH") }
    if contains(.schoolHoliday) { words.append("SH") }
    return words.joined(separator: ",")
  }
}

extension OpeningHours.DaySelector: CustomStringConvertible {
  var description: String {
    guard counts != 0 else { return days.description }
    var numbers: [String] = []
    for number in [1, 2, 3, 4, 5, -1, -2, -3, -4, -5]
    where counts & OpeningHours.DaySelector.count(number) != 0 {
      numbers.append(String(number))
    }
    return "\(days)[\(numbers.joined(separator: ","))]"
  }
}

extension OpeningHours {
  /// As OpenStreetMap writes them.
  static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `1-10,40`
  static func text(ofWeeks weeks: Weeks) -> String {
    func has(_ week: Int) -> Bool { weeks >> UInt64(week) & 1 != 0 }
    var words: [String] = []
    for week in 1...53 where has(week) && !has(week - 1) {
      var last = week
      while last < 53, has(last + 1) { last += 1 }
      words.append(last == week ? String(week) : "\(week)-\(last)")
    }
    return words.joined(separator: ",")
  }
}

extension OpeningDates: CustomStringConvertible {
  var description: String {
    if isOnce { return once }
    let isWholeYear = start == OpeningDates.firstDay && end == OpeningDates.lastDay
    guard let years else { return range }
    return isWholeYear ? years : years + " " + range
  }

  /// `nil` for every year.
  private var years: String? {
    let isForEver = lastYear == OpeningDates.everyYear.upperBound
    if firstYear == OpeningDates.everyYear.lowerBound, isForEver { return nil }
    if firstYear == lastYear { return String(firstYear) }
    return isForEver ? "\(firstYear)+" : "\(firstYear)-\(lastYear)"
  }

  private var isWholeMonths: Bool { start % 32 == 1 && end % 32 == 31 }

  private var range: String {
    let isSingle = isWholeMonths ? start / 32 == end / 32 : start == end
    return isSingle ? name(start) : "\(name(start))-\(name(end))"
  }

  private var once: String {
    if lastYear == OpeningDates.everyYear.upperBound {
      return "\(firstYear) \(month(start)) \(start % 32)+"
    }
    return "\(firstYear) \(name(start))-\(lastYear) \(name(end))"
  }

  private func name(_ day: Int) -> String {
    isWholeMonths ? month(day) : "\(month(day)) \(day % 32)"
  }

  private func month(_ day: Int) -> String {
    OpeningHours.months[max(0, min(11, day / 32 - 1))]
  }
}
