internal import SnapshotFormat

/// What lies between the ends of all edges by the shortest of all ways, through higher vertices too:
/// where that is less than an edge weighs, another way bears witness that no search needs the edge.
///
/// Few low edges are such, most high ones. Source: the "perfect customization" of J. Dibbelt, B. Strasser,
/// D. Wagner, "Customizable contraction hierarchies" (2016), section 5.
struct HierarchyWitnesses {
  /// By edge: deciseconds from the lower to the higher end.
  private(set) var up: [UInt32]
  /// By edge: deciseconds from the higher to the lower end.
  private(set) var down: [UInt32]

  /// From the highest vertex down: between two heads of a vertex everything is known already, so the
  /// shortest way from it to one of them is its own edge or one to another of them, and from there on.
  ///
  /// O(edges · length of a row); 10 ms for a city.
  init(_ metric: HierarchyMetric) {
    up = metric.up
    down = metric.down
    HierarchyWitnesses.find(metric.triangles, &up, &down)
  }

  private static func find(
    _ triangles: LowerTriangles, _ upWeights: inout [UInt32], _ downWeights: inout [UInt32]
  ) {
    let topology = triangles.topology
    let infinity = Weight.infinity.deciseconds
    var up = upWeights.mutableSpan
    var down = downWeights.mutableSpan
    let (first, heads) = (topology.firstEdge.span, topology.heads.span)
    let (vertexDepths, depths) = (topology.depths.span, triangles.headDepths.span)
    // Ways from one vertex to its ancestors and back, by depth.
    var upRow = [UInt32](repeating: 0, count: topology.depthCount)
    var downRow = upRow
    var ups = upRow.mutableSpan
    var downs = downRow.mutableSpan
    for rank in (0..<topology.vertexCount).reversed() {
      let row = Int(first[rank])..<Int(first[rank &+ 1])
      guard row.count > 1 else { continue }
      for depth in 0..<Int(vertexDepths[rank]) {
        ups[depth] = infinity
        downs[depth] = infinity
      }
      for edge in row {
        ups[Int(depths[edge])] = up[edge]
        downs[Int(depths[edge])] = down[edge]
      }
      for edge in row {
        let here = Int(depths[edge])
        let head = Int(heads[edge])
        // Some of the head's heads may be none of this vertex's; a way there is a way all the same.
        // No sum of two weights wraps.
        var (toHere, fromHere) = (ups[here], downs[here])
        var other = Int(first[head])
        let end = Int(first[head &+ 1])
        while other < end {
          let there = Int(depths[other])
          let (climbing, falling) = (up[other], down[other])
          let (toThere, fromThere) = (ups[there], downs[there])
          ups[there] = min(toThere, toHere &+ climbing)
          downs[there] = min(fromThere, falling &+ fromHere)
          toHere = min(toHere, toThere &+ falling)
          fromHere = min(fromHere, climbing &+ fromThere)
          other &+= 1
        }
        ups[here] = toHere
        downs[here] = fromHere
      }
      for edge in row {
        up[edge] = ups[Int(depths[edge])]
        down[edge] = downs[Int(depths[edge])]
      }
    }
  }
}
