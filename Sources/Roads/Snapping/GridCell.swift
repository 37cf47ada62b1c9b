/// A cell of the grid by which roads are found: 8,192 units of 10⁻⁷ degrees each way, 91 m from south to
/// north and, where most people live, 45 to 85 m from west to east.
///
/// Eight times eight cells are a tile. Tiles are found from the root of a tree of four levels, each of
/// which looks at four bits of the tile's row and of its column, so the whole earth takes as much memory
/// as has roads, and a tile is four steps away wherever it is. Rows count from the south pole, columns
/// from the antimeridian.
struct GridCell: Equatable {
  /// Bits of a latitude within a cell.
  static let heightBits = 13
  /// Bits of a longitude within a cell.
  static let widthBits = 13
  /// Units from south to north.
  static let height = 1 << heightBits
  /// Units from west to east.
  static let width = 1 << widthBits
  /// Bits of a row within a tile.
  static let tileBits = 3
  /// Levels of nodes above the tiles.
  static let levelCount = 4
  /// Bits of a tile's row that one level looks at.
  static let levelBits = 4
  /// Children of a node: as many rows, as many columns.
  static let childrenBySide = 1 << levelBits
  /// Children of a node.
  static let childCount = 1 << (2 * levelBits)
  /// A number beyond all rows and columns.
  static let end = 1 << (tileBits + levelBits * levelCount)
  /// Offsets of 16 bits reach as far beyond the cell to the south and north, 319 m.
  static let verticalMargin = (65_536 - height) / 2
  /// And as far to the west and east.
  static let horizontalMargin = (65_536 - width) / 2

  /// Units from the south pole to row 0, from the antimeridian to column 0.
  static let southPole = -900_000_000
  static let antimeridian = -1_800_000_000

  var row: Int
  var column: Int

  /// The cell of a place in whole units.
  @inline(__always)
  init(latitude: Int, longitude: Int) {
    row = (latitude &- GridCell.southPole) &>> GridCell.heightBits
    column = (longitude &- GridCell.antimeridian) &>> GridCell.widthBits
  }

  @inline(__always)
  init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Its south-western corner, in units.
  @inline(__always)
  var south: Int { row &<< GridCell.heightBits &+ GridCell.southPole }
  @inline(__always)
  var west: Int { column &<< GridCell.widthBits &+ GridCell.antimeridian }

  /// So many cells to the north and east.
  @inline(__always)
  func moved(rows: Int = 0, columns: Int = 0) -> GridCell {
    GridCell(row: row &+ rows, column: column &+ columns)
  }

  /// Whether it is on the grid at all; a few beyond its edges are, and have no roads.
  @inline(__always)
  var isOnGrid: Bool { row | column >= 0 && row | column < GridCell.end }

  /// Its place in the tile, 0..<64.
  @inline(__always)
  var placeInTile: Int { (row & 7) &<< 3 | column & 7 }

  /// Whether two cells are of one tile.
  @inline(__always)
  func isInTile(of other: GridCell) -> Bool {
    ((row ^ other.row) | (column ^ other.column)) &>> GridCell.tileBits == 0
  }

  /// The place of the child in a node that leads to the cell.
  ///
  /// - Parameter level: of the node; 3 for the root, 0 for those above tiles.
  @inline(__always)
  func child(level: Int) -> Int {
    let bits = GridCell.tileBits &+ level &* GridCell.levelBits
    let mask = GridCell.childrenBySide &- 1
    return (row &>> bits & mask) &<< GridCell.levelBits | column &>> bits & mask
  }

  /// Sorts cells as they are stored: by the children that lead to them, then by place.
  var key: UInt64 {
    var key = 0
    for level in (0..<GridCell.levelCount).reversed() {
      key = key << (2 * GridCell.levelBits) | child(level: level)
    }
    return UInt64(key << (2 * GridCell.tileBits) | placeInTile)
  }
}
