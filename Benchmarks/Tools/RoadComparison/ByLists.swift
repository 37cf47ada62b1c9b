import NearestStop
import RoadWorlds

/// The lists of the nearest stops of each vertex; the buckets where they can't tell, as a finder does.
struct ByLists: OurWay {
  let steps: [(name: String, seconds: Double)]
  private let world: RoadWorld
  private let course: RoadCourse
  private let lists: NearestLists
  private let buckets: TargetBuckets
  /// By vertex: where one stands who is there; for junctions only.
  private let places: [UInt32: RoadPlace]
  private var known = KnownStops()
  private let workspace = Box(HierarchyWorkspace())
  private let path = Box([DirectedSegment]())

  init(_ world: RoadWorld, _ map: MapFile) throws {
    let finder = try map.finder(of: world)
    guard let prepared = finder.roads?.prepared[world.profile], let made = prepared.lists else {
      throw RoutingError.notPrepared(world.profile)
    }
    let buckets = prepared.buckets
    let lists = timed { NearestLists(buckets, listing: made.listed) }
    steps = [("lists, from the buckets", lists.seconds)]
    self.world = world
    self.lists = lists.result
    self.buckets = buckets
    course = RoadCourse(world)
    places = Dictionary(
      world.junctions.map { ($0.vertex, $0.place) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func prepare(_ question: RoadQuestion, _ range: Range<Int>) {
    guard question.kind == .way else { return }
    known.find(question, range, course) { [buckets, workspace] start in
      buckets.nearest(
        question.count, to: start, needing: question.features, using: &workspace.value)
    }
  }

  func ask(_ question: RoadQuestion, _ range: Range<Int>) -> UInt64? {
    switch question.kind {
    case .nearest: nearest(question, course.origins[range])
    case .every: everywhere(question)
    case .way: ways(range)
    case .coordinate, .batch, .weight, .path, .table: nil
    }
  }

  @inline(never)
  private func nearest(_ question: RoadQuestion, _ origins: ArraySlice<RoadJunction>) -> UInt64 {
    var sum: UInt64 = 0
    _ = [RoadNeighbor](capacity: question.count) { output in
      for origin in origins {
        output.removeAll()
        if !lists.nearest(to: origin.place, needing: question.features, into: &output) {
          buckets.nearest(
            to: origin.place, needing: question.features, using: &workspace.value, into: &output)
        }
        if !output.isEmpty { sum &+= UInt64(output[output.count - 1].ordinal) }
      }
    }
    return sum
  }

  /// All vertices in one go, whatever the range.
  @inline(never)
  private func everywhere(_ question: RoadQuestion) -> UInt64 {
    fromEveryVertex(question) { _, found in UInt64(found.last?.ordinal ?? 0) }
  }

  /// - Parameter body: gets a vertex and its stops; what it returns is summed up.
  @inline(__always)
  private func fromEveryVertex(
    _ question: RoadQuestion, _ body: (UInt32, ArraySlice<RoadNeighbor>) -> UInt64
  ) -> UInt64 {
    let vertexCount = world.graph.vertexCount
    var untold: [UInt32] = []
    let rows = [RoadNeighbor](capacity: question.count * vertexCount) { output in
      untold = lists.nearest(
        question.count, toEveryVertexNeeding: question.features, into: &output)
    }
    var sum: UInt64 = 0
    var next = untold[...]
    for vertex in 0..<UInt32(vertexCount) {
      if next.first == vertex {
        next.removeFirst()
        guard let place = places[vertex] else { continue }
        var found = buckets.nearest(
          question.count, to: place, needing: question.features, using: &workspace.value)
        while found.count < question.count {
          found.append(RoadNeighbor(ordinal: .max, weight: .infinity))
        }
        sum &+= body(vertex, found[...])
      } else {
        let first = Int(vertex) * question.count
        sum &+= body(vertex, rows[first..<(first + question.count)])
      }
    }
    return sum
  }

  @inline(never)
  private func ways(_ range: Range<Int>) -> UInt64 {
    var sum: UInt64 = 0
    for query in range {
      guard let neighbor = known[query] else { continue }
      if lists.path(from: course.origins[query].place, to: neighbor, into: &path.value) {
        sum &+= UInt64(path.value.count)
      } else {
        sum &+= UInt64(longWay(query, neighbor).count)
      }
    }
    return sum
  }

  private func longWay(_ query: Int, _ neighbor: RoadNeighbor) -> [DirectedSegment] {
    guard let destination = world.targets.place(of: neighbor.ordinal) else { return [] }
    let way = buckets.search.way(
      from: course.origins[query].place, to: destination, ordinal: neighbor.ordinal,
      within: neighbor.weight, using: &workspace.value)
    return way.map { $0.legs.map(\.travel) } ?? []
  }

  func answer(_ question: RoadQuestion, _ range: Range<Int>) -> RoadAnswers? {
    var answers = RoadAnswers()
    switch question.kind {
    case .nearest:
      for query in range {
        let place = course.origins[query].place
        var isTold = false
        var found = [RoadNeighbor](capacity: question.count) { output in
          isTold = lists.nearest(to: place, needing: question.features, into: &output)
        }
        if !isTold {
          found = buckets.nearest(
            question.count, to: place, needing: question.features, using: &workspace.value)
        }
        answers.add(found, of: question.count)
      }
    case .every:
      let asked = Set(course.junctions[range].map(\.vertex))
      _ = fromEveryVertex(question) { vertex, found in
        if asked.contains(vertex) {
          answers.add(found.filter { $0.weight.isFinite }, of: question.count)
        }
        return 0
      }
    case .way:
      for query in range {
        guard let neighbor = known[query] else {
          answers.addMissingWay()
          continue
        }
        let isTold = lists.path(
          from: course.origins[query].place, to: neighbor, into: &path.value)
        answers.add(
          isTold ? path.value : longWay(query, neighbor), from: course.origins[query],
          to: neighbor, in: world)
      }
    case .coordinate, .batch, .weight, .path, .table: return nil
    }
    return answers
  }
}
