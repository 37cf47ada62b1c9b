import Foundation
import NearestStop
import Testing

/// Threads share a mapped map; each has a workspace of its own.
struct RoadConcurrencyTests {
  @Test func manyThreadsOneMap() async throws {
    let path = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../Data/xicheng/xicheng.waystation").standardizedFileURL.path
    let finder = try StopFinder(Snapshot(path: path))
    let origins = (0..<12).map { number in
      Coordinate(
        clampingLatitude: 39.885 + 0.006 * Double(number),
        longitude: 116.35 + 0.002 * Double(number))
    }
    @Sendable func ask() -> [[ReachedStop]] {
      var workspace = SearchWorkspace()
      return origins.flatMap { origin in
        [TravelMode.straightLine, .foot, .bicycle, .ebike].map { mode in
          (try? finder.nearest(
            3, to: origin, by: mode, needing: .water, withRoutes: true, using: &workspace)) ?? []
        }
      }
    }
    let expected = ask()
    #expect(expected.contains { !$0.isEmpty })
    await withTaskGroup(of: [[ReachedStop]].self) { group in
      for _ in 0..<8 { group.addTask { ask() } }
      for await answers in group { #expect(answers == expected) }
    }
  }
}
