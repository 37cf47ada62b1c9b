internal import SnapshotFormat

/// What the edges of a hierarchy weigh for one profile, upward and downward.
///
/// ```swift
/// var metric = HierarchyMetric(topology, graph, .foot)
/// metric.customize(topology, weights: closedWeights.span)   // a road is closed
/// ```
///
/// An edge weighs the shortest way between its ends through lower vertices only, so that a shortest way
/// through the graph has an equal along edges that first climb and then descend.
///
/// Source: J. Dibbelt, B. Strasser, D. Wagner, "Customizable contraction hierarchies" (2016), section 5,
/// there "basic customization".
public struct HierarchyMetric: Sendable {
  /// For whom.
  public let profile: Profile
  let triangles: LowerTriangles

  // By edge of the topology.

  /// Deciseconds from the lower to the higher end; ``Weight/infinity`` for no way.
  var up: [UInt32]
  /// Deciseconds from the higher to the lower end.
  var down: [UInt32]
  /// What the way upward consists of; see ``Via``.
  var upVia: [UInt32]
  /// What the way downward consists of.
  var downVia: [UInt32]

  /// The weights of a graph for one profile. Allocates; then the same as ``customize(_:weights:)``.
  public init(_ topology: HierarchyTopology, _ graph: RoadGraph, _ profile: Profile) {
    self.init(LowerTriangles(topology), graph, profile)
  }

  /// - Parameter triangles: of the topology of this graph.
  init(_ triangles: LowerTriangles, _ graph: RoadGraph, _ profile: Profile) {
    let topology = triangles.topology
    self.profile = profile
    self.triangles = triangles
    up = [UInt32](repeating: 0, count: topology.edgeCount)
    down = up
    upVia = up
    downVia = up
    let weights = graph.arcWeights[profile]
    customize(topology, weights: weights.span)
  }
}

/// What an edge stands for in one direction, as one number.
enum Via {
  /// Above this bit: an edge (m, tail) from a lower vertex, by way of which it leads; below: an arc of
  /// the graph. So at equal weights arcs are preferred, then what comes first.
  static let lower = UInt32(1) << 31
  /// No way at all.
  static let none = UInt32.max

  /// A weight and what it comes from, in one number that is less for the way preferred.
  @inline(__always)
  static func packed(_ weight: UInt32, _ via: UInt32) -> UInt64 {
    UInt64(weight) &<< 32 | UInt64(via)
  }
}

extension HierarchyMetric {
  /// Takes other weights: exact, whatever has changed.
  ///
  /// Vertices from the lowest up; each looks at its lower triangles while its own row lies spread out by
  /// depth, so that no edge has to be looked for: 6 ms for a city.
  ///
  /// - Parameters:
  ///   - topology: the one it was made for.
  ///   - weights: by arc of the graph, in deciseconds; at most ``Weight/infinity``.
  public mutating func customize(_ topology: HierarchyTopology, weights: Span<UInt32>) {
    precondition(
      up.count == topology.edgeCount && weights.count == topology.edgeOfArc.count,
      "a metric belongs to the topology it was made for")
    HierarchyMetric.customize(triangles, weights, &up, &down, &upVia, &downVia)
  }

  private static func customize(
    _ triangles: LowerTriangles, _ weights: Span<UInt32>, _ upWeights: inout [UInt32],
    _ downWeights: inout [UInt32], _ upVias: inout [UInt32], _ downVias: inout [UInt32]
  ) {
    let topology = triangles.topology
    let infinity = Weight.infinity.deciseconds
    var up = upWeights.mutableSpan
    var down = downWeights.mutableSpan
    var upVia = upVias.mutableSpan
    var downVia = downVias.mutableSpan
    for edge in up.indices {
      up[edge] = infinity
      down[edge] = infinity
      upVia[edge] = Via.none
      downVia[edge] = Via.none
    }
    let edgeOfArc = topology.edgeOfArc.span
    for arc in weights.indices where edgeOfArc[arc] != HierarchyTopology.noEdge {
      let edge = Int(edgeOfArc[arc] >> 1)
      if edgeOfArc[arc] & 1 == 0 {
        if weights[arc] < up[edge] {
          up[edge] = weights[arc]
          upVia[edge] = UInt32(truncatingIfNeeded: arc)
        }
      } else if weights[arc] < down[edge] {
        down[edge] = weights[arc]
        downVia[edge] = UInt32(truncatingIfNeeded: arc)
      }
    }

    let (firstEdge, tails) = (topology.firstEdge.span, triangles.tails.span)
    let (firstLowerEdge, lowerEdges) = (triangles.firstLowerEdge.span, triangles.lowerEdges.span)
    let depths = triangles.headDepths.span
    // The row of one vertex, by depth of the head. What lies at other depths is never looked at.
    var upRow = [UInt64](repeating: 0, count: topology.depthCount)
    var downRow = upRow
    var ups = upRow.mutableSpan
    var downs = downRow.mutableSpan
    for rank in 0..<topology.vertexCount {
      let row = Int(firstEdge[rank])..<Int(firstEdge[rank &+ 1])
      let lower = Int(firstLowerEdge[rank])..<Int(firstLowerEdge[rank &+ 1])
      if row.isEmpty || lower.isEmpty { continue }
      for edge in row {
        ups[Int(depths[edge])] = Via.packed(up[edge], upVia[edge])
        downs[Int(depths[edge])] = Via.packed(down[edge], downVia[edge])
      }
      for place in lower {
        let first = Int(lowerEdges[place])
        let (toHere, fromHere) = (up[first], down[first])
        let via = Via.lower | UInt32(truncatingIfNeeded: first)
        let end = Int(firstEdge[Int(tails[first]) &+ 1])
        var second = first &+ 1
        // Each weight is at most 2³¹ − 1: no sum wraps, and one with infinity is no less than it.
        while second < end {
          let depth = Int(depths[second])
          ups[depth] = min(ups[depth], Via.packed(fromHere &+ up[second], via))
          downs[depth] = min(downs[depth], Via.packed(down[second] &+ toHere, via))
          second &+= 1
        }
      }
      for edge in row {
        let (upward, downward) = (ups[Int(depths[edge])], downs[Int(depths[edge])])
        up[edge] = UInt32(truncatingIfNeeded: upward &>> 32)
        upVia[edge] = UInt32(truncatingIfNeeded: upward)
        down[edge] = UInt32(truncatingIfNeeded: downward &>> 32)
        downVia[edge] = UInt32(truncatingIfNeeded: downward)
      }
    }
  }
}
