internal import SnapshotFormat

/// Checks of what a file says before it is used as a place: the only thing that stands between a
/// hostile file and a crash, whatever its checksums say.
///
/// Each is one pass over a column with one comparison for every number, several numbers at a time.
enum ColumnCheck {
  /// Every number is below a bound.
  ///
  /// - Parameter number: what of an element is compared.
  @inline(__always)
  static func are<Element: ColumnElement, Number: FixedWidthInteger>(
    _ column: Column<Element>, _ number: (Element) -> Number, below bound: Int,
    _ what: @autoclosure () -> String
  ) throws(SnapshotError) {
    let values = column.span
    var greatest: Number = 0
    for place in values.indices {
      greatest = max(greatest, unsafe number(values[unchecked: place]))
    }
    guard values.isEmpty || Int(greatest) < bound else {
      throw .contradiction("\(what()) \(greatest), expected less than \(bound)")
    }
  }

  /// Every number is below a bound.
  @inline(__always)
  static func are<Number: ColumnElement & FixedWidthInteger>(
    _ column: Column<Number>, below bound: Int, _ what: @autoclosure () -> String
  ) throws(SnapshotError) {
    try are(column, { $0 }, below: bound, what())
  }

  /// Numbers are those of rows: from 0, never less than the one before, up to the number of values.
  static func areRows(
    _ column: Column<UInt32>, of count: Int, _ what: @autoclosure () -> String
  ) throws(SnapshotError) {
    let starts = column.span
    guard !starts.isEmpty else { throw .contradiction("no rows of \(what())") }
    var falls = 0
    for place in 1..<max(starts.count, 1) {
      falls &+= unsafe starts[unchecked: place] < starts[unchecked: place &- 1] ? 1 : 0
    }
    guard falls == 0, starts[0] == 0, Int(starts[starts.count - 1]) == count else {
      throw .contradiction("the rows of \(what()) do not follow each other")
    }
  }
}
