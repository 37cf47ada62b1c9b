internal import SnapshotFormat

/// Shortest ways by E. Dijkstra's algorithm ("A note on two problems in connexion with graphs", 1959):
/// the reference that every faster search has to agree with.
///
/// ```swift
/// let dijkstra = Dijkstra(graph, .ebike)
/// var workspace = SearchWorkspace()
/// let weight = dijkstra.weight(from: a, to: b, using: &workspace)
/// ```
///
/// Exact for any weights; about 0.1 µs for each vertex it settles. Turn restrictions are part of the
/// graph. Holds no state of a search.
public struct Dijkstra: Sendable {
  /// Where it searches.
  public let graph: RoadGraph
  /// For whom.
  public let profile: Profile

  /// A search in a graph for one profile. O(1).
  public init(_ graph: RoadGraph, _ profile: Profile) {
    self.graph = graph
    self.profile = profile
  }
}

extension Dijkstra {
  /// The arcs out of a vertex.
  @inline(__always)
  func arcs(of vertex: UInt32) -> Range<Int> {
    let rows = graph.firstArc.span
    return unsafe Range(
      uncheckedBounds: (Int(rows[Int(vertex)]), Int(rows[Int(vertex) &+ 1])))
  }

  /// The weight of the shortest way between two vertices.
  ///
  /// - Parameters:
  ///   - source: 0..<`graph.vertexCount`.
  ///   - target: 0..<`graph.vertexCount`.
  ///   - limit: ways beyond it, exclusive, are not looked for.
  /// - Returns: infinite when there is none within the limit.
  public func weight(
    from source: UInt32, to target: UInt32, within limit: Weight = .infinity,
    using workspace: inout SearchWorkspace
  ) -> Weight {
    let arcWeights = graph.arcWeights[profile]
    workspace.begin(graph.vertexCount)
    workspace.offer(source, 0)
    while let (weight, vertex) = workspace.settle(within: limit.deciseconds) {
      if vertex == target { return Weight(deciseconds: weight) }
      workspace.relax(
        arcs(of: vertex), at: weight, heads: graph.arcHeads.span,
        weights: arcWeights.span)
    }
    return .infinity
  }

  /// The weights of the shortest ways from one vertex to many.
  ///
  /// - Parameters:
  ///   - source: 0..<`graph.vertexCount`.
  ///   - targets: vertices, in any order, also repeatedly.
  ///   - limit: ways beyond it, exclusive, are not looked for.
  /// - Returns: by target; infinite where there is none within the limit.
  public func weights(
    from source: UInt32, to targets: [UInt32], within limit: Weight = .infinity,
    using workspace: inout SearchWorkspace
  ) -> [Weight] {
    var missing = Set(targets)
    let arcWeights = graph.arcWeights[profile]
    workspace.begin(graph.vertexCount)
    workspace.offer(source, 0)
    while !missing.isEmpty, let (weight, vertex) = workspace.settle(within: limit.deciseconds) {
      missing.remove(vertex)
      workspace.relax(
        arcs(of: vertex), at: weight, heads: graph.arcHeads.span,
        weights: arcWeights.span)
    }
    return targets.map { target in
      // A label of a vertex that was not settled is not final.
      missing.contains(target)
        ? .infinity : workspace.weight(of: target).map(Weight.init(deciseconds:)) ?? .infinity
    }
  }

  /// The arcs of a shortest way between two vertices, in order; `nil` when there is none.
  public func path(
    from source: UInt32, to target: UInt32, using workspace: inout SearchWorkspace
  ) -> [DirectedSegment]? {
    let arcWeights = graph.arcWeights[profile]
    workspace.begin(graph.vertexCount, keepsParents: true)
    workspace.offer(source, 0, parent: Parent.source)
    while let (weight, vertex) = workspace.settle(within: .max) {
      if vertex == target {
        return arcs(backFrom: target, workspace).arcs.map { graph.arcSegments[$0] }
      }
      workspace.relaxKeepingParents(
        arcs(of: vertex), at: weight, heads: graph.arcHeads.span,
        weights: arcWeights.span)
    }
    return nil
  }

  /// The arcs by which a search has come to a vertex, in order, and how it began.
  func arcs(
    backFrom vertex: UInt32, _ workspace: borrowing SearchWorkspace
  ) -> (start: UInt32, arcs: [Int]) {
    var arcs: [Int] = []
    var vertex = vertex
    while workspace.parent(of: vertex) <= UInt32(RoadGraph.maximumCount) {
      let arc = Int(workspace.parent(of: vertex))
      arcs.append(arc)
      vertex = graph.tail(ofArc: arc)
    }
    return (workspace.parent(of: vertex), arcs.reversed())
  }
}
