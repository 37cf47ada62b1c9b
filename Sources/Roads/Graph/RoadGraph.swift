public import Geodesy
internal import SnapshotFormat

/// A directed graph of roads, one for all profiles: built once, never changed, asked by any number of
/// threads.
///
/// **Shape.** Vertices stand in Hilbert order. The arcs out of vertex v are
/// `firstArc[v]..<firstArc[v + 1]`. An arc a profile may not use is there all the same, with an
/// infinite weight, so that one order of the vertices serves every profile. Segments keep the order of
/// ``RoadNetwork/segments``; geometry, names and lengths belong to them.
///
/// **Turn restrictions** are part of the shape: where one applies to whoever arrives along a segment,
/// the riders concerned arrive at a copy of the junction, which has only the arcs they may take. So
/// every search may ignore turns. A path is one of arcs; ``junction(of:)`` tells which vertices are
/// copies of one place.
///
/// **Ends-only segments** are part of it too. Where they meet open roads a junction has three vertices:
/// the base for whoever is on open roads, a copy for leaving on ends-only segments from the origin on,
/// and one for arriving on them up to the destination. No arc leads from arriving to open roads. An
/// inner junction, where all a profile may use is ends-only, has the base for leaving and one copy for
/// arriving. So a search from the base of a junction begins on open roads where there are any.
///
/// **Coordinates** are kept in whole 10⁻⁷ degrees, as OSM has them: 1.1 cm at the most.
///
/// **Delays** are part of an arc's weight: run + delay. A point on a segment cuts the run alone.
public struct RoadGraph: Sendable {
  /// The most vertices, segments, points or arcs a graph can hold.
  public static let maximumCount = 1 << 30

  // By vertex.

  /// Where the arcs out of a vertex begin; one more than there are vertices.
  let firstArc: Column<UInt32>
  let coordinates: Column<GridCoordinate>
  /// The vertex's number in ``RoadNetwork/vertices``.
  let junctions: Column<UInt32>
  let vertexMarks: Column<ReachMarks>

  // By arc: within a vertex by head, then by segment. Its tail is the vertex in whose row it stands.

  let arcHeads: Column<UInt32>
  let arcSegments: Column<DirectedSegment>
  /// Deciseconds; ``Weight/infinity`` where the profile may not go.
  var arcWeights: PerProfile<Column<UInt32>>

  // By directed segment: its arcs, more than one where a junction has copies. First those that do not
  // land at an arriving copy, each part ascending: the first that a profile may use is the one by
  // which it departs when it starts on the segment.

  let firstArcOfDirected: Column<UInt32>
  let arcsOfDirected: Column<UInt32>
  /// Which of the different delays there is at the end: a place in `delays`.
  let delayRows: Column<UInt16>

  // By different delay.

  /// Deciseconds, part of the arcs' weights.
  let delays: PerProfile<Column<UInt32>>

  // By segment.

  /// The tail's vertex, never a copy.
  let segmentTails: Column<UInt32>
  /// The head's vertex, never a copy.
  let segmentHeads: Column<UInt32>
  /// Metres.
  let segmentLengths: Column<Double>
  /// Places in `names`; ``noName`` for none.
  let segmentNames: Column<UInt32>
  let segmentFlags: Column<SegmentFlags>
  let segmentMarks: Column<SegmentMarks>
  /// Where the inner points of a segment begin; one more than there are segments.
  let firstPoint: Column<UInt32>
  let points: Column<GridCoordinate>
  let names: StreetNames

  static let noName = UInt32.max
}

extension RoadGraph {
  /// The number of vertices, copies of junctions included.
  public var vertexCount: Int { coordinates.count }
  /// The number of arcs.
  public var arcCount: Int { arcHeads.count }
  /// The number of segments.
  public var segmentCount: Int { segmentTails.count }

  /// Where a vertex lies.
  ///
  /// - Parameter vertex: 0..<``vertexCount``.
  public func coordinate(of vertex: UInt32) -> Coordinate {
    coordinates[Int(vertex)].coordinate
  }

  /// Which of ``RoadNetwork/vertices`` this is: the same for all copies of a junction.
  ///
  /// - Parameter vertex: 0..<``vertexCount``.
  public func junction(of vertex: UInt32) -> UInt32 { junctions[Int(vertex)] }

  /// Whether the profile can get from a vertex to its main component, the largest set of vertices on
  /// open roads that all reach each other.
  ///
  /// Of this vertex alone: from a copy for arriving one never can. A place on a segment is better asked
  /// for with ``marks(ofSegment:)``.
  public func reachesMain(_ vertex: UInt32, _ profile: Profile) -> Bool {
    vertexMarks[Int(vertex)].reachesMain(profile)
  }

  /// Whether the profile can get to a vertex from its main component.
  ///
  /// Of this vertex alone: where all roads are ends-only, the base is for leaving, and only the copy
  /// for arriving can be reached.
  public func isReachedFromMain(_ vertex: UInt32, _ profile: Profile) -> Bool {
    vertexMarks[Int(vertex)].isReachedFromMain(profile)
  }

  /// Where a segment may be used, and whether it hangs together with the main component.
  ///
  /// - Parameter segment: 0..<``segmentCount``.
  public func marks(ofSegment segment: UInt32) -> SegmentMarks { segmentMarks[Int(segment)] }

  /// The length of a segment.
  ///
  /// - Parameter segment: 0..<``segmentCount``.
  public func metres(ofSegment segment: UInt32) -> Double { segmentLengths[Int(segment)] }

  /// The name of a segment's street; `nil` when it has none.
  ///
  /// - Parameter segment: 0..<``segmentCount``.
  public func name(ofSegment segment: UInt32) -> StreetName? {
    let name = segmentNames[Int(segment)]
    return name == RoadGraph.noName ? nil : names[Int(name)]
  }

  /// What is known of a segment.
  ///
  /// - Parameter segment: 0..<``segmentCount``.
  public func flags(ofSegment segment: UInt32) -> SegmentFlags { segmentFlags[Int(segment)] }
}

extension RoadGraph {
  /// The vertex an arc leads out of: the last whose row does not begin behind it. O(log n).
  func tail(ofArc arc: Int) -> UInt32 {
    let starts = firstArc.span
    var range = 0..<(starts.count - 1)
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      range = Int(starts[middle]) <= arc ? middle..<range.upperBound : range.lowerBound..<middle
    }
    return UInt32(truncatingIfNeeded: range.lowerBound)
  }

  /// The same of an arc along a segment: at once where it leads out of the segment's own end, and not of a
  /// copy.
  @inline(__always)
  func tail(ofArc arc: Int, along travel: DirectedSegment) -> UInt32 {
    let segment = Int(travel.segment)
    let end = travel.direction == .forward ? segmentTails[segment] : segmentHeads[segment]
    let (first, last) = (firstArc[Int(end)], firstArc[Int(end) + 1])
    return Int(first) <= arc && arc < Int(last) ? end : tail(ofArc: arc)
  }

  /// The arcs along a segment in one direction.
  @inline(__always)
  func arcs(along travel: DirectedSegment) -> Range<Int> {
    Int(
      firstArcOfDirected[Int(travel.rawValue)])..<Int(firstArcOfDirected[Int(travel.rawValue) + 1])
  }

  /// Where a profile lands that starts on a segment and follows it to its end, and what the whole
  /// segment and its delay weigh; `nil` where it may not.
  func arrival(along travel: DirectedSegment, _ profile: Profile) -> (
    vertex: UInt32, weight: Weight
  )? {
    for place in arcs(along: travel) {
      let arc = Int(arcsOfDirected[place])
      let weight = Weight(deciseconds: arcWeights[profile][arc])
      // Arcs of one segment may differ in their heads, not in their weights: see `arcsOfDirected`.
      if weight.isFinite { return (arcHeads[arc], weight) }
    }
    return nil
  }

  /// What a profile needs for a whole segment and the delay at its end; infinite where it may not go.
  public func weight(along travel: DirectedSegment, _ profile: Profile) -> Weight {
    arrival(along: travel, profile)?.weight ?? .infinity
  }

  /// What a profile needs for a whole segment without the delay at its end; infinite where it may not
  /// go.
  public func run(along travel: DirectedSegment, _ profile: Profile) -> Weight {
    guard let (_, weight) = arrival(along: travel, profile) else { return .infinity }
    return weight - delay(atEndOf: travel, profile)
  }

  /// What a profile waits at the end of a segment when it follows it that far; zero where it may not
  /// go.
  public func delay(atEndOf travel: DirectedSegment, _ profile: Profile) -> Weight {
    Weight(deciseconds: delays[profile][Int(delayRows[Int(travel.rawValue)])])
  }

  /// The whole line of a segment, tail and head included, in the direction of the segment.
  ///
  /// - Parameter segment: 0..<``segmentCount``.
  public func line(ofSegment segment: UInt32) -> [Coordinate] {
    let segment = Int(segment)
    let inner = Int(firstPoint[segment])..<Int(firstPoint[segment + 1])
    var line: [Coordinate] = []
    line.reserveCapacity(inner.count + 2)
    line.append(coordinate(of: segmentTails[segment]))
    for point in inner { line.append(points[point].coordinate) }
    line.append(coordinate(of: segmentHeads[segment]))
    return line
  }
}

extension RoadGraph {
  /// Where a point on a segment lies.
  ///
  /// - Parameter position: on a segment of the graph.
  public func coordinate(of position: SegmentPosition) -> Coordinate {
    SegmentLine(line(ofSegment: position.segment)).point(at: position.fraction)
  }
}
