/// Brings lists into the shape in which they are kept; see ``NearestLists``.
struct ListWriter {
  private(set) var words: [UInt32] = []
  private(set) var ordinals: [UInt32] = []
  /// By ordinal: its place in the table that lists are added to at present.
  private var places: [UInt32]
  /// Where the table begins that lists are added to.
  private var table = 0

  private static let unplaced = UInt32.max

  init(targetCount: Int) {
    places = [UInt32](repeating: ListWriter.unplaced, count: targetCount)
  }

  /// Adds a list behind the others; best a neighbour's of the one before, which shares its table.
  ///
  /// Cut where a weight or the number of entries does not fit.
  ///
  /// - Parameter entries: packed weights and ordinals, ascending.
  /// - Returns: where it begins.
  mutating func add(_ entries: Span<UInt64>) -> UInt32 {
    let base = entries.isEmpty ? 0 : HierarchyLabel.weight(entries[0])
    var count = 0
    while count < min(entries.count, NearestLists.tableCount),
      HierarchyLabel.weight(entries[count]) &- base <= NearestLists.maximumOffset
    {
      count += 1
    }
    var missing = 0
    for place in 0..<count
    where places[Int(UInt32(truncatingIfNeeded: entries[place]))] == ListWriter.unplaced {
      missing += 1
    }
    if ordinals.count - table + missing > NearestLists.tableCount { beginTable() }
    let start = words.count
    let tableNumber = table / NearestLists.tableCount
    guard tableNumber <= Int(UInt16.max), start < Int(ListedSegment.none) - count else {
      // More than a file has room for: a list that can't tell anything.
      words += [NearestLists.cutMark, 0]
      return UInt32(truncatingIfNeeded: min(start, Int(ListedSegment.none)))
    }
    words.append(base | (count < entries.count ? NearestLists.cutMark : 0))
    words.append(UInt32(truncatingIfNeeded: tableNumber << 16 | count))
    for place in 0..<count {
      let offset = HierarchyLabel.weight(entries[place]) &- base
      words.append(offset << 12 | self.place(of: UInt32(truncatingIfNeeded: entries[place])))
    }
    return UInt32(truncatingIfNeeded: start)
  }

  private mutating func place(of ordinal: UInt32) -> UInt32 {
    if places[Int(ordinal)] == ListWriter.unplaced {
      places[Int(ordinal)] = UInt32(truncatingIfNeeded: ordinals.count - table)
      ordinals.append(ordinal)
    }
    return places[Int(ordinal)]
  }

  private mutating func beginTable() {
    for place in table..<ordinals.count { places[Int(ordinals[place])] = ListWriter.unplaced }
    finish()
    table = ordinals.count
  }

  /// Fills the last table up, so that there is something at each of its places.
  mutating func finish() {
    let missing = table + NearestLists.tableCount - ordinals.count
    ordinals.append(contentsOf: repeatElement(0, count: missing))
  }
}
