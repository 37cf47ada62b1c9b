/// Turn restrictions, turned into copies of junctions.
///
/// Where a restriction applies to whoever arrives along a directed segment, the arrival gets a copy
/// of the junction: the riders concerned land there instead, and the copy lacks the arcs they may not
/// take. Searches then need to know nothing of turns, and a path through the graph is legal because it
/// exists. Source: the idea is as old as R. Kirby and R. Potts, "The minimum route problem for
/// networks with turn penalties and prohibitions" (1969); splitting only restricted junctions adds
/// one vertex for each restricted arrival, where a graph of arcs would be 2.7 times as large.
struct TurnExpansion {
  /// A copy of the junction at the end of `arrival`.
  struct Copy {
    var arrival: DirectedSegment
    /// Who lands here instead of at the junction itself.
    var users: ProfileSet
    /// What may not be taken from here, sorted, by profile.
    var forbidden: PerProfile<[DirectedSegment]>
  }

  /// Sorted by arrival; at most one for each.
  private(set) var copies: [Copy] = []
  /// The place in `copies`, by arrival.
  private var copyByArrival: [DirectedSegment: Int] = [:]

  /// - Parameters:
  ///   - network: checked already.
  ///   - outgoing: the directed segments that begin at a vertex, sorted.
  init(_ network: RoadNetwork, outgoing: (UInt32) -> ArraySlice<DirectedSegment>) {
    var byArrival: [DirectedSegment: [TurnRestriction]] = [:]
    for restriction in network.restrictions {
      byArrival[restriction.from, default: []].append(restriction)
    }
    for arrival in byArrival.keys.sorted() {
      guard let restrictions = byArrival[arrival], let via = restrictions.first?.via else {
        continue
      }
      var copy = Copy(arrival: arrival, users: [], forbidden: PerProfile(all: []))
      for profile in Profile.allCases where ProfileSet.riders.contains(ProfileSet(profile)) {
        guard network.weight(along: arrival, profile).isFinite else { continue }
        let applying = restrictions.filter { $0.profiles.contains(ProfileSet(profile)) }
        let only = Set(applying.filter { $0.kind == .only }.map(\.to))
        let no = Set(applying.filter { $0.kind == .no }.map(\.to))
        copy.forbidden[profile] = outgoing(via).filter {
          network.weight(along: $0, profile).isFinite
            && (no.contains($0) || !only.isEmpty && !only.contains($0))
        }
        if !copy.forbidden[profile].isEmpty { copy.users.insert(ProfileSet(profile)) }
      }
      guard !copy.users.isEmpty else { continue }
      copyByArrival[arrival] = copies.count
      copies.append(copy)
    }
  }

  /// The copy at which a profile arrives along `travel`; `nil` where all turns are allowed.
  func copy(along travel: DirectedSegment, _ profile: Profile) -> Int? {
    guard let copy = copyByArrival[travel], copies[copy].users.contains(ProfileSet(profile)) else {
      return nil
    }
    return copy
  }
}

extension RoadNetwork {
  /// What a profile needs for a whole segment and the delay at its end.
  func weight(along travel: DirectedSegment, _ profile: Profile) -> Weight {
    segments[Int(travel.segment)].movement[profile][travel.direction]
      + delay(atEndOf: travel, profile)
  }

  /// What a profile waits at the end of a segment.
  func delay(atEndOf travel: DirectedSegment, _ profile: Profile) -> Weight {
    segments[Int(travel.segment)].movement[profile].delay(travel.direction)
  }

  /// Who can use a segment, in whatever direction.
  func users(ofSegment segment: UInt32) -> ProfileSet {
    var users: ProfileSet = []
    for profile in Profile.allCases {
      for direction in TravelDirection.both
      where weight(along: DirectedSegment(segment: segment, direction: direction), profile).isFinite
      {
        users.insert(ProfileSet(profile))
      }
    }
    return users
  }

  /// The vertex where a directed segment begins.
  func start(of travel: DirectedSegment) -> UInt32 {
    let segment = segments[Int(travel.segment)]
    return travel.direction == .forward ? segment.tail : segment.head
  }

  /// The vertex where a directed segment ends.
  func end(of travel: DirectedSegment) -> UInt32 {
    let segment = segments[Int(travel.segment)]
    return travel.direction == .forward ? segment.head : segment.tail
  }
}
