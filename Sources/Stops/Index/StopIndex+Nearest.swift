public import Geodesy

extension StopIndex {
  /// The nearest stop that offers all of `needs`.
  ///
  /// No allocation, no locking, no reference counting. About O(log n); see the module's note for
  /// measurements.
  ///
  /// - Parameters:
  ///   - origin: where one is.
  ///   - needs: what the stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found; made by this index.
  ///   - limit: how far away the stop may be at the most, inclusive; any distance when `nil`.
  /// - Returns: the nearest by great-circle distance, at equal distance the one whose id comes first;
  ///   `nil` when there is none.
  public func nearest(
    to origin: Coordinate, needing needs: AmenitySet = [],
    excluding excluded: borrowing StopExclusion = .none, within limit: Distance? = nil
  ) -> Neighbor? {
    let query = UnitVector(origin)
    var one = NearestOne(within: squaredLimit(limit))
    if needs.isEmpty, excluded.words.isEmpty {
      search(from: query, filter: NoFilter(), into: &one)
    } else if let filter = NeedFilter(
      needs, presence: presence, excluding: excluded)
    {
      search(from: query, filter: filter, into: &one)
    }
    return one.result
  }

  /// The nearest stops that offer all of `needs`, nearest first: as many as `output` has room for.
  ///
  /// No allocation, no locking, no reference counting.
  ///
  /// - Parameters:
  ///   - origin: where one is.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found; made by this index.
  ///   - limit: how far away they may be at the most, inclusive; any distance when `nil`.
  ///   - output: the stops found are appended: by great-circle distance, at equal distance in the
  ///     order of their ids. Its free capacity is the number asked for.
  public func nearest(
    to origin: Coordinate, needing needs: AmenitySet = [],
    excluding excluded: borrowing StopExclusion = .none, within limit: Distance? = nil,
    into output: inout OutputSpan<Neighbor>
  ) {
    let query = UnitVector(origin)
    let squaredLimit = squaredLimit(limit)
    if needs.isEmpty, excluded.words.isEmpty {
      nearest(to: query, filter: NoFilter(), within: squaredLimit, into: &output)
    } else if let filter = NeedFilter(
      needs, presence: presence, excluding: excluded)
    {
      nearest(to: query, filter: filter, within: squaredLimit, into: &output)
    }
  }

  /// All stops within a distance (inclusive) that offer all of `needs`, nearest first.
  public func all(
    within limit: Distance, of origin: Coordinate, needing needs: AmenitySet = [],
    excluding excluded: borrowing StopExclusion = .none
  ) -> [Neighbor] {
    guard
      let filter = NeedFilter(needs, presence: presence, excluding: excluded)
    else { return [] }
    var within = WithinDistance(GreatCircle.squaredChord(limit))
    search(from: UnitVector(origin), filter: filter, into: &within)
    return within.found.sorted()
  }

  @inline(__always)
  private func nearest<Filter: SlotFilter & ~Escapable>(
    to query: UnitVector, filter: Filter, within limit: Double,
    into output: inout OutputSpan<Neighbor>
  ) {
    let count = output.freeCapacity
    switch count {
    case 0: return
    case 1:
      var one = NearestOne(within: limit)
      search(from: query, filter: filter, into: &one)
      if let found = one.result { output.append(found) }
      return
    case ...NearestFew<EightKeys>.capacity:
      var few = NearestFew<EightKeys>(count, within: limit)
      search(from: query, filter: filter, into: &few)
      if few.finish(into: &output, of: self, from: query) { return }
    case ...NearestFew<TwelveKeys>.capacity:
      var few = NearestFew<TwelveKeys>(count, within: limit)
      search(from: query, filter: filter, into: &few)
      if few.finish(into: &output, of: self, from: query) { return }
    default:
      break
    }
    unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
      var many = unsafe NearestMany(
        in: UnsafeMutableBufferPointer(rebasing: buffer[initialized...]), within: limit)
      search(from: query, filter: filter, into: &many)
      many.sort()
      initialized += many.count
    }
  }

  /// Every chord is at most 2 long; rounding may carry its square a little beyond 4.
  @inline(__always)
  private func squaredLimit(_ limit: Distance?) -> Double {
    guard let limit else { return 5 }
    return GreatCircle.squaredChord(limit)
  }
}
