import Synchronization

/// What has been seen so far.
final class Tally: Sendable {
  struct Kind {
    var answers = 0
    /// Of those, refused as they should be.
    var refusals = 0
    var slowest = Duration.zero
    var total = Duration.zero
  }

  private struct State {
    var kinds: [String: Kind] = [:]
    var faultCount = 0
    var ties = 0
    var changes = 0
    var accepted = 0
    var slowestChange = Duration.zero
  }

  private let state = Mutex(State())
  private static let shownFaults = 8

  func count(_ kind: String, isRefused: Bool, in time: Duration) {
    state.withLock { state in
      state.kinds[kind, default: Kind()].answers += 1
      if isRefused { state.kinds[kind, default: Kind()].refusals += 1 }
      state.kinds[kind, default: Kind()].total += time
      state.kinds[kind, default: Kind()].slowest = max(
        state.kinds[kind, default: Kind()].slowest, time)
    }
  }

  func countChange(isAccepted: Bool, in time: Duration) {
    state.withLock { state in
      state.changes += 1
      if isAccepted { state.accepted += 1 }
      state.slowestChange = max(state.slowestChange, time)
    }
  }

  /// Takes note of something that must not be; the first few are shown.
  func fault(_ text: String) {
    let isShown = state.withLock { state in
      state.faultCount += 1
      return state.faultCount <= Tally.shownFaults
    }
    if isShown { print("WRONG: \(text)") }
  }

  /// Counts an answer whose way is another one that takes as long.
  func countTie() { state.withLock { $0.ties += 1 } }

  var tieCount: Int { state.withLock { $0.ties } }
  var faultCount: Int { state.withLock { $0.faultCount } }
  var answerCount: Int { state.withLock { $0.kinds.values.reduce(0) { $0 + $1.answers } } }
  var changes: (all: Int, accepted: Int, slowest: Duration) {
    state.withLock { ($0.changes, $0.accepted, $0.slowestChange) }
  }

  /// A line for each kind of question.
  func table(seconds: Double) -> [String] {
    state.withLock { state in
      state.kinds.sorted { $0.key < $1.key }.map { name, kind in
        let mean = kind.total / max(kind.answers, 1)
        return [
          name.padded(22), "\(kind.answers)".padded(9),
          Text.number(Double(kind.answers) / seconds).padded(10), "\(kind.refusals)".padded(9),
          mean.milliseconds.padded(10), kind.slowest.milliseconds,
        ].joined(separator: " ")
      }
    }
  }

  static let heading = [
    "question".padded(22), "answers".padded(9), "a second".padded(10), "refused".padded(9),
    "mean ms".padded(10), "slowest ms",
  ].joined(separator: " ")
}

extension String {
  func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

extension Duration {
  var milliseconds: String { Text.number(self / .milliseconds(1)) }
}
