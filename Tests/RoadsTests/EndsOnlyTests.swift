import Geodesy
import Roads
import Testing

/// Ends-only segments on maps small enough to be drawn, and what they make of the main component.
struct EndsOnlyTests {
  private typealias Movement = RoadNetwork.Movement

  /// A network of segments that all take 10 s in both directions.
  private func network(
    _ vertexCount: Int, _ segments: [(tail: UInt32, head: UInt32, endsOnly: ProfileSet)]
  ) throws -> RoadNetwork {
    var network = RoadNetwork()
    for vertex in 0..<vertexCount {
      _ = network.addVertex(
        at: try Coordinate(latitude: 39.9, longitude: 116.3 + Double(vertex) / 1_000))
    }
    for segment in segments {
      network.addSegment(
        from: segment.tail, to: segment.head, through: [], length: try Distance(metres: 50),
        movement: PerProfile(all: Movement(both: Weight(deciseconds: 100))),
        endsOnly: segment.endsOnly)
    }
    return network
  }

  /// From the middle of one segment to that of another.
  private func weight(_ network: RoadNetwork, _ profile: Profile, _ from: UInt32, _ to: UInt32)
    throws -> UInt32?
  {
    let graph = try RoadGraph(network)
    try graph.checkInvariants()
    var workspace = SearchWorkspace()
    let route = Dijkstra(graph, profile).route(
      from: RoadPlace(SegmentPosition(segment: from, fraction: 0.5)),
      to: RoadPlace(SegmentPosition(segment: to, fraction: 0.5)), using: &workspace)
    return route?.weight.deciseconds
  }

  ///       0 ─── 1 ··· 2 ─── 3      ─── open, ··· ends-only for riders
  ///             └──4──5──┘
  @Test func neverBetweenTwoOpenRoads() throws {
    let network = try network(
      6,
      [
        (0, 1, []), (1, 2, .riders), (2, 3, []), (1, 4, []), (4, 5, []), (5, 2, []),
      ])
    #expect(try weight(network, .foot, 0, 2) == 200)
    #expect(try weight(network, .bicycle, 0, 2) == 400)
    // One may begin there, and end there.
    #expect(try weight(network, .bicycle, 1, 2) == 100)
    #expect(try weight(network, .bicycle, 0, 1) == 100)
  }

  ///       0 ··· 1 ··· 2 ─── 3      a path that touches private ground in its middle, at 1
  ///             │
  ///             4
  @Test func oneMayLeavePastAnOpenRoad() throws {
    let all: ProfileSet = [.foot, .bicycle, .ebike]
    let network = try network(5, [(0, 1, all), (1, 2, all), (2, 3, []), (1, 4, [])])
    for profile in Profile.allCases {
      #expect(try weight(network, profile, 0, 2) == 200)
      #expect(try weight(network, profile, 2, 0) == 200)
      #expect(try weight(network, profile, 0, 1) == 100)
      // From one open road to the other there is only the private one.
      #expect(try weight(network, profile, 3, 2) == nil)
      #expect(try weight(network, profile, 2, 3) == nil)
    }
  }

  ///       0 ··· 1 ··· 2 ─── 3 ─── 4 ··· 5 ··· 6
  @Test func fromOneGroundToAnother() throws {
    let all: ProfileSet = [.foot, .bicycle, .ebike]
    let network = try network(
      7, [(0, 1, all), (1, 2, all), (2, 3, []), (3, 4, []), (4, 5, all), (5, 6, all)])
    #expect(try weight(network, .ebike, 0, 5) == 500)
    #expect(try weight(network, .ebike, 5, 0) == 500)
    let graph = try RoadGraph(network)
    // Two copies at 2 and 4, one at each of 0, 1, 5 and 6, shared by the three profiles.
    #expect(graph.vertexCount == 7 + 2 * 2 + 4)
    for segment in 0..<6 as Range<UInt32> {
      #expect(graph.marks(ofSegment: segment).leadsToMain(.ebike))
      #expect(graph.marks(ofSegment: segment).isLedToFromMain(.ebike))
    }
  }

  @Test func islandIsAnOrdinaryNetwork() throws {
    let all: ProfileSet = [.foot, .bicycle, .ebike]
    let graph = try RoadGraph(try network(3, [(0, 1, all), (1, 2, all)]))
    #expect(graph.vertexCount == 3)
    #expect(graph.arcCount == 4)
    #expect(graph.marks(ofSegment: 0).leadsToMain(.foot))
  }

  /// For whom a segment is open, or closed altogether, its copies are of no concern.
  @Test func onlyTheProfilesConcerned() throws {
    var network = try network(3, [(0, 1, .bicycle), (1, 2, [])])
    network.segments[0].movement.bicycle = .notUsable
    #expect(try RoadGraph(network).vertexCount == 3)
  }

  /// The main component is that of the network without private ground, and a segment leads to it or
  /// is led to from it exactly when the oracle finds a way.
  @Test(arguments: Profile.allCases)
  func mainComponent(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var compared = 0
    for seed in 0..<1_000 as Range<UInt64> {
      let network = try RandomNetwork(seed: seed).network
      let graph = try RoadGraph(network)
      let main = mainVertices(graph, profile)
      let open = try RoadGraph(withoutPrivateGround(network, profile))
      let expected = Set(mainVertices(open, profile).map(open.junction(of:)))
      if expected.count > 1 {
        try #require(Set(main.map(graph.junction(of:))) == expected, "seed \(seed)")
      }
      // A segment within the component; whoever has followed it is there.
      let first = main.lazy.compactMap { other in
        Dijkstra(graph, profile).path(from: main[0], to: other, using: &workspace)?.first
      }.first
      guard let first else { continue }
      let oracle = TurnOracle(network, profile)
      let fromMain = oracle.arrivals([oracle.begin(first): 0])
      for segment in 0..<UInt32(network.segments.count) {
        let along = TravelDirection.both.map {
          DirectedSegment(segment: segment, direction: $0)
        }.filter { oracle.whole($0) != nil }
        let isLedTo = fromMain.keys.contains { state in
          oracle.successors(state).contains { along.contains($0.travel) }
        }
        let ways = oracle.arrivals(
          Dictionary(uniqueKeysWithValues: along.map { (oracle.begin($0), 0) }))
        let leads = ways.keys.contains { state in
          oracle.successors(state).contains { $0.travel == first }
        }
        let marks = graph.marks(ofSegment: segment)
        try #require(marks.isLedToFromMain(profile) == isLedTo, "seed \(seed)")
        try #require(marks.leadsToMain(profile) == leads, "seed \(seed)")
        compared += 1
      }
    }
    #expect(compared > 2_000)
  }

  private func mainVertices(_ graph: RoadGraph, _ profile: Profile) -> [UInt32] {
    (0..<UInt32(graph.vertexCount)).filter {
      graph.reachesMain($0, profile) && graph.isReachedFromMain($0, profile)
    }
  }

  /// The network as it is in the middle of a trip: closed where the profile may only begin or end, as
  /// far as an open road can be got to from there, directions apart.
  private func withoutPrivateGround(_ network: RoadNetwork, _ profile: Profile) -> RoadNetwork {
    var network = network
    let usable = network.segments.filter { segment in
      TravelDirection.both.contains { segment.movement[profile][$0].isFinite }
    }
    let isOpen = { (segment: RoadNetwork.Segment) in
      !segment.endsOnly.contains(ProfileSet(profile))
    }
    var connected = Set(usable.filter(isOpen).flatMap { [$0.tail, $0.head] })
    var size = -1
    while size != connected.count {
      size = connected.count
      for segment in usable
      where connected.contains(segment.tail) || connected.contains(segment.head) {
        connected.formUnion([segment.tail, segment.head])
      }
    }
    for segment in network.segments.indices where !isOpen(network.segments[segment]) {
      if connected.contains(network.segments[segment].tail) {
        network.segments[segment].movement[profile] = .notUsable
      } else {
        network.segments[segment].endsOnly.remove(ProfileSet(profile))
      }
    }
    return network
  }
}
