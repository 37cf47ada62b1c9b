import Foundation
import NearestStop
import Worlds

/// Our time beside that of other libraries: the same stops, the same queries, the same run.
@main
enum Comparison {
  static func main() throws {
    let arguments = Arguments(CommandLine.arguments.dropFirst())
    let peers = try arguments.libraries.map { path throws(PeerError) in try Peer(path: path) }
    let report = Report(peers: peers)
    printPreface(peers)
    report.printHeader()
    var remarks: [String] = []
    var exceeded: [String] = []
    var ties = 0
    let start = ContinuousClock().now
    for shape in arguments.isQuick ? [.district, .city, .country] : World.Shape.allCases {
      let contest = Contest(
        shape, peers: peers, roundTime: .milliseconds(arguments.isQuick ? 150 : 300))
      for need in arguments.isQuick ? [.none, .one, .rare] : Need.allCases {
        for count in arguments.isQuick ? [1, 10] : [1, 5, 10] {
          let question = Question(count, need: need)
          let outcome = contest.run(question, rounds: arguments.isQuick ? 5 : 7)
          report.printRow(outcome, in: contest.world)
          let place = "\(shape), need \(need.rawValue), k = \(count)"
          ties += outcome.ties
          remarks += outcome.differences.map { "DIFFERENCE at \(place): \($0)" }
          if let bar = Bar.ratio(shape, question), let ratio = report.ratio(outcome),
            ratio > bar * Bar.allowance
          {
            exceeded.append("Above the bar at \(place): \(String(format: "%.2f", ratio))")
          }
        }
      }
    }
    let seconds = Int((ContinuousClock().now - start) / .seconds(1))
    print("\nAnswers that differ only among stops equally far away: \(ties). Took \(seconds) s.")
    for remark in remarks + exceeded { print(remark) }
    if !remarks.isEmpty || (arguments.isChecking && !exceeded.isEmpty) { exit(1) }
  }

  private static func printPreface(_ peers: [Peer]) {
    print(
      """
      - \(Machine.description)
      \(peers.map { "- \($0.name)" }.joined(separator: "\n"))
      - Nanoseconds a query, one thread: the median of the rounds, in which ours and the peers take \
      turns with the same origins. No two origins of a question are the same; "queries" says how \
      many there were, fewer where a peer is slow. "spread" is our slowest round against our fastest.
      - The peers get unit vectors made beforehand; ours gets degrees, and converting them counts.
      - nanoflann filters in its result set, Boost.Geometry by `satisfies`; S2 has no filter here.
      - All answers have been compared with ours before anything is timed.

      """)
  }
}

/// What the command line asks for.
struct Arguments {
  let isQuick: Bool
  let isChecking: Bool
  /// The peers' shared libraries.
  let libraries: [String]

  init(_ arguments: some Collection<String>) {
    isQuick = arguments.contains("--quick")
    isChecking = arguments.contains("--check")
    libraries = arguments.filter { !$0.hasPrefix("--") }
  }
}
