internal import SnapshotFormat

extension RoadGraph {
  /// The same roads, some of them slower, faster or closed for a profile. O(arcs) to copy its weights;
  /// everything else is shared.
  ///
  /// A road that the profile may not use stays as it is: from which copies of junctions it would lead on, the
  /// graph does not say. What hangs together with the main component is not asked again: from a road that
  /// has lost its only connection a search finds nothing.
  ///
  /// - Parameter runs: what a whole segment weighs without the delay at its end; infinite to close it.
  public func changing(
    _ runs: [DirectedSegment: Weight], for profile: Profile
  ) -> RoadGraph {
    var weights = arcWeights[profile].array
    for (travel, run) in runs {
      precondition(Int(travel.segment) < segmentCount, "a segment of the graph")
      let weight = run.isFinite ? run + delay(atEndOf: travel, profile) : .infinity
      for place in arcs(along: travel) {
        let arc = Int(arcsOfDirected[place])
        if weights[arc] < Weight.infinity.deciseconds { weights[arc] = weight.deciseconds }
      }
    }
    var graph = self
    graph.arcWeights[profile] = Column(weights)
    return graph
  }
}
