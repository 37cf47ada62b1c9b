internal import ArgumentParser
internal import Stops
internal import XichengSample

/// Which days are holidays: what `PH` and `SH` in opening hours are decided by.
struct HolidayOptions: ParsableArguments {
  @Option(
    name: .customLong("holidays"),
    help: ArgumentHelp(
      """
      A file of public holidays, a day such as 2026-10-01 a line, for hours with 'PH'; or none. Default: \
      China's of 2026.
      """, valueName: "file"),
    completion: .file())
  var file: String?

  /// The holidays of the file, or those that come with the command; `nil` for none at all.
  func calendar() throws(CommandFailure) -> HolidayCalendar? {
    switch file {
    case "none": return nil
    case let file?: return try HolidayCalendar(file: file)
    case nil:
      let bytes = UnsafeRawBufferPointer(start: china_holidays(), count: china_holidays_size())
      return try HolidayCalendar(parsing: Array(bytes), file: "the embedded holidays")
    }
  }
}
