internal import Geodesy

/// The vertices of the graph: the junctions of a network in Hilbert order, each followed by its copies.
///
/// A junction is copied for who must know how one has come there: along which segment, where a turn is
/// restricted, and in which phase of a trip, where ends-only segments meet open ones. The vertex of
/// the junction itself, its base, stands for the phase through; at an inner junction, where there is
/// no such phase, for leaving.
///
/// A junction that no ends-only segment touches has one phase; one at the edge of open roads has
/// three, an inner one two. Each restricted arrival has a copy in every phase that it can have.
struct VertexLayout {
  /// Who arrives at a copy, and how.
  struct Copy {
    var phase: TripPhase
    var users: ProfileSet
    /// Where turns are restricted: the place of the arrival in ``TurnExpansion/copies``.
    var arrival: Int?
  }

  let expansion: TurnExpansion
  let ground: EndsOnlyGround
  /// By junction: the directed segments that begin there, sorted.
  let outgoing: Rows
  /// By vertex: its junction.
  private(set) var junctions: [UInt32] = []
  /// By vertex: which copy it is; `nil` for a base.
  private(set) var copies: [Copy?] = []
  /// By junction: its base.
  private(set) var bases: [UInt32]
  /// By phase, by junction: where one arrives whose turns are not restricted.
  private var landings: [[UInt32]]
  /// By phase, by place in ``TurnExpansion/copies``: where one arrives whose turns are.
  private var restrictedLandings: [[UInt32]]

  var count: Int { junctions.count }

  init(_ network: RoadNetwork) {
    let outgoing = Rows(
      count: network.vertices.count,
      (0..<UInt32(network.segments.count * 2)).map {
        network.start(of: DirectedSegment(rawValue: $0))
      })
    let expansion = TurnExpansion(network) { junction in
      outgoing[Int(junction)].map(DirectedSegment.init(rawValue:))[...]
    }
    self.outgoing = outgoing
    self.expansion = expansion
    ground = EndsOnlyGround(network)
    let phaseCount = TripPhase.allCases.count
    bases = [UInt32](repeating: 0, count: network.vertices.count)
    landings = Array(repeating: bases, count: phaseCount)
    restrictedLandings = Array(
      repeating: [UInt32](repeating: 0, count: expansion.copies.count), count: phaseCount)
    let (leaving, arriving) = copyUsers(network)
    let restricted = Rows(
      count: network.vertices.count, expansion.copies.map { network.end(of: $0.arrival) })

    var keys = [(position: UInt64, junction: UInt32)]()
    keys.reserveCapacity(network.vertices.count)
    for (junction, coordinate) in network.vertices.enumerated() {
      keys.append((HilbertCurve.position(of: coordinate), UInt32(junction)))
    }
    keys.sort { $0 < $1 }
    for (_, junction) in keys {
      let place = Int(junction)
      bases[place] = append(nil, at: junction)
      for phase in TripPhase.allCases { landings[Int(phase.rawValue)][place] = bases[place] }
      for arrival in restricted[place].map(Int.init) {
        let copy = expansion.copies[arrival]
        let endsOnly = copy.users.intersection(ground.segments[Int(copy.arrival.segment)])
        for phase in TripPhase.allCases {
          let users = phase == .through ? copy.users.subtracting(endsOnly) : endsOnly
          guard !users.isEmpty else { continue }
          restrictedLandings[Int(phase.rawValue)][arrival] = append(
            Copy(phase: phase, users: users, arrival: arrival), at: junction)
        }
      }
      for (phase, users) in [(TripPhase.leaving, leaving[place]), (.arriving, arriving[place])]
      where !users.isEmpty {
        landings[Int(phase.rawValue)][place] = append(
          Copy(phase: phase, users: users, arrival: nil), at: junction)
      }
    }
  }

  private mutating func append(_ copy: Copy?, at junction: UInt32) -> UInt32 {
    junctions.append(junction)
    copies.append(copy)
    return UInt32(junctions.count - 1)
  }

  /// By junction: who needs a copy for leaving, and who one for arriving, apart from those for
  /// restricted turns.
  ///
  /// Leaving, who sets out along an ends-only segment needs it too, as the tail of that arc, even
  /// where nobody lands.
  private func copyUsers(_ network: RoadNetwork) -> (leaving: [ProfileSet], arriving: [ProfileSet])
  {
    var leaving = [ProfileSet](repeating: [], count: network.vertices.count)
    var arriving = leaving
    for segment in ground.segments.indices where !ground.segments[segment].isEmpty {
      for direction in TravelDirection.both {
        let travel = DirectedSegment(segment: UInt32(segment), direction: direction)
        let (start, end) = (Int(network.start(of: travel)), Int(network.end(of: travel)))
        for profile in Profile.allCases
        where ground.contains(travel, profile)
          && network.weight(along: travel, profile).isFinite
        {
          leaving[start].insert(ProfileSet(profile))
          guard expansion.copy(along: travel, profile) == nil else { continue }
          leaving[end].insert(ProfileSet(profile))
          arriving[end].insert(ProfileSet(profile))
        }
      }
    }
    // The base of an inner junction is the one for leaving.
    for junction in leaving.indices { leaving[junction].subtract(ground.inner[junction]) }
    return (leaving, arriving)
  }
}

extension VertexLayout {
  /// In which phase a profile is at a vertex; `nil` when it is never there.
  func phase(at vertex: Int, _ profile: Profile) -> TripPhase? {
    if let copy = copies[vertex] {
      return copy.users.contains(ProfileSet(profile)) ? copy.phase : nil
    }
    let isInner = ground.inner[Int(junctions[vertex])].contains(ProfileSet(profile))
    return isInner ? .leaving : .through
  }

  /// Where a profile lands that follows `travel` to its end.
  func landing(
    _ travel: DirectedSegment, _ profile: Profile, _ phase: TripPhase, in network: RoadNetwork
  ) -> UInt32 {
    if let arrival = expansion.copy(along: travel, profile) {
      return restrictedLandings[Int(phase.rawValue)][arrival]
    }
    let junction = Int(network.end(of: travel))
    if phase == .leaving, ground.inner[junction].contains(ProfileSet(profile)) {
      return bases[junction]
    }
    return landings[Int(phase.rawValue)][junction]
  }

  /// Whether a profile may take `travel` from a vertex, turns considered.
  func mayTurn(from vertex: Int, into travel: DirectedSegment, _ profile: Profile) -> Bool {
    guard let arrival = copies[vertex]?.arrival else { return true }
    return !expansion.copies[arrival].forbidden[profile].contains(travel)
  }
}
