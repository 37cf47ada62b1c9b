internal import SnapshotFormat

extension NearestLists {
  /// The most targets that are gathered before they are merged.
  static let fewCount = 16

  /// What ``merge(_:_:_:_:_:_:isFiltered:_:)`` finds, for at most ``fewCount`` targets, where none lies on the
  /// origin's segment and all are wanted.
  ///
  /// First the entries that fit are gathered from each list, then both are merged, each without a branch
  /// that depends on what is read: which entry fits, and from which list the next one comes, can't be
  /// foreseen, and a branch that was mistaken costs more than all else of a step.
  @inline(__always)
  func mergeFew(
    _ count: Int, _ start: Start, _ need: ListNeed, _ limit: Weight, isFiltered: Bool,
    _ output: inout OutputSpan<RoadNeighbor>
  ) -> Bool {
    unsafe withUnsafeTemporaryAllocation(
      of: UInt64.self, capacity: 3 * (NearestLists.fewCount + 1)
    ) { memory in
      unsafe memory.initialize(repeating: 0)
      var keys = unsafe MutableSpan(_unsafeElements: memory)
      return mergeFew(count, start, need, limit, isFiltered: isFiltered, &keys, &output)
    }
  }

  @inline(__always)
  private func mergeFew(
    _ count: Int, _ start: Start, _ need: ListNeed, _ limit: Weight, isFiltered: Bool,
    _ keys: inout MutableSpan<UInt64>, _ output: inout OutputSpan<RoadNeighbor>
  ) -> Bool {
    let lists = ListColumns(words.span, ordinals.span, features.span)
    // Both are asked of the memory before one is waited for.
    let oneList = ListRange(lists, start.first, start.firstWeight)
    let otherList = ListRange(lists, start.second, start.secondWeight)
    var one = NearestLists.gather(count, lists, oneList, need, isFiltered: isFiltered, &keys, at: 0)
    var other = NearestLists.gather(
      count, lists, otherList, need, isFiltered: isFiltered, &keys,
      at: NearestLists.fewCount + 1)
    let bound = UInt64(min(limit.deciseconds, Weight.infinity.deciseconds &- 1) &+ 1) &<< 32
    let firstFound = 2 * (NearestLists.fewCount + 1)
    var found = firstFound
    while found &- firstFound < count {
      let (oneKey, otherKey) = (keys[one.place], keys[other.place])
      let takesOne = oneKey <= otherKey
      let key = takesOne ? oneKey : otherKey
      if key >= bound { break }
      if takesOne ? one.place == one.end : other.place == other.end { return false }
      one.place &+= takesOne ? 1 : 0
      other.place &+= takesOne ? 0 : 1
      // The last one may be the same target from the other list; mostly it is one before.
      var isKnown: UInt64 = 0
      var place = firstFound
      while place < found {
        isKnown |= UInt32(truncatingIfNeeded: keys[place] ^ key) == 0 ? 1 : 0
        place &+= 1
      }
      keys[found] = key
      found &+= isKnown == 0 ? 1 : 0
    }
    for place in firstFound..<found {
      output.append(
        RoadNeighbor(
          ordinal: UInt32(truncatingIfNeeded: keys[place]),
          weight: Weight(deciseconds: HierarchyLabel.weight(keys[place]))))
    }
    return true
  }

  /// A row of keys: the next one, and the one behind the last, which is the greatest number when the list
  /// has no more, and when it can't be trusted any more the last it is known to.
  struct Gathered {
    var place: Int
    var end: Int
  }

  /// Gathers the first entries of a list that fit.
  @inline(__always)
  private static func gather(
    _ count: Int, _ lists: borrowing ListColumns, _ list: ListRange?, _ need: ListNeed,
    isFiltered: Bool, _ keys: inout MutableSpan<UInt64>, at first: Int
  ) -> Gathered {
    keys[first] = .max
    guard let list else {
      return Gathered(place: first, end: first)
    }
    var (place, next, trust) = (list.place, first, need.trust)
    let last = first &+ count
    while place < list.end, next < last, trust > 0 {
      let entry = lists.words[place]
      let id = list.table &+ Int(entry & UInt32(tableCount - 1))
      keys[next] = list.key(of: entry, lists.ordinals[id])
      place &+= 1
      if isFiltered {
        let features = lists.features[id]
        trust &-= features & need.voucher == need.voucher ? 1 : 0
        next &+= features & need.features == need.features ? 1 : 0
      } else {
        trust &-= 1
        next &+= 1
      }
    }
    // With as many as are wanted nobody comes to what is behind them.
    if place == list.end, trust > 0, !list.isCut {
      keys[next] = .max
    } else if place > list.place {
      let entry = lists.words[place &- 1]
      let id = list.table &+ Int(entry & UInt32(tableCount - 1))
      keys[next] = list.key(of: entry, lists.ordinals[id])
    } else {
      keys[next] = list.base &<< 32
    }
    return Gathered(place: first, end: next)
  }
}
