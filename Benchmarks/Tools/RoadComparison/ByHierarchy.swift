import NearestStop
import RoadWorlds

/// The customizable hierarchy: target buckets for stops, two climbs for a pair.
struct ByHierarchy: OurWay {
  let steps: [(name: String, seconds: Double)]
  private let world: RoadWorld
  private let course: RoadCourse
  private let search: HierarchySearch
  private let buckets: TargetBuckets
  /// A place for each coordinate is found while the clock runs.
  private let segments: SegmentIndex
  private var known = KnownStops()
  private let workspace = Box(HierarchyWorkspace())

  init(_ world: RoadWorld) throws {
    let graph = world.graph
    let order = timed { NestedDissection(graph) }
    let topology = try timed { try HierarchyTopology(graph, order.result) }
    var metric = HierarchyMetric(topology.result, graph, world.profile)
    let weights = (0..<graph.arcCount).map { graph.weight(ofArc: $0, world.profile).deciseconds }
    let customizing = timed { metric.customize(topology.result, weights: weights.span) }
    let search = timed { HierarchySearch(graph, topology.result, metric) }
    let buckets = timed { TargetBuckets(world.targets, search.result) }
    steps = [
      ("order, once for all profiles", order.seconds),
      ("topology, once for all profiles", topology.seconds),
      ("customize", customizing.seconds),
      ("search edges", search.seconds),
      ("buckets", buckets.seconds),
    ]
    self.world = world
    course = RoadCourse(world)
    self.search = search.result
    self.buckets = buckets.result
    segments = world.segments
  }

  mutating func prepare(_ question: RoadQuestion, _ range: Range<Int>) {
    guard question.kind == .way else { return }
    known.find(question, range, course) { [buckets, workspace] start in
      buckets.nearest(
        question.count, to: start, needing: question.features, using: &workspace.value)
    }
  }

  func ask(_ question: RoadQuestion, _ range: Range<Int>) -> UInt64? {
    var sum: UInt64 = 0
    switch question.kind {
    case .nearest: sum = nearest(question, course.origins[range])
    case .every: sum = nearest(question, course.junctions[range])
    case .coordinate, .batch:
      _ = [RoadNeighbor](capacity: question.count) { output in
        for coordinate in course.coordinates[range] {
          output.removeAll()
          guard let start = segments.snap(coordinate, for: world.profile, as: .origin) else {
            continue
          }
          buckets.nearest(
            to: start.place, needing: question.features, using: &workspace.value, into: &output)
          if !output.isEmpty { sum &+= UInt64(output[output.count - 1].ordinal) }
        }
      }
    case .weight:
      for query in range {
        let weight = search.weight(
          from: course.origins[query].vertex, to: course.destinations[query].vertex,
          using: &workspace.value)
        sum &+= UInt64(weight.deciseconds)
      }
    case .path:
      for query in range {
        let path = search.path(
          from: course.origins[query].vertex, to: course.destinations[query].vertex,
          using: &workspace.value)
        sum &+= UInt64(path?.count ?? 0)
      }
    case .way:
      for query in range { sum &+= UInt64(way(query)?.legs.count ?? 0) }
    case .table:
      _ = [Weight](capacity: world.targets.count) { output in
        for origin in course.origins[range] {
          output.removeAll()
          buckets.table(from: origin.place, using: &workspace.value, into: &output)
          sum &+= UInt64(output[output.count - 1].deciseconds)
        }
      }
    }
    return sum
  }

  /// As one asks on a hot path: without allocating.
  @inline(never)
  private func nearest(_ question: RoadQuestion, _ origins: ArraySlice<RoadJunction>) -> UInt64 {
    var sum: UInt64 = 0
    _ = [RoadNeighbor](capacity: question.count) { output in
      for origin in origins {
        output.removeAll()
        buckets.nearest(
          to: origin.place, needing: question.features, using: &workspace.value, into: &output)
        if !output.isEmpty { sum &+= UInt64(output[output.count - 1].ordinal) }
      }
    }
    return sum
  }

  /// The way to a stop whose weight is known.
  private func way(_ query: Int) -> RoadWay? {
    guard let neighbor = known[query], let end = world.targets.place(of: neighbor.ordinal) else {
      return nil
    }
    return search.way(
      from: course.origins[query].place, to: end, ordinal: neighbor.ordinal,
      within: neighbor.weight, using: &workspace.value)
  }

  func answer(_ question: RoadQuestion, _ range: Range<Int>) -> RoadAnswers? {
    var answers = RoadAnswers()
    for query in range {
      switch question.kind {
      case .nearest, .every, .coordinate, .batch:
        guard let start = course.start(question, query, world) else {
          answers.add([], of: question.count)
          continue
        }
        let found = buckets.nearest(
          question.count, to: start, needing: question.features, using: &workspace.value)
        answers.add(found, of: question.count)
      case .weight, .path:
        let (origin, destination) = (
          course.origins[query].vertex, course.destinations[query].vertex
        )
        answers.add(search.weight(from: origin, to: destination, using: &workspace.value))
        guard question.kind == .path else { continue }
        let path = search.path(from: origin, to: destination, using: &workspace.value)
        answers.add(path, from: origin, to: destination, in: world)
      case .way:
        answers.add(way(query), from: course.origins[query], in: world)
      case .table:
        let row = buckets.table(from: course.origins[query].place, using: &workspace.value)
        for weight in row { answers.add(weight) }
      }
    }
    return answers
  }
}

/// A place for what can't be copied in something that can.
final class Box<Value: ~Copyable> {
  var value: Value

  init(_ value: consuming Value) { self.value = value }
}
