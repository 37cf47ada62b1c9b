internal import Geodesy
internal import SnapshotFormat

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
        drafts.append(
          PieceDraft(
            piece: Piece(from: line.points[end - 1], to: line.points[end]), segment: segment,
            marks: graph.marks(ofSegment: segment).bits,
            start: Float(line.fractions[end - 1]), end: Float(line.fractions[end])))
      }
    }
    // What is at home nowhere comes last.
    var touched: [(key: UInt64, draft: Int)] = []
    for (number, draft) in drafts.enumerated() {
      let cells = draft.piece.cells(atMost: SegmentIndex.maximumCellsOfPiece)
      touched += cells?.map { ($0.key, number) } ?? [(.max, number)]
    }
    touched.sort { $0 < $1 }

    var entries: [UInt16] = []
    entries.reserveCapacity(
      touched.count * SegmentIndex.entryWidth + SegmentIndex.entryPadding)
    var starts: [UInt32] = []
    var keys: [UInt64] = []
    var longPieces: [Piece] = []
    var place = 0
    while place < touched.count {
      let key = touched[place].key
      let first = place
      while place < touched.count, touched[place].key == key { place += 1 }
      if key != .max {
        keys.append(key)
        starts.append(UInt32(first))
      }
      let corner = key == .max ? nil : GridCell(key: key)
      SegmentIndex.append(
        touched[first..<place].map(\.draft), around: corner, to: &entries, &drafts, &longPieces)
    }
    // The last cell, which may be empty, and its end.
    starts.append(UInt32(touched.count { $0.key != .max }))
    starts.append(UInt32(touched.count))
    entries += [UInt16](repeating: 0, count: SegmentIndex.entryPadding)

    segmentCount = graph.segmentCount
    cellStarts = Column(starts)
    self.entries = Column(entries)
    self.longPieces = Column(longPieces)
    (nodes, tiles) = SegmentIndex.directory(keys)
  }

  /// Adds the entries of a cell.
  private static func append(
    _ numbers: [Int], around cell: GridCell?, to entries: inout [UInt16],
    _ drafts: inout [PieceDraft], _ longPieces: inout [Piece]
  ) {
    var offsets: [[UInt16]] = []
    var marks: [UInt16] = []
    for number in numbers {
      let draft = drafts[number]
      if let own = cell.flatMap({ draft.piece.offsets(around: $0) }) {
        offsets.append(own)
        marks.append(draft.marks)
      } else {
        // The same in every cell it touches.
        let place = draft.longPlace ?? UInt32(longPieces.count)
        if draft.longPlace == nil { longPieces.append(draft.piece) }
        drafts[number].longPlace = place
        offsets.append(
          [UInt16(truncatingIfNeeded: place), UInt16(truncatingIfNeeded: place >> 16), 0, 0])
        marks.append(draft.marks | SegmentIndex.longMark)
      }
    }
    for kind in 0..<4 { for own in offsets { entries.append(own[kind]) } }
    entries += marks
    func append(_ word: UInt32) {
      entries.append(UInt16(truncatingIfNeeded: word))
      entries.append(UInt16(truncatingIfNeeded: word >> 16))
    }
    for number in numbers { append(drafts[number].segment) }
    for number in numbers {
      append(drafts[number].start.bitPattern)
      append(drafts[number].end.bitPattern)
    }
  }

  /// The nodes and tiles that lead to cells.
  ///
  /// - Parameter keys: of the cells, ascending.
  private static func directory(_ keys: [UInt64]) -> (Column<UInt32>, Column<Tile>) {
    var tiles: [Tile] = []
    var tileKeys: [UInt64] = []
    for (number, key) in keys.enumerated() {
      let tile = key >> UInt64(2 * GridCell.tileBits)
      if tileKeys.last != tile {
        tileKeys.append(tile)
        tiles.append(Tile(cells: 0, firstCell: UInt32(number)))
      }
      tiles[tiles.count - 1].cells |= 1 << (key & 63)
    }
    // From the tiles up: the children of each level, and the nodes they belong to.
    var levels: [[UInt64]] = [tileKeys]
    for _ in 0..<GridCell.levelCount {
      var parents: [UInt64] = []
      for key in levels[0] where parents.last != key >> UInt64(2 * GridCell.levelBits) {
        parents.append(key >> UInt64(2 * GridCell.levelBits))
      }
      levels.insert(parents, at: 0)
    }
    if levels[0].isEmpty { levels[0] = [0] }
    let nodeCount = levels.dropLast().reduce(0) { $0 + $1.count }
    var nodes = [UInt32](repeating: 0, count: nodeCount * GridCell.childCount)
    var firstNode = 0
    var child = 1
    for (parents, children) in zip(levels, levels.dropFirst()) {
      var parent = 0
      for key in children {
        while parents[parent] != key >> UInt64(2 * GridCell.levelBits) { parent += 1 }
        let place = Int(key) % GridCell.childCount
        nodes[(firstNode + parent) * GridCell.childCount + place] = UInt32(child)
        child += 1
      }
      firstNode += parents.count
    }
    return (Column(nodes), Column(tiles))
  }
}

/// A piece before it has its places.
private struct PieceDraft {
  var piece: SegmentIndex.Piece
  var segment: UInt32
  var marks: UInt16
  var start: Float
  var end: Float
  /// Among the long pieces, once it is there.
  var longPlace: UInt32?
}

extension GridCell {
  /// The cell of a key.
  fileprivate init(key: UInt64) {
    row = Int(key >> 3 & 7)
    column = Int(key & 7)
    for level in 0..<GridCell.levelCount {
      let child = Int(key >> UInt64(2 * GridCell.tileBits + 2 * level * GridCell.levelBits))
      let bits = GridCell.tileBits + level * GridCell.levelBits
      row |= (child >> GridCell.levelBits & (GridCell.childrenBySide - 1)) << bits
      column |= (child & (GridCell.childrenBySide - 1)) << bits
    }
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

  /// Both ends from the corner of the window around a cell; `nil` when one lies outside.
  fileprivate func offsets(around cell: GridCell) -> [UInt16]? {
    let (south, west) = (
      cell.south - GridCell.verticalMargin, cell.west - GridCell.horizontalMargin
    )
    let offsets = [
      Int(startLatitude) - south, Int(startLongitude) - west, Int(endLatitude) - south,
      Int(endLongitude) - west,
    ].compactMap { UInt16(exactly: $0) }
    return offsets.count == 4 ? offsets : nil
  }

  /// The cells it touches, edges included, and perhaps one beside them; `nil` when there are more than
  /// some.
  func cells(atMost count: Int) -> [GridCell]? {
    let (height, width) = (Double(GridCell.height), Double(GridCell.width))
    let start = (
      y: Double(Int(startLatitude) - GridCell.southPole),
      x: Double(Int(startLongitude) - GridCell.antimeridian)
    )
    let end = (
      y: Double(Int(endLatitude) - GridCell.southPole),
      x: Double(Int(endLongitude) - GridCell.antimeridian)
    )
    let (low, high) = start.y <= end.y ? (start, end) : (end, start)
    let rows = Int(low.y / height)...Int(high.y / height)
    guard rows.count <= count else { return nil }
    var cells: [GridCell] = []
    for row in rows {
      // Where the piece is within the row, a unit wider than it is.
      let (south, north) = (Double(row) * height, Double(row + 1) * height)
      func x(at y: Double) -> Double {
        high.y > low.y ? low.x + (high.x - low.x) * ((y - low.y) / (high.y - low.y)) : low.x
      }
      var (from, to) = (x(at: max(low.y, south)), x(at: min(high.y, north)))
      if high.y == low.y { (from, to) = (low.x, high.x) }
      let first = Int(max(min(from, to) - 1, min(low.x, high.x)) / width)
      let last = Int(min(max(from, to) + 1, max(low.x, high.x)) / width)
      guard cells.count + last - first < count else { return nil }
      for column in first...max(first, last) { cells.append(GridCell(row: row, column: column)) }
    }
    return cells
  }
}
