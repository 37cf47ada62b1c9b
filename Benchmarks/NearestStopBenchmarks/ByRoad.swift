import Benchmark
import Foundation
import NearestStop
import Worlds

/// Answers by road, from a snapshot: the sample district, or the one that `WAYSTATION_MAP` names.
///
/// By Dijkstra's algorithm, the reference; places are a few hundred metres from random junctions, all
/// different.
enum ByRoad {
  /// What is measured.
  enum Question: Hashable {
    case snap
    case nearest(Int)
    case route
    case table
  }

  static let path =
    ProcessInfo.processInfo.environment["WAYSTATION_MAP"]
    ?? URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../Data/xicheng/xicheng.waystation").standardizedFileURL.path

  static let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent

  static func register() {
    for verification in [Snapshot.Verification.frame, .everything] {
      Benchmark(
        "\(name)-open-\(verification)", configuration: .init(scalingFactor: .one)
      ) { benchmark in
        for _ in benchmark.scaledIterations {
          blackHole(try StopFinder(Snapshot(path: path, verifying: verification)))
        }
      }
    }
    for profile in Profile.allCases {
      for question in [Question.snap, .nearest(1), .nearest(5), .nearest(10), .route, .table] {
        Benchmark(
          "\(name)-\(profile)-\(question.word)",
          configuration: .init(
            scalingFactor: question == .snap ? .kilo : .one, maxDuration: .milliseconds(400)),
          closure: { (benchmark, course: RoadCourse) in
            benchmark.startMeasurement()
            for _ in benchmark.scaledIterations { course.askNext(question, profile) }
            benchmark.stopMeasurement()
          },
          setup: { try RoadCourse() })
      }
    }
  }
}

extension ByRoad.Question {
  var word: String {
    switch self {
    case .snap: "snap"
    case .nearest(let count): "nearest-k\(count)"
    case .route: "route"
    case .table: "table-to-all-stops"
    }
  }
}

/// A round of distinct places, asked one after the other.
final class RoadCourse {
  private let finder: StopFinder
  private let roads: RoadMap
  private let places: [Coordinate]
  private let everyStop: [UInt32]
  private var workspace = SearchWorkspace()
  private var position = 0

  init() throws {
    finder = try StopFinder(Snapshot(path: ByRoad.path))
    guard let roads = finder.roads else { throw RoutingError.noRoads }
    self.roads = roads
    everyStop = finder.stops.indices.map { UInt32($0) }
    var generator = SplitMix64(seed: 7)
    places = (0..<20_000).map { _ in
      let vertex = UInt32.random(in: 0..<UInt32(roads.graph.vertexCount), using: &generator)
      let place = roads.graph.coordinate(of: vertex)
      return Coordinate(
        clampingLatitude: place.latitude + .random(in: -0.002...0.002, using: &generator),
        longitude: place.longitude + .random(in: -0.002...0.002, using: &generator))
    }
  }

  /// Places that can't be answered count as well: they are part of what is asked.
  func askNext(_ question: ByRoad.Question, _ profile: Profile) {
    position = (position + 1) % places.count
    let place = places[position]
    switch question {
    case .snap: blackHole(roads.segments.snap(place, for: profile, as: .origin))
    case .nearest(let count):
      blackHole(
        try? finder.nearest(count, to: place, by: TravelMode(profile), using: &workspace))
    case .route:
      let other = places[(position + places.count / 2) % places.count]
      blackHole(try? finder.route(from: place, to: other, by: profile, using: &workspace))
    case .table:
      blackHole(
        try? finder.table(from: [place], toStops: everyStop, by: profile, using: &workspace))
    }
  }
}
