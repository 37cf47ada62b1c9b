import Foundation
import NearestStop
import RoadWorlds

/// The public face: a place in degrees is brought to a road, and its stops come from lists or buckets.
struct ByFinder: OurWay {
  let steps: [(name: String, seconds: Double)]
  private let course: RoadCourse
  private let finder: StopFinder
  private let profile: Profile
  private let workspace = Box(SearchWorkspace())

  init(_ world: RoadWorld, _ map: MapFile) throws {
    let finder = try timed { try map.finder(of: world) }
    steps = [("other stops on roads in order: hierarchy, buckets and lists", finder.seconds)]
    self.finder = finder.result
    profile = world.profile
    course = RoadCourse(world)
  }

  func ask(_ question: RoadQuestion, _ range: Range<Int>) -> UInt64? {
    switch question.kind {
    case .coordinate: nearest(question, course.coordinates[range])
    case .batch:
      rows(question, range).map { $0.reduce(0) { $0 &+ UInt64($1.last?.ordinal ?? 0) } }
    case .nearest, .every, .weight, .path, .way, .table: nil
    }
  }

  /// As one asks on a hot path: without allocating.
  @inline(never)
  private func nearest(_ question: RoadQuestion, _ origins: ArraySlice<Coordinate>) -> UInt64 {
    var sum: UInt64 = 0
    let needs = AmenitySet(rawValue: question.features)
    _ = [RoadNeighbor](capacity: question.count) { output in
      for origin in origins {
        output.removeAll()
        try? finder.nearest(
          to: origin, by: profile, needing: needs, using: &workspace.value, into: &output)
        if !output.isEmpty { sum &+= UInt64(output[output.count - 1].ordinal) }
      }
    }
    return sum
  }

  /// Everything at once, on all cores.
  private func rows(_ question: RoadQuestion, _ range: Range<Int>) -> NearestRows? {
    let origins = Array(course.coordinates[range])
    let needs = AmenitySet(rawValue: question.features)
    return waiting { [finder, profile] () -> NearestRows? in
      try? await finder.nearest(question.count, toEach: origins, by: profile, needing: needs)
    }
  }

  func answer(_ question: RoadQuestion, _ range: Range<Int>) -> RoadAnswers? {
    var answers = RoadAnswers()
    switch question.kind {
    case .coordinate:
      let needs = AmenitySet(rawValue: question.features)
      for origin in course.coordinates[range] {
        let found = [RoadNeighbor](capacity: question.count) { output in
          try? finder.nearest(
            to: origin, by: profile, needing: needs, using: &workspace.value, into: &output)
        }
        answers.add(found, of: question.count)
      }
    case .batch:
      guard let rows = rows(question, range) else { return nil }
      for row in rows { answers.add(Array(row), of: question.count) }
    case .nearest, .every, .weight, .path, .way, .table: return nil
    }
    return answers
  }
}

/// Waits for something that runs on other threads.
private func waiting<Result: Sendable>(
  _ body: @escaping @Sendable () async -> Result?
) -> Result? {
  let done = DispatchSemaphore(value: 0)
  let result = Later<Result>()
  Task.detached {
    await result.set(body())
    done.signal()
  }
  done.wait()
  return result.value
}

/// Set by one thread, then read by another that has waited for it.
private final class Later<Value: Sendable>: @unchecked Sendable {
  private(set) var value: Value?

  func set(_ value: Value?) { self.value = value }
}
