/// Reads the numbers of an ``OpeningTimetable`` where they stand.
///
/// The first says what has to be known of a day: bit 0 whether it is a holiday, bit 1 its date and week,
/// bits 2…3 and 4…5 what public and school holidays change. Then comes rule after rule: a ``Head``, the
/// weeks if it has some, its days, its dates, its spans, each one number.
struct TimetableReader: ~Escapable {
  let words: Span<UInt64>

  static let needsHolidays: UInt64 = 1
  static let needsDates: UInt64 = 2

  @_lifetime(copy words)
  init(words: Span<UInt64>) { self.words = words }

  private var summary: UInt64 { words.isEmpty ? 0 : words[0] }

  var publicHolidays: OpeningTimetable.HolidayEffect {
    OpeningTimetable.HolidayEffect(rawValue: UInt8(summary >> 2 & 3)) ?? .otherHours
  }

  var schoolHolidays: OpeningTimetable.HolidayEffect {
    OpeningTimetable.HolidayEffect(rawValue: UInt8(summary >> 4 & 3)) ?? .otherHours
  }

  var needsHolidays: Bool { summary & Self.needsHolidays != 0 }
  var needsDates: Bool { summary & Self.needsDates != 0 }

  // MARK: Rules

  /// What a rule is, and how many numbers it has.
  struct Head {
    /// Bits 0…1 the status, 2…3 the joint, 4…5 holidays it must lie in, 6 whether it has weeks; 8…15,
    /// 16…23 and 24…31 how many days, dates and spans.
    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    init(_ rule: OpeningHours.Rule) {
      // No text that is read has more than 255 of one: the parser counts the dates, which can be
      // multiplied, and of the others each takes four characters or more.
      rawValue =
        UInt64(rule.status.rawValue) | UInt64(rule.joint.rawValue) << 2
        | UInt64(rule.within.rawValue >> 7 & 3) << 4 | (rule.weeks == nil ? 0 : 1 << 6)
        | UInt64(UInt8(clamping: rule.days.count)) << 8
        | UInt64(UInt8(clamping: rule.dates.count)) << 16
        | UInt64(UInt8(clamping: rule.spans.count)) << 24
    }

    var status: OpeningStatus { OpeningStatus(rawValue: UInt8(rawValue & 3)) ?? .unknown }
    var isFallback: Bool { rawValue >> 2 & 3 == 2 }
    /// As bits of ``DayFacts/days``.
    var within: UInt64 { (rawValue >> 4 & 3) << 7 }
    var hasWeeks: Bool { rawValue >> 6 & 1 != 0 }
    var dayCount: Int { Int(rawValue >> 8 & 0xFF) }
    var dateCount: Int { Int(rawValue >> 16 & 0xFF) }
    var spanCount: Int { Int(rawValue >> 24 & 0xFF) }
    /// Weeks, days, dates and spans together.
    var length: Int { (hasWeeks ? 1 : 0) + dayCount + dateCount + spanCount }

    /// Whether earlier rules lose the days named here. `off` for a whole day takes it away however it
    /// is joined, but not as a fallback, which comes into play only where it is closed already.
    var replacesDay: Bool {
      switch rawValue >> 2 & 3 {
      case 0: status != .closed || spanCount == 0
      case 1: status == .closed && spanCount == 0
      default: false
      }
    }
  }

  /// The head at a place; `nil` at the end, and where a rule is cut off.
  @inline(__always)
  func head(at place: Int) -> Head? {
    guard place < words.count else { return nil }
    let head = Head(rawValue: words[place])
    return place + head.length < words.count ? head : nil
  }

  /// Whether the rule speaks of such a day.
  func applies(_ head: Head, at place: Int, to day: DayFacts) -> Bool {
    var next = place + 1
    if head.within != 0, head.within & day.days == 0 { return false }
    if head.hasWeeks {
      if words[next] >> UInt64(day.week & 63) & 1 == 0 { return false }
      next += 1
    }
    if head.dayCount > 0 {
      var isNamed = false
      for place in next..<(next + head.dayCount) {
        let selector = OpeningHours.DaySelector(rawValue: words[place])
        if selector.rawValue & 0x1FF & day.days != 0,
          selector.counts == 0 || selector.counts & day.counts != 0
        {
          isNamed = true
        }
      }
      if !isNamed { return false }
      next += head.dayCount
    }
    guard head.dateCount > 0 else { return true }
    for place in next..<(next + head.dateCount) {
      if OpeningDates(rawValue: words[place]).contains(year: day.year, day: day.day) { return true }
    }
    return false
  }

  /// Where the spans of a rule stand.
  @inline(__always)
  func spans(_ head: Head, at place: Int) -> Range<Int> {
    let end = place + 1 + head.length
    return (end - head.spanCount)..<end
  }

  /// The places of the rules that hold on such a day; none when it is closed.
  func places(on day: DayFacts) -> [Int] {
    var places: [Int] = []
    var isClosed = true
    var place = 1
    while let head = head(at: place) {
      if applies(head, at: place, to: day) {
        if head.replacesDay {
          places = []
          isClosed = true
        }
        places.append(place)
        if head.status != .closed { isClosed = false }
      }
      place += 1 + head.length
    }
    return isClosed ? [] : places
  }
}
