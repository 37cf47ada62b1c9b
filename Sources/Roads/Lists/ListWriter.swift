/// Brings lists into the shape in which they are kept; see ``NearestLists``.
struct ListWriter {
  private(set) var words: [UInt16] = []
  private(set) var ordinals: [UInt32] = []
  /// By ordinal: its place in the table that lists are added to at present, plus where that begins.
  private var places: [UInt32]
  /// Where the table begins that lists are added to.
  private var table: Int = 0

  private static let unplaced = UInt32.max

  init(targetCount: Int) {
    places = [UInt32](repeating: ListWriter.unplaced, count: targetCount)
  }

  /// Adds a list behind the others; best a neighbour's of the one before, which shares its table.
  ///
  /// Cut where a weight does not fit into 16 bits or an entry not into the table.
  ///
  /// - Parameter entries: packed weights and ordinals, ascending.
  /// - Returns: where it begins.
  mutating func add(_ entries: Span<UInt64>) -> UInt32 {
    let base = entries.isEmpty ? 0 : HierarchyLabel.weight(entries[0])
    var count = 0
    while count < min(entries.count, NearestLists.tableCount),
      HierarchyLabel.weight(entries[count]) &- base <= UInt32(UInt16.max)
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
    append(base | (count < entries.count ? UInt32(NearestLists.cutMark) << 16 : 0))
    append(UInt32(truncatingIfNeeded: table))
    words.append(UInt16(truncatingIfNeeded: count))
    var group = 0
    while group < count {
      let end = min(group + 8, count)
      for place in group..<end {
        words.append(
          UInt16(truncatingIfNeeded: HierarchyLabel.weight(entries[place]) &- base))
      }
      var place = group
      while place < end {
        let low = self.place(of: entries[place])
        let high = place + 1 < end ? self.place(of: entries[place + 1]) : 0
        words.append(low | high << 8)
        place += 2
      }
      group = end
    }
    return UInt32(truncatingIfNeeded: start)
  }

  private mutating func append(_ number: UInt32) {
    words.append(UInt16(truncatingIfNeeded: number))
    words.append(UInt16(truncatingIfNeeded: number >> 16))
  }

  private mutating func beginTable() {
    for place in table..<ordinals.count { places[Int(ordinals[place])] = ListWriter.unplaced }
    table = ordinals.count
  }

  private mutating func place(of entry: UInt64) -> UInt16 {
    let ordinal = UInt32(truncatingIfNeeded: entry)
    if places[Int(ordinal)] == ListWriter.unplaced {
      places[Int(ordinal)] = UInt32(truncatingIfNeeded: ordinals.count - table)
      ordinals.append(ordinal)
    }
    return UInt16(truncatingIfNeeded: places[Int(ordinal)])
  }

  /// Fills the last table up, so that there is something at each of its places.
  mutating func finish() {
    let missing = table + NearestLists.tableCount - ordinals.count
    ordinals.append(contentsOf: repeatElement(0, count: missing))
  }
}
