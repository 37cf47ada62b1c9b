/// The surface a table is drawn on: how wide it is, and whether it can show bold text.
struct Screen: Hashable, Sendable {
  var width: Int
  var isStyled: Bool

  /// The width where nothing says how wide the screen is: a pipe, a file.
  static let defaultWidth = 100

  /// Standard output. `COLUMNS` wins over the window's own width; `NO_COLOR` and `TERM=dumb` switch
  /// styles off, see https://no-color.org.
  static var standardOutput: Screen {
    let output = FileDescriptor.standardOutput
    let columns = OperatingSystem.environment("COLUMNS").flatMap { Int($0) }.flatMap {
      $0 > 0 ? $0 : nil
    }
    let isPlain =
      OperatingSystem.environment("NO_COLOR") != nil
      || OperatingSystem.environment("TERM") == "dumb"
    return Screen(
      width: min(columns ?? output.columnCount ?? defaultWidth, 1_000),
      isStyled: output.isTerminal && !isPlain)
  }
}
