internal import Geodesy
internal import SnapshotFormat

/// Keeps the k nearest stops for any k, in a heap that lies where the answer will be.
@safe struct NearestMany: LeafCollector {
  /// A binary heap, the farthest stop on top.
  private let heap: UnsafeMutableBufferPointer<Neighbor>
  private(set) var count = 0
  private(set) var bound: Float
  private let limit: Double

  /// - Parameters:
  ///   - heap: uninitialized memory for as many stops as are wanted, at least one.
  ///   - limit: the largest squared chord that is wanted, inclusive.
  init(in heap: UnsafeMutableBufferPointer<Neighbor>, within limit: Double) {
    unsafe self.heap = heap
    bound = Leaf.roundedUp(limit)
    self.limit = limit
  }

  @inline(__always)
  mutating func collect(
    _ chords: LeafColumn, leaf: Int, of index: borrowing StopIndex, from query: UnitVector
  ) {
    let slack = index.leaves.span[leaf].slack
    var slots = chords.slots(atMost: Leaf.widened(bound, by: slack))
    let positions = index.positions.span
    let ordinals = index.ordinals.span
    while slots != 0 {
      let slot = leaf &* Leaf.capacity &+ slots.trailingZeroBitCount
      slots &= slots &- 1
      let candidate = Neighbor(
        ordinal: ordinals[slot], squaredChord: query.squaredChord(to: positions[slot]))
      guard candidate.squaredChord <= limit else { continue }
      insert(candidate)
    }
  }

  private mutating func insert(_ candidate: Neighbor) {
    if unsafe count < heap.count {
      var place = count
      count += 1
      while place > 0 {
        let parent = (place - 1) / 2
        guard unsafe heap[parent] < candidate else { break }
        unsafe (heap.baseAddress.unsafelyUnwrapped + place).initialize(to: heap[parent])
        place = parent
      }
      unsafe (heap.baseAddress.unsafelyUnwrapped + place).initialize(to: candidate)
    } else {
      guard unsafe candidate < heap[0] else { return }
      sink(candidate, from: 0, count: count)
    }
    if unsafe count == heap.count {
      bound = min(bound, Leaf.roundedUp(unsafe heap[0].squaredChord))
    }
  }

  /// Puts `neighbor` at or below `start` in a heap of `count`.
  private func sink(_ neighbor: Neighbor, from start: Int, count: Int) {
    var place = start
    while true {
      var child = 2 * place + 1
      guard child < count else { break }
      if child + 1 < count, unsafe heap[child] < heap[child + 1] { child += 1 }
      guard unsafe neighbor < heap[child] else { break }
      unsafe heap[place] = heap[child]
      place = child
    }
    unsafe heap[place] = neighbor
  }

  /// Turns the heap into the answer: nearest first.
  func sort() {
    var rest = count
    while rest > 1 {
      rest -= 1
      let farthest = unsafe heap[0]
      sink(unsafe heap[rest], from: 0, count: rest)
      unsafe heap[rest] = farthest
    }
  }
}
