import CAllocationCounter
import NearestStop
import Worlds

/// How often the loops of ``Question`` allocate.
///
/// A loop allocates once for the list its answers go into. So every loop runs with N and with 2 N
/// queries; the difference is what N queries allocate. The method that returns arrays stands beside
/// the others to show that the counter counts.
enum Allocations {
  private static let queries = 10_000

  static func print() throws {
    guard allocation_count() > 0 else {
      Swift.print("Allocations are counted on Linux with glibc only.")
      return
    }
    let world = World(.city)
    let finder = try StopFinder(world.stops)
    let index = finder.index
    let origins = world.origins(count: 2 * queries)
    Swift.print("Allocations in \(queries) queries, \(world.shape) \(world.shape.count):")
    Swift.print("need  k   StopIndex  StopFinder  arrays")
    for need in Need.allCases {
      for count in [1, 5, 10, 40] {
        let question = Question(count, need: need)
        let figures = [
          added(origins) { question.ask(index, from: $0) },
          added(origins) { question.ask(finder, from: $0) },
          added(origins) { question.askForArrays(finder, from: $0) },
        ]
        let cells = figures.map { pad("\($0)", 10) }.joined(separator: "  ")
        Swift.print("\(pad(need.rawValue, 4))  \(pad("\(count)", 2)) \(cells)")
      }
    }
  }

  /// The allocations of N queries.
  private static func added(
    _ origins: [Coordinate], _ ask: (ArraySlice<Coordinate>) -> UInt64
  ) -> Int {
    // What the runtime prepares on first use is no query's.
    _ = ask(origins[..<100])
    let start = allocation_count()
    let first = ask(origins[..<queries])
    let middle = allocation_count()
    let second = ask(origins[...])
    let end = allocation_count()
    precondition(first <= second, "the loops have been asked and have answered")
    return (end - middle) - (middle - start)
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
