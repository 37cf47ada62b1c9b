import Foundation
import NearestStop
import RoadWorlds

/// How many queries a second the finder's hot path answers on one thread and on several, each with a
/// workspace of its own; the finder is the same.
///
/// The processor's time a query stands beside it: where threads get in each other's way it grows, and where
/// other programs take the cores it doesn't.
struct Threads {
  private static let queryCount = 100_000
  private static let roundCount = 5

  /// What one round of some threads has shown.
  private struct Round {
    var perSecond: Double
    /// Nanoseconds of a processor.
    var busy: Double
  }

  private struct Question {
    var text: String
    var count: Int
    var features: UInt64 = 0
  }

  let world: RoadWorld
  let finder: StopFinder
  private let coordinates: [Coordinate]

  init(_ world: RoadWorld, _ finder: StopFinder) {
    self.world = world
    self.finder = finder
    coordinates = world.coordinates(Threads.queryCount, seed: 8)
  }

  func print() {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let numbers = [1, 2] + (cores > 2 ? [cores] : [])
    let titles =
      ["million queries a second"] + numbers.map { "threads: \($0)" }
      + numbers.dropFirst().map { "\($0) ÷ 1" }
      + numbers.map { "processor's ns a query: \($0)" }
    Swift.print("\(cores) cores; the median of \(Threads.roundCount) rounds, taken in turns.\n")
    Swift.print("| \(titles.joined(separator: " | ")) |")
    Swift.print("|\(String(repeating: " --- |", count: titles.count))")
    for question in [
      Question(text: "nearest stop", count: 1), Question(text: "10 nearest", count: 10),
      Question(text: "5 nearest, 30 % qualify", count: 5, features: RoadWorld.Feature.third),
    ] {
      var rounds = [[Round]](repeating: [], count: numbers.count)
      for _ in 0..<Threads.roundCount {
        for (place, number) in numbers.enumerated() {
          rounds[place].append(round(number, question))
        }
      }
      let gains = rounds.dropFirst().map { round in
        zip(round, rounds[0]).map { $0.perSecond / $1.perSecond }
      }
      let cells =
        rounds.map { Threads.median($0.map { $0.perSecond / 1e6 }, "%.2f") }
        + gains.map { Threads.median($0, "%.2f") }
        + rounds.map { Threads.median($0.map(\.busy), "%.0f") }
      Swift.print("| \(([question.text] + cells).joined(separator: " | ")) |")
    }
  }

  /// Every thread asks all, beginning somewhere else.
  private func round(_ threadCount: Int, _ question: Question) -> Round {
    let (finder, coordinates, profile) = (finder, coordinates, world.profile)
    let needs = AmenitySet(rawValue: question.features)
    let start = clock()
    let (_, seconds) = timed {
      DispatchQueue.concurrentPerform(iterations: threadCount) { thread in
        var workspace = SearchWorkspace()
        let first = coordinates.count / threadCount * thread
        _ = [RoadNeighbor](capacity: question.count) { output in
          for part in [first..<coordinates.count, 0..<first] {
            for origin in coordinates[part] {
              output.removeAll()
              try? finder.nearest(
                to: origin, by: profile, needing: needs, using: &workspace, into: &output)
            }
          }
        }
      }
    }
    let busy = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    let queries = Double(threadCount * coordinates.count)
    return Round(perSecond: queries / seconds, busy: busy * 1e9 / queries)
  }

  private static func median(_ figures: [Double], _ format: String) -> String {
    String(format: format, figures.sorted()[figures.count / 2])
  }
}
