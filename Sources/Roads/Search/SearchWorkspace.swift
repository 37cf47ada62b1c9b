/// The memory of one running search: labels of the vertices and the frontier.
///
/// ```swift
/// var workspace = SearchWorkspace()
/// for origin in origins { search.nearest(to: origin, among: targets, using: &workspace, …) }
/// ```
///
/// One per thread, reused from query to query: after the first ones nothing is allocated, and clearing
/// it costs nothing, because each label carries the number of the query that wrote it. Any graph, any
/// profile.
public struct SearchWorkspace: ~Copyable, Sendable {
  /// How near a vertex is known to be.
  struct Label: BitwiseCopyable {
    var weight: UInt32
    /// The query that wrote it.
    var query: UInt32
  }

  /// What a search by hierarchy needs: the fast answers need no more than this.
  public var hierarchy = HierarchyWorkspace()

  private var labels: [Label] = []
  private var heap = SearchHeap()
  private var query: UInt32 = 0
  /// By vertex: the arc it was reached by, or one of ``Parent``; only for searches that keep them.
  private var parents: [UInt32] = []

  /// An empty one; the first query makes room.
  public init() {}

  /// The memory it has taken, in bytes: some kilobytes, and with the first search that goes from vertex
  /// to vertex, as for the roads reached, about 12 bytes for each vertex of the graph.
  public var byteCount: Int {
    labels.capacity * MemoryLayout<Label>.stride + parents.capacity * MemoryLayout<UInt32>.stride
      + heap.byteCount + hierarchy.byteCount
  }

  /// Starts a query.
  ///
  /// - Parameters:
  ///   - count: vertices and targets together.
  ///   - keepsParents: whether a path will be asked for.
  mutating func begin(_ count: Int, keepsParents: Bool = false) {
    if labels.count < count {
      let missing = count - labels.count
      labels.append(contentsOf: repeatElement(Label(weight: 0, query: 0), count: missing))
    }
    if keepsParents, parents.count < count {
      parents.append(contentsOf: repeatElement(0, count: count - parents.count))
    }
    if query == .max {
      for vertex in labels.indices { labels[vertex].query = 0 }
      query = 0
    }
    query &+= 1
    heap.removeAll()
  }

  /// Offers a way to a vertex; remembered when it is the shortest so far.
  ///
  /// - Parameters:
  ///   - weight: at most 2³² − 2; what is not below ``Weight/infinity`` is no way.
  ///   - parent: stored only by `offer(_:_:parent:)`.
  /// - Returns: whether it was shorter.
  @inline(__always)
  @discardableResult
  mutating func offer(_ vertex: UInt32, _ weight: UInt32) -> Bool {
    let query = query
    var labels = labels.mutableSpan
    let label = labels[Int(vertex)]
    let known = label.query == query ? label.weight : Weight.infinity.deciseconds
    guard weight < known else { return false }
    labels[Int(vertex)] = Label(weight: weight, query: query)
    heap.push(weight, vertex)
    return true
  }

  /// The same, for a search that keeps parents.
  ///
  /// - Parameter parent: an arc or one of ``Parent``; `nil` keeps none.
  @inline(__always)
  mutating func offer(_ vertex: UInt32, _ weight: UInt32, parent: UInt32?) {
    if offer(vertex, weight), let parent { parents[Int(vertex)] = parent }
  }

  /// Settles the nearest vertex of the frontier: its weight is final, since no weight is negative.
  ///
  /// - Returns: `nil` when nothing is left within `limit`, inclusive.
  @inline(__always)
  mutating func settle(within limit: UInt32) -> (weight: UInt32, vertex: UInt32)? {
    while let entry = heap.pop() {
      if entry.weight > limit { return nil }
      // An entry that is not the label's is out of date: a shorter way was found after it. Equal
      // entries for one vertex can't be: offers have to be shorter.
      if labels.span[Int(entry.vertex)].weight == entry.weight { return entry }
    }
    return nil
  }

  /// Offers the heads of all arcs of a settled vertex.
  @inline(__always)
  mutating func relax(
    _ arcs: Range<Int>, at weight: UInt32, heads: Span<UInt32>, weights: Span<UInt32>
  ) {
    var arc = arcs.lowerBound
    while arc < arcs.upperBound {
      // Both are below 2³¹: the sum can't wrap, and with an infinite weight it is no way.
      offer(heads[arc], weight &+ weights[arc])
      arc &+= 1
    }
  }

  /// The same, keeping the arc.
  @inline(__always)
  mutating func relaxKeepingParents(
    _ arcs: Range<Int>, at weight: UInt32, heads: Span<UInt32>, weights: Span<UInt32>
  ) {
    var arc = arcs.lowerBound
    while arc < arcs.upperBound {
      offer(
        heads[arc], weight &+ weights[arc], parent: UInt32(truncatingIfNeeded: arc))
      arc &+= 1
    }
  }

  /// The weight of a vertex the query has reached; `nil` for others.
  func weight(of vertex: UInt32) -> UInt32? {
    let label = labels[Int(vertex)]
    return label.query == query ? label.weight : nil
  }

  /// The arc by which a reached vertex was reached, or one of ``Parent``.
  func parent(of vertex: UInt32) -> UInt32 { parents[Int(vertex)] }
}

/// What stands for an arc where a search begins. No arc has these numbers: see
/// ``RoadGraph/maximumCount``.
enum Parent {
  /// The search began at the vertex itself.
  static let source = UInt32.max
  /// The vertex was reached from the origin along its segment, forwards.
  static let originForward = UInt32.max - 1
  /// The same, backwards.
  static let originBackward = UInt32.max - 2

  static func origin(_ direction: TravelDirection) -> UInt32 {
    direction == .forward ? originForward : originBackward
  }
}
