internal import Geodesy
internal import NearestStop

/// How a part of a road stands to a coverage.
enum CoverageClass: String, CaseIterable, Sendable {
  /// A stop is reached in time.
  case covered = "yes"
  /// One that may be open: nobody knows.
  case possible = "possibly"
  /// One of the new stops proposed.
  case proposed = "by_sites"
  /// None.
  case uncovered = "no"
}

/// The roads that count, cut where their coverage changes.
struct CoverageLines: Sendable {
  /// By class: the lines.
  private(set) var lines: [CoverageClass: [[Coordinate]]] = [:]
  /// By class: how long they are together, in metres.
  private(set) var metres: [CoverageClass: Double] = [:]

  init(_ coverage: StopCoverage, _ plan: SitePlan?) {
    let graph = coverage.roads.graph
    for segment in 0..<UInt32(truncatingIfNeeded: graph.segmentCount)
    where coverage.roads.counts(segment) {
      let certain = coverage.certain.parts(ofSegment: segment)
      add(certain, as: .covered, segment, graph)
      var rest = SegmentParts.whole.subtracting(certain)
      if let possible = coverage.possible?.parts(ofSegment: segment) {
        let left = rest.subtracting(possible)
        add(rest.subtracting(left), as: .possible, segment, graph)
        rest = left
      }
      if let planned = plan?.coverage.parts(ofSegment: segment) {
        let left = rest.subtracting(planned)
        add(rest.subtracting(left), as: .proposed, segment, graph)
        rest = left
      }
      add(rest, as: .uncovered, segment, graph)
    }
  }

  private mutating func add(
    _ parts: SegmentParts, as kind: CoverageClass, _ segment: UInt32,
    _ graph: borrowing RoadGraph
  ) {
    for part in parts.parts {
      lines[kind, default: []].append(graph.line(ofSegment: segment, part))
      metres[kind, default: 0] += (part.end - part.start) * graph.metres(ofSegment: segment)
    }
  }

  /// The lines of one class.
  subscript(kind: CoverageClass) -> [[Coordinate]] { lines[kind] ?? [] }
}
