/// The best targets of a running query, each once: by weight, at equal weight by ordinal.
///
/// Few are kept in order by insertion, and a target that comes again is found by looking at all. Beyond
/// ``fewCount`` a note for each target says what it came with.
struct NearestList: Sendable {
  /// What a target has come with.
  private struct Note: BitwiseCopyable {
    var weight: UInt32
    /// The query that wrote it.
    var query: UInt32
  }

  /// The most for which looking at all is faster than a note for each target.
  static let fewCount = 16

  /// Packed weights and ordinals, ascending; the first `count` are the query's.
  private var best: [UInt64] = []
  private(set) var count = 0
  private var capacity = 0
  private var notes: [Note] = []
  private var query: UInt32 = 0
  /// What is offered has to be less.
  private(set) var bound: UInt64 = 0

  /// Starts a query.
  ///
  /// - Parameters:
  ///   - capacity: how many are wanted, more than none.
  ///   - limit: deciseconds, inclusive.
  ///   - targetCount: how many targets there are.
  mutating func begin(_ capacity: Int, within limit: UInt32, of targetCount: Int) {
    let capacity = min(capacity, targetCount)
    self.capacity = capacity
    count = 0
    // A way has to be finite, whatever the limit.
    bound = UInt64(min(limit, Weight.infinity.deciseconds - 1) + 1) << 32
    if best.count < capacity {
      best.append(contentsOf: repeatElement(0, count: capacity - best.count))
    }
    guard capacity > NearestList.fewCount else { return }
    if notes.count < targetCount {
      let missing = targetCount - notes.count
      notes.append(contentsOf: repeatElement(Note(weight: 0, query: 0), count: missing))
    }
    if query == .max {
      for place in notes.indices { notes[place].query = 0 }
      query = 0
    }
    query &+= 1
  }

  /// What has been found, at a place below `count`.
  subscript(place: Int) -> RoadNeighbor {
    RoadNeighbor(
      ordinal: UInt32(truncatingIfNeeded: best[place]),
      weight: Weight(deciseconds: HierarchyLabel.weight(best[place])))
  }

  /// The memory it has taken, in bytes.
  var byteCount: Int {
    best.capacity * MemoryLayout<UInt64>.stride + notes.capacity * MemoryLayout<Note>.stride
  }

  /// Takes a target in that is less than `bound`, unless it is there with no greater weight.
  mutating func offer(_ entry: UInt64) {
    var place = count
    if capacity > NearestList.fewCount {
      let ordinal = Int(UInt32(truncatingIfNeeded: entry))
      let note = notes[ordinal]
      if note.query == query {
        guard HierarchyLabel.weight(entry) < note.weight else { return }
        let former = HierarchyLabel.packed(note.weight, UInt32(truncatingIfNeeded: entry))
        // Not found when others have pushed it out.
        let known = self.place(of: former)
        if known < count, best[known] == former { place = known }
      }
      notes[ordinal] = Note(weight: HierarchyLabel.weight(entry), query: query)
    } else {
      for known in 0..<count where UInt32(truncatingIfNeeded: best[known] ^ entry) == 0 {
        guard entry < best[known] else { return }
        place = known
      }
    }
    // Either the target's own former place becomes free, or a new one, or that of the last.
    if place == count {
      if count < capacity { count += 1 } else { place -= 1 }
    }
    NearestList.insert(entry, at: place, &best)
    if count == capacity { bound = best[count - 1] }
  }

  /// Puts an entry into a free place, or to where it belongs before it.
  @inline(__always)
  private static func insert(_ entry: UInt64, at place: Int, _ entries: inout [UInt64]) {
    var best = entries.mutableSpan
    var place = place
    while place > 0, best[place &- 1] > entry {
      best[place] = best[place &- 1]
      place &-= 1
    }
    best[place] = entry
  }

  /// The first place with nothing less. O(log n).
  private func place(of entry: UInt64) -> Int {
    var range = 0..<count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = best[middle] < entry ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}
