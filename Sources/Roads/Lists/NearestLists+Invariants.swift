internal import SnapshotFormat

extension NearestLists {
  /// Whether the lists are as they would be made again. As long as making them.
  ///
  /// - Parameter buckets: of the same targets.
  /// - Throws: ``RoadsError/brokenInvariant(_:)``
  package func checkInvariants(_ buckets: TargetBuckets) throws(RoadsError) {
    let fresh = NearestLists(buckets, listing: listed, depth: depth)
    guard segments == fresh.segments, words == fresh.words, ordinals == fresh.ordinals else {
      throw .brokenInvariant("the lists for \(targets.profile) are not those of the targets")
    }
  }
}
