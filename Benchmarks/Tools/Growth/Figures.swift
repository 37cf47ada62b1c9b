import CAllocatedBytes
import Foundation
import Worlds

/// Prints what has been measured as CSV, a figure a line, as soon as it is known.
struct Figures {
  /// The number of vertices of the world that is measured.
  var vertices = 0
  /// The number of stops; 0 where they play no part.
  var stops = 0

  /// Where and when, as a comment, and the names of the columns.
  static func printHeader() {
    let day = Date.now.formatted(.iso8601.year().month().day())
    print("# \(day), \(Machine.description), \(Machine.compiler)")
    print("vertices,stops,quantity,value,unit")
  }

  func add(_ quantity: String, _ value: Double, _ unit: String) {
    print("\(vertices),\(stops),\"\(quantity)\",\(String(format: "%.6g", value)),\(unit)")
    fflush(nil)
  }

  /// Runs something and adds how long it took; several times and the median, unless it takes long.
  func time<Result>(_ quantity: String, _ body: () throws -> Result) rethrows -> Result {
    func run() throws -> (result: Result, time: Double) {
      let start = ContinuousClock().now
      let result = try body()
      return (result, (ContinuousClock().now - start) / .milliseconds(1))
    }
    let (result, first) = try run()
    var times = [first]
    if first < 300 { for _ in 0..<4 { times.append(try run().time) } }
    times.sort()
    add(quantity, times[times.count / 2], "ms")
    return result
  }

  /// The same, with the memory that stays taken.
  func timeAndSize<Result>(_ quantity: String, _ body: () throws -> Result) rethrows -> Result {
    let before = allocated_bytes()
    let result = try time(quantity, body)
    add("\(quantity) memory", Double(allocated_bytes()) - Double(before), "B")
    return result
  }

  /// Asks queries round by round, and adds the median of the rounds.
  ///
  /// - Parameters:
  ///   - count: how many queries there are; each round has its own.
  ///   - ask: the query of a number, and what it is worth: any number made of its answer.
  func timeQueries(_ quantity: String, _ count: Int, _ ask: (Int) -> UInt64) {
    var times: [Double] = []
    var (sum, next): (UInt64, Int) = (0, 0)
    func round(_ queries: Int) -> Double {
      let start = ContinuousClock().now
      for _ in 0..<queries {
        sum &+= ask(next)
        next = next + 1 < count ? next + 1 : 0
      }
      return (ContinuousClock().now - start) / .microseconds(1) / Double(queries)
    }
    // As many as take a tenth of a second; at first to warm up.
    var size = 4
    while case let time = round(size), time * Double(size) < 20_000, size < count / 5 { size *= 4 }
    size = min(max(4, Int(100_000 / round(size))), max(4, count / 5))
    for _ in 0..<5 { times.append(round(size)) }
    times.sort()
    precondition(sum != .max)
    add(quantity, times[2], "µs")
  }
}
