/// The network as OSM elements: numbered nodes, ways cut where their tags change, turn restrictions.
struct RoadElements {
  struct Node {
    let spot: Spot
    let tags: RoadTags
  }

  struct Way {
    /// Indices of nodes; the id of a node is one more.
    let nodes: [Int]
    let tags: RoadTags
  }

  struct Restriction {
    /// Indices of ways and of a node.
    let from: Int
    let via: Int
    let to: Int
    let tags: RoadTags
  }

  private(set) var nodes: [Node] = []
  private(set) var ways: [Way] = []
  private(set) var restrictions: [Restriction] = []

  private var numbers: [Spot: Int] = [:]
  private var tagsOfNodes: [Spot: RoadTags]

  init(_ network: RoadNetwork) {
    tagsOfNodes = network.nodeTags
    // Lanes near each other come one after the other, which keeps the differences small that the file
    // is made of.
    for line in network.lines { addWays(of: line) }
    addRestrictions()
  }

  private mutating func number(of spot: Spot) -> Int {
    if let number = numbers[spot] { return number }
    numbers[spot] = nodes.count
    nodes.append(Node(spot: spot, tags: tagsOfNodes[spot] ?? [:]))
    return nodes.count - 1
  }

  /// A street is cut at signals, where restrictions begin and end, and where a bridge or tunnel does.
  private mutating func addWays(of line: RoadLine) {
    let isMain = line.role == .street && line.rank <= .tertiary
    var course: [Int] = []
    var structure: RoadTags = [:]
    func way(_ course: [Int], _ structure: RoadTags) -> Way {
      Way(nodes: course, tags: line.tags.adding(structure))
    }
    for (start, end) in zip(line.points, line.points.dropFirst()) {
      let here = Structures.tags(from: start, to: end, of: line)
      let from = number(of: start)
      let isSignal = isMain && nodes[from].tags["highway"] == "traffic_signals"
      if course.count > 1, here != structure || isSignal {
        ways.append(way(course, structure))
        course = []
      }
      if course.isEmpty { course = [from] }
      structure = here
      course.append(number(of: end))
    }
    if course.count > 1 { ways.append(way(course, structure)) }
  }

  // MARK: Turn restrictions

  /// At every third junction with signals no left turn from one of its arms, at every fifth no U-turn.
  private mutating func addRestrictions() {
    var arms: [Int: [Int]] = [:]
    for (number, way) in ways.enumerated() {
      for node in Set([way.nodes[0], way.nodes[way.nodes.count - 1]])
      where nodes[node].tags["highway"] == "traffic_signals" {
        arms[node, default: []].append(number)
      }
    }
    var count = 0
    for node in nodes.indices {
      guard let ways = arms[node], ways.count > 2 else { continue }
      count += 1
      if count % 3 == 0, let turn = leftTurn(at: node, among: ways) {
        var tags: RoadTags = ["type": "restriction", "restriction": "no_left_turn"]
        if count % 2 == 0 { tags["except"] = "bicycle" }
        restrictions.append(
          Restriction(from: turn.from, via: node, to: turn.to, tags: tags.adding(.invented)))
      }
      if count % 5 == 0, let both = ways.first(where: { isTwoway($0) }) {
        let tags: RoadTags = ["type": "restriction", "restriction": "no_u_turn"]
        restrictions.append(
          Restriction(from: both, via: node, to: both, tags: tags.adding(.invented)))
      }
    }
  }

  private func isTwoway(_ way: Int) -> Bool { ways[way].tags["oneway"] == nil }

  /// The first pair of arms between which one turns to the left, about at right angles.
  private func leftTurn(at node: Int, among arms: [Int]) -> (from: Int, to: Int)? {
    for from in arms where ways[from].nodes.last == node || isTwoway(from) {
      let arriving = departure(of: from, at: node, isArrival: true)
      for to in arms where to != from && (ways[to].nodes.first == node || isTwoway(to)) {
        let leaving = departure(of: to, at: node, isArrival: false)
        if arriving.cross(leaving) > 0.8 { return (from, to) }
      }
    }
    return nil
  }

  /// The direction, of length one, in which a way reaches a node or leaves it.
  private func departure(of way: Int, at node: Int, isArrival: Bool) -> Vector {
    let course = ways[way].nodes
    let isLast = course.last == node && (isArrival || course.first != node)
    let neighbour = isLast ? course[course.count - 2] : course[1]
    let (here, there) = (nodes[node].spot.plan, nodes[neighbour].spot.plan)
    return isArrival ? (here - there).unit : (there - here).unit
  }
}
