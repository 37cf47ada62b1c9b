internal import SnapshotFormat

extension SegmentIndex {
  /// Whether the grid is as it would be made again. As long as making it.
  ///
  /// - Throws: ``RoadsError/brokenInvariant(_:)``
  package func checkInvariants(_ graph: RoadGraph) throws(RoadsError) {
    let fresh = SegmentIndex(graph)
    guard nodes == fresh.nodes, tiles == fresh.tiles, cellStarts == fresh.cellStarts,
      entries == fresh.entries, longPieces == fresh.longPieces
    else {
      throw .brokenInvariant("the roads' grid is not that of the roads")
    }
  }
}
