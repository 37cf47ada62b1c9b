internal import CLanes
internal import Geodesy
internal import SnapshotFormat

/// Finds the road segments nearest to a place: a sparse grid with the straight pieces of all segments.
///
/// ```swift
/// let index = SegmentIndex(graph)
/// if let snapped = index.snap(coordinate, for: .foot, as: .origin) { … }
/// ```
///
/// **How it works.** The earth is divided into cells of some 90 m, of which only those exist through
/// which a road leads; see `GridCell`. A cell holds all that is needed of every piece that touches it,
/// side by side. The cell of the place is looked at first, then those around it, as long as they are
/// nearer than what was found. Eight pieces are compared at a time, in single precision with an allowance
/// for rounding; that picks candidates, and double precision decides.
///
/// Distances are those of a plane that touches the earth at the place asked for; on it cells are
/// rectangles, so the comparison with a cell is exact, and within a few kilometres a distance errs by
/// less than 0.1 %. Not for places within the limit of a pole or the antimeridian: roads on its other
/// side are not seen.
///
/// Coordinates are kept in whole 10⁻⁷ degrees, as OSM has them: 1.1 cm at the most.
public struct SegmentIndex: Sendable {
  /// The number of segments of the graph: what a file says of them is compared with it.
  let segmentCount: Int
  /// By node, level by level from one root, 256 numbers each: the number of a child counted through all
  /// nodes and, after them, tiles; 0 where there is none.
  let nodes: Column<UInt32>
  /// By tile, as the nodes count them.
  let tiles: Column<Tile>
  /// Where the entries of a cell begin, cells with roads only. The last cell is no place: its pieces are
  /// near everywhere. One more than there are cells.
  let cellStarts: Column<UInt32>
  /// By cell, of n entries: 4n offsets, n marks, 2n halves of segments, 4n halves of shares; see
  /// ``CellEntries``. Numbers that mean nothing at the end, so that eight entries can always be read.
  let entries: Column<UInt16>
  /// By piece that is too long for offsets: its ends.
  let longPieces: Column<Piece>

  /// Numbers of 16 bits for an entry.
  static let entryWidth = 11
  /// Numbers behind the last entry.
  static let entryPadding = 32
  /// The mark of a long piece, beside those of segments.
  static let longMark = UInt16(LANES_LONG_PIECE)
  /// Pieces that touch more cells, from some 70 km on, are in the last one alone.
  static let maximumCellsOfPiece = 1_024

  /// A straight piece of road, in 10⁻⁷ degrees.
  struct Piece: ColumnElement, Equatable {
    var startLatitude: Int32
    var startLongitude: Int32
    var endLatitude: Int32
    var endLongitude: Int32
  }

  /// Sixty-four cells.
  struct Tile: ColumnElement, Equatable {
    /// One bit for each cell that has roads.
    var cells: UInt64
    /// The number of the first of these; the others follow.
    var firstCell: UInt32
    var zero: UInt32 = 0
  }
}

/// Where the entries of one cell lie in the column, and what belongs to what.
///
/// Offsets of start latitudes, start longitudes, end latitudes and end longitudes, then marks: the kinds
/// follow each other, so that eight of one are read at a time, and a cell with few pieces is one line of
/// the cache.
struct CellEntries {
  let first: Int
  let count: Int
  let cell: GridCell

  /// Of the start latitude.
  @inline(__always)
  func offset(_ entry: Int) -> Int { first &+ entry }
  @inline(__always)
  func mark(_ entry: Int) -> Int { first &+ 4 &* count &+ entry }
  @inline(__always)
  func segment(_ entry: Int) -> Int { first &+ 5 &* count &+ 2 &* entry }
  /// Of the start; the end's follows.
  @inline(__always)
  func share(_ entry: Int) -> Int { first &+ 7 &* count &+ 4 &* entry }
}

extension SegmentIndex {
  /// The tile in which a cell lies. O(1).
  @inline(__always)
  func tile(of cell: GridCell) -> Tile {
    guard cell.isOnGrid else { return Tile(cells: 0, firstCell: 0) }
    let nodes = nodes.span
    var node = Int(nodes[cell.child(level: 3)])
    guard node > 0 else { return Tile(cells: 0, firstCell: 0) }
    node = Int(nodes[node &<< 8 | cell.child(level: 2)])
    guard node > 0 else { return Tile(cells: 0, firstCell: 0) }
    node = Int(nodes[node &<< 8 | cell.child(level: 1)])
    guard node > 0 else { return Tile(cells: 0, firstCell: 0) }
    node = Int(nodes[node &<< 8 | cell.child(level: 0)])
    guard node > 0 else { return Tile(cells: 0, firstCell: 0) }
    return tiles.span[node &- nodes.count &>> 8]
  }

  /// The entries of a cell; `nil` where there is no road.
  @inline(__always)
  func entries(of cell: GridCell, in tile: Tile) -> CellEntries? {
    let bit = 1 as UInt64 &<< UInt64(truncatingIfNeeded: cell.placeInTile)
    guard tile.cells & bit != 0 else { return nil }
    let before = (tile.cells & (bit &- 1)).nonzeroBitCount
    return entries(ofCellNumber: Int(tile.firstCell) &+ before, cell)
  }

  @inline(__always)
  func entries(ofCellNumber number: Int, _ cell: GridCell) -> CellEntries {
    let starts = cellStarts.span
    let first = Int(starts[number])
    return CellEntries(
      first: first &* SegmentIndex.entryWidth, count: Int(starts[number &+ 1]) &- first,
      cell: cell)
  }

  /// The ends of an entry's piece.
  @inline(__always)
  func piece(_ entry: Int, of entries: CellEntries) -> Piece {
    let numbers = self.entries.span
    let at = entries.offset(entry)
    guard numbers[entries.mark(entry)] & SegmentIndex.longMark == 0 else {
      let place = Int(numbers[at]) | Int(numbers[at &+ entries.count]) &<< 16
      // A file may say anything.
      return place < longPieces.count
        ? longPieces.span[place]
        : Piece(startLatitude: 0, startLongitude: 0, endLatitude: 0, endLongitude: 0)
    }
    let south = entries.cell.south &- GridCell.verticalMargin
    let west = entries.cell.west &- GridCell.horizontalMargin
    return Piece(
      startLatitude: Int32(truncatingIfNeeded: south &+ Int(numbers[at])),
      startLongitude: Int32(truncatingIfNeeded: west &+ Int(numbers[at &+ entries.count])),
      endLatitude: Int32(truncatingIfNeeded: south &+ Int(numbers[at &+ 2 &* entries.count])),
      endLongitude: Int32(truncatingIfNeeded: west &+ Int(numbers[at &+ 3 &* entries.count])))
  }

  /// A number of 32 bits, the lower half first.
  @inline(__always)
  func word(_ place: Int) -> UInt32 {
    let numbers = entries.span
    return UInt32(numbers[place]) | UInt32(numbers[place &+ 1]) &<< 16
  }
}
