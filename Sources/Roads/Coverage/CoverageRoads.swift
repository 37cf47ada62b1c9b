public import Geodesy
internal import SnapshotFormat

/// The roads of one profile, arranged for searches that run backward from their targets; and which of them
/// count.
///
/// **What counts**: every segment that the profile may use, in whatever direction, that leads to the
/// profile's main component and is led to from there, with its length once. Not ferries, since nobody
/// stands on one and needs water, and not islands, which no other stop will ever be reached from.
///
/// Made once, in some milliseconds for a city, for as many questions as one likes. A class, though
/// nothing in it ever changes: to hand on a structure of columns counts a reference to every one.
public final class CoverageRoads: Sendable {
  /// The roads.
  public let graph: RoadGraph
  /// For whom.
  public let profile: Profile
  /// The length of the segments that count, in metres.
  public let metres: Double
  /// The length of those that the profile may use and that don't count, in metres.
  public let metresApart: Double
  /// How fast the profile gets along on what counts, in metres a second; 0 where nothing counts.
  public let averageSpeed: Double

  /// By segment.
  let exits: [SegmentExits]
  /// By segment: metres. A file may say anything: what is no length is none.
  let lengths: [Double]
  /// By segment: whether it counts.
  let isCounted: [Bool]

  /// By vertex: where the arcs into it begin that the profile may use; one more than there are vertices.
  let firstInto: [UInt32]
  let tails: [UInt32]
  let weights: [UInt32]

  /// By vertex: where the directed segments begin that count and land there when one starts on them; one
  /// more than there are vertices.
  let firstLanding: [UInt32]
  let landings: [DirectedSegment]

  /// O(n + m).
  public init(_ graph: RoadGraph, _ profile: Profile) {
    self.graph = graph
    self.profile = profile
    let segments = 0..<UInt32(truncatingIfNeeded: graph.segmentCount)
    let lengths = graph.segmentLengths.map { $0 > 0 && $0 < 1e9 ? $0 : 0 }
    self.lengths = lengths
    exits = segments.map { SegmentExits(graph, profile, $0) }
    var (metres, metresApart) = (0.0, 0.0)
    var isCounted = [Bool](repeating: false, count: segments.count)
    for segment in segments {
      let marks = graph.marks(ofSegment: segment)
      guard marks.isUsable(profile) else { continue }
      let length = lengths[Int(segment)]
      let isFerry = graph.flags(ofSegment: segment).contains(.ferry)
      if marks.leadsToMain(profile), marks.isLedToFromMain(profile), !isFerry {
        isCounted[Int(segment)] = true
        metres += length
      } else {
        metresApart += length
      }
    }
    (self.isCounted, self.metres, self.metresApart) = (isCounted, metres, metresApart)
    averageSpeed = CoverageRoads.averageSpeed(lengths, isCounted, exits)

    let vertexCount = graph.vertexCount
    (firstInto, tails, weights) = CoverageRoads.arcsByHead(graph, profile)
    var landingVertices: [UInt32] = []
    var landingSegments: [DirectedSegment] = []
    for segment in segments where isCounted[Int(segment)] {
      let exits = exits[Int(segment)]
      if exits.mayGoForward {
        landingVertices.append(exits.forwardLanding)
        landingSegments.append(DirectedSegment(segment: segment, direction: .forward))
      }
      if exits.mayGoBackward {
        landingVertices.append(exits.backwardLanding)
        landingSegments.append(DirectedSegment(segment: segment, direction: .backward))
      }
    }
    let rows = Rows(count: vertexCount, landingVertices)
    firstLanding = rows.first
    landings = rows.values.map { landingSegments[Int($0)] }
  }

  private static func arcsByHead(
    _ graph: borrowing RoadGraph, _ profile: Profile
  ) -> (first: [UInt32], tails: [UInt32], weights: [UInt32]) {
    let (heads, rows) = (graph.arcHeads.span, graph.firstArc.span)
    let column = graph.arcWeights[profile]
    let arcWeights = column.span
    let infinity = Weight.infinity.deciseconds
    var first = [UInt32](repeating: 0, count: graph.vertexCount + 1)
    for arc in arcWeights.indices where arcWeights[arc] < infinity {
      first[Int(heads[arc]) + 1] += 1
    }
    for vertex in 0..<graph.vertexCount { first[vertex + 1] += first[vertex] }
    var next = first
    let count = Int(first[graph.vertexCount])
    var tails = [UInt32](repeating: 0, count: count)
    var weights = [UInt32](repeating: 0, count: count)
    for vertex in 0..<graph.vertexCount {
      for arc in Int(rows[vertex])..<Int(rows[vertex + 1]) where arcWeights[arc] < infinity {
        let place = Int(next[Int(heads[arc])])
        next[Int(heads[arc])] += 1
        tails[place] = UInt32(truncatingIfNeeded: vertex)
        weights[place] = arcWeights[arc]
      }
    }
    return (first, tails, weights)
  }

  private static func averageSpeed(
    _ lengths: [Double], _ isCounted: [Bool], _ exits: [SegmentExits]
  ) -> Double {
    var (metres, deciseconds) = (0.0, 0.0)
    for segment in exits.indices where isCounted[segment] {
      let run = min(exits[segment].forwardRun, exits[segment].backwardRun)
      metres += lengths[segment]
      deciseconds += Double(run)
    }
    return deciseconds > 0 ? metres / deciseconds * 10 : 0
  }

  /// The vertices at which a segment begins or ends that counts, ascending; no copies of junctions.
  public var junctions: [UInt32] {
    var isEnd = [Bool](repeating: false, count: graph.vertexCount)
    for segment in isCounted.indices where isCounted[segment] {
      isEnd[Int(graph.segmentTails[segment])] = true
      isEnd[Int(graph.segmentHeads[segment])] = true
    }
    return isEnd.indices.lazy.filter { isEnd[$0] }.map { UInt32(truncatingIfNeeded: $0) }
  }

  /// Whether a segment counts.
  ///
  /// - Parameter segment: 0..<`graph.segmentCount`.
  public func counts(_ segment: UInt32) -> Bool { isCounted[Int(segment)] }

  /// The arcs into a vertex, places in `tails` and `weights`.
  @inline(__always)
  func arcs(into vertex: UInt32) -> Range<Int> {
    Int(firstInto[Int(vertex)])..<Int(firstInto[Int(vertex) + 1])
  }
}

extension RoadGraph {
  /// The line of a part of a segment: two points at least.
  ///
  /// - Parameters:
  ///   - segment: 0..<``segmentCount``.
  ///   - part: of the segment.
  public func line(ofSegment segment: UInt32, _ part: SegmentParts.Part) -> [Coordinate] {
    let line = line(ofSegment: segment)
    guard part.start > 0 || part.end < 1 else { return line }
    return SegmentLine(line).part(from: part.start, to: part.end)
  }
}
