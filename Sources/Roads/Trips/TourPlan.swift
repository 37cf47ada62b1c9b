/// Which needs are behind somebody, as a layer of a search; 0 is none of them, the last all.
///
/// In any order a layer is the set of needs that are met, a bit for each; in the order given it is their
/// number. Whoever visits a target has all behind him that it offers of what comes next, so every step
/// leads to a higher layer.
struct TourPlan {
  /// By need: features that meet it.
  let needs: [UInt64]
  let isInOrder: Bool

  /// The number of layers.
  var layerCount: Int { isInOrder ? needs.count + 1 : 1 << needs.count }

  /// The layer in which nothing is left to do.
  var last: Int { layerCount - 1 }

  /// All needs, a bit for each.
  var all: UInt16 { (1 << UInt16(needs.count)) - 1 }

  /// The needs that a target may meet next, a bit for each.
  @inline(__always)
  func missing(in layer: Int) -> UInt16 {
    if isInOrder {
      return (1 &<< UInt16(truncatingIfNeeded: layer)) & all
    }
    return ~UInt16(truncatingIfNeeded: layer) & all
  }

  /// Features of which a target has at least one that meets something missing.
  func features(missingIn layer: Int) -> UInt64 {
    let missing = missing(in: layer)
    return needs.indices.reduce(0) { missing >> UInt16($1) & 1 == 1 ? $0 | needs[$1] : $0 }
  }

  /// What is behind one after a target that offers some needs.
  ///
  /// - Returns: the new layer, and what has been met for the first time.
  func after(_ layer: Int, offering offers: UInt16) -> (layer: Int, met: UInt16) {
    guard isInOrder else {
      let met = offers & missing(in: layer)
      return (layer | Int(met), met)
    }
    var next = layer
    while next < needs.count, offers >> UInt16(next) & 1 == 1 { next += 1 }
    return (next, UInt16((1 << next) - (1 << layer)))
  }

  /// The needs that a target with some features meets, a bit for each.
  func offers(_ features: UInt64) -> UInt16 {
    var offers: UInt16 = 0
    for (need, mask) in needs.enumerated() where features & mask == mask { offers |= 1 << need }
    return offers
  }
}
