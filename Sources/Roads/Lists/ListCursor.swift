internal import SnapshotFormat

/// Goes through the entries of one list, nearest first.
///
/// What it reads may come from a file: places are only used when they are within the columns, weights are
/// added so that no sum can be mistaken. A false file leads to false answers at most.
struct ListCursor {
  /// The entry it stands at: the weight from the origin above, the ordinal below; the greatest number
  /// behind the last one.
  private(set) var key = UInt64.max
  /// Whether it is behind the last entry and others are missing there.
  private(set) var isCutOff = false
  /// How many entries that vouch for the need have been passed.
  var vouched = 0

  private var place = 0
  private var count = 0
  /// Where the group begins that it is in.
  private var group = 0
  private var base: UInt64 = 0
  private var table = 0
  private var isCut = false

  /// Behind the end of a list that has everything.
  init() {}

  /// At the first entry of a list.
  ///
  /// - Parameters:
  ///   - start: where the list begins.
  ///   - weight: from the origin to the list's vertex, deciseconds, at most infinite.
  @inline(__always)
  init(_ words: Span<UInt16>, _ ordinals: Span<UInt32>, at start: UInt32, _ weight: UInt32) {
    let start = Int(start)
    guard words.count >= NearestLists.headerCount,
      start <= words.count &- NearestLists.headerCount
    else { return }
    let high = words[start &+ 1]
    let first = UInt64(words[start]) | UInt64(high & ~NearestLists.cutMark) &<< 16
    table = Int(words[start &+ 2]) | Int(words[start &+ 3]) &<< 16
    isCut = high & NearestLists.cutMark != 0
    count = Int(words[start &+ 4])
    group = start &+ NearestLists.headerCount
    base = UInt64(weight) &+ first
    let wordCount = count &+ (count &+ 1) &>> 1
    if wordCount > words.count &- group
      || table > ordinals.count &- NearestLists.tableCount
      || base >= UInt64(Weight.infinity.deciseconds)
    {
      count = 0
      isCut = false
    }
    read(words, ordinals)
  }

  /// Goes to the next entry.
  @inline(__always)
  mutating func advance(_ words: Span<UInt16>, _ ordinals: Span<UInt32>) {
    place &+= 1
    // A whole group is eight weights and four words of places.
    if place & 7 == 0 { group &+= 12 }
    read(words, ordinals)
  }

  @inline(__always)
  private mutating func read(_ words: Span<UInt16>, _ ordinals: Span<UInt32>) {
    guard place < count else {
      key = .max
      isCutOff = isCut
      return
    }
    let inGroup = place & 7
    let size = min(8, count &- (place &- inGroup))
    let offset = words[group &+ inGroup]
    let pair = words[group &+ size &+ inGroup &>> 1]
    let id = Int(pair &>> UInt16((inGroup & 1) &* 8) & 255)
    key = (base &+ UInt64(offset)) &<< 32 | UInt64(ordinals[table &+ id])
  }
}
