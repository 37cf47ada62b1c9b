public import Geodesy
internal import SnapshotFormat

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
    precondition(isMine(excluded), "an exclusion belongs to the index that made it")
    let (tree, rest) = choice(for: needs)
    return nearest(
      to: UnitVector(origin), needing: rest, excluding: excluded.words.span,
      in: tree, within: squaredLimit(limit))
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
    precondition(isMine(excluded), "an exclusion belongs to the index that made it")
    let (tree, rest) = choice(for: needs)
    nearest(
      to: UnitVector(origin), needing: rest, excluding: excluded.words.span,
      in: tree, within: squaredLimit(limit), into: &output)
  }

  /// All stops within a distance (inclusive) that offer all of `needs`, nearest first.
  ///
  /// - Parameters:
  ///   - limit: how far away they may be at the most, inclusive.
  ///   - origin: where one is.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found; made by this index.
  public func all(
    within limit: Distance, of origin: Coordinate, needing needs: AmenitySet = [],
    excluding excluded: borrowing StopExclusion = .none
  ) -> [Neighbor] {
    precondition(isMine(excluded), "an exclusion belongs to the index that made it")
    let (tree, rest) = choice(for: needs)
    return all(
      within: GreatCircle.squaredChord(within: limit), of: UnitVector(origin), needing: rest,
      excluding: excluded.words.span, in: tree
    ).sorted()
  }

  /// The smallest tree that holds all stops with these needs, and the needs it does not settle.
  @inline(__always)
  private func choice(for needs: AmenitySet) -> (tree: Int, rest: AmenitySet) {
    // Trees are numbered by rarity: the smallest number is the smallest tree.
    var best = StopIndex.noTree
    var settled: UInt64 = 0
    var rest = needs.rawValue
    while rest != 0 {
      let bit = rest.trailingZeroBitCount
      let tree = treeByAmenity.span[bit]
      if tree < best {
        best = tree
        settled = 1 &<< UInt64(bit)
      }
      rest &= rest &- 1
    }
    let tree = best == StopIndex.noTree ? 0 : Int(best)
    return (tree, AmenitySet(rawValue: needs.rawValue & ~settled))
  }

  /// Every chord is at most 2 long; rounding may carry its square a little beyond 4.
  @inline(__always)
  private func squaredLimit(_ limit: Distance?) -> Double {
    guard let limit else { return 5 }
    return GreatCircle.squaredChord(within: limit)
  }
}
