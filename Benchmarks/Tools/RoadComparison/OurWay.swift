import NearestStop
import RoadWorlds

/// One of our own ways to answer.
protocol OurWay {
  /// What it takes before the first query: each step, and how many seconds.
  var steps: [(name: String, seconds: Double)] { get }

  /// What has to be known before a range is asked, and is not timed.
  mutating func prepare(_ question: RoadQuestion, _ range: Range<Int>)

  /// Asks the queries of a range, and throws the answers away: what is timed.
  ///
  /// - Returns: a sum over the answers, so that none can be left out; `nil` when it can't be asked this.
  mutating func ask(_ question: RoadQuestion, _ range: Range<Int>) -> UInt64?

  /// The same, and keeps the answers.
  mutating func answer(_ question: RoadQuestion, _ range: Range<Int>) -> RoadAnswers?
}

extension OurWay {
  mutating func prepare(_ question: RoadQuestion, _ range: Range<Int>) {}
}

/// All of them, by the names that the script knows. A new one gets a case here, a type that is an
/// ``OurWay``, and a line in `compare_roads.py`.
enum OurWays: String, CaseIterable {
  /// The hierarchy with target buckets.
  case hierarchy
  /// Dijkstra's algorithm, the reference.
  case dijkstra
  /// The lists of each vertex.
  case lists
  /// All of it, from coordinates.
  case finder

  func make(_ world: RoadWorld, _ map: MapFile) throws -> any OurWay {
    switch self {
    case .hierarchy: try ByHierarchy(world)
    case .dijkstra: ByDijkstra(world)
    case .lists: try ByLists(world, map)
    case .finder: try ByFinder(world, map)
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
    let layers = RoadAnswers.layers(path[...], from: source, in: world)
    add(RoadAnswers.vertices(to: target, layers), in: world)
  }

  /// Adds the way to a stop, which is a vertex for others: its weight, the stop, and the path.
  ///
  /// - Parameter path: the directed segments, with or without the origin's and the stop's where nothing of
  ///   them is travelled.
  mutating func add(
    _ path: [DirectedSegment], from origin: RoadJunction, to stop: RoadNeighbor,
    in world: RoadWorld
  ) {
    weights.append(stop.weight.deciseconds)
    ordinals.append(stop.ordinal)
    guard let end = world.targets.place(of: stop.ordinal)?.position.segment else {
      preconditionFailure("a stop that was found is on the map")
    }
    var path = path[...]
    let begin = origin.place.position
    if let first = path.first, first.segment == begin.segment,
      first.direction == (begin.fraction == 0 ? .backward : .forward)
    {
      // Of the origin's own segment nothing lies on this side of it.
      path.removeFirst()
    }
    var last: DirectedSegment?
    if path.last?.segment == end { last = path.removeLast() }
    let layers = RoadAnswers.layers(path, from: origin.vertex, in: world)
    let graph = world.graph
    let tail = layers[layers.count - 1].keys.first { vertex in
      graph.arcs(outOf: vertex).contains {
        let travel = graph.travel(ofArc: $0)
        return graph.weight(ofArc: $0, world.profile).isFinite
          && (last.map { $0 == travel } ?? (travel.segment == end))
      }
    }
    guard let tail else {
      preconditionFailure("the path from \(origin.vertex) does not lead to stop \(stop.ordinal)")
    }
    add(
      RoadAnswers.vertices(to: tail, layers), in: world,
      then: UInt32(world.usedVertexCount) + stop.ordinal)
  }

  /// The same as a way with its legs.
  mutating func add(_ way: RoadWay?, from origin: RoadJunction, in world: RoadWorld) {
    guard let way else { return addMissingWay() }
    add(way.legs.map(\.travel), from: origin, to: way.neighbor, in: world)
  }

  /// Where there is no stop to go to.
  mutating func addMissingWay() {
    weights.append(.max)
    ordinals.append(.max)
    paths.append(0)
  }

  private mutating func add(_ vertices: [UInt32], in world: RoadWorld, then stop: UInt32? = nil) {
    paths.append(UInt32(vertices.count + (stop == nil ? 0 : 1)))
    paths += vertices.map { world.numbers[Int($0)] }
    if let stop { paths.append(stop) }
  }

  /// By number of arcs: the vertices that so much of a path can lead to, and from where. Of a junction with
  /// copies there may be several, since a segment's arcs may lead to one or another.
  private static func layers(
    _ path: ArraySlice<DirectedSegment>, from source: UInt32, in world: RoadWorld
  ) -> [[UInt32: UInt32]] {
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
    return layers
  }

  /// The vertices of a path, in order.
  private static func vertices(to target: UInt32, _ layers: [[UInt32: UInt32]]) -> [UInt32] {
    var vertices = [target]
    for layer in layers.reversed() {
      guard let previous = layer[vertices[vertices.count - 1]] else {
        preconditionFailure("the path does not lead to \(target)")
      }
      vertices.append(previous)
    }
    // The source is its own predecessor.
    vertices.removeLast()
    return vertices.reversed()
  }
}
