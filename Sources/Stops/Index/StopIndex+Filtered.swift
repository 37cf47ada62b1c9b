internal import Geodesy
internal import SnapshotFormat

// In all of these, `excluded` has a word for each leaf of every tree, or is empty, and `limit` is a
// squared chord, inclusive.
extension StopIndex {
  /// The nearest stop, in one call without memory of the caller's.
  @inline(__always)
  func nearest(
    to query: UnitVector, needing needs: AmenitySet, excluding excluded: Span<UInt32>,
    in tree: Int, within limit: Double
  ) -> Neighbor? {
    var one = NearestOne(within: limit)
    if needs.isEmpty, excluded.isEmpty {
      search(tree, from: query, filter: NoFilter(), into: &one)
    } else if let filter = NeedFilter(needs, in: presence, excluding: excluded) {
      search(tree, from: query, filter: filter, into: &one)
    }
    return one.result
  }

  /// As many of the nearest stops as `output` has room for, nearest first.
  @inline(__always)
  func nearest(
    to query: UnitVector, needing needs: AmenitySet, excluding excluded: Span<UInt32>,
    in tree: Int, within limit: Double, into output: inout OutputSpan<Neighbor>
  ) {
    if needs.isEmpty, excluded.isEmpty {
      nearest(to: query, in: tree, filter: NoFilter(), within: limit, into: &output)
    } else if let filter = NeedFilter(needs, in: presence, excluding: excluded) {
      nearest(to: query, in: tree, filter: filter, within: limit, into: &output)
    }
  }

  /// All stops within the limit, in no order.
  @inline(__always)
  func all(
    within limit: Double, of query: UnitVector, needing needs: AmenitySet,
    excluding excluded: Span<UInt32>, in tree: Int
  ) -> [Neighbor] {
    guard let filter = NeedFilter(needs, in: presence, excluding: excluded)
    else { return [] }
    var within = WithinDistance(limit)
    search(tree, from: query, filter: filter, into: &within)
    return within.found
  }

  @inline(__always)
  private func nearest<Filter: SlotFilter & ~Escapable>(
    to query: UnitVector, in tree: Int, filter: Filter, within limit: Double,
    into output: inout OutputSpan<Neighbor>
  ) {
    let count = output.freeCapacity
    switch count {
    case 0: return
    case 1:
      var one = NearestOne(within: limit)
      search(tree, from: query, filter: filter, into: &one)
      if let found = one.result { output.append(found) }
      return
    case ...NearestFew<EightKeys>.capacity:
      var few = NearestFew<EightKeys>(count, within: limit)
      search(tree, from: query, filter: filter, into: &few)
      if few.finish(into: &output, of: self, in: tree, from: query) { return }
    case ...NearestFew<TwelveKeys>.capacity:
      var few = NearestFew<TwelveKeys>(count, within: limit)
      search(tree, from: query, filter: filter, into: &few)
      if few.finish(into: &output, of: self, in: tree, from: query) { return }
    default:
      break
    }
    unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
      var many = unsafe NearestMany(
        in: UnsafeMutableBufferPointer(rebasing: buffer[initialized...]), within: limit)
      search(tree, from: query, filter: filter, into: &many)
      many.sort()
      initialized += many.count
    }
  }
}
