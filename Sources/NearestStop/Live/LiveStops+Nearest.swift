public import Geodesy
public import Stops

extension LiveStops {
  /// The stops nearest by straight line that offer all of `needs`, nearest first, as many as `output` has
  /// room for. Allocates nothing.
  ///
  /// O(log n) for the map's stops; temporary ones are looked at one after the other, 3 ns each.
  ///
  /// - Parameters:
  ///   - origin: where one is, in WGS-84.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found, made for this moment; `nil` for the closed ones.
  ///   - limit: how far away at the most, inclusive; any distance when `nil`.
  ///   - output: what is found is appended; its free capacity is the number asked for.
  public func nearest(
    to origin: Coordinate, needing needs: AmenitySet = [], excluding excluded: LiveExclusion? = nil,
    within limit: Distance? = nil, into output: inout OutputSpan<Neighbor>
  ) {
    let excluded = excluded ?? exclusions[0]
    check(excluded)
    let first = output.count
    let capacity = output.freeCapacity
    guard capacity > 0 else { return }
    finder.nearest(
      to: origin, needing: needs, excluding: excluded.main, within: limit, into: &output)
    guard temporary.count > 0 else { return }
    let here = UnitVector(origin)
    let squaredLimit = limit.map { GreatCircle.squaredChord(within: $0) } ?? .infinity
    for place in 0..<temporary.count {
      let stop = temporary.stops[place]
      guard stop.stop.amenities.isSuperset(of: needs), !excluded.excludesTemporary(place)
      else { continue }
      let square = here.squaredChord(to: stop.position)
      guard square <= squaredLimit else { continue }
      insert(
        Neighbor(
          ordinal: UInt32(truncatingIfNeeded: finder.stops.count + place), squaredChord: square),
        before: stop.before, from: first, &output)
    }
  }

  /// Puts a temporary stop where it belongs among those found, the last of which may be pushed out.
  ///
  /// Temporary stops come in the order of their ids, so at equal distance behind those already there.
  ///
  /// - Parameter before: how many of the map's stops come before it in the order of ids.
  private func insert(
    _ neighbor: Neighbor, before: UInt32, from first: Int, _ output: inout OutputSpan<Neighbor>
  ) {
    let main = UInt32(truncatingIfNeeded: finder.stops.count)
    func comesBefore(_ other: Neighbor) -> Bool {
      guard neighbor.squaredChord == other.squaredChord else {
        return neighbor.squaredChord < other.squaredChord
      }
      return other.ordinal < main && before <= other.ordinal
    }
    var place = output.count
    if output.freeCapacity > 0 {
      output.append(neighbor)
    } else {
      place -= 1
      guard comesBefore(output.span[place]) else { return }
    }
    var span = output.mutableSpan
    while place > first, comesBefore(span[place - 1]) {
      span[place] = span[place - 1]
      place -= 1
    }
    span[place] = neighbor
  }

  /// The `count` stops nearest by straight line that offer all of `needs`, nearest first; fewer when there
  /// are no more.
  ///
  /// - Parameters:
  ///   - count: how many at the most.
  ///   - origin: where one is, in WGS-84.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found, made for this moment; `nil` for the closed ones.
  ///   - limit: how far away at the most, inclusive; any distance when `nil`.
  public func nearest(
    _ count: Int, to origin: Coordinate, needing needs: AmenitySet = [],
    excluding excluded: LiveExclusion? = nil, within limit: Distance? = nil
  ) -> [Neighbor] {
    [Neighbor](capacity: max(0, min(count, self.count))) { output in
      nearest(to: origin, needing: needs, excluding: excluded, within: limit, into: &output)
    }
  }
}
