/// A table for a screen: columns aligned by display width, cells of several lines.
///
/// The last column takes what the others leave and wraps. If that is too little, the columns marked
/// as elastic give way; on a narrow screen the last column moves to lines of its own below each row,
/// and on one too narrow even for that every field has a line of its own.
struct TextTable {
  struct Column {
    var heading: String
    var isRightAligned = false
    /// Whether its text may be wrapped when the screen is narrow.
    var isElastic = false
    /// Whether the first line of each cell is set in bold.
    var isBold = false
  }

  enum Cell {
    /// Lines that stay lines, each wrapped only if it must be.
    case lines([String])
    /// A list, broken between its items.
    case items([String], separator: String)

    static func text(_ text: String) -> Cell { .lines([text]) }

    func wrapped(to width: Int) -> [String] {
      switch self {
      case .lines(let lines): lines.flatMap { TextWrap.lines(of: $0, width: width) }
      case .items(let items, let separator):
        TextWrap.lines(ofItems: items, separator: separator, width: width)
      }
    }

    var naturalWidth: Int {
      switch self {
      case .lines(let lines): lines.map(DisplayWidth.of).max() ?? 0
      case .items(let items, let separator): DisplayWidth.of(items.joined(separator: separator))
      }
    }
  }

  var columns: [Column]
  var rows: [[Cell]] = []
  /// Lines below a row, by its place: what belongs to it and has no column.
  var linesBelow: [Int: [String]] = [:]
  /// Lines below those, written as they are: a link that is broken in two opens nothing.
  var linksBelow: [Int: [String]] = [:]

  private static let gap = 2
  /// The last column is not squeezed below this.
  private static let narrowestLast = 20
  private static let narrowestElastic = 12
  /// Nor the elastic ones below this, once the last column is out of their way.
  private static let narrowestAlone = 8

  func write(to output: inout OutputBuffer, on screen: Screen) {
    let layout = layout(for: screen.width)
    guard layout.width <= screen.width else { return writeFields(to: &output, on: screen) }
    let headings = columns.map { Cell.text($0.heading) }
    let writer = RowWriter(columns: columns, layout: layout, screen: screen)
    writer.write(headings, isHeading: true, to: &output)
    for (place, row) in rows.enumerated() {
      writer.write(row, isHeading: false, to: &output)
      writeLinesBelow(place, indent: 3, to: &output, on: screen)
    }
  }

  private func writeLinesBelow(
    _ place: Int, indent: Int, to output: inout OutputBuffer, on screen: Screen
  ) {
    let blanks = String(repeating: " ", count: indent)
    for text in linesBelow[place] ?? [] {
      for line in TextWrap.lines(of: text, width: max(1, screen.width - indent)) {
        output.append(blanks + line + "\n")
      }
    }
    for link in linksBelow[place] ?? [] { output.append(blanks + link + "\n") }
  }

  /// `Distance: 126 m`, a line for each field, wrapped and never cut.
  private func writeFields(to output: inout OutputBuffer, on screen: Screen) {
    for (index, row) in rows.enumerated() {
      if index > 0 { output.append(UInt8(ascii: "\n")) }
      for (column, cell) in zip(columns, row) {
        let text =
          switch cell {
          case .lines(let lines): lines.filter { !$0.isEmpty }.joined(separator: " / ")
          case .items(let items, let separator): items.joined(separator: separator)
          }
        guard !text.isEmpty else { continue }
        let lines = TextWrap.lines(of: "\(column.heading): \(text)", width: max(1, screen.width))
        for line in lines { output.append(line + "\n") }
      }
      writeLinesBelow(index, indent: 0, to: &output, on: screen)
    }
  }

  // MARK: Layout

  private struct Layout {
    var widths: [Int]
    /// Whether the last column stands below each row.
    var isLastBelow: Bool

    /// The width of a row, without what stands below it.
    var width: Int {
      let beside = widths.dropLast(isLastBelow ? 1 : 0)
      return beside.reduce(0, +) + TextTable.gap * (beside.count - 1)
    }
  }

  private func layout(for width: Int) -> Layout {
    let natural = columns.indices.map { index in
      rows.reduce(DisplayWidth.of(columns[index].heading)) { max($0, $1[index].naturalWidth) }
    }
    var widths = natural
    let last = widths.count - 1
    let lastMinimum = min(Self.narrowestLast, widths[last])
    shrinkElastic(
      &widths, upTo: last, toFit: width - lastMinimum - Self.gap * last,
      atLeast: Self.narrowestElastic)
    let left = width - widths[..<last].reduce(0, +) - Self.gap * last
    if left >= lastMinimum {
      widths[last] = min(widths[last], left)
      return Layout(widths: widths, isLastBelow: false)
    }
    widths = natural
    widths[last] = max(Self.narrowestElastic, width - Self.gap)
    shrinkElastic(
      &widths, upTo: last, toFit: width - Self.gap * (last - 1), atLeast: Self.narrowestAlone)
    return Layout(widths: widths, isLastBelow: true)
  }

  private func shrinkElastic(
    _ widths: inout [Int], upTo end: Int, toFit width: Int, atLeast least: Int
  ) {
    for index in 0..<end where columns[index].isElastic {
      let excess = widths[..<end].reduce(0, +) - width
      guard excess > 0 else { return }
      widths[index] = max(min(least, widths[index]), widths[index] - excess)
    }
  }

  // MARK: Rows

  private struct RowWriter {
    let columns: [Column]
    let layout: Layout
    let screen: Screen

    func write(_ row: [Cell], isHeading: Bool, to output: inout OutputBuffer) {
      let last = row.count - 1
      let beside = layout.isLastBelow ? last : row.count
      let cells = (0..<beside).map { row[$0].wrapped(to: layout.widths[$0]) }
      for lineIndex in 0..<(cells.map(\.count).max() ?? 0) {
        writeLine(lineIndex, of: cells, isHeading: isHeading, to: &output)
      }
      guard layout.isLastBelow, !isHeading else { return }
      for line in row[last].wrapped(to: layout.widths[last]) where !line.isEmpty {
        output.append("  " + line + "\n")
      }
    }

    /// Pads every cell but leaves no blanks at the end, and cuts what no layout could fit.
    private func writeLine(
      _ lineIndex: Int, of cells: [[String]], isHeading: Bool, to output: inout OutputBuffer
    ) {
      var owedBlanks = 0
      var room = screen.width
      for (index, lines) in cells.enumerated() {
        let text = TextWrap.truncated(
          lineIndex < lines.count ? lines[lineIndex] : "", to: max(0, room - owedBlanks))
        let padding = max(0, layout.widths[index] - DisplayWidth.of(text))
        if columns[index].isRightAligned { owedBlanks += padding }
        if !text.isEmpty {
          output.append(String(repeating: " ", count: owedBlanks))
          let isBold = screen.isStyled && (isHeading || (columns[index].isBold && lineIndex == 0))
          output.append(isBold ? "\u{1B}[1m\(text)\u{1B}[0m" : text)
          room -= owedBlanks + DisplayWidth.of(text)
          owedBlanks = 0
        }
        if !columns[index].isRightAligned { owedBlanks += padding }
        owedBlanks += TextTable.gap
      }
      output.append(UInt8(ascii: "\n"))
    }
  }
}
