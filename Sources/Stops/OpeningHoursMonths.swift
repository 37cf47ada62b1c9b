extension OpeningHours {
  /// Months of the year.
  struct Months: OptionSet, Hashable, Sendable {
    /// Bits 0…11 are January to December.
    let rawValue: UInt16

    static let all = Months(rawValue: 0xFFF)

    /// As OpenStreetMap writes them.
    static let abbreviations = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// - Parameter month: 1…12.
    init(_ month: Int) { rawValue = 1 << UInt16(month - 1) }

    /// From one month to another, both 1…12, over the end of the year if need be.
    init(from first: Int, through last: Int) {
      self = []
      for step in 0...((last - first + 12) % 12) { formUnion(Months((first - 1 + step) % 12 + 1)) }
    }
  }

  /// All that a rule may call one day.
  struct DayNames {
    var month: Months
    var days: Days
  }
}

extension OpeningHours.Months: CustomStringConvertible {
  /// `Jan-Mar,Nov`
  var description: String {
    var words: [String] = []
    var first = 1
    while first <= 12 {
      guard contains(Self(first)) else {
        first += 1
        continue
      }
      var last = first
      while last < 12, contains(Self(last + 1)) { last += 1 }
      let start = Self.abbreviations[first - 1]
      words.append(last == first ? start : "\(start)-\(Self.abbreviations[last - 1])")
      first = last + 1
    }
    return words.joined(separator: ",")
  }
}
