import Synchronization
import TestSupport
import Testing

@testable import NearestStop

/// Readers get the current value, whole and alive, whatever writers do, and nothing is kept for good.
struct PublishedTests {
  /// How many values there are, and what writers have done.
  private final class Counter: Sendable {
    let count = Atomic<Int>(0)
    let most = Atomic<Int>(0)
    let last = Locked(0)
    let done = Atomic<Int>(0)
  }

  private final class Value: Sendable {
    let number: Int
    let copy: Int
    private let counter: Counter
    /// What a value holds that was freed.
    private let isAlive = Atomic<Bool>(true)

    init(_ number: Int, _ counter: Counter) {
      self.number = number
      copy = ~number
      self.counter = counter
      let count = counter.count.wrappingAdd(1, ordering: .relaxed).newValue
      _ = counter.most.max(count, ordering: .relaxed)
    }

    deinit {
      isAlive.store(false, ordering: .relaxed)
      counter.count.wrappingSubtract(1, ordering: .relaxed)
    }

    var isWhole: Bool { ~copy == number && isAlive.load(ordering: .relaxed) }
  }

  @Test func whatWasReplacedIsFreed() {
    let counter = Counter()
    do {
      let published = Published(Value(0, counter))
      let first = published.value
      for number in 1...10_000 { #expect(published.replace(with: Value(number, counter))) }
      #expect(published.value.number == 10_000)
      #expect(first.isWhole && first.number == 0)
      // The current one, and the one that is held here.
      #expect(counter.count.load(ordering: .relaxed) == 2)
      #expect(counter.most.load(ordering: .relaxed) == 3)
    }
    #expect(counter.count.load(ordering: .relaxed) == 0)
  }

  @Test func manyReadersManyWriters() async {
    let counter = Counter()
    do {
      let published = Published(Value(0, counter))
      await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<2 {
          group.addTask {
            for _ in 0..<5_000 {
              // Numbers grow in the order in which they are published.
              let isDone = counter.last.withLock { number in
                number += 1
                return published.replace(with: Value(number, counter))
              }
              guard isDone else { return false }
            }
            return true
          }
        }
        for _ in 0..<6 {
          group.addTask {
            var latest = 0
            for _ in 0..<20_000 {
              let value = published.value
              guard value.isWhole, value.number >= latest else { return false }
              latest = value.number
            }
            return true
          }
        }
        for await isRight in group { #expect(isRight) }
      }
      #expect(published.value.number == 10_000)
      #expect(published.replace(with: Value(10_001, counter)))
      #expect(counter.count.load(ordering: .relaxed) == 1)
    }
    #expect(counter.count.load(ordering: .relaxed) == 0)
  }

  /// Who asks after a change has been made sees it.
  @Test func seenAtOnce() async {
    let counter = Counter()
    let published = Published(Value(0, counter))
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        for number in 1...5_000 {
          guard published.replace(with: Value(number, counter)) else { return false }
          counter.done.store(number, ordering: .releasing)
        }
        return true
      }
      for _ in 0..<3 {
        group.addTask {
          for _ in 0..<20_000 {
            let known = counter.done.load(ordering: .acquiring)
            guard published.value.number >= known else { return false }
          }
          return true
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
