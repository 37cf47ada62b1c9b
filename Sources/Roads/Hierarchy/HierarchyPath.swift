internal import SnapshotFormat

/// The arcs of a way that a query has found, and how it begins and ends.
struct HierarchyPath: Sendable {
  /// The tag of the seed it comes from.
  private(set) var source: UInt32 = 0
  /// The tag of the seed it leads to.
  private(set) var target: UInt32 = 0
  /// Whether all of it is there: not when a file has contradicted itself.
  private(set) var isWhole = false
  /// Memory for arcs; the first `count` are the way's.
  private var memory: [UInt32] = []
  private var count = 0
  /// The arcs of the graph; none comes twice.
  private var arcCount = 0

  /// The arcs of the graph, in the order of travel.
  var arcs: ArraySlice<UInt32> { memory[..<count] }

  /// The memory it has taken, in bytes.
  var byteCount: Int { memory.capacity * MemoryLayout<UInt32>.stride }

  mutating func begin(_ tag: UInt32, arcCount: Int) {
    source = tag
    count = 0
    self.arcCount = arcCount
    isWhole = false
  }

  mutating func end(_ tag: UInt32) {
    target = tag
    isWhole = true
  }

  /// Adds one arc at the end.
  mutating func append(_ arc: UInt32) {
    if count == memory.count {
      memory.append(contentsOf: repeatElement(0, count: max(256, memory.count)))
    }
    memory[count] = arc
    count += 1
  }

  mutating func giveUp() { isWhole = false }

  /// Adds the arcs that edges stand for.
  ///
  /// It ends, because what an edge leads through is lower than both its ends; deeper in the elimination
  /// tree with each replacement, so the edges that wait are at most as many as the tree is high, beside
  /// those that were there. And no arc comes twice: at equal weights an edge leads through the lowest
  /// vertex, and if a vertex were met before it and again behind it, there would be a triangle with a
  /// lower one.
  ///
  /// - Parameters:
  ///   - waiting: how many edges there are.
  ///   - edges: twice the number of each, plus 1 for downward; the last one is travelled first.
  /// - Returns: `false` when that can't be an unpacking of edges.
  mutating func unpack(
    _ waiting: Int, _ edges: inout [UInt32], _ parts: Span<EdgeParts>
  ) -> Bool {
    var waiting = waiting
    while waiting > 0 {
      if count == memory.count {
        guard count <= arcCount else { return false }
        memory.append(contentsOf: repeatElement(0, count: max(256, memory.count)))
      }
      let isRight = HierarchyPath.unpack(
        &waiting, &edges, parts, &memory, &count, arcCount: UInt32(truncatingIfNeeded: arcCount))
      guard isRight else { return false }
    }
    return true
  }

  /// The same until there is no room for another arc.
  private static func unpack(
    _ waiting: inout Int, _ stack: inout [UInt32], _ parts: Span<EdgeParts>,
    _ memory: inout [UInt32], _ count: inout Int, arcCount: UInt32
  ) -> Bool {
    var edges = stack.mutableSpan
    var arcs = memory.mutableSpan
    while waiting > 0, count < arcs.count {
      let item = edges[waiting &- 1]
      let edge = parts[Int(item &>> 1)]
      let isDown = item & 1 == 1
      let via = isDown ? edge.down : edge.up
      if via < Via.lower {
        guard via < arcCount else { return false }
        arcs[count] = via
        count &+= 1
        waiting &-= 1
        continue
      }
      // From the vertex between: to the lower end, and, later in the same row, to the higher.
      let toLower = via & ~Via.lower
      var toHigher = Int(toLower) &+ 1
      // No row is longer than the tree is high.
      let end = min(parts.count, toHigher &+ edges.count)
      while toHigher < end, parts[toHigher].head != edge.head { toHigher &+= 1 }
      guard toHigher < end, waiting < edges.count else { return false }
      let toHigherItem = UInt32(truncatingIfNeeded: toHigher) &<< 1
      // Of the two, that at the beginning comes on top.
      edges[waiting &- 1] = isDown ? toLower &<< 1 : toHigherItem
      edges[waiting] = isDown ? toHigherItem | 1 : toLower &<< 1 | 1
      waiting &+= 1
    }
    return true
  }
}
