internal import Geodesy
internal import Roads

extension RoadDraft {
  /// Makes a piece of a way a segment.
  mutating func addSegment(
    _ piece: CutWay.Piece, of cut: CutWay, _ way: WayCollector.Way, name: UInt32?
  ) {
    guard let length = try? Distance(metres: piece.metres) else { return }
    let (first, last) = (piece.nodes.lowerBound, piece.nodes.upperBound)
    let segment = UInt32(truncatingIfNeeded: network.segments.count)
    let atTail = nodes.terms(of: Int(cut.line[first]))
    let atHead = nodes.terms(of: Int(cut.line[last]))
    let terms = terms[Int(way.terms)]

    var flags = terms.flags
    if atTail?.isGate == true || atHead?.isGate == true { flags.insert(.gate) }
    let movement = PerProfile<RoadNetwork.Movement> { profile in
      RoadNetwork.Movement(
        forward: terms.weight(profile, .forward, piece, of: cut),
        backward: terms.weight(profile, .backward, piece, of: cut),
        forwardDelay: atHead?.delayOnArrival(profile) ?? .zero,
        backwardDelay: atTail?.delayOnArrival(profile) ?? .zero)
    }
    let tail = end(at: cut.line[first], cut.places[first], atTail, of: segment)
    let head = end(at: cut.line[last], cut.places[last], atHead, of: segment)
    network.addSegment(
      from: tail, to: head, through: cut.places[(first + 1)..<last], length: length, name: name,
      movement: movement, endsOnly: terms.endsOnly, flags: flags)
    wayIDs.append(way.id)
    segmentTerms.append(way.terms)

    report.kilometres += piece.metres / 1000
    let users = terms.users(.forward).union(terms.users(.backward))
    for profile in Profile.allCases where users.contains(ProfileSet(profile)) {
      report.usableKilometres[profile] += piece.metres / 1000
    }
  }

  /// The vertex where a segment begins or ends: the node's, or where not everybody passes one of its
  /// own.
  private mutating func end(
    at node: UInt32, _ place: Coordinate, _ terms: NodeTerms?, of segment: UInt32
  ) -> UInt32 {
    if terms?.blocked.isEmpty ?? true, let vertex = vertex(ofNode: Int(node)) { return vertex }
    let vertex = addVertex(at: node, place)
    blockedEnds.append(BlockedEnd(node: node, vertex: vertex, segment: segment))
    return vertex
  }

  /// Another vertex at a node.
  mutating func addVertex(at node: UInt32, _ place: Coordinate) -> UInt32 {
    nodeIDs.append(nodes.ids[Int(node)])
    return network.addVertex(at: place)
  }
}

extension RoadTerms {
  /// How long a profile takes along a piece in one direction.
  fileprivate func weight(
    _ profile: Profile, _ direction: TravelDirection, _ piece: CutWay.Piece, of cut: CutWay
  ) -> Weight {
    let duration = passage(profile, direction)
      .duration(forMetres: piece.metres, ofWayMetres: cut.metres)
    return duration.map { Weight($0) } ?? .infinity
  }
}

extension NodeTerms {
  /// What whoever arrives at the node pays there. Where not everybody passes, the connectors carry it.
  fileprivate func delayOnArrival(_ profile: Profile) -> Weight {
    blocked.isEmpty ? delays[profile] : .zero
  }
}
