/// The largest set of vertices that all reach each other, and who reaches it or is reached from it.
///
/// Source: R. Tarjan, "Depth-first search and linear graph algorithms" (1972), without recursion.
/// O(n + m).
struct MainComponent {
  /// By vertex: whether there is a way to the component.
  private(set) var reaches: [Bool]
  /// By vertex: whether there is a way from the component.
  private(set) var isReached: [Bool]

  /// - Parameters:
  ///   - firstArc: one more than there are vertices.
  ///   - weights: arcs of infinite weight do not count.
  ///   - junctions: of a component's size only different junctions count, not the copies of one; at
  ///     equal sizes the component that holds the lowest vertex is the main one.
  ///   - counts: whether a vertex counts for the size. Private ground counts as little as a copy does:
  ///     were it the main component, open roads would not lead to it and back.
  init(
    firstArc: [UInt32], heads: [UInt32], weights: [UInt32], junctions: [UInt32],
    counts: (Int) -> Bool
  ) {
    let count = firstArc.count - 1
    let components = MainComponent.components(firstArc: firstArc, heads: heads, weights: weights)
    var sizes = [Int](repeating: 0, count: count)
    var main = 0
    // Copies of a junction stand together, so looking at the last one counted is enough.
    var lastCounted = [UInt32](repeating: .max, count: count)
    for vertex in 0..<count
    where lastCounted[components[vertex]] != junctions[vertex] && counts(vertex) {
      lastCounted[components[vertex]] = junctions[vertex]
      sizes[components[vertex]] += 1
    }
    // Ascending by vertex, so that the first of several largest ones is kept.
    if count > 0 { main = components[0] }
    for vertex in 0..<count where sizes[components[vertex]] > sizes[main] {
      main = components[vertex]
    }

    let usable = weights.indices.filter { weights[$0] < Weight.infinity.deciseconds }
    var tails = [UInt32](repeating: 0, count: heads.count)
    for vertex in 0..<count {
      for arc in Int(firstArc[vertex])..<Int(firstArc[vertex + 1]) { tails[arc] = UInt32(vertex) }
    }
    let inMain = components.map { $0 == main }
    let out = Rows(count: count, usable.map { tails[$0] })
    let back = Rows(count: count, usable.map { heads[$0] })
    isReached = MainComponent.flood(inMain) { vertex in
      out[vertex].lazy.map { Int(heads[usable[Int($0)]]) }
    }
    reaches = MainComponent.flood(inMain) { vertex in
      back[vertex].lazy.map { Int(tails[usable[Int($0)]]) }
    }
  }

  /// All vertices that can be reached from the marked ones.
  private static func flood<Neighbors: Sequence<Int>>(
    _ start: [Bool], _ neighbors: (Int) -> Neighbors
  ) -> [Bool] {
    var isReached = start
    var pending = start.indices.filter { start[$0] }
    while let vertex = pending.popLast() {
      for next in neighbors(vertex) where !isReached[next] {
        isReached[next] = true
        pending.append(next)
      }
    }
    return isReached
  }

  /// By vertex: the number of its strongly connected component.
  private static func components(
    firstArc: [UInt32], heads: [UInt32], weights: [UInt32]
  ) -> [Int] {
    let count = firstArc.count - 1
    let unseen = Int.max
    var component = [Int](repeating: unseen, count: count)
    var number = [Int](repeating: unseen, count: count)
    var low = [Int](repeating: unseen, count: count)
    var nextArc = firstArc
    var open: [Int] = []
    var path: [Int] = []
    var numbered = 0
    var completed = 0
    for root in 0..<count where number[root] == unseen {
      path.append(root)
      while let vertex = path.last {
        if number[vertex] == unseen {
          number[vertex] = numbered
          low[vertex] = numbered
          numbered += 1
          open.append(vertex)
        }
        if nextArc[vertex] < firstArc[vertex + 1] {
          let arc = Int(nextArc[vertex])
          nextArc[vertex] += 1
          guard weights[arc] < Weight.infinity.deciseconds else { continue }
          let head = Int(heads[arc])
          if number[head] == unseen {
            path.append(head)
          } else if component[head] == unseen {
            low[vertex] = min(low[vertex], number[head])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last { low[parent] = min(low[parent], low[vertex]) }
        guard low[vertex] == number[vertex] else { continue }
        while let member = open.popLast() {
          component[member] = completed
          if member == vertex { break }
        }
        completed += 1
      }
    }
    return component
  }
}
