/// Edges that wait to be looked at, each once, the lowest first.
struct PendingEdges: Sendable {
  /// A binary heap.
  private var heap: [UInt32] = []
  /// By edge: whether it is in the heap.
  private var isIn: [Bool]

  init(count: Int) { isIn = [Bool](repeating: false, count: count) }

  mutating func insert(_ edge: UInt32) {
    guard !isIn[Int(edge)] else { return }
    isIn[Int(edge)] = true
    heap.append(edge)
    var place = heap.count - 1
    while place > 0, heap[(place - 1) / 2] > edge {
      heap[place] = heap[(place - 1) / 2]
      place = (place - 1) / 2
    }
    heap[place] = edge
  }

  mutating func popFirst() -> UInt32? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    isIn[Int(first)] = false
    guard !heap.isEmpty else { return first }
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
      guard heap[child] < last else { break }
      heap[place] = heap[child]
      place = child
    }
    heap[place] = last
    return first
  }
}
