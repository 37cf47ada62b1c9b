/// What sort of place a stop is. Open-ended: a source may bring kinds of its own.
public struct StopKind: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
}

/// How fully a stop is equipped, from a corner of one square metre to a staffed station.
public enum StopTier: String, CaseIterable, Sendable, Hashable, Comparable {
  case corner
  case point
  case station

  public static func < (left: StopTier, right: StopTier) -> Bool {
    switch (left, right) {
    case (.corner, .point), (.corner, .station), (.point, .station): true
    default: false
    }
  }
}

/// How one gets in.
public enum StopAccess: String, CaseIterable, Sendable, Hashable {
  case open
  case qrCode = "qr_code"
  case doorCode = "door_code"
  case askStaff = "ask_staff"
  case customersOnly = "customers_only"
}

/// Whether a stop costs something.
public enum StopFee: Hashable, Sendable {
  case free
  /// Something has to be paid; the text says how much, where the source does.
  case charged(String?)
}

/// A day of the Gregorian calendar.
public struct CalendarDate: Hashable, Sendable, Comparable {
  public let year: Int
  /// 1…12.
  public let month: Int
  /// 1…31, and within the month.
  public let day: Int

  /// `nil` when there is no such day, or the year is not in 1…9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month - 1]).contains(day) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}
