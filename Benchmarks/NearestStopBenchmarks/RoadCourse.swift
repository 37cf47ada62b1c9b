import Benchmark
import NearestStop
import RoadWorlds
import Worlds

/// A round of distinct places, asked one after the other.
final class RoadCourse {
  private let profile: Profile
  private let finder: StopFinder
  private let roads: RoadMap
  // Taken out of the map once: to do so for each query costs as much as the query.
  private let segments: SegmentIndex
  private let lists: NearestLists
  private let buckets: TargetBuckets
  private let dijkstra: Dijkstra
  private var live: LiveHierarchy
  private let coordinates: [Coordinate]
  private let places: [RoadPlace]
  private let everyStop: [UInt32]
  private var workspace = SearchWorkspace()
  private var position = 0

  private static let length = 20_000
  nonisolated(unsafe) private static var courses: [Profile: RoadCourse] = [:]

  /// The one of a profile: lists take longer to be made than a benchmark to run.
  static func shared(_ profile: Profile) throws -> RoadCourse {
    if let course = courses[profile] { return course }
    let course = try RoadCourse(profile)
    courses[profile] = course
    return course
  }

  private init(_ profile: Profile) throws {
    let map = try MapFile(path: ByRoad.path)
    let world = try map.world(profile)
    finder = try map.finder(of: world)
    guard let roads = finder.roads, let prepared = roads.prepared[profile],
      let lists = prepared.lists
    else { throw RoutingError.notPrepared(profile) }
    self.profile = profile
    self.roads = roads
    self.lists = lists
    segments = roads.segments
    buckets = prepared.buckets
    dijkstra = Dijkstra(roads.graph, profile)
    live = LiveHierarchy(roads.graph, roads.topology, profile)
    coordinates = world.coordinates(RoadCourse.length, seed: 7)
    places = coordinates.compactMap {
      world.segments.place(near: $0, for: profile, as: .origin)
    }
    everyStop = finder.stops.indices.map { UInt32($0) }
  }

  /// Asks the next `count`.
  func askNext(_ count: Int, _ question: ByRoad.Question) {
    switch question {
    case .finder(let number, let needs):
      let amenities = AmenitySet(rawValue: needs.features)
      _ = [RoadNeighbor](capacity: number) { output in
        for _ in 0..<count {
          output.removeAll()
          try? finder.nearest(
            to: coordinates[next()], by: profile, needing: amenities, using: &workspace,
            into: &output)
        }
      }
    case .lists(let number, let needs):
      _ = [RoadNeighbor](capacity: number) { output in
        for _ in 0..<count {
          output.removeAll()
          blackHole(
            lists.nearest(to: places[next()], needing: needs.features, into: &output))
        }
      }
    case .buckets(let number, let needs):
      _ = [RoadNeighbor](capacity: number) { output in
        for _ in 0..<count {
          output.removeAll()
          buckets.nearest(
            to: places[next()], needing: needs.features, using: &workspace.hierarchy,
            into: &output)
        }
      }
    case .dijkstra(let number, let needs):
      _ = [RoadNeighbor](capacity: number) { output in
        for _ in 0..<count {
          output.removeAll()
          dijkstra.nearest(
            to: places[next()], among: buckets.targets, needing: needs.features,
            using: &workspace, into: &output)
        }
      }
    case .snap:
      for _ in 0..<count {
        blackHole(segments.place(near: coordinates[next()], for: profile, as: .origin))
      }
    case .route, .table, .closing, .moving:
      for _ in 0..<count { askOnce(question) }
    }
  }

  private func askOnce(_ question: ByRoad.Question) {
    let origin = coordinates[next()]
    let other = (position + coordinates.count / 2) % coordinates.count
    switch question {
    case .route:
      blackHole(
        try? finder.route(from: origin, to: coordinates[other], by: profile, using: &workspace))
    case .table:
      blackHole(
        try? finder.table(from: [origin], toStops: everyStop, by: profile, using: &workspace))
    case .closing:
      let segment = places[other].position.segment
      let travels = TravelDirection.both.map {
        DirectedSegment(segment: segment, direction: $0)
      }
      live.set(Dictionary(uniqueKeysWithValues: travels.map { ($0, Weight.infinity) }))
      blackHole(live.search())
      live.restore(travels)
    case .moving:
      let stop = everyStop[position % everyStop.count]
      let target = RoadTarget(places[other], features: RoadWorld.Feature.third)
      blackHole(buckets.changing([stop: target]))
    case .snap, .finder, .lists, .buckets, .dijkstra: break
    }
  }

  private func next() -> Int {
    position = (position + 1) % coordinates.count
    return position
  }
}
