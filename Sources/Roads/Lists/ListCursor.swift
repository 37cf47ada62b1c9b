internal import SnapshotFormat

/// Goes through the entries of one list that fit a need, nearest first, as far as the list can be trusted.
///
/// What it reads may come from a file. A list is read only where it lies within its column, and its table
/// within the tables; weights are added so that no sum wraps. A false file leads to false answers at most.
struct ListCursor {
  /// What a query asks of each list.
  struct Need {
    /// What every target has to have.
    var features: UInt64
    /// Of those, what vouches for the list being complete: not zero, unless `features` is.
    var voucher: UInt64
    /// A list is complete up to so many entries with the voucher.
    var trust: Int
  }

  /// The entry it stands at: the weight from the origin above, the ordinal below. At the end of what can
  /// be trusted, the last entry seen; at the end of all, the greatest number.
  private(set) var key = UInt64.max
  /// Whether others may follow behind `key`, and nobody knows which.
  private(set) var isAtEndOfTrust = false

  private var place = 0
  private var end = 0
  private var base: UInt64 = 0
  private var table = 0
  private var trust = 0
  private var isCut = false

  /// At the first entry of a list that fits.
  ///
  /// - Parameters:
  ///   - start: where the list begins; behind its end where there is none.
  ///   - weight: from the origin to the list's vertex, deciseconds.
  @inline(__always)
  init(_ lists: Columns, at start: UInt32, _ weight: UInt64, _ need: Need, isFiltered: Bool) {
    let start = Int(start)
    guard start < lists.words.count &- 1 else { return }
    let (first, second) = (lists.words[start], lists.words[start &+ 1])
    let count = Int(second & 0xFFFF)
    base = weight &+ UInt64(first & ~NearestLists.cutMark)
    table = Int(second &>> 16) &* NearestLists.tableCount
    // An infinite way leads nowhere.
    guard count <= lists.words.count &- start &- NearestLists.headerCount,
      table <= lists.ordinals.count &- NearestLists.tableCount,
      base < UInt64(Weight.infinity.deciseconds)
    else { return }
    key = base &<< 32
    isCut = first & NearestLists.cutMark != 0
    place = start &+ NearestLists.headerCount
    trust = need.trust
    if !isFiltered, count >= need.trust {
      // Every entry vouches: what can be trusted has a known end. Behind it there may be others, also where
      // the list has none.
      isCut = true
      end = place &+ need.trust
    } else {
      end = place &+ count
    }
    advance(lists, need, isFiltered: isFiltered)
  }

  /// Goes to the next entry that fits.
  @inline(__always)
  mutating func advance(_ lists: Columns, _ need: Need, isFiltered: Bool) {
    while place < end, trust > 0 {
      let entry = lists.words[place]
      let id = table &+ Int(entry & UInt32(NearestLists.tableCount - 1))
      place &+= 1
      if isFiltered {
        let features = lists.features[id]
        if features & need.features != need.features {
          // What vouches is among what is needed: some entries vouch and do not fit.
          guard features & need.voucher == need.voucher else { continue }
          trust &-= 1
          if trust == 0 { key = key(of: entry, lists.ordinals[id]) }
          continue
        }
        trust &-= 1
      }
      key = key(of: entry, lists.ordinals[id])
      return
    }
    isAtEndOfTrust = isCut || trust <= 0
    if !isAtEndOfTrust { key = .max }
  }

  @inline(__always)
  private func key(of entry: UInt32, _ ordinal: UInt32) -> UInt64 {
    (base &+ UInt64(entry &>> 12)) &<< 32 | UInt64(ordinal)
  }

  /// What cursors read.
  struct Columns: ~Escapable {
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
}
