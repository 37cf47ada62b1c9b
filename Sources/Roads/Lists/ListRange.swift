internal import SnapshotFormat

/// What lists are read from.
struct ListColumns: ~Escapable {
  let words: Span<UInt32>
  let ordinals: Span<UInt32>
  /// By place in the tables.
  let features: Span<UInt64>

  @_lifetime(copy words, copy ordinals, copy features)
  init(_ words: Span<UInt32>, _ ordinals: Span<UInt32>, _ features: Span<UInt64>) {
    self.words = words
    self.ordinals = ordinals
    self.features = features
  }
}

/// Where a list's entries lie, and what they weigh from an origin.
///
/// The columns may come from a file. A list is one only where it lies within its column, and its table
/// within the tables; weights are added so that no sum wraps. A false file leads to false answers at most.
struct ListRange {
  /// The first entry.
  let place: Int
  /// Behind the last one.
  let end: Int
  /// From the origin to the first target, in deciseconds; finite.
  let base: UInt64
  /// Where the table begins.
  let table: Int
  /// Whether entries are missing at the end.
  let isCut: Bool

  /// `nil` where there is no list, or no finite way to it.
  ///
  /// - Parameters:
  ///   - start: where the list begins; behind its end where there is none.
  ///   - weight: from the origin to the list's vertex, deciseconds.
  @inline(__always)
  init?(_ lists: borrowing ListColumns, _ start: UInt32, _ weight: UInt64) {
    let start = Int(start)
    guard start < lists.words.count &- 1 else { return nil }
    let (first, second) = (lists.words[start], lists.words[start &+ 1])
    let count = Int(second & 0xFFFF)
    place = start &+ NearestLists.headerCount
    end = place &+ count
    base = weight &+ UInt64(first & ~NearestLists.cutMark)
    table = Int(second &>> 16) &* NearestLists.tableCount
    isCut = first & NearestLists.cutMark != 0
    guard end <= lists.words.count, table <= lists.ordinals.count &- NearestLists.tableCount,
      base < UInt64(Weight.infinity.deciseconds)
    else { return nil }
  }

  /// The place of an entry's target in the tables.
  @inline(__always)
  func id(of entry: UInt32) -> Int {
    table &+ Int(entry & UInt32(NearestLists.tableCount - 1))
  }

  /// An entry as weight from the origin and ordinal.
  @inline(__always)
  func key(of entry: UInt32, _ ordinal: UInt32) -> UInt64 {
    (base &+ UInt64(entry &>> 12)) &<< 32 | UInt64(ordinal)
  }
}
