internal import MapImport
internal import Stops

/// The file of `--holidays`.
extension HolidayCalendar {
  /// - Parameter file: its name, for messages.
  init(parsing bytes: [UInt8], file: String) throws(CommandFailure) {
    do throws(HolidayCalendarError) {
      try self.init(parsing: String(decoding: bytes, as: UTF8.self))
    } catch {
      let place = error.line == 0 ? "\(file): " : "\(file):\(error.line): "
      throw .badData(PrintableText.of(place) + PrintableText.of(error.problem.description))
    }
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
