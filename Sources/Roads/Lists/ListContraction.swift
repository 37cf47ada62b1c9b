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

  /// The most lists that are asked for one origin.
  static let wayCount = 2

  /// By vertex: the ways to lists; a way of no weight to itself where it has one.
  private(set) var ways: [[Arc]]

  /// By vertex: where one can go on to; of those taken out, where one could then.
  private var heads: [[Arc]]
  /// By vertex: from where one can come.
  private var tails: [[UInt32]]
  private var isOut: [Bool]
  private var order: [UInt32] = []

  /// O(arcs), as long as few vertices lead to one.
  init(_ search: HierarchySearch, _ targets: RoadTargets) {
    let graph = search.graph
    let count = graph.vertexCount
    heads = [[Arc]](repeating: [], count: count)
    tails = [[UInt32]](repeating: [], count: count)
    isOut = [Bool](repeating: false, count: count)
    ways = heads
    let weights = graph.arcWeights[search.profile]
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
        heads[Int(vertex)].count <= ListContraction.wayCount
      else { continue }
      takeOut(vertex)
      pending += tails[Int(vertex)]
    }
    findWays()
    bindSegments(search)
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
      if found.count <= ListContraction.wayCount {
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

  /// Gives more vertices a list until those where one leaves a segment have no more than two together.
  private mutating func bindSegments(_ search: HierarchySearch) {
    let (departures, vertices) = (search.departures, search.topology.vertices)
    var isDone = false
    while !isDone {
      isDone = true
      for departure in departures {
        guard departure.forwardRun < Weight.infinity.deciseconds,
          departure.backwardRun < Weight.infinity.deciseconds
        else { continue }
        let ends = [
          vertices[Int(departure.forwardRank)], vertices[Int(departure.backwardRank)],
        ]
        var found = ways[Int(ends[0])]
        for way in ways[Int(ends[1])] { ListContraction.offer(way, to: &found) }
        if found.count > ListContraction.wayCount {
          for end in ends where isOut[Int(end)] { keep(end) }
          isDone = false
        }
      }
    }
  }

  /// Whether a vertex has a list.
  func hasList(_ vertex: Int) -> Bool { !isOut[vertex] }
}
