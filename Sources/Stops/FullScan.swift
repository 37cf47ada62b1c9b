public import Geodesy

/// The reference: every stop looked at, one after the other.
///
/// Slow, and too short to be wrong. ``StopIndex`` must give the same answers to the last bit, and is
/// compared with this on random worlds.
public struct FullScan: Sendable {
  let positions: [UnitVector]
  let amenities: [AmenitySet]

  /// Takes the stops as they are.
  ///
  /// - Parameters:
  ///   - coordinates: where the stops are, in the order of their ids.
  ///   - amenities: what each offers; as many as coordinates.
  public init(coordinates: [Coordinate], amenities: [AmenitySet]) {
    precondition(coordinates.count == amenities.count)
    self.positions = coordinates.map { UnitVector($0) }
    self.amenities = amenities
  }

  /// All stops that offer `needs`, are not `excluded` and lie within `limit`, nearest first.
  ///
  /// O(n log n).
  public func ranked(
    from origin: Coordinate,
    needing needs: AmenitySet = [],
    excluding excluded: Set<UInt32> = [],
    within limit: Distance? = nil
  ) -> [Neighbor] {
    let query = UnitVector(origin)
    let squaredLimit = limit.map { GreatCircle.squaredChord(within: $0) } ?? .infinity
    var found: [Neighbor] = []
    for (index, position) in positions.enumerated() where amenities[index].isSuperset(of: needs) {
      let ordinal = UInt32(index)
      let squaredChord = query.squaredChord(to: position)
      guard squaredChord <= squaredLimit, !excluded.contains(ordinal) else { continue }
      found.append(Neighbor(ordinal: ordinal, squaredChord: squaredChord))
    }
    found.sort()
    return found
  }
}
