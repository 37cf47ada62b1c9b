import Foundation
import NearestStop
import RoadWorlds
import Worlds

/// The finder's hot path when nothing of it is in the caches: how long a single query takes.
///
/// Before each query every line of a buffer of 64 MB is written, which drives data, code and address
/// translations out of the caches. What bounds such a query is the time of a read from beyond the
/// second-level cache, which is measured in the same run.
struct ColdQueries {
  /// In bytes.
  private static let sweptSize = 64 << 20
  private static let queryCount = 1_000

  private struct Question {
    var text: String
    var count: Int
    var features: UInt64 = 0
  }

  let world: RoadWorld
  let finder: StopFinder
  private let coordinates: [Coordinate]
  private let swept = Box([UInt64](repeating: 0, count: sweptSize / 8))

  init(_ world: RoadWorld, _ finder: StopFinder) {
    self.world = world
    self.finder = finder
    coordinates = world.coordinates(ColdQueries.queryCount, seed: 8)
  }

  func print() throws {
    let read = RandomReads.nanoseconds(byteCount: ColdQueries.sweptSize)
    let clock = clockTime()
    let megabytes = ColdQueries.sweptSize >> 20
    Swift.print("A random read in \(megabytes) MB: \(Int(read.rounded())) ns.")
    Swift.print("\(ColdQueries.queryCount) queries; \(clock) ns for the clock are taken off.\n")
    Swift.print("| caches swept before each query | p50, µs | p99, µs | p50 in reads | warm, µs |")
    Swift.print("| --- | --- | --- | --- | --- |")
    let (third, rare) = (RoadWorld.Feature.third, RoadWorld.Feature.rare)
    for question in [
      Question(text: "nearest stop", count: 1), Question(text: "10 nearest", count: 10),
      Question(text: "nearest stop, 30 % qualify", count: 1, features: third),
      Question(text: "10 nearest, 30 % qualify", count: 10, features: third),
      Question(text: "nearest stop, two needs", count: 1, features: third | rare),
    ] {
      let cold = try times(question, isCold: true).map { max(0, $0 - clock) }
      let warm = try times(question, isCold: false).map { max(0, $0 - clock) }
      let (middle, late) = (cold[cold.count / 2], cold[cold.count * 99 / 100])
      let cells = [
        question.text, microseconds(middle), microseconds(late),
        "\(Int((Double(middle) / read).rounded()))", microseconds(warm[warm.count / 2]),
      ]
      Swift.print("| \(cells.joined(separator: " | ")) |")
    }
  }

  /// - Returns: nanoseconds of each query, ascending.
  private func times(_ question: Question, isCold: Bool) throws -> [Int] {
    var workspace = SearchWorkspace()
    let needs = AmenitySet(rawValue: question.features)
    let clock = ContinuousClock()
    var times: [Int] = []
    times.reserveCapacity(coordinates.count)
    _ = try [RoadNeighbor](capacity: question.count) { output in
      // The first round makes the workspace grow, and brings the pages in.
      for isMeasured in [false, true] {
        for origin in coordinates {
          if isMeasured, isCold { sweep() }
          output.removeAll()
          let start = clock.now
          try finder.nearest(
            to: origin, by: world.profile, needing: needs, using: &workspace, into: &output)
          let end = clock.now
          if isMeasured { times.append(Int((end - start) / .nanoseconds(1))) }
        }
      }
    }
    return times.sorted()
  }

  /// What the clock itself takes, in nanoseconds.
  private func clockTime() -> Int {
    let clock = ContinuousClock()
    let times = (0..<1_000).map { _ in
      let start = clock.now
      return Int((clock.now - start) / .nanoseconds(1))
    }
    return times.sorted()[times.count / 2]
  }

  @inline(never)
  private func sweep() {
    for place in stride(from: 0, to: swept.value.count, by: 8) { swept.value[place] &+= 1 }
  }

  private func microseconds(_ nanoseconds: Int) -> String {
    String(format: "%.2f", Double(nanoseconds) / 1_000)
  }
}

/// The time of a read that nobody can foresee, each after the one before.
enum RandomReads {
  /// - Parameter byteCount: of the memory, visited in a circle by lines of 64 bytes.
  static func nanoseconds(byteCount: Int) -> Double {
    let lineCount = byteCount / 64
    var random = SplitMix64(seed: 9)
    let order = (0..<lineCount).shuffled(using: &random)
    var next = [Int](repeating: 0, count: lineCount * 8)
    for (place, line) in order.enumerated() {
      next[line * 8] = order[(place + 1) % lineCount] * 8
    }
    let steps = 500_000
    let (end, seconds) = timed {
      var place = 0
      for _ in 0..<steps { place = next[place] }
      return place
    }
    precondition(end >= 0, "the last place has been read")
    return seconds * 1e9 / Double(steps)
  }
}
