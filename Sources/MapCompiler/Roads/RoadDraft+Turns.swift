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
    var pushedDepartures: [UInt32: [DirectedSegment]]?
    for turn in turns {
      do throws(TurnRuleLoss) {
        let found = try resolve(turn.rule, closedWays: closedWays)
        report.turnRulesKept += 1
        network.restrictions += found
        guard turn.rule.kind == .mandatory else { continue }
        let departures = pushedDepartures ?? departuresNotRidden()
        pushedDepartures = departures
        for restriction in found {
          network.restrictions += exceptions(to: restriction, departures[restriction.via] ?? [])
        }
      } catch {
        report.turnRulesLost[error, default: 0] += 1
      }
    }
  }

  private func resolve(
    _ rule: TurnRule, closedWays: [Int64]
  ) throws(TurnRuleLoss) -> [TurnRestriction] {
    guard let node = nodes.index(of: rule.via), nodes.states[node] == .inside else {
      throw .missingNode
    }
    guard nodes.terms(of: node)?.blocked.isEmpty ?? true else { throw .blockedNode }
    let bound = Profile.allCases.reduce(into: ProfileSet()) {
      if rule.binds[$1] { $0.insert(ProfileSet($1)) }
    }
    var found: [TurnRestriction] = []
    var loss: TurnRuleLoss?
    for from in rule.from {
      for to in rule.to {
        if let missing = [from, to].first(where: { wayIDs.sortedRange(of: $0).isEmpty }) {
          loss = closedWays.sortedContains(missing) ? .closedWay : .missingWay
          continue
        }
        guard let via = vertex(ofNode: UInt32(truncatingIfNeeded: node)) else {
          loss = .notRidden
          continue
        }
        let arrivals = segments(ofWay: from, bound, via) { network.end($0) }
        let departures = segments(ofWay: to, bound, via) { network.start($0) }
        var pairs = arrivals.flatMap { from in departures.map { (from, $0) } }
        if from == to { pairs = pairs.filter { $0.segment == $1.segment && $0 != $1 } }
        if from != to, arrivals.count > 1 || departures.count > 1 {
          loss = .unclearPart
          continue
        }
        for (arrival, departure) in pairs {
          let riders = riders(arrival).intersection(riders(departure)).intersection(bound)
          guard !riders.isEmpty else { continue }
          found.append(
            TurnRestriction(
              rule.kind == .mandatory ? .only : .no, from: arrival, via: via, to: departure,
              profiles: riders))
        }
      }
    }
    // Of a rule with several ways those count that are there.
    guard !found.isEmpty else { throw loss ?? .notRidden }
    return found
  }

  /// The directed segments of a way that some of the riders ride, and that meet a vertex at one end.
  private func segments(
    ofWay way: Int64, _ riders: ProfileSet, _ vertex: UInt32, at end: (DirectedSegment) -> UInt32
  ) -> [DirectedSegment] {
    wayIDs.sortedRange(of: way).flatMap { segment in
      TravelDirection.both.map {
        DirectedSegment(segment: UInt32(truncatingIfNeeded: segment), direction: $0)
      }
    }.filter { end($0) == vertex && !self.riders($0).isDisjoint(with: riders) }
  }

  private func riders(_ travel: DirectedSegment) -> ProfileSet {
    terms(of: travel).riders(travel.direction)
  }

  private func terms(of travel: DirectedSegment) -> RoadTerms {
    terms[Int(segmentTerms[Int(travel.segment)])]
  }

  /// By vertex: what somebody with a bicycle or e-bike may take there without riding.
  private func departuresNotRidden() -> [UInt32: [DirectedSegment]] {
    var departures: [UInt32: [DirectedSegment]] = [:]
    for segment in segmentTerms.indices {
      for direction in TravelDirection.both {
        let travel = DirectedSegment(
          segment: UInt32(truncatingIfNeeded: segment), direction: direction)
        let users = terms(of: travel).users(direction).intersection(.riders)
        guard !users.isSubset(of: riders(travel)) else { continue }
        departures[network.start(travel), default: []].append(travel)
      }
    }
    return departures
  }

  /// What a prescribed turn leaves open because it is not ridden.
  private func exceptions(
    to prescribed: TurnRestriction, _ departures: [DirectedSegment]
  ) -> [TurnRestriction] {
    departures.compactMap { departure in
      let riders = riders(departure)
      let pushers = terms(of: departure).users(departure.direction)
        .intersection(prescribed.profiles).subtracting(riders)
      guard !pushers.isEmpty else { return nil }
      return TurnRestriction(
        .only, from: prescribed.from, via: prescribed.via, to: departure, profiles: pushers)
    }
  }
}

extension RoadNetwork {
  /// The vertex where a directed segment begins.
  fileprivate func start(_ travel: DirectedSegment) -> UInt32 {
    let segment = segments[Int(travel.segment)]
    return travel.direction == .forward ? segment.tail : segment.head
  }

  /// The vertex where a directed segment ends.
  fileprivate func end(_ travel: DirectedSegment) -> UInt32 {
    let segment = segments[Int(travel.segment)]
    return travel.direction == .forward ? segment.head : segment.tail
  }
}
