public import NearestStop

/// What is asked from every origin: how many stops, and what they must offer.
public struct Question: Sendable {
  public let count: Int
  public let need: Need

  public init(_ count: Int, need: Need) {
    self.count = count
    self.need = need
  }
}

/// The loops that are timed. Each returns a sum over the answers, so that none can be left out.
extension Question {
  /// Asks the index, as one asks on a hot path: without allocating, and for a single stop by the
  /// method for a single stop.
  @inline(never)
  public func ask(_ index: borrowing StopIndex, from origins: ArraySlice<Coordinate>) -> UInt64 {
    var sum: UInt64 = 0
    let needs = need.amenities
    if count == 1 {
      for origin in origins {
        if let found = index.nearest(to: origin, needing: needs) { sum &+= UInt64(found.ordinal) }
      }
      return sum
    }
    _ = [Neighbor](capacity: count) { output in
      for origin in origins {
        output.removeAll()
        index.nearest(to: origin, needing: needs, into: &output)
        if !output.isEmpty { sum &+= UInt64(output[output.count - 1].ordinal) }
      }
    }
    return sum
  }

  /// The same, but no query begins before the one before it has been answered: a processor that
  /// works ahead can't overlap them. The time a caller waits who asks once.
  @inline(never)
  public func askInTurn(
    _ index: borrowing StopIndex, from origins: ArraySlice<Coordinate>
  ) -> UInt64 {
    var sum: UInt64 = 0
    let needs = need.amenities
    _ = [Neighbor](capacity: count) { output in
      for place in origins.indices {
        // Always 0, for the sum stays far below 2⁶³; but only its value tells.
        let origin = origins[place &+ Int(sum >> 63)]
        output.removeAll()
        index.nearest(to: origin, needing: needs, into: &output)
        if !output.isEmpty { sum &+= UInt64(output[output.count - 1].ordinal) }
      }
    }
    return sum
  }

  /// Asks the finder.
  @inline(never)
  public func ask(_ finder: borrowing StopFinder, from origins: ArraySlice<Coordinate>) -> UInt64 {
    var sum: UInt64 = 0
    let needs = need.amenities
    if count == 1 {
      for origin in origins {
        if let found = finder.nearest(to: origin, needing: needs) { sum &+= UInt64(found.ordinal) }
      }
      return sum
    }
    _ = [Neighbor](capacity: count) { output in
      for origin in origins {
        output.removeAll()
        finder.nearest(to: origin, needing: needs, into: &output)
        if !output.isEmpty { sum &+= UInt64(output[output.count - 1].ordinal) }
      }
    }
    return sum
  }

  /// The convenient way: an array for every answer.
  @inline(never)
  public func askForArrays(
    _ finder: borrowing StopFinder, from origins: ArraySlice<Coordinate>
  ) -> UInt64 {
    var sum: UInt64 = 0
    let needs = need.amenities
    for origin in origins {
      if let last = finder.nearest(count, to: origin, needing: needs).last {
        sum &+= UInt64(last.ordinal)
      }
    }
    return sum
  }
}

extension Question {
  /// The index's answer to one query, by the method that is timed.
  public func answer(_ index: borrowing StopIndex, from origin: Coordinate) -> [Neighbor] {
    if count == 1 {
      return index.nearest(to: origin, needing: need.amenities).map { [$0] } ?? []
    }
    return [Neighbor](capacity: count) { output in
      index.nearest(to: origin, needing: need.amenities, into: &output)
    }
  }
}
