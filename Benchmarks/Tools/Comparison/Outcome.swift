import Worlds

/// What came out of asking one question of everybody.
struct Outcome {
  let question: Question
  /// How many distinct origins it was asked from.
  let originCount: Int
  var ours = Times()
  /// By peer; empty for one that can't be asked.
  var theirs: [Times]
  private(set) var ties = 0
  private(set) var differences: [String] = []

  init(question: Question, originCount: Int, peers: Int) {
    self.question = question
    self.originCount = originCount
    theirs = Array(repeating: Times(), count: peers)
  }

  mutating func add(_ agreement: Agreement, peer: String) {
    ties += agreement.ties
    guard let first = agreement.firstDifference else { return }
    differences.append("\(peer): \(agreement.differences) answers differ, the first \(first)")
  }
}

/// The times of several rounds, in nanoseconds a query.
struct Times {
  private var sorted: [Double] = []

  mutating func add(_ time: Double) {
    sorted.append(time)
    sorted.sort()
  }

  var median: Double? { sorted.isEmpty ? nil : sorted[sorted.count / 2] }

  /// How far the rounds are apart: the longest in relation to the shortest.
  var spread: Double? {
    guard let least = sorted.first, let most = sorted.last else { return nil }
    return most / least
  }
}
