internal import CLanes
internal import Geodesy
internal import SnapshotFormat

extension SegmentIndex {
  /// Rings around the cell of the place that are looked through cell by cell; what is farther is found
  /// by way of the nodes. Eight are 730 m to the north, and fewer metres to the east.
  private static let ringCount = 8

  /// Entries that can be put off at a time. A constant of at most 1,024 bytes, so that the memory lies on
  /// the stack.
  private static let pendingCapacity = 32

  /// Collects the nearest pieces of segments that have a mark of the mask.
  ///
  /// Right because a cell is skipped only when it is farther than what is wanted, and the nearest point
  /// of a piece lies in one of the cells the piece touches.
  func search<Collector: CandidateCollector>(
    _ place: Coordinate, _ mask: UInt16, into collector: inout Collector
  ) {
    let plane = SnapPlane(at: place)
    let everywhere = entries(
      ofCellNumber: cellStarts.count &- 2, GridCell(row: 0, column: 0))
    if everywhere.count > 0 { look(into: everywhere, plane, mask, &collector) }
    if !searchRings(plane, mask, &collector) { searchFar(plane, mask, &collector) }
  }

  /// The cell of the place, then rings of cells around it.
  ///
  /// - Returns: whether nothing nearer can lie outside of them.
  private func searchRings<Collector: CandidateCollector>(
    _ plane: SnapPlane, _ mask: UInt16, _ collector: inout Collector
  ) -> Bool {
    unsafe withUnsafeTemporaryAllocation(
      of: PendingEntry.self, capacity: SegmentIndex.pendingCapacity
    ) { memory in
      var walk = unsafe walk(around: plane, mask, memory)
      let isDone = searchRings(&walk, &collector)
      resolve(&walk, &collector)
      return isDone
    }
  }

  @inline(__always)
  private func walk(
    around plane: SnapPlane, _ mask: UInt16, _ memory: UnsafeMutableBufferPointer<PendingEntry>
  ) -> CellWalk {
    let (latitude, longitude) = plane.units
    let home = GridCell(latitude: latitude, longitude: longitude)
    let lanes = lanes_place(
      latitude: Int32(truncatingIfNeeded: latitude),
      longitude: Int32(truncatingIfNeeded: longitude),
      latitude_rest: Float(plane.latitude - Double(latitude)),
      longitude_rest: Float(plane.longitude - Double(longitude)),
      metres_per_latitude: Float(plane.metresPerLatitude),
      metres_per_longitude: Float(plane.metresPerLongitude))
    return unsafe CellWalk(
      plane: plane, lanes: lanes, mask: mask, home: home, tile: tile(of: home), pending: memory)
  }

  @inline(__always)
  private func searchRings<Collector: CandidateCollector>(
    _ walk: inout CellWalk, _ collector: inout Collector
  ) -> Bool {
    let (plane, home) = (walk.plane, walk.home)
    if let entries = entries(of: home, in: walk.tile) { look(near: entries, &walk, &collector) }
    let height = Float(Double(GridCell.height) * plane.metresPerLatitude)
    let width = Float(Double(GridCell.width) * plane.metresPerLongitude)
    // From the place to the edges of its cell; near an edge single precision would lose too much.
    let toSouth = plane.latitude - Double(home.south)
    let toWest = plane.longitude - Double(home.west)
    let south = Float(toSouth * plane.metresPerLatitude)
    let west = Float(toWest * plane.metresPerLongitude)
    let north = Float((Double(GridCell.height) - toSouth) * plane.metresPerLatitude)
    let east = Float((Double(GridCell.width) - toWest) * plane.metresPerLongitude)
    var (row, column): (Float, Float) = (0, 0)
    for ring in 1...SegmentIndex.ringCount {
      let nearest = min(min(south, north) + row, min(west, east) + column)
      guard nearest * nearest <= collector.limit else { return true }
      let rows = CellSide(before: west, after: east, step: width, count: ring, isRow: true)
      look(along: rows, home.moved(rows: 0 &- ring), south + row, &walk, &collector)
      look(along: rows, home.moved(rows: ring), north + row, &walk, &collector)
      let columns = CellSide(
        before: south, after: north, step: height, count: ring &- 1, isRow: false)
      look(along: columns, home.moved(columns: 0 &- ring), west + column, &walk, &collector)
      look(along: columns, home.moved(columns: ring), east + column, &walk, &collector)
      row += height
      column += width
    }
    return false
  }

  /// The cells of one side of a ring: from its middle in both directions, until they are too far.
  ///
  /// - Parameter metres: how far away the whole side is at least.
  @inline(__always)
  private func look<Collector: CandidateCollector>(
    along side: CellSide, _ middle: GridCell, _ metres: Float, _ walk: inout CellWalk,
    _ collector: inout Collector
  ) {
    let away = metres * metres
    guard away <= collector.limit else { return }
    look(in: middle, &walk, &collector)
    look(along: side, middle, -1, away, &walk, &collector)
    look(along: side, middle, 1, away, &walk, &collector)
  }

  /// One half of it.
  ///
  /// - Parameter direction: −1 to the south or west, 1 to the north or east.
  @inline(__always)
  private func look<Collector: CandidateCollector>(
    along side: CellSide, _ middle: GridCell, _ direction: Int, _ away: Float,
    _ walk: inout CellWalk, _ collector: inout Collector
  ) {
    var beside = direction < 0 ? side.before : side.after
    var cell = middle
    var left = side.count
    while left > 0, away + beside * beside <= collector.limit {
      if side.isRow { cell.column &+= direction } else { cell.row &+= direction }
      look(in: cell, &walk, &collector)
      beside += side.step
      left &-= 1
    }
  }

  private func look<Collector: CandidateCollector>(
    in cell: GridCell, _ walk: inout CellWalk, _ collector: inout Collector
  ) {
    if !cell.isInTile(of: walk.home) {
      walk.home = cell
      walk.tile = tile(of: cell)
    }
    guard let entries = entries(of: cell, in: walk.tile) else { return }
    look(near: entries, &walk, &collector)
  }

  /// The pieces of a cell, eight at a time. Not for cells more than a few hundred kilometres away.
  @inline(__always)
  private func look<Collector: CandidateCollector>(
    near entries: CellEntries, _ walk: inout CellWalk, _ collector: inout Collector
  ) {
    var place = walk.lanes
    place.latitude &-= Int32(truncatingIfNeeded: entries.cell.south &- GridCell.verticalMargin)
    place.longitude &-= Int32(truncatingIfNeeded: entries.cell.west &- GridCell.horizontalMargin)
    var first = 0
    while first < entries.count {
      // There are always numbers of eight entries, at the very end without meaning.
      let near = unsafe lanes_pieces_near(
        self.entries.pointer(at: entries.offset(first)), entries.count,
        UInt32(truncatingIfNeeded: entries.count &- first), walk.mask, &place, collector.limit,
        Collector.wantsNearest ? 1 : 0)
      collector.lower(to: near.bound)
      var within = near.within
      while within != 0 {
        let lane = within.trailingZeroBitCount
        within &= within &- 1
        if !Collector.wantsNearest {
          add(first &+ lane, of: entries, walk.plane, &collector)
          continue
        }
        if walk.pendingCount == SegmentIndex.pendingCapacity { resolve(&walk, &collector) }
        unsafe walk.pending[walk.pendingCount] = PendingEntry(
          entries, first &+ lane,
          atLeast: lane < 4 ? near.first[lane] : near.last[lane &- 4])
        walk.pendingCount &+= 1
      }
      first &+= 8
    }
  }

  /// Looks closer at what has been put off, as far as nothing nearer was seen since.
  @inline(__always)
  private func resolve<Collector: CandidateCollector>(
    _ walk: inout CellWalk, _ collector: inout Collector
  ) {
    for place in 0..<walk.pendingCount {
      let pending = unsafe walk.pending[place]
      guard pending.square <= collector.limit else { continue }
      add(Int(pending.entry), of: pending.entries, walk.plane, &collector)
    }
    walk.pendingCount = 0
  }

  /// The pieces of a cell, one after the other, wherever it is.
  private func look<Collector: CandidateCollector>(
    into entries: CellEntries, _ plane: SnapPlane, _ mask: UInt16, _ collector: inout Collector
  ) {
    let numbers = self.entries.span
    for entry in 0..<entries.count where numbers[entries.mark(entry)] & mask != 0 {
      add(entry, of: entries, plane, &collector)
    }
  }

  @inline(__always)
  private func add<Collector: CandidateCollector>(
    _ entry: Int, of entries: CellEntries, _ plane: SnapPlane, _ collector: inout Collector
  ) {
    let piece = piece(entry, of: entries)
    let (squaredDistance, share) = plane.nearest(to: piece)
    guard squaredDistance <= collector.bound else { return }
    let segment = word(entries.segment(entry))
    // A file may say anything.
    guard Int(segment) < segmentCount else { return }
    collector.add(
      Candidate(
        squaredDistance: squaredDistance, share: share, segment: segment,
        start: Float(bitPattern: word(entries.share(entry))),
        end: Float(bitPattern: word(entries.share(entry) &+ 2)), piece: piece))
  }
}

/// An entry that may be the nearest, to be looked at in double precision when all cells have been seen.
private struct PendingEntry: BitwiseCopyable {
  let first: Int
  let row: Int32
  let column: Int32
  let count: UInt32
  let entry: UInt32
  /// Squared metres, at the least; of a long piece 0.
  let square: Float

  @inline(__always)
  init(_ entries: CellEntries, _ entry: Int, atLeast square: Float) {
    first = entries.first
    row = Int32(truncatingIfNeeded: entries.cell.row)
    column = Int32(truncatingIfNeeded: entries.cell.column)
    count = UInt32(truncatingIfNeeded: entries.count)
    self.entry = UInt32(truncatingIfNeeded: entry)
    self.square = square
  }

  @inline(__always)
  var entries: CellEntries {
    CellEntries(
      first: first, count: Int(count), cell: GridCell(row: Int(row), column: Int(column)))
  }
}

/// A walk over cells around a place, and the tile it is in.
@safe
private struct CellWalk {
  let plane: SnapPlane
  let lanes: lanes_place
  let mask: UInt16
  /// A cell of the tile.
  var home: GridCell
  var tile: SegmentIndex.Tile
  let pending: UnsafeMutableBufferPointer<PendingEntry>
  var pendingCount = 0
}

/// One side of a ring of cells, from its middle: metres from the place to the next cell before and after
/// it, and how many there are on either hand.
private struct CellSide {
  let before: Float
  let after: Float
  let step: Float
  let count: Int
  let isRow: Bool
}

// MARK: - Far away

extension SegmentIndex {
  /// All cells within a radius, by way of the nodes, and again within twice that, as long as there can be
  /// something nearer outside.
  private func searchFar<Collector: CandidateCollector>(
    _ plane: SnapPlane, _ mask: UInt16, _ collector: inout Collector
  ) {
    // More than half way around the earth, in a plane of degrees.
    let everywhere = 1e8
    var radius = 500.0
    while true {
      let reach = radius < everywhere ? radius * radius : .infinity
      descend(
        to: 0, level: GridCell.levelCount &- 1, GridCell(row: 0, column: 0), plane, mask, reach,
        &collector)
      if collector.bound <= reach { return }
      radius *= 2
    }
  }

  /// The cells below a node that are within reach and not too far.
  ///
  /// - Parameters:
  ///   - corner: the first cell below it.
  ///   - reach: squared metres.
  private func descend<Collector: CandidateCollector>(
    to node: Int, level: Int, _ corner: GridCell, _ plane: SnapPlane, _ mask: UInt16,
    _ reach: Double, _ collector: inout Collector
  ) {
    let side = 1 << (GridCell.tileBits &+ level &* GridCell.levelBits)
    for child in 0..<GridCell.childCount {
      let number = Int(nodes.span[node &* GridCell.childCount &+ child])
      guard number > 0 else { continue }
      let cell = GridCell(
        row: corner.row &+ child / GridCell.childrenBySide &* side,
        column: corner.column &+ child % GridCell.childrenBySide &* side)
      guard plane.square(to: cell, side) <= min(reach, Double(collector.limit)) else { continue }
      if level > 0 {
        descend(to: number, level: level &- 1, cell, plane, mask, reach, &collector)
        continue
      }
      let tile = tiles.span[number &- nodes.count / GridCell.childCount]
      var cells = tile.cells
      while cells != 0 {
        let place = cells.trailingZeroBitCount
        cells &= cells &- 1
        let within = GridCell(row: cell.row &+ place / 8, column: cell.column &+ place % 8)
        guard plane.square(to: within, 1) <= min(reach, Double(collector.limit)),
          let entries = entries(of: within, in: tile)
        else { continue }
        look(into: entries, plane, mask, &collector)
      }
    }
  }
}

extension SnapPlane {
  /// The square of how far a square of cells is from the place at least; 0 inside.
  ///
  /// - Parameter side: how many cells it measures each way.
  fileprivate func square(to cell: GridCell, _ side: Int) -> Double {
    let (south, west) = (Double(cell.south), Double(cell.west))
    let north = south + Double(side &* GridCell.height)
    let east = west + Double(side &* GridCell.width)
    let y = max(south - latitude, latitude - north, 0) * metresPerLatitude
    let x = max(west - longitude, longitude - east, 0) * metresPerLongitude
    return x * x + y * y
  }
}
