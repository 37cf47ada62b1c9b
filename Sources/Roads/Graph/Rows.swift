/// Numbers sorted into rows by counting: row r is `values[first[r]..<first[r + 1]]`, and each row keeps
/// the order the numbers were given in. O(rows + values).
struct Rows {
  private(set) var first: [UInt32]
  private(set) var values: [UInt32]

  /// - Parameters:
  ///   - count: the number of rows.
  ///   - rowOfValue: the row of each number 0, 1, 2, …
  init(count: Int, _ rowOfValue: [UInt32]) {
    first = [UInt32](repeating: 0, count: count + 1)
    for row in rowOfValue { first[Int(row) + 1] += 1 }
    for row in 0..<count { first[row + 1] += first[row] }
    var next = first
    values = [UInt32](repeating: 0, count: rowOfValue.count)
    for (value, row) in rowOfValue.enumerated() {
      values[Int(next[Int(row)])] = UInt32(value)
      next[Int(row)] += 1
    }
  }

  subscript(row: Int) -> ArraySlice<UInt32> { values[Int(first[row])..<Int(first[row + 1])] }
}
