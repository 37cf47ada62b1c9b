internal import SnapshotFormat

/// Checks of what a file says before it is used as a place: the only thing that stands between a
/// hostile file and a crash, whatever its checksums say.
///
/// Each is one pass over a column, without a branch: differences that are negative when a number is
/// wrong are collected with "or", and their top bit is looked at in the end. So the compiler takes
/// several numbers at a time, and opening a map costs little more than reading its places.
enum ColumnCheck {
  private static let topBit: UInt32 = 1 << 31

  /// Every number is below a bound, which is at most 2³¹.
  ///
  /// - Parameter number: what of an element is compared.
  @inline(__always)
  static func are<Element: ColumnElement>(
    _ column: Column<Element>, _ number: (Element) -> UInt32, below bound: Int,
    _ what: @autoclosure () -> String
  ) throws(SnapshotError) {
    let values = column.span
    guard !values.isEmpty else { return }
    // With a bound of 0 every number is too large: the greatest is then −1, and has the top bit.
    let greatest = UInt32(truncatingIfNeeded: min(bound, 1 << 31) &- 1)
    var collected = greatest
    for place in values.indices {
      let value = unsafe number(values[unchecked: place])
      collected |= value | (greatest &- value)
    }
    guard collected & topBit == 0 else {
      let wrong = column.lazy.map(number).first { Int($0) >= bound } ?? 0
      throw .contradiction("\(what()) \(wrong), expected less than \(bound)")
    }
  }

  /// Every number is below a bound, which is at most 2³¹.
  @inline(__always)
  static func are(
    _ column: Column<UInt32>, below bound: Int, _ what: @autoclosure () -> String
  ) throws(SnapshotError) {
    try are(column, { $0 }, below: bound, what())
  }

  /// Numbers are those of rows: from 0, never less than the one before, up to the number of values.
  ///
  /// - Parameter number: what of an element is the beginning of a row.
  @inline(__always)
  static func areRows<Element: ColumnElement>(
    _ column: Column<Element>, _ number: (Element) -> UInt32, of count: Int,
    _ what: @autoclosure () -> String
  ) throws(SnapshotError) {
    let starts = column.span
    guard !starts.isEmpty else { throw .contradiction("no rows of \(what())") }
    var collected = number(starts[0])
    for place in 1..<max(starts.count, 1) {
      let start = unsafe number(starts[unchecked: place])
      collected |= start | (start &- (unsafe number(starts[unchecked: place &- 1])))
    }
    guard collected & topBit == 0, number(starts[0]) == 0,
      Int(number(starts[starts.count - 1])) == count
    else {
      throw .contradiction("the rows of \(what()) do not follow each other")
    }
  }

  /// The same of a column of numbers.
  static func areRows(
    _ column: Column<UInt32>, of count: Int, _ what: @autoclosure () -> String
  ) throws(SnapshotError) {
    try areRows(column, { $0 }, of: count, what())
  }
}
