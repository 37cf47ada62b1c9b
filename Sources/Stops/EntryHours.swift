internal import Geodesy

/// How one gets in at which hour: by the open door in the day, by a code at night.
///
/// ```swift
/// let entry = try EntryHours(.open, exceptions: "qr_code @ (22:00-08:00)")
/// entry.access(at: arrival)  // .qrCode at half past ten
/// ```
///
/// The exceptions are written as OSM's conditional restrictions: a way in, an `@`, and opening hours, in
/// parentheses where they hold a semicolon; several with semicolons between, of which the last that
/// holds decides.
public struct EntryHours: Hashable, Sendable {
  /// A way in that holds at some hours.
  public struct Exception: Hashable, Sendable {
    /// The way in.
    public let access: StopAccess
    /// When it holds.
    public let hours: OpeningHours
  }

  /// The way in at all other hours; `nil` when unknown.
  public let usual: StopAccess?
  /// In the order of the text; a later one goes before.
  public let exceptions: [Exception]

  /// One way in at any hour, or an unknown one.
  public init(_ usual: StopAccess?) {
    self.usual = usual
    exceptions = []
  }

  /// A usual way in, and exceptions to it.
  ///
  /// - Parameter text: such as `qr_code @ (22:00-08:00)`; blank for none.
  public init(_ usual: StopAccess?, exceptions text: String) throws(EntryHoursError) {
    var exceptions: [Exception] = []
    for part in EntryHours.parts(of: text) { exceptions.append(try EntryHours.exception(part)) }
    self.usual = usual
    self.exceptions = exceptions
  }

  /// The way in at a minute. O(exceptions), allocates nothing.
  ///
  /// - Returns: `nil` when unknown, also when nobody knows whether an exception holds.
  public func access(at time: LocalTime, holidays: HolidayCalendar = .none) -> StopAccess? {
    var place = exceptions.count
    while place > 0 {
      place -= 1
      switch exceptions[place].hours.timetable.status(at: time, holidays: holidays) {
      case .open: return exceptions[place].access
      case .unknown: return nil
      case .closed: continue
      }
    }
    return usual
  }

  // MARK: Reading

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

  private static func trimmed(_ text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
    let start = text.drop(while: isBlank)
    guard let last = start.lastIndex(where: { !isBlank($0) }) else { return start }
    return start[...last]
  }

  /// Cut at semicolons outside parentheses and quotes; none for blank text.
  private static func parts(of text: String) -> [Substring.UnicodeScalarView] {
    var parts: [Substring.UnicodeScalarView] = []
    let scalars = text[...].unicodeScalars
    var start = scalars.startIndex
    var depth = 0
    var isQuoted = false
    for index in scalars.indices {
      switch scalars[index] {
      case "\"": isQuoted.toggle()
      case "(" where !isQuoted: depth += 1
      case ")" where !isQuoted: depth -= 1
      case ";" where !isQuoted && depth <= 0:
        parts.append(trimmed(scalars[start..<index]))
        start = scalars.index(after: index)
      default: break
      }
    }
    parts.append(trimmed(scalars[start...]))
    // A semicolon may stand at the end.
    if parts.last?.isEmpty == true { parts.removeLast() }
    return parts
  }

  private static func exception(
    _ part: Substring.UnicodeScalarView
  ) throws(EntryHoursError) -> Exception {
    guard let at = part.firstIndex(of: "@") else {
      throw .noHours(Excerpt.of(Substring(part)))
    }
    let word = String(trimmed(part[..<at]))
    guard let access = StopAccess(rawValue: word) else { throw .noAccess(Excerpt.of(word)) }
    var hours = trimmed(part[part.index(after: at)...])
    if hours.first == "(", hours.last == ")" { hours = hours.dropFirst().dropLast() }
    do throws(OpeningHoursError) {
      return Exception(access: access, hours: try OpeningHours(parsing: String(hours)))
    } catch {
      throw .unreadableHours(error)
    }
  }
}

extension Stop {
  /// How one gets in at which hour, by ``access`` and ``conditionalAccess``.
  ///
  /// - Throws: when the exceptions can't be read; then the way in is unknown at every hour.
  public func entryHours() throws(EntryHoursError) -> EntryHours {
    try EntryHours(access, exceptions: conditionalAccess ?? "")
  }
}

/// Why exceptions to the way in could not be read.
public enum EntryHoursError: Error, Hashable, Sendable {
  /// What stands where a way in belongs, shortened.
  case noAccess(String)
  /// An exception without an `@`, shortened.
  case noHours(String)
  /// Hours behind the `@` that are none.
  case unreadableHours(OpeningHoursError)
}

extension EntryHoursError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noAccess(let found):
      "'\(found)' is no way in: expected one of "
        + StopAccess.allCases.map(\.rawValue).joined(separator: ", ")
    case .noHours(let found):
      "'\(found)' says no hours: expected an exception such as qr_code @ (22:00-08:00)"
    case .unreadableHours(let error): error.description
    }
  }
}
