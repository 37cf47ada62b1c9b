internal import Geodesy

/// Why a calendar could not be read.
public struct HolidayCalendarError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// What stands where a date belongs, shortened.
    case noDate(String)
    /// What stands where the kind belongs, shortened.
    case noKind(String)
    /// More than date, kind and two names; how many there are.
    case tooManyFields(Int)
    /// A quotation mark: names are written without.
    case quoted
    /// A day that is a public holiday and a make-up workday at once.
    case contradiction(CalendarDate)
    /// No day at all.
    case empty
  }

  /// Which line, from 1; 0 for the whole text.
  public let line: Int
  /// What is wrong there.
  public let problem: Problem
}

extension HolidayCalendarError.Problem: CustomStringConvertible {
  /// What was seen, what was expected, what to do; without the line.
  public var description: String {
    switch self {
    case .noDate(let found): "'\(found)' is no day: expected one such as 2026-10-01 a line"
    case .noKind(let found):
      "'\(found)' is no kind of day: expected "
        + HolidayCalendar.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    case .tooManyFields(let count):
      "\(count) fields: expected at most date, kind, name:zh, name:en; write names without commas"
    case .quoted: "a quotation mark: expected names without; leave it out"
    case .contradiction(let date):
      "\(date) is a public holiday and a make-up workday: expected one of them; remove the other"
    case .empty: "holds no holidays: expected a day such as 2026-10-01 a line"
    }
  }
}

extension HolidayCalendarError: CustomStringConvertible {
  public var description: String {
    line == 0 ? problem.description : "line \(line): \(problem)"
  }
}

extension HolidayCalendar {
  /// Reads a day a line: `date,kind,name:zh,name:en`, of which only the date must be there; without a
  /// kind it is a public holiday. Blank lines, what follows a `#`, and a line of column names in front
  /// are skipped. O(n log n).
  public init(
    parsing text: String, makeUpDays: MakeUpDays = .byWeekday
  ) throws(HolidayCalendarError) {
    var days: [Day] = []
    var kinds: [CalendarDate: UInt8] = [:]
    var isFirst = true
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let content = line.prefix { $0 != UInt8(ascii: "#") }
      let fields = content.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        .map { HolidayCalendar.trimmed($0) }
      guard fields.contains(where: { !$0.isEmpty }) else { continue }
      defer { isFirst = false }
      if isFirst, HolidayCalendar.isHead(fields) { continue }
      let day: Day
      do throws(HolidayCalendarError.Problem) {
        day = try HolidayCalendar.day(fields)
        let clash = Kind.publicHoliday.mask | Kind.makeUpWorkday.mask
        kinds[day.date, default: 0] |= day.kind.mask
        if kinds[day.date, default: 0] & clash == clash { throw .contradiction(day.date) }
      } catch {
        throw HolidayCalendarError(line: index + 1, problem: error)
      }
      days.append(day)
    }
    guard !days.isEmpty else { throw HolidayCalendarError(line: 0, problem: .empty) }
    self.init(days, makeUpDays: makeUpDays)
  }

  private static func isHead(_ fields: [String]) -> Bool {
    // A byte order mark is what spreadsheets put in front.
    fields.first == "date" || fields.first == "\u{FEFF}date"
  }

  private static func day(_ fields: [String]) throws(HolidayCalendarError.Problem) -> Day {
    guard !fields.contains(where: { $0.utf8.contains(UInt8(ascii: "\"")) }) else { throw .quoted }
    let first = fields.first ?? ""
    let text = first.hasPrefix("\u{FEFF}") ? String(first.unicodeScalars.dropFirst()) : first
    guard let date = CalendarDate(text) else { throw .noDate(Excerpt.of(first)) }
    guard fields.count <= 4 else { throw .tooManyFields(fields.count) }
    func field(_ place: Int) -> String? {
      fields.indices.contains(place) && !fields[place].isEmpty ? fields[place] : nil
    }
    var kind = Kind.publicHoliday
    if let word = field(1) {
      guard let known = Kind(rawValue: word) else { throw .noKind(Excerpt.of(word)) }
      kind = known
    }
    return Day(date, kind, chineseName: field(2), englishName: field(3))
  }

  /// Without blanks and carriage returns at both ends.
  private static func trimmed(_ bytes: Substring.UTF8View) -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    let start = bytes.drop(while: isBlank)
    var end = start.endIndex
    while end > start.startIndex {
      let last = start.index(before: end)
      guard isBlank(start[last]) else { break }
      end = last
    }
    return String(decoding: start[..<end], as: UTF8.self)
  }
}

extension HolidayCalendarError.Problem: Error {}
