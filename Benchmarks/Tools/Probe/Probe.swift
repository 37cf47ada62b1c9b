import CAllocationCounter
import Foundation
import NearestStop
import Worlds

/// One loop of queries, for a profiler to look at; or, without arguments or with a map, how often
/// queries allocate.
///
///     Probe city one 10 200000             4th: how many queries
///     Probe country none 1 200000 curve    in the order of a space-filling curve
///     Probe city none 1 200000 turn        each after the answer to the one before
@main
enum Probe {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.isEmpty {
      try Allocations.print()
    } else if let path = arguments.first, arguments.count == 1 {
      try RoadAllocations.print(path)
    } else if let loop = Loop(Array(arguments)) {
      loop.run()
    } else {
      print(
        "usage: Probe [(district|city|country|cities) (none|one|two|rare) K QUERIES [curve] [turn] | MAP]"
      )
      exit(2)
    }
  }
}
