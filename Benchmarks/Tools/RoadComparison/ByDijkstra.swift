import NearestStop
import RoadWorlds

/// Dijkstra's algorithm on the graph as it is: what every other way has to agree with.
struct ByDijkstra: OurWay {
  let steps: [(name: String, seconds: Double)] = []
  private let world: RoadWorld
  private let course: RoadCourse
  private let dijkstra: Dijkstra
  private var known = KnownStops()
  private let workspace = Box(SearchWorkspace())

  init(_ world: RoadWorld) {
    self.world = world
    course = RoadCourse(world)
    dijkstra = Dijkstra(world.graph, world.profile)
  }

  mutating func prepare(_ question: RoadQuestion, _ range: Range<Int>) {
    guard question.kind == .way else { return }
    known.find(question, range, course) { [dijkstra, world, workspace] start in
      dijkstra.nearest(
        question.count, to: start, among: world.targets, needing: question.features,
        using: &workspace.value)
    }
  }

  func ask(_ question: RoadQuestion, _ range: Range<Int>) -> UInt64? {
    var sum: UInt64 = 0
    switch question.kind {
    case .nearest, .every, .coordinate, .batch:
      _ = [RoadNeighbor](capacity: question.count) { output in
        for query in range {
          output.removeAll()
          guard let start = course.start(question, query, world) else { continue }
          dijkstra.nearest(
            to: start, among: world.targets, needing: question.features, using: &workspace.value,
            into: &output)
          if !output.isEmpty { sum &+= UInt64(output[output.count - 1].ordinal) }
        }
      }
    case .weight:
      for query in range {
        let weight = dijkstra.weight(
          from: course.origins[query].vertex, to: course.destinations[query].vertex,
          using: &workspace.value)
        sum &+= UInt64(weight.deciseconds)
      }
    case .path:
      for query in range {
        let path = dijkstra.path(
          from: course.origins[query].vertex, to: course.destinations[query].vertex,
          using: &workspace.value)
        sum &+= UInt64(path?.count ?? 0)
      }
    case .way:
      for query in range { sum &+= UInt64(way(query)?.legs.count ?? 0) }
    case .table:
      for query in range {
        let row = dijkstra.table(
          from: course.origins[query].place, to: world.targets, using: &workspace.value)
        sum &+= UInt64(row.last?.deciseconds ?? 0)
      }
    }
    return sum
  }

  /// The way to a stop that is known; no other is looked for.
  private func way(_ query: Int) -> RoadWay? {
    guard let neighbor = known[query] else { return nil }
    return dijkstra.nearestWays(
      1, to: course.origins[query].place, among: world.targets,
      where: { $0 == neighbor.ordinal }, using: &workspace.value
    ).first
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
        let found = dijkstra.nearest(
          question.count, to: start, among: world.targets, needing: question.features,
          using: &workspace.value)
        answers.add(found, of: question.count)
      case .weight, .path:
        let (origin, destination) = (
          course.origins[query].vertex, course.destinations[query].vertex
        )
        answers.add(dijkstra.weight(from: origin, to: destination, using: &workspace.value))
        guard question.kind == .path else { continue }
        let path = dijkstra.path(from: origin, to: destination, using: &workspace.value)
        answers.add(path, from: origin, to: destination, in: world)
      case .way:
        answers.add(way(query), from: course.origins[query], in: world)
      case .table:
        let row = dijkstra.table(
          from: course.origins[query].place, to: world.targets, using: &workspace.value)
        for weight in row { answers.add(weight) }
      }
    }
    return answers
  }
}

extension RoadCourse {
  /// Where a query for stops begins.
  @inline(__always)
  func start(_ question: RoadQuestion, _ query: Int, _ world: RoadWorld) -> RoadPlace? {
    switch question.kind {
    case .every: junctions[query].place
    case .coordinate, .batch:
      world.segments.snap(coordinates[query], for: world.profile, as: .origin)?.place
    default: origins[query].place
    }
  }
}
