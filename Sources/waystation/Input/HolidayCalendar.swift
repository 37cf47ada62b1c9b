internal import MapImport
internal import Stops

/// The public holidays of some years, from `--holidays`.
struct HolidayCalendar: Hashable, Sendable {
  let holidays: Holidays
  private let years: Set<Int>

  /// Whether the calendar is for this year. Of a year without a single holiday nothing is known.
  func covers(_ year: Int) -> Bool { years.contains(year) }

  /// Reads one date a line, `2026-10-01`. Blank lines, and what follows a `#`, are skipped.
  ///
  /// - Parameter file: its name, for messages.
  init(parsing bytes: [UInt8], file: String) throws(CommandFailure) {
    var dates: Set<CalendarDate> = []
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let content = line.prefix { $0 != UInt8(ascii: "#") }
      let text = String(decoding: content, as: UTF8.self)[...].trimmed
      guard !text.isEmpty else { continue }
      guard let date = CalendarDate(text) else {
        throw .badData(
          PrintableText.of("\(file):\(index + 1): ") + "'\(PrintableText.excerpt(text))' is no day"
            + ": expected one such as 2026-10-01 a line")
      }
      dates.insert(date)
    }
    guard !dates.isEmpty else {
      throw .badData(
        PrintableText.of(file) + ": holds no holidays: expected a day such as 2026-10-01 a line")
    }
    holidays = Holidays(publicHolidays: dates)
    years = Set(dates.map(\.year))
  }

  /// - Throws: a failure that names the file, and the line where that is known.
  init(file: String) throws(CommandFailure) {
    let bytes: [UInt8]
    do throws(MapImportError) {
      bytes = try InputFile.read(file)
    } catch {
      throw .badData(PrintableText.of(error.description))
    }
    try self.init(parsing: bytes, file: file)
  }
}
