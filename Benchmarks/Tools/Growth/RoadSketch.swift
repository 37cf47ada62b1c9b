import NearestStop
import Worlds

/// Roads drawn on a plane in metres, before they become a network.
struct RoadSketch {
  struct Point {
    var x: Double
    var y: Double

    func distance(to other: Point) -> Double {
      ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
    }
  }

  struct Edge {
    var tail: Int
    var head: Int
    var kind: RoadKind
    /// For riders, from tail to head.
    var isOneway: Bool
  }

  var points: [Point] = []
  var edges: [Edge] = []

  mutating func add(_ tail: Int, _ head: Int, _ kind: RoadKind, using random: inout SplitMix64) {
    let isOneway = random.unit() < kind.onewayShare
    // Lattices are drawn from west to east and from south to north; oneways go either way.
    let isTurned = isOneway && random.unit() < 0.5
    edges.append(
      Edge(
        tail: isTurned ? head : tail, head: isTurned ? tail : head, kind: kind, isOneway: isOneway))
  }

  /// Keeps the largest part that hangs together.
  mutating func keepLargestPart() {
    var parents = Array(points.indices)
    func root(_ point: Int) -> Int {
      var point = point
      while parents[point] != point {
        parents[point] = parents[parents[point]]
        point = parents[point]
      }
      return point
    }
    for edge in edges { parents[root(edge.tail)] = root(edge.head) }
    let roots = points.indices.map { root($0) }
    var sizes = [Int](repeating: 0, count: points.count)
    for root in roots { sizes[root] += 1 }
    guard let largest = sizes.indices.max(by: { sizes[$0] < sizes[$1] }) else { return }
    var numbers = [Int?](repeating: nil, count: points.count)
    var kept: [Point] = []
    for (point, root) in roots.enumerated() where root == largest {
      numbers[point] = kept.count
      kept.append(points[point])
    }
    points = kept
    edges = edges.compactMap { edge in
      guard let tail = numbers[edge.tail], let head = numbers[edge.head] else { return nil }
      return Edge(tail: tail, head: head, kind: edge.kind, isOneway: edge.isOneway)
    }
  }

  /// Adds another sketch.
  ///
  /// - Returns: where its points begin.
  mutating func append(_ other: RoadSketch) -> Int {
    let first = points.count
    points += other.points
    edges += other.edges.map {
      Edge(tail: $0.tail + first, head: $0.head + first, kind: $0.kind, isOneway: $0.isOneway)
    }
    return first
  }
}

extension RoadSketch {
  /// Cuts edges at random into chains of two, until there are `count` more points.
  mutating func addChains(_ count: Int, using random: inout SplitMix64) {
    for _ in 0..<count {
      let number = Int.random(in: edges.indices, using: &random)
      let edge = edges[number]
      let (tail, head) = (points[edge.tail], points[edge.head])
      let (share, bend) = (0.3 + 0.4 * random.unit(), 0.1 * (random.unit() - 0.5))
      points.append(
        Point(
          x: tail.x + share * (head.x - tail.x) + bend * (head.y - tail.y),
          y: tail.y + share * (head.y - tail.y) - bend * (head.x - tail.x)))
      edges[number].head = points.count - 1
      edges.append(
        Edge(tail: points.count - 1, head: edge.head, kind: edge.kind, isOneway: edge.isOneway))
    }
  }

  /// Adds dead ends at random points, also at the ends of others.
  mutating func addDeadEnds(_ count: Int, using random: inout SplitMix64) {
    for _ in 0..<count {
      let root = Int.random(in: points.indices, using: &random)
      points.append(
        Point(
          x: points[root].x + 25 * random.bell(), y: points[root].y + 25 * random.bell()))
      let kind: RoadKind = random.unit() < 0.6 ? .alley : .local
      edges.append(Edge(tail: root, head: points.count - 1, kind: kind, isOneway: false))
    }
  }

  /// The network, around 30° N 110° E. Every road has one or two bends.
  func network(using random: inout SplitMix64) throws -> RoadNetwork {
    func coordinate(_ point: Point) -> Coordinate {
      Coordinate(
        clampingLatitude: 30 + point.y / 111_320, longitude: 110 + point.x / (111_320 * 0.866))
    }
    var network = RoadNetwork()
    for point in points { _ = network.addVertex(at: coordinate(point)) }
    for edge in edges {
      let (tail, head) = (points[edge.tail], points[edge.head])
      let bends = 1 + Int(random.unit() * 2)
      let inner = (1...bends).map { number in
        let share = Double(number) / Double(bends + 1)
        let offset = 0.1 * (random.unit() - 0.5)
        return coordinate(
          Point(
            x: tail.x + share * (head.x - tail.x) + offset * (head.y - tail.y),
            y: tail.y + share * (head.y - tail.y) - offset * (head.x - tail.x)))
      }
      let metres = max(3, tail.distance(to: head) * (1.02 + 0.15 * random.unit()))
      network.addSegment(
        from: UInt32(edge.tail), to: UInt32(edge.head), through: inner,
        length: try Distance(metres: metres),
        movement: edge.kind.movement(
          metres: metres, isOneway: edge.isOneway, haste: 0.85 + 0.3 * random.unit()))
    }
    return network
  }
}
