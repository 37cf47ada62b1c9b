/// Draws the lines along which a field has a certain value.
enum ContourTracer {
  /// A side of a cell, in the order in which ``exits`` names them.
  private enum Side: Int {
    case bottom, right, top, left
  }

  /// Where a contour leaves a cell, by which corners are inside (1: bottom left, 2: bottom right, 4: top
  /// right, 8: top left): pairs of entry and exit, the inside to the left. Two corners inside across
  /// from each other are kept apart.
  private static let exits: [[(Side, Side)]] = [
    [], [(.bottom, .left)], [(.right, .bottom)], [(.right, .left)], [(.top, .right)],
    [(.bottom, .left), (.top, .right)], [(.top, .bottom)], [(.top, .left)], [(.left, .top)],
    [(.bottom, .top)], [(.right, .bottom), (.left, .top)], [(.right, .top)], [(.left, .right)],
    [(.bottom, .right)], [(.left, .bottom)], [],
  ]

  /// All rings around what is nearer than `level`, in metres from the field's corner. Each begins and
  /// ends with the same point; those around an area run counterclockwise, those around a hole
  /// clockwise. O(points of the field).
  ///
  /// - Precondition: the outermost points of the field are farther away than `level`.
  static func rings(of field: DistanceField, at level: Double) -> [[SIMD2<Double>]] {
    let (columns, rows) = (field.columns, field.rows)
    let inside = (0..<(columns * rows)).map {
      field.distance(column: $0 % columns, row: $0 / columns) < level
    }
    /// An edge between neighbouring points: twice the lower or left one's place, plus 1 when it is
    /// upright. By edge: where the contour that crosses it goes next. Every crossing lies between two
    /// cells, is left in one of them and entered from the other: so there is at most one.
    var next = [Int32](repeating: -1, count: columns * rows * 2)
    func edge(_ side: Side, _ cell: Int) -> Int {
      switch side {
      case .bottom: cell * 2
      case .right: (cell + 1) * 2 + 1
      case .top: (cell + columns) * 2
      case .left: cell * 2 + 1
      }
    }
    var crossings: [Int] = []
    for row in 0..<(rows - 1) {
      for column in 0..<(columns - 1) {
        let cell = row * columns + column
        let corners =
          (inside[cell] ? 1 : 0) | (inside[cell + 1] ? 2 : 0)
          | (inside[cell + columns + 1] ? 4 : 0) | (inside[cell + columns] ? 8 : 0)
        for (entry, exit) in exits[corners] {
          next[edge(entry, cell)] = Int32(truncatingIfNeeded: edge(exit, cell))
          crossings.append(edge(entry, cell))
        }
      }
    }

    func point(_ edge: Int) -> SIMD2<Double> {
      let place = edge / 2
      let (column, row) = (place % columns, place / columns)
      let isUpright = edge % 2 == 1
      let near = field.distance(column: column, row: row)
      let far = field.distance(
        column: isUpright ? column : column + 1, row: isUpright ? row + 1 : row)
      let share = near == far ? 0.5 : min(max((level - near) / (far - near), 0), 1)
      return SIMD2(
        Double(column) + (isUpright ? 0 : share), Double(row) + (isUpright ? share : 0))
        * field.spacing
    }

    var rings: [[SIMD2<Double>]] = []
    for start in crossings where next[start] >= 0 {
      var ring: [SIMD2<Double>] = []
      var edge = start
      while next[edge] >= 0 {
        ring.append(point(edge))
        let following = Int(next[edge])
        next[edge] = -1
        edge = following
      }
      ring.append(ring[0])
      rings.append(ring)
    }
    return rings
  }
}
