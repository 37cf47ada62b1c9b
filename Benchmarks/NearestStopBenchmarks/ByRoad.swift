import Benchmark
import Foundation
import NearestStop
import RoadWorlds
import Worlds

/// Answers by road, from a snapshot: the sample district, or the one that `WAYSTATION_MAP` names.
///
/// Places are a few hundred metres from random junctions, all different. Stops are those of
/// ``RoadWorld``: 30 % offer what is asked for where something is.
enum ByRoad {
  /// What is measured.
  enum Question: Hashable {
    case snap
    /// The finder's hot path, from a coordinate.
    case finder(Int, Needs)
    /// From a place on a road, by each of the ways there are.
    case lists(Int, Needs)
    case buckets(Int, Needs)
    case dijkstra(Int, Needs)
    case route
    case table
    /// A road is closed and opened again: what a search over the others takes to be there.
    case closing
    /// A stop goes to another place.
    case moving
  }

  /// What stops must offer.
  enum Needs: String, CaseIterable {
    case any, third

    var features: UInt64 { self == .any ? 0 : RoadWorld.Feature.third }
  }

  static let path =
    ProcessInfo.processInfo.environment["WAYSTATION_MAP"]
    ?? URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../Data/xicheng/xicheng.waystation").standardizedFileURL.path

  static let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent

  static func register() {
    registerOpening()
    for profile in Profile.allCases {
      for question in questions {
        Benchmark(
          "\(name)-\(profile)-\(question.word)",
          configuration: .init(
            scalingFactor: question.isFast ? .kilo : .one, maxDuration: .milliseconds(400)),
          closure: { (benchmark, course: RoadCourse) in
            benchmark.startMeasurement()
            course.askNext(benchmark.scaledIterations.count, question)
            benchmark.stopMeasurement()
          },
          setup: { try RoadCourse.shared(profile) })
      }
    }
  }

  /// Both forms are written into a temporary folder, with the stops of the map.
  private static func registerOpening() {
    for form in SnapshotForm.allCases {
      for verification in [Snapshot.Verification.frame, .everything] {
        Benchmark(
          "\(name)-open-\(form)-\(verification)", configuration: .init(scalingFactor: .one),
          closure: { (benchmark, file: OpenedFile) in
            benchmark.startMeasurement()
            for _ in benchmark.scaledIterations {
              blackHole(try StopFinder(Snapshot(path: file.path, verifying: verification)))
            }
            benchmark.stopMeasurement()
          },
          setup: { try OpenedFile(form) })
      }
    }
  }

  private static var questions: [Question] {
    var questions: [Question] = [.snap]
    for needs in Needs.allCases {
      for count in [1, 5, 10] {
        questions += [
          .finder(count, needs), .lists(count, needs), .buckets(count, needs),
          .dijkstra(count, needs),
        ]
      }
    }
    return questions + [.route, .table, .closing, .moving]
  }
}

extension ByRoad.Question {
  var word: String {
    switch self {
    case .snap: "snap"
    case .finder(let count, let needs): "finder-\(needs)-k\(count)"
    case .lists(let count, let needs): "lists-\(needs)-k\(count)"
    case .buckets(let count, let needs): "buckets-\(needs)-k\(count)"
    case .dijkstra(let count, let needs): "dijkstra-\(needs)-k\(count)"
    case .route: "route"
    case .table: "table-to-all-stops"
    case .closing: "close-and-open-a-road"
    case .moving: "move-a-stop"
    }
  }

  /// A microsecond or so: a thousand are timed together.
  var isFast: Bool {
    switch self {
    case .snap, .finder, .lists, .buckets: true
    case .dijkstra, .route, .table, .closing, .moving: false
    }
  }
}

/// The map once more as a file, in one of the forms, with lists where the form has them.
final class OpenedFile {
  let path: String

  init(_ form: SnapshotForm) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("roads-\(UUID().uuidString).waystation")
    path = file.path
    let map = try MapFile(path: ByRoad.path)
    let finder = try StopFinder(Array(map.finder.stops), on: map.roads, listing: .all)
    var writer = SnapshotWriter()
    finder.write(to: &writer, as: form)
    try writer.write(to: path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
