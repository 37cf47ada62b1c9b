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
/// to a node; a node knows the boxes of its eight children and what the segments in them are good for.
/// Source: I. Kamel, C. Faloutsos, "On packing R-trees" (1993). Eight boxes or pieces are compared at a
/// time, in single precision with an allowance for rounding; that picks candidates, and double precision
/// decides.
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

  // By leaf: eight pieces in Hilbert order, the last leaf filled up with unmarked ones.

  /// 32 numbers for each leaf: start latitudes, start longitudes, end latitudes, end longitudes.
  let pieces: Column<Int32>
  /// By piece: where on its segment it begins and ends.
  let shares: Column<Share>
  /// By piece.
  let segments: Column<UInt32>
  /// By piece; nothing for one that fills up.
  let pieceMarks: Column<SegmentMarks>

  // By node: eight boxes, around leaves first, then level by level up to one root.

  /// 32 numbers for each node: souths, wests, norths, easts.
  let boxes: Column<Int32>
  /// By box: what the segments in it are good for, all their marks together.
  let boxMarks: Column<SegmentMarks>
  /// Where the nodes of a level begin; one more than there are levels of nodes.
  let levelStarts: [Int]

  /// A straight piece of road, in 10⁻⁷ degrees.
  struct Piece {
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
  struct Box {
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
    var drafts: [PieceDraft] = []
    for segment in 0..<UInt32(graph.segmentCount) where graph.marks(ofSegment: segment).bits != 0 {
      let line = SegmentLine(graph.line(ofSegment: segment))
      guard line.points.contains(where: { $0 != line.points[0] }) else { continue }
      for end in 1..<line.points.count {
        let piece = Piece(from: line.points[end - 1], to: line.points[end])
        drafts.append(
          PieceDraft(
            key: piece.hilbertPosition, number: drafts.count, piece: piece,
            share: Share(
              start: Float(line.fractions[end - 1]), end: Float(line.fractions[end])),
            segment: segment))
      }
    }
    drafts.sort { ($0.key, $0.number) < ($1.key, $1.number) }
    let filler = drafts.isEmpty ? 0 : (SegmentIndex.width - drafts.count % 8) % 8
    let marks =
      drafts.map { graph.marks(ofSegment: $0.segment) }
      + [SegmentMarks](repeating: SegmentMarks(), count: filler)
    // What fills up lies where the last piece lies, unmarked.
    if let last = drafts.last { drafts += [PieceDraft](repeating: last, count: filler) }
    shares = Column(drafts.map(\.share))
    segments = Column(drafts.map(\.segment))
    pieceMarks = Column(marks)
    pieces = Column(
      SegmentIndex.transposed(
        drafts.map {
          [
            $0.piece.startLatitude, $0.piece.startLongitude, $0.piece.endLatitude,
            $0.piece.endLongitude,
          ]
        }))

    var level = zip(drafts, marks).map { ($0.piece.box, $1) }
    var boxes: [Int32] = []
    var boxMarks: [SegmentMarks] = []
    let levelStarts = SegmentIndex.levelStarts(leafCount: drafts.count / SegmentIndex.width)
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
      let missing = (SegmentIndex.width - level.count % SegmentIndex.width) % SegmentIndex.width
      level += Array(repeating: (level[level.count - 1].0, SegmentMarks()), count: missing)
      boxes += SegmentIndex.transposed(
        level.map { [$0.0.south, $0.0.west, $0.0.north, $0.0.east] })
      boxMarks += level.map(\.1)
    }
    self.boxes = Column(boxes)
    self.boxMarks = Column(boxMarks)
    self.levelStarts = levelStarts
  }

  /// Four numbers of each of eight things, and so on → eight numbers of each of four kinds, and so on.
  private static func transposed(_ things: [[Int32]]) -> [Int32] {
    stride(from: 0, to: things.count, by: width).flatMap { first in
      (0..<4).flatMap { kind in (first..<(first + width)).map { things[$0][kind] } }
    }
  }

  /// Where the levels of nodes above so many leaves begin: one node for every eight of the level below,
  /// up to one root. None above a single leaf.
  static func levelStarts(leafCount: Int) -> [Int] {
    var starts = [0]
    var count = leafCount
    while count > 1 {
      count = (count + width - 1) / width
      starts.append(starts[starts.count - 1] + count)
    }
    return starts
  }

  /// A piece of a leaf.
  ///
  /// - Parameter place: its place among all pieces.
  func piece(_ place: Int) -> Piece {
    let first = place / SegmentIndex.width * 32 + place % SegmentIndex.width
    return Piece(
      startLatitude: pieces[first], startLongitude: pieces[first + 8],
      endLatitude: pieces[first + 16], endLongitude: pieces[first + 24])
  }
}

/// A piece before it has its place.
private struct PieceDraft {
  var key: UInt64
  var number: Int
  var piece: SegmentIndex.Piece
  var share: SegmentIndex.Share
  var segment: UInt32
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
