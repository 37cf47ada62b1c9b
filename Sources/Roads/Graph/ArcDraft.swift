/// An arc before it has its place.
struct ArcDraft {
  var tail: UInt32
  var head: UInt32
  var travel: DirectedSegment
  var weights: PerProfile<Weight>

  /// All arcs that some profile may use, by tail, head and segment.
  static func all(of network: RoadNetwork, _ layout: VertexLayout) -> [ArcDraft] {
    var drafts: [ArcDraft] = []
    drafts.reserveCapacity(network.segments.count * 2)
    for vertex in 0..<layout.count {
      let first = drafts.count
      let phases = PerProfile(
        foot: layout.phase(at: vertex, .foot), bicycle: layout.phase(at: vertex, .bicycle),
        ebike: layout.phase(at: vertex, .ebike))
      for travel in layout.outgoing[Int(layout.junctions[vertex])] {
        let travel = DirectedSegment(rawValue: travel)
        for profile in Profile.allCases {
          let weight = network.weight(along: travel, profile)
          guard weight.isFinite, layout.mayTurn(from: vertex, into: travel, profile),
            let phase = phases[profile]?.next(isEndsOnly: layout.ground.contains(travel, profile))
          else { continue }
          let head = layout.landing(travel, profile, phase, in: network)
          // Profiles that land at one vertex share an arc.
          let shared = drafts[first...].firstIndex { $0.travel == travel && $0.head == head }
          if let shared {
            drafts[shared].weights[profile] = weight
          } else {
            var weights = PerProfile(all: Weight.infinity)
            weights[profile] = weight
            drafts.append(
              ArcDraft(tail: UInt32(vertex), head: head, travel: travel, weights: weights))
          }
        }
      }
      drafts[first...].sort { ($0.head, $0.travel) < ($1.head, $1.travel) }
    }
    return drafts
  }

  /// By directed segment: its arcs, those first that do not land at an arriving copy.
  ///
  /// A trip that begins on a segment is leaving or on open roads, so for each profile the first usable
  /// arc of a row is the one by which it departs.
  static func byDirected(_ drafts: [ArcDraft], segmentCount: Int, _ layout: VertexLayout) -> (
    first: [UInt32], arcs: [UInt32]
  ) {
    let isArriving = { (arc: UInt32) in
      layout.copies[Int(drafts[Int(arc)].head)]?.phase == .arriving
    }
    let all = drafts.indices.map(UInt32.init)
    let order = all.filter { !isArriving($0) } + all.filter(isArriving)
    let rows = Rows(
      count: segmentCount * 2, order.map { drafts[Int($0)].travel.rawValue })
    return (rows.first, rows.values.map { order[Int($0)] })
  }

  /// What the arcs along each segment say of it.
  static func marks(
    _ drafts: [ArcDraft], segmentCount: Int, _ vertexMarks: [ReachMarks]
  ) -> [SegmentMarks] {
    var marks = [SegmentMarks](repeating: SegmentMarks(), count: segmentCount)
    for draft in drafts {
      let segment = Int(draft.travel.segment)
      for profile in Profile.allCases where draft.weights[profile].isFinite {
        marks[segment].set(
          draft.travel.direction == .forward ? .forward : .backward, profile)
        if vertexMarks[Int(draft.head)].reachesMain(profile) {
          marks[segment].set(.leadsToMain, profile)
        }
        if vertexMarks[Int(draft.tail)].isReachedFromMain(profile) {
          marks[segment].set(.isLedToFromMain, profile)
        }
      }
    }
    return marks
  }
}
