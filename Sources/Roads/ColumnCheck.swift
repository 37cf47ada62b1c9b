internal import SnapshotFormat

/// Checks of what a file says before it is used as a place: the only thing that stands between a
/// hostile file and a crash, whatever its checksums say.
///
/// Each is one pass over a column, a comparison for every number.
enum ColumnCheck {
  /// Every number is below a bound.
  static func are(
    _ column: Column<UInt32>, below bound: Int, _ what: @autoclosure () -> String
  ) throws(SnapshotError) {
    let values = column.span
    var greatest: UInt32 = 0
    for place in values.indices { greatest = max(greatest, unsafe values[unchecked: place]) }
    guard values.isEmpty || Int(greatest) < bound else {
      throw .contradiction("\(what()) \(greatest) of \(bound)")
    }
  }

  /// Numbers are those of rows: from 0, never less than the one before, up to the number of values.
  static func areRows(
    _ column: Column<UInt32>, of count: Int, _ what: @autoclosure () -> String
  ) throws(SnapshotError) {
    let starts = column.span
    guard !starts.isEmpty else { throw .contradiction("no rows of \(what())") }
    var isAscending = true
    for place in 0..<(starts.count - 1) {
      isAscending = isAscending && starts[place] <= starts[place + 1]
    }
    guard isAscending, starts[0] == 0, Int(starts[starts.count - 1]) == count else {
      throw .contradiction("the rows of \(what()) do not follow each other")
    }
  }
}
