internal import SnapshotFormat

/// The parts of a graph one by one, for who lists or exports it. No search needs any of this.
extension RoadGraph {
  /// The arcs out of a vertex.
  ///
  /// - Parameter vertex: 0..<``vertexCount``.
  public func arcs(outOf vertex: UInt32) -> Range<Int> {
    Int(firstArc[Int(vertex)])..<Int(firstArc[Int(vertex) + 1])
  }

  /// The vertex an arc leads to.
  ///
  /// - Parameter arc: 0..<``arcCount``.
  public func head(ofArc arc: Int) -> UInt32 { arcHeads[arc] }

  /// The segment that an arc follows, and which way.
  ///
  /// - Parameter arc: 0..<``arcCount``.
  public func travel(ofArc arc: Int) -> DirectedSegment { arcSegments[arc] }

  /// What an arc weighs, the delay at its end included; infinite where the profile may not go.
  ///
  /// - Parameter arc: 0..<``arcCount``.
  public func weight(ofArc arc: Int, _ profile: Profile) -> Weight {
    Weight(deciseconds: arcWeights[profile][arc])
  }

  /// The vertex where a segment begins; never a copy of a junction.
  ///
  /// - Parameter segment: 0..<``segmentCount``.
  public func tail(ofSegment segment: UInt32) -> UInt32 { segmentTails[Int(segment)] }

  /// The vertex where a segment ends; never a copy of a junction.
  ///
  /// - Parameter segment: 0..<``segmentCount``.
  public func head(ofSegment segment: UInt32) -> UInt32 { segmentHeads[Int(segment)] }

  /// The vertex at which a profile lands that starts on a segment and follows it to its end; `nil` where
  /// it may not. ``run(along:_:)`` and ``delay(atEndOf:_:)`` say what that takes.
  public func landing(along travel: DirectedSegment, _ profile: Profile) -> UInt32? {
    arrival(along: travel, profile)?.vertex
  }
}
