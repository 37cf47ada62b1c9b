internal import SnapshotFormat

/// How one profile leaves a segment at both its ends: all that a query has to know of its origin's
/// segment, in half a cache line.
///
/// The graph says the same, in ten places; for the nearest target a query would spend a third of its time
/// there.
struct SegmentDepartures: ColumnElement, Equatable {
  /// The ranks of the vertices where one lands, forward and backward.
  var forwardRank: UInt32 = 0
  var backwardRank: UInt32 = 0
  /// Deciseconds for the whole segment without delay; infinite where one may not go.
  var forwardRun = Weight.infinity.deciseconds
  var backwardRun = Weight.infinity.deciseconds
  /// Deciseconds to be waited for at the end.
  var forwardDelay: UInt32 = 0
  var backwardDelay: UInt32 = 0
  /// 1 when one way up leads past both vertices.
  var isOneWayUp: UInt32 = 0
  private var unused: UInt32 = 0

  /// By segment.
  static func all(
    _ graph: RoadGraph, _ topology: HierarchyTopology, _ profile: Profile
  ) -> Column<SegmentDepartures> {
    Column(
      (0..<UInt32(graph.segmentCount)).map { SegmentDepartures(graph, topology, profile, $0) })
  }

  /// How one leaves one segment.
  ///
  /// Borrows, because an initializer would otherwise be given copies, and count the references of all
  /// columns for every segment.
  init(
    _ graph: borrowing RoadGraph, _ topology: borrowing HierarchyTopology, _ profile: Profile,
    _ segment: UInt32
  ) {
    let forward = DirectedSegment(segment: segment, direction: .forward)
    let backward = DirectedSegment(segment: segment, direction: .backward)
    if let (vertex, whole) = graph.arrival(along: forward, profile) {
      let delay = graph.delay(atEndOf: forward, profile)
      forwardRank = topology.ranks[Int(vertex)]
      forwardDelay = delay.deciseconds
      forwardRun = (whole - delay).deciseconds
    }
    if let (vertex, whole) = graph.arrival(along: backward, profile) {
      let delay = graph.delay(atEndOf: backward, profile)
      backwardRank = topology.ranks[Int(vertex)]
      backwardDelay = delay.deciseconds
      backwardRun = (whole - delay).deciseconds
    }
    let lower = Int(min(forwardRank, backwardRank))
    let higher = max(forwardRank, backwardRank)
    let row = Int(topology.firstEdge[lower])..<Int(topology.firstEdge[lower + 1])
    let heads = topology.heads
    if lower == higher || row.contains(where: { heads[$0] == higher }) { isOneWayUp = 1 }
  }
}

extension HierarchySearch {
  /// Adds the vertices from which one comes to a place along its segment, with what that weighs; their
  /// tags are arcs.
  func addApproaches(to destination: RoadPlace, to seeds: inout [HierarchyWorkspace.Seed]) {
    let departures = departures[Int(destination.position.segment)]
    let fraction = destination.position.fraction
    // Without a closure, which would be given copies of all columns.
    for direction in TravelDirection.both {
      let isForward = direction == .forward
      let run = Weight(deciseconds: isForward ? departures.forwardRun : departures.backwardRun)
      guard run.isFinite else { continue }
      let part = run.part(before: fraction)
      let weight = (isForward ? part : run - part) + destination.access
      guard weight.isFinite else { continue }
      let travel = DirectedSegment(segment: destination.position.segment, direction: direction)
      for place in graph.arcs(along: travel) where graph.isUsable(place, profile) {
        let arc = Int(graph.arcsOfDirected[place])
        seeds.append(
          .init(
            rank: topology.ranks[Int(graph.tail(ofArc: arc, along: travel))],
            weight: weight.deciseconds, tag: UInt32(truncatingIfNeeded: arc)))
      }
    }
  }

  /// Adds the vertices where one lands who leaves a place along its segment, with what that weighs; their
  /// tags are directions. The lowest comes first.
  ///
  /// - Returns: whether one way up leads past all of them.
  @discardableResult
  func addDepartures(
    from origin: RoadPlace, to seeds: inout [HierarchyWorkspace.Seed]
  ) -> Bool {
    let departures = departures[Int(origin.position.segment)]
    // A file may say anything: a rank that there is not is no way out.
    let count = UInt32(truncatingIfNeeded: topology.vertexCount)
    let forwardRun = Weight(deciseconds: departures.forwardRun)
    if forwardRun.isFinite, departures.forwardRank < count {
      let rest = forwardRun - forwardRun.part(before: origin.position.fraction)
      let sum = origin.access + rest + Weight(deciseconds: departures.forwardDelay)
      if sum.isFinite {
        seeds.append(
          .init(
            rank: departures.forwardRank, weight: sum.deciseconds,
            tag: UInt32(TravelDirection.forward.rawValue)))
      }
    }
    let backwardRun = Weight(deciseconds: departures.backwardRun)
    if backwardRun.isFinite, departures.backwardRank < count {
      let rest = backwardRun.part(before: origin.position.fraction)
      let sum = origin.access + rest + Weight(deciseconds: departures.backwardDelay)
      if sum.isFinite {
        seeds.append(
          .init(
            rank: departures.backwardRank, weight: sum.deciseconds,
            tag: UInt32(TravelDirection.backward.rawValue)))
      }
    }
    if seeds.count == 2, seeds[1].rank < seeds[0].rank { seeds.swapAt(0, 1) }
    return seeds.count == 1 || (seeds.count == 2 && departures.isOneWayUp == 1)
  }
}
