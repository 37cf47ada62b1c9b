extension RandomAccessCollection where Index == Int {
  /// Where the elements that satisfy a condition end, when none of them stands behind one that does
  /// not. O(log n).
  func partitioningIndex(where isBefore: (Element) -> Bool) -> Int {
    var range = startIndex..<endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if isBefore(self[middle]) {
        range = (middle + 1)..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    return range.lowerBound
  }
}

extension RandomAccessCollection where Element: Comparable, Index == Int {
  /// Where a value stands in a collection that is sorted. O(log n).
  func sortedRange(of value: Element) -> Range<Int> {
    partitioningIndex { $0 < value }..<partitioningIndex { $0 <= value }
  }

  /// Whether a value is in a collection that is sorted. O(log n).
  func sortedContains(_ value: Element) -> Bool {
    let index = partitioningIndex { $0 < value }
    return index < endIndex && self[index] == value
  }
}
