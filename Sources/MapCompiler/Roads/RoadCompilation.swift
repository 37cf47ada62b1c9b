public import Roads

/// A road network, where its parts come from, and what was found on the way.
public struct RoadCompilation: Sendable {
  /// Vertices by OSM node id, segments by OSM way id and along the way; connectors last.
  public var network: RoadNetwork
  /// By vertex: its OSM node. A node that does not let everybody pass has several vertices.
  public var nodeIDs: [Int64]
  /// By segment: its OSM way, ascending. Connectors, the last segments, have none: see
  /// ``wayID(ofSegment:)``.
  public var wayIDs: [Int64]
  /// The moment the map describes, in seconds since 1970-01-01T00:00:00Z, where it says so.
  public var dataTime: Int64?
  public var report: RoadReport

  /// The OSM way of a segment; `nil` for a connector.
  ///
  /// - Parameter segment: the number of a segment of the network.
  public func wayID(ofSegment segment: Int) -> Int64? {
    wayIDs.indices.contains(segment) ? wayIDs[segment] : nil
  }

  /// The segments of an OSM way, in its order; empty where it has none. O(log n).
  public func segments(ofWay id: Int64) -> Range<Int> { wayIDs.sortedRange(of: id) }
}
