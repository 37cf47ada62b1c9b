internal import SnapshotFormat

/// Goes through the entries of one list, nearest first.
///
/// What it reads may come from a file. A list is read only where it lies within its column, and its table
/// within the tables; weights are added so that no sum wraps. A false file leads to false answers at most.
struct ListCursor {
  /// The entry it stands at: the weight from the origin above, the ordinal below; the greatest number
  /// behind the last one.
  private(set) var key = UInt64.max
  /// Whether it is behind the last entry and others are missing there.
  private(set) var isCutOff = false
  /// How many more entries that vouch for the need may be passed.
  var trust: Int

  private var place = 0
  private var end = 0
  private var base: UInt64 = 0
  private var table = 0
  private var isCut = false

  /// At the first entry of a list.
  ///
  /// - Parameters:
  ///   - start: where the list begins; behind its end where there is none.
  ///   - weight: from the origin to the list's vertex, deciseconds.
  @inline(__always)
  init(
    _ words: Span<UInt32>, _ ordinals: Span<UInt32>, at start: UInt32, _ weight: UInt64,
    trusted trust: Int
  ) {
    self.trust = trust
    let start = Int(start)
    guard start < words.count &- 1 else { return }
    let (first, second) = (words[start], words[start &+ 1])
    let count = Int(second & 0xFFFF)
    base = weight &+ UInt64(first & ~NearestLists.cutMark)
    table = Int(second &>> 16) &* NearestLists.tableCount
    // An infinite way leads nowhere.
    guard count <= words.count &- start &- NearestLists.headerCount,
      table <= ordinals.count &- NearestLists.tableCount,
      base < UInt64(Weight.infinity.deciseconds)
    else { return }
    isCut = first & NearestLists.cutMark != 0
    place = start &+ NearestLists.headerCount
    end = place &+ count
    read(words, ordinals)
  }

  /// Goes to the next entry.
  @inline(__always)
  mutating func advance(_ words: Span<UInt32>, _ ordinals: Span<UInt32>) {
    place &+= 1
    read(words, ordinals)
  }

  @inline(__always)
  private mutating func read(_ words: Span<UInt32>, _ ordinals: Span<UInt32>) {
    guard place < end else {
      key = .max
      isCutOff = isCut
      return
    }
    let entry = words[place]
    let ordinal = ordinals[table &+ Int(entry & UInt32(NearestLists.tableCount - 1))]
    key = (base &+ UInt64(entry &>> 12)) &<< 32 | UInt64(ordinal)
  }
}
