/// Counts tags that were not understood.
///
/// Bounded, because text comes from outside: at most 10,000 different tags are told apart.
struct TagTally {
  private var counts: [UnreadTag: Int] = [:]
  /// All of them, those that are not told apart included.
  private(set) var total = 0

  private static let limit = 10_000

  mutating func add(_ tag: UnreadTag) {
    total += 1
    guard counts[tag] != nil || counts.count < Self.limit else { return }
    counts[tag, default: 0] += 1
  }

  /// The most frequent ones; among equals by key and value.
  func top(_ number: Int) -> [UnreadTagCount] {
    let sorted = counts.sorted {
      ($1.value, $0.key.key, $0.key.value) < ($0.value, $1.key.key, $1.key.value)
    }
    return sorted.prefix(number).map { UnreadTagCount(tag: $0.key, count: $0.value) }
  }
}

/// A tag that was not understood, and how often.
public struct UnreadTagCount: Hashable, Sendable {
  public var tag: UnreadTag
  public var count: Int
}
