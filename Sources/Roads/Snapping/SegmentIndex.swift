internal import Geodesy
internal import SnapshotFormat

/// Finds the road segments nearest to a place: a static, packed tree of boxes over the straight pieces
/// of all segments.
///
/// ```swift
/// let index = SegmentIndex(graph)
/// if let snapped = index.snap(coordinate, for: .foot, as: .origin) { … }
/// ```
///
/// **How it works.** Pieces are sorted along a Hilbert curve and packed, eight to a leaf, leaves eight
/// to a node; a node knows its box and what the segments below it are good for. Source: I. Kamel,
/// C. Faloutsos, "On packing R-trees" (1993). A grid would be a little faster in one city, but its size
/// grows with the area, not with the roads.
///
/// Distances are those of a plane that touches the earth at the place asked for; on it the boxes of
/// degrees are rectangles, so the comparison with a box is exact, and within a few kilometres a
/// distance errs by less than 0.1 %. Not for places within the limit of a pole or the antimeridian:
/// roads on its other side are not seen.
///
/// Coordinates are kept in whole 10⁻⁷ degrees, as OSM has them: 1.1 cm at the most.
public struct SegmentIndex: Sendable {
  /// Children of a node, pieces of a leaf.
  static let width = 8

  // By piece, in Hilbert order.

  let pieces: Column<Piece>
  /// Where on its segment a piece begins and ends.
  let shares: Column<Share>
  let segments: Column<UInt32>
  let pieceMarks: Column<SegmentMarks>

  // By node: leaves first, then level by level up to one root.

  let boxes: Column<Box>
  /// What the segments below are good for: all their marks together.
  let boxMarks: Column<SegmentMarks>
  /// Where the nodes of a level begin, leaves at 0; one more than there are levels.
  let levelStarts: [Int]

  /// A straight piece of road, in 10⁻⁷ degrees.
  struct Piece: ColumnElement {
    var startLatitude: Int32
    var startLongitude: Int32
    var endLatitude: Int32
    var endLongitude: Int32
  }

  /// Where on its segment a piece begins and ends, 0…1.
  struct Share: ColumnElement {
    var start: Float
    var end: Float
  }

  /// In 10⁻⁷ degrees, edges included.
  struct Box: ColumnElement {
    var south: Int32 = .max
    var west: Int32 = .max
    var north: Int32 = .min
    var east: Int32 = .min

    mutating func enclose(_ other: Box) {
      south = min(south, other.south)
      west = min(west, other.west)
      north = max(north, other.north)
      east = max(east, other.east)
    }
  }
}

extension SegmentIndex {
  /// Indexes all segments of a graph that some profile can use. O(p log p) for p pieces.
  ///
  /// A segment whose whole line is one point, as at a barrier, is left out: nothing lies on it that
  /// does not lie at the end of another one.
  public init(_ graph: RoadGraph) {
    var drafts: [(key: UInt64, segment: UInt32, number: Int)] = []
    var pieces: [Piece] = []
    var shares: [Share] = []
    for segment in 0..<UInt32(graph.segmentCount) where graph.marks(ofSegment: segment).bits != 0 {
      let line = SegmentLine(graph.line(ofSegment: segment))
      guard line.points.contains(where: { $0 != line.points[0] }) else { continue }
      for end in 1..<line.points.count {
        let piece = Piece(from: line.points[end - 1], to: line.points[end])
        drafts.append((piece.hilbertPosition, segment, pieces.count))
        pieces.append(piece)
        shares.append(
          Share(start: Float(line.fractions[end - 1]), end: Float(line.fractions[end])))
      }
    }
    drafts.sort { ($0.key, $0.number) < ($1.key, $1.number) }
    self.pieces = Column(drafts.map { pieces[$0.number] })
    self.shares = Column(drafts.map { shares[$0.number] })
    segments = Column(drafts.map(\.segment))
    let marks = drafts.map { graph.marks(ofSegment: $0.segment) }
    pieceMarks = Column(marks)

    var level = zip(drafts, marks).map { (pieces[$0.number].box, $1) }
    var boxes: [Box] = []
    var boxMarks: [SegmentMarks] = []
    let levelStarts = SegmentIndex.levelStarts(pieceCount: drafts.count)
    for _ in levelStarts.dropLast() {
      level = stride(from: 0, to: level.count, by: SegmentIndex.width).map { first in
        var box = Box()
        var marks: UInt16 = 0
        for child in level[first..<min(first + SegmentIndex.width, level.count)] {
          box.enclose(child.0)
          marks |= child.1.bits
        }
        return (box, SegmentMarks(bits: marks))
      }
      boxes.append(contentsOf: level.map(\.0))
      boxMarks.append(contentsOf: level.map(\.1))
    }
    self.boxes = Column(boxes)
    self.boxMarks = Column(boxMarks)
    self.levelStarts = levelStarts
  }

  /// Where the levels of nodes over so many pieces begin: each node has eight children, the last of a
  /// level perhaps fewer, and there is one root.
  static func levelStarts(pieceCount: Int) -> [Int] {
    var starts = [0]
    var count = pieceCount
    while count > 0, starts.count == 1 || count > 1 {
      count = (count + width - 1) / width
      starts.append(starts[starts.count - 1] + count)
    }
    return starts
  }
}

extension SegmentIndex.Piece {
  init(from start: Coordinate, to end: Coordinate) {
    // At most 1.8 × 10⁹: within the range of the integers.
    startLatitude = Int32((start.latitude * 1e7).rounded())
    startLongitude = Int32((start.longitude * 1e7).rounded())
    endLatitude = Int32((end.latitude * 1e7).rounded())
    endLongitude = Int32((end.longitude * 1e7).rounded())
  }

  var box: SegmentIndex.Box {
    SegmentIndex.Box(
      south: min(startLatitude, endLatitude), west: min(startLongitude, endLongitude),
      north: max(startLatitude, endLatitude), east: max(startLongitude, endLongitude))
  }

  /// Of its middle.
  var hilbertPosition: UInt64 {
    HilbertCurve.position(
      x: UInt64(Int64(startLongitude) + Int64(endLongitude) + 3_600_000_000) / 2,
      y: UInt64(Int64(startLatitude) + Int64(endLatitude) + 1_800_000_000) / 2)
  }
}
