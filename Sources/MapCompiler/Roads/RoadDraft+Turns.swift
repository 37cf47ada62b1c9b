internal import Roads

extension RoadDraft {
  /// Turns the relations' rules into restrictions of directed segments.
  ///
  /// **Which part of a way is meant.** A rule names ways and a node where they end. A way that passes
  /// through the node has two parts there; traffic may leave only one of them a choice, otherwise the
  /// rule is reported and the turn stays allowed. Where a rule's two ways are one, it speaks of turning
  /// round: on either part.
  ///
  /// **Whom it binds.** Who rides on both segments. Who gets off to push does not ride, so a prescribed
  /// turn leaves the segments where one pushes or is carried open as well.
  mutating func addTurns(_ turns: [WayCollector.Turn], closedWays: [Int64]) {
    let departures = departures(atNodes: turns.map(\.rule.via))
    for turn in turns {
      do throws(TurnRuleLoss) {
        let via = try via(of: turn.rule, closedWays: closedWays)
        network.restrictions += try restrictions(turn.rule, via, departures[via] ?? [])
        report.turnRulesKept += 1
      } catch {
        report.turnRulesLost[error, default: 0] += 1
      }
    }
  }

  /// By vertex: the directed segments that begin there, ascending; for the vertices at some nodes.
  private func departures(atNodes ids: [Int64]) -> [UInt32: [DirectedSegment]] {
    var departures: [UInt32: [DirectedSegment]] = [:]
    for id in ids {
      guard let node = nodes.index(of: id), let vertex = vertex(ofNode: node) else { continue }
      departures[vertex] = []
    }
    guard !departures.isEmpty else { return [:] }
    for segment in segmentTerms.indices {
      let ends = network.segments[segment]
      for (start, direction) in [(ends.tail, TravelDirection.forward), (ends.head, .backward)] {
        let travel = DirectedSegment(
          segment: UInt32(truncatingIfNeeded: segment), direction: direction)
        departures[start]?.append(travel)
      }
    }
    return departures
  }

  /// The vertex where a rule's turn is made.
  private func via(
    of rule: TurnRule, closedWays: [Int64]
  ) throws(TurnRuleLoss) -> UInt32 {
    // Asked before the node, which is missing because its ways are.
    for ways in [rule.from, rule.to] where !ways.contains(where: { wayIDs.sortedContains($0) }) {
      throw ways.contains { closedWays.sortedContains($0) } ? .closedWay : .missingWay
    }
    guard let node = nodes.index(of: rule.via), nodes.states[node] == .inside else {
      throw .missingNode
    }
    guard nodes.terms(of: node)?.blocked.isEmpty ?? true else { throw .blockedNode }
    guard let vertex = vertex(ofNode: node) else { throw .notRidden }
    return vertex
  }

  /// What a rule makes of the segments that meet at its vertex. Of several ways those count that are
  /// there.
  private func restrictions(
    _ rule: TurnRule, _ via: UInt32, _ departures: [DirectedSegment]
  ) throws(TurnRuleLoss) -> [TurnRestriction] {
    var found: [TurnRestriction] = []
    var loss = TurnRuleLoss.notRidden
    for from in rule.from {
      let arrivals = departures.map(\.reversed).filter { isRidden($0, way: from, rule) }
      for to in rule.to {
        let targets = departures.filter { isRidden($0, way: to, rule) }
        let isUnclear = arrivals.count > 1 || targets.count > 1
        if from != to, isUnclear, !arrivals.isEmpty, !targets.isEmpty { loss = .unclearPart }
        guard from == to || !isUnclear else { continue }
        for arrival in arrivals {
          for target in from == to ? targets.filter({ $0 == arrival.reversed }) : targets {
            let bound = riders(arrival, rule).intersection(riders(target, rule))
            guard !bound.isEmpty else { continue }
            found.append(
              TurnRestriction(
                rule.kind == .mandatory ? .only : .no, from: arrival, via: via, to: target,
                profiles: bound))
          }
        }
      }
    }
    guard !found.isEmpty else { throw loss }
    if rule.kind == .mandatory { found += found.flatMap { exceptions(to: $0, departures) } }
    return found
  }

  /// What a prescribed turn leaves open because one does not ride there.
  private func exceptions(
    to prescribed: TurnRestriction, _ departures: [DirectedSegment]
  ) -> [TurnRestriction] {
    departures.compactMap { departure in
      let terms = terms(of: departure)
      let pushers = terms.users(departure.direction).intersection(prescribed.profiles)
        .subtracting(terms.riders(departure.direction))
      guard !pushers.isEmpty else { return nil }
      return TurnRestriction(
        .only, from: prescribed.from, via: prescribed.via, to: departure, profiles: pushers)
    }
  }

  private func isRidden(_ travel: DirectedSegment, way: Int64, _ rule: TurnRule) -> Bool {
    wayIDs[Int(travel.segment)] == way && !riders(travel, rule).isEmpty
  }

  /// Whom of those who ride there a rule binds.
  private func riders(_ travel: DirectedSegment, _ rule: TurnRule) -> ProfileSet {
    var riders = terms(of: travel).riders(travel.direction)
    for profile in Profile.allCases where !rule.binds[profile] {
      riders.remove(ProfileSet(profile))
    }
    return riders
  }

  private func terms(of travel: DirectedSegment) -> RoadTerms {
    terms[Int(segmentTerms[Int(travel.segment)])]
  }
}

extension DirectedSegment {
  /// The same segment the other way.
  fileprivate var reversed: DirectedSegment {
    DirectedSegment(segment: segment, direction: direction == .forward ? .backward : .forward)
  }
}
