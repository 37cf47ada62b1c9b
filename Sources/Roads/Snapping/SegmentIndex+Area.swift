internal import SnapshotFormat

extension SegmentIndex {
  /// The segments of which any point lies in an area, ascending. Segments whose whole line is one point are
  /// in no index, and not among them.
  ///
  /// Exact: cells only pick the pieces that are looked at.
  public func segments(touching area: RoadArea) -> [UInt32] {
    let box = area.box
    let first = GridCell(latitude: box.south, longitude: box.west)
    let last = GridCell(latitude: box.north, longitude: box.east)
    var found: Set<UInt32> = []
    look(
      ofCellNumber: cellStarts.count - 2, GridCell(row: 0, column: 0), area, into: &found)
    // From tile to tile, most of which don't exist.
    let side = 1 << GridCell.tileBits
    for tileRow in stride(from: first.row / side * side, through: last.row, by: side) {
      for tileColumn in stride(from: first.column / side * side, through: last.column, by: side) {
        let tile = tile(of: GridCell(row: tileRow, column: tileColumn))
        guard tile.cells != 0 else { continue }
        for row in max(tileRow, first.row)...min(tileRow + side - 1, last.row) {
          for column in max(tileColumn, first.column)...min(tileColumn + side - 1, last.column) {
            let cell = GridCell(row: row, column: column)
            if let entries = entries(of: cell, in: tile) { look(entries, area, into: &found) }
          }
        }
      }
    }
    return found.sorted()
  }

  private func look(
    ofCellNumber number: Int, _ cell: GridCell, _ area: RoadArea, into found: inout Set<UInt32>
  ) {
    look(entries(ofCellNumber: number, cell), area, into: &found)
  }

  private func look(_ entries: CellEntries, _ area: RoadArea, into found: inout Set<UInt32>) {
    for entry in 0..<entries.count {
      let segment = word(entries.segment(entry))
      // A file may say anything.
      guard Int(segment) < segmentCount, !found.contains(segment),
        area.touches(piece(entry, of: entries))
      else { continue }
      found.insert(segment)
    }
  }
}
