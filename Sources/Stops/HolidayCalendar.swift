/// The days by which `PH` and `SH` in opening hours are decided, and the weekends that are worked.
///
/// ```swift
/// let calendar = try HolidayCalendar(parsing: text)   // Data/calendar/CN-2026.csv
/// hours.state(at: arrival, holidays: calendar)
/// ```
///
/// China's public holidays are announced every year, with weekends worked to make up for them (调休):
/// they are data, and no rule gives them. Without any, rules for holidays apply on no day.
public struct HolidayCalendar: Hashable, Sendable {
  /// What a day is.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A day off for everybody: `PH`. Days that are off only because another is worked count as well.
    case publicHoliday = "public_holiday"
    /// A Saturday or Sunday that is worked to make up for a day off elsewhere. Not `PH`.
    case makeUpWorkday = "make_up_workday"
    /// A day without school: `SH`.
    case schoolHoliday = "school_holiday"

    /// One bit for each.
    var mask: UInt8 {
      switch self {
      case .publicHoliday: 1
      case .makeUpWorkday: 2
      case .schoolHoliday: 4
      }
    }
  }

  /// By which weekday's hours a make-up workday goes.
  public enum MakeUpDays: Hashable, Sendable {
    /// By its own, as `opening_hours` says it: a Sunday that is worked is a Sunday. Shops, and most
    /// stations, keep to that.
    case byWeekday
    /// As a workday, as offices do: a Saturday goes by Friday's hours, a Sunday by Monday's. For asking
    /// about a stop that is known to follow make-up days.
    case asWorkdays
  }

  /// A day and what it is.
  public struct Day: Hashable, Sendable {
    /// Which day.
    public var date: CalendarDate
    /// What it is.
    public var kind: Kind
    /// The holiday's name in Chinese.
    public var chineseName: String?
    /// The holiday's name in English.
    public var englishName: String?

    /// A day; without names unless given.
    public init(
      _ date: CalendarDate, _ kind: Kind = .publicHoliday, chineseName: String? = nil,
      englishName: String? = nil
    ) {
      self.date = date
      self.kind = kind
      self.chineseName = chineseName
      self.englishName = englishName
    }
  }

  /// In the order of the calendar; each date once for each kind.
  public let days: [Day]
  /// How make-up workdays are taken.
  public var makeUpDays: MakeUpDays
  /// The numbers of the dates of ``days``, ascending, once each, and what each is.
  private let numbers: [Int]
  private let masks: [UInt8]

  /// The calendar of some days, in any order. O(n log n). Of a date that is given twice with the same
  /// kind the first is kept.
  public init(_ days: [Day] = [], makeUpDays: MakeUpDays = .byWeekday) {
    func key(_ day: Day) -> (Int, UInt8) { (day.date.dayNumber, day.kind.mask) }
    let places = days.indices.sorted {
      let (left, right) = (key(days[$0]), key(days[$1]))
      return left != right ? left < right : $0 < $1
    }
    var kept: [Day] = []
    var numbers: [Int] = []
    var masks: [UInt8] = []
    for place in places {
      let (number, mask) = key(days[place])
      if numbers.last != number {
        numbers.append(number)
        masks.append(0)
      }
      if masks[masks.count - 1] & mask != 0 { continue }
      masks[masks.count - 1] |= mask
      kept.append(days[place])
    }
    self.days = kept
    self.makeUpDays = makeUpDays
    self.numbers = numbers
    self.masks = masks
  }

  /// Days of two kinds, without names.
  public init(
    publicHolidays: some Sequence<CalendarDate>, schoolHolidays: some Sequence<CalendarDate> = []
  ) {
    self.init(
      publicHolidays.map { Day($0) } + schoolHolidays.map { Day($0, .schoolHoliday) })
  }

  /// No holidays at all.
  public static let none = HolidayCalendar()

  /// This calendar and another year's. Where both name a day, this one's name is kept.
  public func merging(_ other: HolidayCalendar) -> HolidayCalendar {
    HolidayCalendar(days + other.days, makeUpDays: makeUpDays)
  }

  /// Whether the public holidays of a year are known: of a year without a single one nothing is.
  public func covers(_ year: Int) -> Bool {
    days.contains { $0.date.year == year && $0.kind == .publicHoliday }
  }

  /// Whether a date is a day of some kind. O(log n).
  public func contains(_ date: CalendarDate, _ kind: Kind) -> Bool {
    mask(of: date.dayNumber) & kind.mask != 0
  }

  /// All that a day is, as the bits of ``Kind``. O(log n), allocates nothing.
  func mask(of dayNumber: Int) -> UInt8 {
    var range = 0..<numbers.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if numbers[middle] < dayNumber {
        range = (middle + 1)..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    let place = range.lowerBound
    return place < numbers.count && numbers[place] == dayNumber ? masks[place] : 0
  }

  /// The last day named; `nil` when there is none.
  var lastDay: Int? { numbers.isEmpty ? nil : numbers[numbers.count - 1] }
}
