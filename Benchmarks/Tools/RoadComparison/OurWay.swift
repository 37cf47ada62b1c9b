import NearestStop
import RoadWorlds

/// One of our own ways to answer.
protocol OurWay {
  /// What it takes before the first query: each step, and how many seconds.
  var steps: [(name: String, seconds: Double)] { get }

  /// Asks the queries of a range, and throws the answers away: what is timed.
  ///
  /// - Returns: a sum over the answers, so that none can be left out; `nil` when it can't be asked this.
  mutating func ask(_ question: RoadQuestion, _ range: Range<Int>) -> UInt64?

  /// The same, and keeps the answers.
  mutating func answer(_ question: RoadQuestion, _ range: Range<Int>) -> RoadAnswers?
}

/// All of them, by the names that the script knows. A new one gets a case here, a type that is an
/// ``OurWay``, and a line in `compare_roads.py`.
enum OurWays: String, CaseIterable {
  /// The hierarchy with target buckets.
  case hierarchy
  /// Dijkstra's algorithm, the reference.
  case dijkstra

  func make(_ world: RoadWorld) throws -> any OurWay {
    switch self {
    case .hierarchy: try ByHierarchy(world)
    case .dijkstra: ByDijkstra(world)
    }
  }
}

/// Runs something and says how many seconds it took.
func timed<Result>(_ body: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
  let start = ContinuousClock().now
  let result = try body()
  return (result, (ContinuousClock().now - start) / .seconds(1))
}

extension RoadAnswers {
  /// Adds the stops found by one query, and fills up to `count`.
  mutating func add(_ found: [RoadNeighbor], of count: Int) {
    for neighbor in found {
      weights.append(neighbor.weight.deciseconds)
      ordinals.append(neighbor.ordinal)
    }
    for _ in found.count..<count {
      weights.append(.max)
      ordinals.append(.max)
    }
  }

  mutating func add(_ weight: Weight) {
    weights.append(weight.isFinite ? weight.deciseconds : .max)
  }

  /// Adds a path, with the vertices' numbers for others.
  ///
  /// - Precondition: it is a way in the graph.
  mutating func add(
    _ path: [DirectedSegment]?, from source: UInt32, to target: UInt32, in world: RoadWorld
  ) {
    guard let path else {
      paths.append(0)
      return
    }
    // By number of arcs: the vertices that so much of the path can lead to, and from where. Of a junction
    // with copies there may be several, since a segment's arcs may lead to one or another.
    var layers: [[UInt32: UInt32]] = [[source: source]]
    let graph = world.graph
    for travel in path {
      var next: [UInt32: UInt32] = [:]
      for vertex in layers[layers.count - 1].keys {
        for arc in graph.arcs(outOf: vertex)
        where graph.travel(ofArc: arc) == travel
          && graph.weight(ofArc: arc, world.profile).isFinite
        {
          next[graph.head(ofArc: arc)] = vertex
        }
      }
      layers.append(next)
    }
    var vertices = [target]
    for layer in layers.reversed() {
      guard let previous = layer[vertices[vertices.count - 1]] else {
        preconditionFailure("the path from \(source) does not lead to \(target)")
      }
      vertices.append(previous)
    }
    // The source is its own predecessor.
    vertices.removeLast()
    paths.append(UInt32(vertices.count))
    paths += vertices.reversed().map { world.numbers[Int($0)] }
  }
}
