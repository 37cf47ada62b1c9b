internal import SnapshotFormat

extension RoadGraph {
  /// The legs of a way that leaves the origin in a direction and follows arcs, the last of them only up
  /// to the destination; without arcs, from the one to the other on their segment.
  func legs(
    from origin: RoadPlace, _ direction: TravelDirection, along arcs: ArraySlice<UInt32>,
    to destination: RoadPlace, _ profile: Profile
  ) -> [Route.Leg] {
    let from = origin.position
    let to = destination.position
    let first = DirectedSegment(segment: from.segment, direction: direction)
    guard let last = arcs.last else {
      let only = leg(first, from: from.fraction, upTo: to.fraction, profile)
      return [only].compactMap(\.self)
    }
    var legs: [Route.Leg] = []
    legs.reserveCapacity(arcs.count + 1)
    if let leg = leg(first, pastEndFrom: from.fraction, profile) { legs.append(leg) }
    let arcWeights = arcWeights[profile]
    let (weights, lengths) = (arcWeights.span, segmentLengths.span)
    let travels = arcSegments.span
    for arc in arcs.dropLast() {
      let travel = travels[Int(arc)]
      let start: Double = travel.direction == .forward ? 0 : 1
      let weight = Weight(deciseconds: weights[Int(arc)])
      if weight.isFinite {
        // What the slower way below comes to: all arcs of a segment weigh the same.
        legs.append(
          Route.Leg(
            travel: travel, start: start, end: 1 - start, weight: weight,
            metres: lengths[Int(travel.segment)]))
      } else if let leg = leg(travel, pastEndFrom: start, profile) {
        legs.append(leg)
      }
    }
    let travel = arcSegments[Int(last)]
    let start: Double = travel.direction == .forward ? 0 : 1
    if let leg = leg(travel, from: start, upTo: to.fraction, profile) { legs.append(leg) }
    return legs
  }

  /// The length of all these legs in metres: the same sum as ``Route/metres``, to the last bit, since legs
  /// that are left out have no length.
  func metres(
    from origin: RoadPlace, _ direction: TravelDirection, along arcs: ArraySlice<UInt32>,
    to destination: RoadPlace
  ) -> Double {
    let (lengths, travels) = (segmentLengths.span, arcSegments.span)
    let (from, to) = (origin.position, destination.position)
    guard let last = arcs.last else {
      return lengths[Int(from.segment)] * abs(to.fraction - from.fraction)
    }
    let end: Double = direction == .forward ? 1 : 0
    var sum = lengths[Int(from.segment)] * abs(end - from.fraction)
    for arc in arcs.dropLast() { sum += lengths[Int(travels[Int(arc)].segment)] }
    let travel = travels[Int(last)]
    let start: Double = travel.direction == .forward ? 0 : 1
    return sum + lengths[Int(travel.segment)] * abs(to.fraction - start)
  }

  /// A leg that ends at the destination; `nil` when it is empty.
  private func leg(
    _ travel: DirectedSegment, from start: Double, upTo end: Double, _ profile: Profile
  ) -> Route.Leg? {
    let (from, to) = (
      SegmentPosition(segment: travel.segment, fraction: start),
      SegmentPosition(segment: travel.segment, fraction: end)
    )
    let weight =
      weight(to: to, travel.direction, profile) - weight(to: from, travel.direction, profile)
    return leg(travel, start, end, weight)
  }

  /// A leg that follows its segment to the end and goes on; `nil` when it is empty and nothing delays
  /// it.
  private func leg(
    _ travel: DirectedSegment, pastEndFrom start: Double, _ profile: Profile
  ) -> Route.Leg? {
    let from = SegmentPosition(segment: travel.segment, fraction: start)
    guard let (_, weight) = departure(from: from, travel.direction, profile) else {
      return nil
    }
    return leg(travel, start, travel.direction == .forward ? 1 : 0, weight)
  }

  private func leg(
    _ travel: DirectedSegment, _ start: Double, _ end: Double, _ weight: Weight
  ) -> Route.Leg? {
    guard start != end || weight > .zero else { return nil }
    return Route.Leg(
      travel: travel, start: start, end: end, weight: weight,
      metres: metres(ofSegment: travel.segment) * abs(end - start))
  }
}
