internal import SnapshotFormat

/// Takes out of the roads of one profile the vertices that need no list, and finds the ways from them to
/// those that have one.
///
/// Who can go on to at most two other vertices, and has no target, is taken out: whoever came to it goes
/// on at once to the next. That shortens chains and removes dead ends, and what is left may be taken
/// out in turn. Weights between those that stay do not change.
struct ListContraction {
  /// A way to another vertex.
  struct Arc: BitwiseCopyable {
    var head: UInt32
    /// Deciseconds, finite.
    var weight: UInt32
  }

  /// By segment, with vertices in the place of lists.
  private(set) var segments: [ListedSegment] = []

  /// By vertex: the ways to lists; a way of no weight to itself where it has one.
  private var ways: [[Arc]]
  /// By vertex: where one can go on to; of those taken out, where one could then.
  private var heads: [[Arc]]
  /// By vertex: from where one can come.
  private var tails: [[UInt32]]
  private var isOut: [Bool]
  private var order: [UInt32] = []

  /// O(arcs), as long as few vertices lead to one.
  init(_ graph: RoadGraph, _ targets: RoadTargets) {
    let count = graph.vertexCount
    heads = [[Arc]](repeating: [], count: count)
    tails = [[UInt32]](repeating: [], count: count)
    isOut = [Bool](repeating: false, count: count)
    ways = heads
    let weights = graph.arcWeights[targets.profile]
    for vertex in 0..<UInt32(count) {
      for arc in Int(graph.firstArc[Int(vertex)])..<Int(graph.firstArc[Int(vertex) + 1])
      where weights[arc] < Weight.infinity.deciseconds {
        add(Arc(head: graph.arcHeads[arc], weight: weights[arc]), from: vertex)
      }
    }
    var pending = Array((0..<UInt32(count)).reversed())
    while let vertex = pending.popLast() {
      let hasTargets = targets.firstEntry[Int(vertex)] < targets.firstEntry[Int(vertex) + 1]
      guard !hasTargets, !isOut[Int(vertex)],
        heads[Int(vertex)].count <= ListedSegment.listCount
      else { continue }
      takeOut(vertex)
      pending += tails[Int(vertex)]
    }
    findWays()
    bindSegments(graph, targets.profile)
  }

  /// Offers a way; of two to one vertex the shorter stays.
  private mutating func add(_ arc: Arc, from tail: UInt32) {
    guard arc.head != tail else { return }
    let row = heads[Int(tail)]
    for place in row.indices where row[place].head == arc.head {
      if arc.weight < row[place].weight { heads[Int(tail)][place].weight = arc.weight }
      return
    }
    heads[Int(tail)].append(arc)
    tails[Int(arc.head)].append(tail)
  }

  private mutating func takeOut(_ vertex: UInt32) {
    isOut[Int(vertex)] = true
    order.append(vertex)
    let onward = heads[Int(vertex)]
    for next in onward {
      if let place = tails[Int(next.head)].firstIndex(of: vertex) {
        tails[Int(next.head)].remove(at: place)
      }
    }
    for tail in tails[Int(vertex)] {
      guard let place = heads[Int(tail)].firstIndex(where: { $0.head == vertex }) else { continue }
      let weight = heads[Int(tail)].remove(at: place).weight
      for next in onward {
        // Each is below 2³¹: the sum does not wrap. One that is infinite is no way.
        let sum = weight &+ next.weight
        guard sum < Weight.infinity.deciseconds else { continue }
        add(Arc(head: next.head, weight: sum), from: tail)
      }
    }
  }

  /// What was taken out last leads to vertices that stayed; what was taken out before that leads to those, or
  /// has the ways of what was taken out after it.
  private mutating func findWays() {
    for vertex in isOut.indices where !isOut[vertex] { keep(UInt32(vertex)) }
    for vertex in order.reversed() {
      var found: [Arc] = []
      for next in heads[Int(vertex)] {
        for way in ways[Int(next.head)] {
          let sum = next.weight &+ way.weight
          guard sum < Weight.infinity.deciseconds else { continue }
          ListContraction.offer(Arc(head: way.head, weight: sum), to: &found)
        }
      }
      if found.count <= ListedSegment.listCount {
        ways[Int(vertex)] = found
      } else {
        keep(vertex)
      }
    }
  }

  private mutating func keep(_ vertex: UInt32) {
    isOut[Int(vertex)] = false
    ways[Int(vertex)] = [Arc(head: vertex, weight: 0)]
  }

  private static func offer(_ way: Arc, to ways: inout [Arc]) {
    if let place = ways.firstIndex(where: { $0.head == way.head }) {
      ways[place].weight = min(ways[place].weight, way.weight)
    } else {
      ways.append(way)
    }
  }

  /// Where one lands who leaves a segment.
  private struct End {
    var vertex: UInt32
    /// Deciseconds.
    var run: UInt32
    var delay: UInt32

    init?(_ graph: RoadGraph, _ travel: DirectedSegment, _ profile: Profile) {
      guard let (vertex, whole) = graph.arrival(along: travel, profile) else { return nil }
      let delay = graph.delay(atEndOf: travel, profile)
      self.vertex = vertex
      self.delay = delay.deciseconds
      run = (whole - delay).deciseconds
    }
  }

  /// Gives more vertices a list until both ends of each segment have no more than two together.
  private mutating func bindSegments(_ graph: RoadGraph, _ profile: Profile) {
    let ends = (0..<UInt32(graph.segmentCount)).map { segment in
      (
        End(graph, DirectedSegment(segment: segment, direction: .forward), profile),
        End(graph, DirectedSegment(segment: segment, direction: .backward), profile)
      )
    }
    var isDone = false
    while !isDone {
      isDone = true
      for case (let one?, let other?) in ends {
        var found = ways[Int(one.vertex)]
        for way in ways[Int(other.vertex)] { ListContraction.offer(way, to: &found) }
        guard found.count > ListedSegment.listCount else { continue }
        keep(one.vertex)
        keep(other.vertex)
        isDone = false
      }
    }
    segments.reserveCapacity(ends.count)
    for (forward, backward) in ends {
      var segment = ListedSegment()
      if let forward {
        segment.forwardRun = forward.run
        for way in ways[Int(forward.vertex)] { segment.addForward(way, forward.delay) }
      }
      if let backward {
        segment.backwardRun = backward.run
        for way in ways[Int(backward.vertex)] { segment.addBackward(way, backward.delay) }
      }
      segments.append(segment)
    }
  }
}

extension ListedSegment {
  fileprivate mutating func addForward(_ way: ListContraction.Arc, _ delay: UInt32) {
    let weight = (Weight(deciseconds: way.weight) + Weight(deciseconds: delay)).deciseconds
    if isFirst(way.head) { forwardToFirst = weight } else { forwardToSecond = weight }
  }

  fileprivate mutating func addBackward(_ way: ListContraction.Arc, _ delay: UInt32) {
    let weight = (Weight(deciseconds: way.weight) + Weight(deciseconds: delay)).deciseconds
    if isFirst(way.head) { backwardToFirst = weight } else { backwardToSecond = weight }
  }

  /// Whether a vertex is the first; in a free place it is put down.
  private mutating func isFirst(_ vertex: UInt32) -> Bool {
    if first == ListedSegment.none { first = vertex }
    if first == vertex { return true }
    second = vertex
    return false
  }
}
