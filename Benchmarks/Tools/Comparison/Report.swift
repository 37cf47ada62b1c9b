import Foundation
import Worlds

/// Prints the comparison as a Markdown table.
///
/// Peers of one library that differ only in a parameter share a column "best": the first of them has
/// the library's default, the best is the fastest by question.
struct Report {
  /// The peers' places by library, the default first.
  let groups: [(name: String, members: [Int])]

  init(peers: [Peer]) {
    var groups: [(name: String, members: [Int])] = []
    for (number, peer) in peers.enumerated() {
      let library = peer.name.prefix { $0 != " " && $0 != "," }
      if let place = groups.firstIndex(where: { $0.name == library }) {
        groups[place].members.append(number)
      } else {
        groups.append((String(library), [number]))
      }
    }
    self.groups = groups
  }

  /// The columns of peers: what stands above, and which peers it takes the least of.
  private var columns: [(title: String, members: [Int])] {
    groups.flatMap { group in
      group.members.count == 1
        ? [(group.name, group.members)]
        : [(group.name, [group.members[0]]), ("\(group.name), best", group.members)]
    }
  }

  func printHeader() {
    let times = columns.map(\.title)
    let ratios = columns.map { "ours ÷ \($0.title)" }
    let titles = ["n", "need", "k", "ours"] + times + ratios + ["bar", "queries", "spread"]
    row(titles)
    row(Array(repeating: "---", count: titles.count))
  }

  func printRow(_ outcome: Outcome, in world: World) {
    let question = outcome.question
    guard let ours = outcome.ours.median else { return }
    let others = columns.map { column in
      column.members.compactMap { outcome.theirs[$0].median }.min()
    }
    let bar = Bar.ratio(world.shape, question)
    let ratios = others.map { other in other.map { format(ours / $0, "%.2f") } ?? "–" }
    row(
      ["\(world.shape) \(world.shape.count)", question.need.rawValue, "\(question.count)"]
        + [format(ours, "%.0f")] + others.map { $0.map { format($0, "%.0f") } ?? "–" } + ratios
        + [bar.map { format($0, "%.2f") } ?? "", "\(outcome.originCount)"]
        + [format(100 * ((outcome.ours.spread ?? 1) - 1), "%.0f %%")])
  }

  /// The ratio that a ``Bar`` is about: to the first library, with its default parameter.
  func ratio(_ outcome: Outcome) -> Double? {
    guard let first = columns.first?.members.first, let ours = outcome.ours.median,
      let theirs = outcome.theirs[first].median
    else { return nil }
    return ours / theirs
  }

  private func row(_ cells: [String]) {
    print("| " + cells.joined(separator: " | ") + " |")
    // A row as soon as it is known, also into a file.
    fflush(nil)
  }

  private func format(_ number: Double, _ format: String) -> String {
    String(format: format, number)
  }
}
