public import SnapshotFormat

extension SegmentIndex {
  private static let nodeSection: SectionID = "ri.node"
  private static let tileSection: SectionID = "ri.tile"
  private static let cellSection: SectionID = "ri.cell"
  private static let entrySection: SectionID = "ri.entry"
  private static let longSection: SectionID = "ri.long"

  /// Adds the index to a snapshot.
  public func write(to writer: inout SnapshotWriter) {
    writer.add(Self.nodeSection, nodes)
    writer.add(Self.tileSection, tiles)
    writer.add(Self.cellSection, cellStarts)
    writer.add(Self.entrySection, entries)
    writer.add(Self.longSection, longPieces)
  }

  /// The index of a snapshot, in its mapped memory. O(cells), a comparison for each.
  ///
  /// - Parameter graph: of the same snapshot.
  public init(_ snapshot: Snapshot, _ graph: RoadGraph) throws(SnapshotError) {
    segmentCount = graph.segmentCount
    nodes = try snapshot.column(Self.nodeSection)
    tiles = try snapshot.column(Self.tileSection)
    cellStarts = try snapshot.column(Self.cellSection)
    entries = try snapshot.column(Self.entrySection)
    longPieces = try snapshot.column(Self.longSection)
    let numberCount = entries.count - SegmentIndex.entryPadding
    guard numberCount >= 0, numberCount.isMultiple(of: SegmentIndex.entryWidth),
      numberCount / SegmentIndex.entryWidth <= RoadGraph.maximumCount
    else {
      throw .contradiction("\(numberCount) numbers of pieces, expected a multiple of 11")
    }
    try ColumnCheck.areRows(
      cellStarts, of: numberCount / SegmentIndex.entryWidth, "pieces in cells")
    // A start, and the end of the last cell, are always there.
    guard cellStarts.count >= 2 else { throw .contradiction("no cells of roads") }
    try checkNodes()
    try checkTiles()
    // An entry's segment and its long piece are compared with their bounds when they are used, once in
    // a query. Everything else is a position, which may be anywhere: a wrong one gives a wrong distance.
  }

  /// Children are numbered in the order they stand in. So nodes and tiles are a tree, of which every
  /// search comes to an end, and each number is that of a node or tile.
  private func checkNodes() throws(SnapshotError) {
    let size = GridCell.childCount
    guard nodes.count >= size, nodes.count.isMultiple(of: size),
      nodes.count / size <= RoadGraph.maximumCount
    else { throw .contradiction("\(nodes.count) children of nodes of the roads' grid") }
    let numbers = nodes.span
    var counted: UInt32 = 0
    var collected: UInt32 = 0
    /// Goes on to the last child of some nodes.
    func childCount(upTo range: Range<Int>) -> Int {
      for place in (range.lowerBound * size)..<(range.upperBound * size) {
        let number = numbers[place]
        counted &+= number == 0 ? 0 : 1
        collected |= number == 0 ? 0 : number ^ counted
      }
      return Int(counted)
    }
    let nodeCount = nodes.count / size
    var level = 0..<1
    var children = 0
    for _ in 0..<GridCell.levelCount {
      guard level.upperBound <= nodeCount else {
        throw .contradiction("the roads' grid has \(nodeCount) nodes, too few for its levels")
      }
      children = childCount(upTo: level)
      level = level.upperBound..<(children + 1)
    }
    // What is below the last level are tiles.
    guard collected == 0, level.lowerBound == nodeCount,
      children - (nodeCount - 1) == tiles.count
    else { throw .contradiction("the nodes of the roads' grid do not follow each other") }
  }

  /// The cells of tiles are cells, not the last one.
  private func checkTiles() throws(SnapshotError) {
    let tiles = tiles.span
    let cellCount = cellStarts.count - 2
    for place in tiles.indices {
      let tile = tiles[place]
      guard Int(tile.firstCell) + tile.cells.nonzeroBitCount <= cellCount else {
        throw .contradiction("cell \(tile.firstCell) of roads, expected less than \(cellCount)")
      }
    }
  }
}
