/// Why a road graph could not be built, or a question about it not be put. Each case carries what was seen; `description` adds what was
/// expected.
public enum RoadsError: Error, Hashable, Sendable {
  /// More vertices, segments, points or arcs than 2³⁰.
  case tooLarge(what: String, count: Int)
  /// A segment that names a vertex which does not exist.
  case unknownVertex(segment: Int, vertex: UInt32)
  /// A segment that names a street name which does not exist.
  case unknownName(segment: Int, name: UInt32)
  /// A segment whose range of inner points is not a part of all points.
  case unknownPoints(segment: Int, points: Range<Int>)
  /// A segment whose length is infinite.
  case infiniteLength(segment: Int)
  /// A segment with an infinite delay at one of its ends.
  case infiniteDelay(segment: Int)
  /// More different delays, of the three profiles together, than 2¹⁶.
  case tooManyDelays(count: Int)
  /// A restriction that names a segment which does not exist.
  case unknownSegment(restriction: Int, segment: UInt32)
  /// A restriction whose segments do not meet at its vertex.
  case segmentsDoNotMeet(restriction: Int, via: UInt32)
  /// An area that is too large, or has too few or too many corners.
  case unusableArea(String)
  /// A graph, once built, that is not as graphs are; says where.
  case brokenInvariant(String)
}

extension RoadsError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooLarge(let what, let count):
      "\(count) \(what) are too many: expected at most \(RoadGraph.maximumCount)"
    case .unknownVertex(let segment, let vertex):
      "segment \(segment) ends at vertex \(vertex): expected the number of a vertex"
    case .unknownName(let segment, let name):
      "segment \(segment) has name \(name): expected the number of a name"
    case .unknownPoints(let segment, let points):
      "segment \(segment) has points \(points.lowerBound)..<\(points.upperBound): "
        + "expected a part of the network's points"
    case .infiniteLength(let segment):
      "segment \(segment) is infinitely long: expected metres"
    case .infiniteDelay(let segment):
      "segment \(segment) ends with an infinite delay: expected one that ends, or an infinite weight"
    case .tooManyDelays(let count):
      "\(count) different delays of foot, bicycle and e-bike are too many: expected at most "
        + "\(DelayTable.maximumCount)"
    case .unknownSegment(let restriction, let segment):
      "turn restriction \(restriction) names segment \(segment): expected the number of a segment"
    case .segmentsDoNotMeet(let restriction, let via):
      "turn restriction \(restriction) turns at vertex \(via): expected its first segment to end "
        + "there and its second to begin there"
    case .unusableArea(let what):
      "the area is unusable: \(what)"
    case .brokenInvariant(let what):
      "the graph is broken: \(what)"
    }
  }
}
