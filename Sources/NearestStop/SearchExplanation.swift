public import Geodesy
public import Roads
public import Stops

/// Why a search found what it found, and not the stops that are nearer.
public struct SearchExplanation: Hashable, Sendable {
  /// What was found, as by the search itself, without routes.
  public let found: [ReachedStop]
  /// Stops that were not found, though they are nearer than the last one that was: by travel time, or as
  /// the crow flies. Where fewer were found than asked for, all others. Those reached first in front, at
  /// equal time by id; then those that aren't reached, the nearest first.
  public let rejections: [Rejection]
  /// How many stops there are, without those that are closed for the time being.
  public let stopCount: Int
  /// How many of them are no farther than the last one found; where too few were found, than the limit.
  public let consideredCount: Int
  /// Stops found of which nobody knows whether they are open then. Empty where that wasn't asked.
  public let openingUnknown: [UInt32]
  /// Whether the hours of a stop that was considered depend on holidays, in a year of which none are known.
  public let isHolidayUnknown: Bool

  /// A stop that was not found.
  public struct Rejection: Hashable, Sendable {
    /// Its place in ``StopFinder/stops``, or among those of a moment (``LiveStops``).
    public let ordinal: UInt32
    /// As the crow flies.
    public let distance: Distance
    /// How long the way takes; `nil` where there is none, and by straight line.
    public let duration: TravelTime?
    /// What stood in the way, one or more.
    public let reasons: [Reason]
  }

  /// What stood in the way of a stop.
  public enum Reason: Hashable, Sendable {
    /// Some of the needs are not offered.
    case lacks(AmenitySet)
    /// It was left out by whoever asked.
    case excluded
    /// It is closed for the time being: see ``LiveChange/closeStop(id:until:)``. Such a stop is told besides those
    /// that a finder without it would tell.
    case closedForNow
    /// It has none left of something that was asked for: see ``LiveStops/exclusion(of:exhausted:)``.
    case exhausted(StopResourceSet)
    /// No road leads to it, or it is off the map.
    case notReachable
    /// It is closed when one gets there.
    case closed(at: LocalTime)
    /// None of its entrances is open when one gets there, though it is open inside.
    case entrancesClosed(at: LocalTime)
    /// It is open when one gets there, and closes before one is done.
    case closesDuringStay(arrival: LocalTime)
    /// Nobody knows its hours, and that was not good enough.
    case hoursUnknown
    /// The way takes or is longer than the limit.
    case beyondLimit
    /// Near as the crow flies; by road others come first.
    case slower
  }
}

extension StopFinder {
  /// Why a search finds what it finds: the same question as
  /// ``nearest(_:to:by:needing:excluding:open:within:in:withRoutes:using:)``. O(n), some microseconds for a
  /// thousand stops.
  ///
  /// - Parameters:
  ///   - count: how many at the most.
  ///   - origin: where one is, in WGS-84.
  ///   - mode: how one gets there.
  ///   - needs: what every stop must offer; an empty set for any stop.
  ///   - excluded: stops that are not to be found; see ``exclusion(of:)``.
  ///   - open: that stops must be open on arrival, by straight line when one leaves; `nil` for all stops.
  ///   - limit: how far away at the most, inclusive; any distance when `nil`.
  ///   - time: how long the way may take at the most, inclusive; any time when `nil`.
  ///   - workspace: the memory of the search; one per thread.
  /// - Throws: as the search does.
  public func explain(
    _ count: Int, to origin: Coordinate, by mode: TravelMode, needing needs: AmenitySet = [],
    excluding excluded: StopExclusion = .none, open: OpeningCondition? = nil,
    within limit: Distance? = nil, in time: TravelTime? = nil,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> SearchExplanation {
    let found = try nearest(
      count, to: origin, by: mode, needing: needs, excluding: excluded, open: open, within: limit,
      in: time, using: &workspace)
    return try AskedStops(self, excluding: excluded).explanation(
      of: found, outOf: count, from: origin, by: mode, needing: needs, open: open,
      isLimited: limit != nil || time != nil, in: time, using: &workspace)
  }
}

extension AskedStops {
  /// See ``StopFinder/explain(_:to:by:needing:excluding:open:within:in:using:)``.
  ///
  /// - Parameters:
  ///   - found: the answer.
  ///   - count: how many were asked for.
  ///   - resources: what a stop must not have run out of.
  func explanation(
    of found: [ReachedStop], outOf count: Int, from origin: Coordinate, by mode: TravelMode,
    needing needs: AmenitySet, exhausted resources: StopResourceSet = [],
    open: OpeningCondition?, isLimited: Bool, in time: TravelTime?,
    using workspace: inout SearchWorkspace
  ) throws(RoutingError) -> SearchExplanation {
    var arrivals: StopArrivals?
    if let profile = mode.profile, let roads = finder.roads {
      let prepared = try roads.prepared(for: profile)
      let found = try roads.first(near: origin, for: profile, as: .origin) {
        start -> StopArrivals? in
        guard prepared.reachesAnyStop(start, where: isThere, using: &workspace) else {
          return nil
        }
        return self.arrivals(from: start.place, open, on: prepared, using: &workspace)
      }
      arrivals =
        found
        ?? StopArrivals(weights: Array(repeating: .infinity, count: self.count), entrances: [:])
    }
    let question = ExplainedQuestion(
      stops: self, origin: origin, needs: needs, resources: resources, open: open,
      isFull: found.count >= min(count, thereCount), hasLimit: isLimited, timeLimit: time,
      weights: arrivals?.weights, entrances: arrivals?.entrances ?? [:])
    return question.explanation(of: found)
  }
}

/// A question whose answer is to be explained.
private struct ExplainedQuestion {
  let stops: AskedStops
  let origin: Coordinate
  let needs: AmenitySet
  let resources: StopResourceSet
  let open: OpeningCondition?
  /// Whether as many were found as were asked for.
  let isFull: Bool
  let hasLimit: Bool
  let timeLimit: TravelTime?
  /// By ordinal; `nil` by straight line.
  let weights: [Weight]?
  /// By ordinal: where it matters, the entrance that one comes to.
  let entrances: [UInt32: Int]

  func explanation(of found: [ReachedStop]) -> SearchExplanation {
    let known = Set(found.map(\.ordinal))
    let farthest = found.map { distance($0.ordinal) }.max()
    var rejections: [SearchExplanation.Rejection] = []
    var consideredCount = found.count
    var isHolidayUnknown = false
    for ordinal in 0..<UInt32(clamping: stops.count) {
      let distance = distance(ordinal)
      let weight = weights?[Int(ordinal)]
      let isSooner = !isFull || found.last.map { precedes(ordinal, distance, weight, $0) } ?? false
      // As the crow flies it may be in front of some that come first by road.
      let isCloser = weight == nil ? isSooner : farthest.map { distance <= $0 } ?? false
      let isThere = stops.isThere(ordinal)
      if isCloser || isSooner, isThere, !isHolidayUnknown {
        isHolidayUnknown = dependsOnHolidays(ordinal, weight ?? .zero)
      }
      if known.contains(ordinal) || !(isCloser || isSooner) { continue }
      if isSooner, isThere, weight?.isFinite ?? true, !isBeyond(weight) { consideredCount += 1 }
      rejections.append(
        SearchExplanation.Rejection(
          ordinal: ordinal, distance: distance,
          duration: weight.flatMap { $0.isFinite ? TravelTime($0) : nil },
          reasons: reasons(ordinal, weight, isSooner: isSooner)))
    }
    let isByRoad = weights != nil
    rejections.sort { left, right in
      let leftWeight = left.duration?.seconds ?? (isByRoad ? .infinity : left.distance.metres)
      let rightWeight = right.duration?.seconds ?? (isByRoad ? .infinity : right.distance.metres)
      if leftWeight != rightWeight { return leftWeight < rightWeight }
      if leftWeight == .infinity, left.distance != right.distance {
        return left.distance < right.distance
      }
      return stops.precedes(left.ordinal, right.ordinal)
    }
    return SearchExplanation(
      found: found, rejections: rejections, stopCount: stops.thereCount,
      consideredCount: consideredCount, openingUnknown: found.map(\.ordinal).filter(isUnknown),
      isHolidayUnknown: isHolidayUnknown)
  }

  /// Whether a stop would come before another that was found.
  private func precedes(
    _ ordinal: UInt32, _ distance: Distance, _ weight: Weight?, _ other: ReachedStop
  ) -> Bool {
    guard let weight, let duration = other.duration else {
      return distance == other.distance
        ? stops.precedes(ordinal, other.ordinal) : distance < other.distance
    }
    let otherWeight = Weight(within: duration)
    return weight == otherWeight
      ? stops.precedes(ordinal, other.ordinal) : weight < otherWeight
  }

  private func distance(_ ordinal: UInt32) -> Distance {
    GreatCircle.distance(from: origin, to: stops.coordinate(of: ordinal))
  }

  private func isBeyond(_ weight: Weight?) -> Bool {
    guard let weight, let timeLimit else { return false }
    return weight > Weight(within: timeLimit)
  }

  private func isUnknown(_ ordinal: UInt32) -> Bool {
    guard let open else { return false }
    let weight = weights?[Int(ordinal)] ?? .zero
    return status(ordinal, after: weight, open) == .unknown
  }

  private func dependsOnHolidays(_ ordinal: UInt32, _ weight: Weight) -> Bool {
    guard let open, let arrival = open.arrival(after: weight) else { return false }
    let end = arrival.adding(minutes: open.minutes(after: weight)) ?? arrival
    let isKnown = open.holidays.covers(arrival.date.year) && open.holidays.covers(end.date.year)
    guard !isKnown else { return false }
    return stops.timetable(of: ordinal).map { $0.publicHolidays != .same } ?? false
  }

  private func reasons(
    _ ordinal: UInt32, _ weight: Weight?, isSooner: Bool
  ) -> [SearchExplanation.Reason] {
    var reasons: [SearchExplanation.Reason] = []
    let missing = needs.subtracting(stops.amenities(of: ordinal))
    if !missing.isEmpty { reasons.append(.lacks(missing)) }
    if !stops.isThere(ordinal) {
      reasons.append(.closedForNow)
    } else if !stops.isWanted(ordinal) {
      let exhausted = resources.intersection(stops.exhausted(ordinal))
      reasons.append(exhausted.isEmpty ? .excluded : .exhausted(exhausted))
    }
    if let weight, !weight.isFinite { return reasons + [.notReachable] }
    reasons += openingReasons(ordinal, weight ?? .zero)
    if isBeyond(weight) {
      reasons.append(.beyondLimit)
    } else if !isSooner {
      reasons.append(.slower)
    } else if reasons.isEmpty, hasLimit {
      // Nothing else would have kept it out: its way is too long.
      reasons.append(.beyondLimit)
    }
    return reasons.isEmpty ? [.slower] : reasons
  }

  private func openingReasons(_ ordinal: UInt32, _ weight: Weight) -> [SearchExplanation.Reason] {
    guard let open, let arrival = open.arrival(after: weight) else { return [] }
    switch status(ordinal, after: weight, open) {
    case .open: return []
    case .unknown: return open.admitsUnknown ? [] : [.hoursUnknown]
    case .closed:
      if stops.openingStatus(of: ordinal, after: weight, open) != .closed {
        return [.entrancesClosed(at: arrival)]
      }
      let status = stops.openingStatus(of: ordinal, at: arrival, holidays: open.holidays)
      return [status == .closed ? .closed(at: arrival) : .closesDuringStay(arrival: arrival)]
    }
  }

  /// Whether one gets in when one comes, and the stop stays open.
  private func status(
    _ ordinal: UInt32, after weight: Weight, _ open: OpeningCondition
  ) -> OpeningStatus {
    guard let entrance = entrances[ordinal], let arrival = open.arrival(after: weight) else {
      return stops.openingStatus(of: ordinal, after: weight, open)
    }
    return stops.openingStatus(
      of: StopDoor(ordinal: ordinal, entrance: entrance), at: arrival,
      for: open.minutes(after: weight), holidays: open.holidays)
  }
}
