internal import SnapshotFormat

/// What a query asks of each list.
struct ListNeed {
  /// What every target has to have.
  var features: UInt64
  /// Of those, what vouches for the list being complete; nothing, and then every entry does, where none is
  /// listed.
  var voucher: UInt64
  /// A list is complete up to so many entries that vouch.
  var trust: Int
}

/// Goes through the entries of one list that fit a need, nearest first, as far as the list can be trusted.
struct ListCursor {
  /// The entry it stands at: the weight from the origin above, the ordinal below. At the end of what can
  /// be trusted, the last entry known; at the end of all, the greatest number.
  private(set) var key = UInt64.max
  /// Whether others may follow behind `key`, and nobody knows which.
  private(set) var isAtEndOfTrust = false

  private let list: ListRange?
  private var place = 0
  private var trust = 0

  /// At the first entry that fits.
  @inline(__always)
  init(_ lists: borrowing ListColumns, _ list: ListRange?, _ need: ListNeed, isFiltered: Bool) {
    self.list = list
    guard let list else { return }
    key = list.base &<< 32
    place = list.place
    trust = need.trust
    advance(lists, need, isFiltered: isFiltered)
  }

  /// Goes to the next entry that fits.
  @inline(__always)
  mutating func advance(
    _ lists: borrowing ListColumns, _ need: ListNeed, isFiltered: Bool
  ) {
    guard let list else { return }
    while place < list.end, trust > 0 {
      let entry = lists.words[place]
      let id = list.id(of: entry)
      place &+= 1
      if isFiltered {
        let features = lists.features[id]
        if features & need.features != need.features {
          // What vouches is among what is needed: some entries vouch and do not fit.
          guard features & need.voucher == need.voucher else { continue }
          trust &-= 1
          if trust == 0 { key = list.key(of: entry, lists.ordinals[id]) }
          continue
        }
      }
      trust &-= 1
      key = list.key(of: entry, lists.ordinals[id])
      return
    }
    isAtEndOfTrust = list.isCut || trust <= 0
    if !isAtEndOfTrust { key = .max }
  }
}
