/// A grid of points, and how far each is from the nearest of some lines, up to a limit.
struct DistanceField {
  /// Points from west to east; at least two.
  let columns: Int
  /// Points from south to north; at least two.
  let rows: Int
  /// Metres between neighbours.
  let spacing: Double
  /// Farther away than this is not told apart, in metres.
  private let reach: Double
  /// Row by row from the south: squared metres.
  private var squares: [Double]

  /// - Parameters:
  ///   - limit: up to where distances are wanted; they are known one spacing farther, since a contour is
  ///     interpolated between points on both sides of it.
  init(width: Double, height: Double, spacing: Double, limit: Double) {
    columns = Int((width / spacing).rounded(.up)) + 1
    rows = Int((height / spacing).rounded(.up)) + 1
    self.spacing = spacing
    reach = limit + 2 * spacing
    squares = [Double](repeating: reach * reach, count: columns * rows)
  }

  /// Metres.
  func distance(column: Int, row: Int) -> Double { squares[row * columns + column].squareRoot() }

  /// Draws a straight line. O(points within the limit around it).
  mutating func draw(from start: SIMD2<Double>, to end: SIMD2<Double>) {
    let step = end - start
    let squaredLength = step.x * step.x + step.y * step.y
    for row in places(start.y, end.y, count: rows) {
      for column in places(start.x, end.x, count: columns) {
        let toPoint = SIMD2(Double(column), Double(row)) * spacing - start
        let along = toPoint.x * step.x + toPoint.y * step.y
        let share = squaredLength > 0 ? min(max(along / squaredLength, 0), 1) : 0
        let away = toPoint - step * share
        let place = row * columns + column
        squares[place] = min(squares[place], away.x * away.x + away.y * away.y)
      }
    }
  }

  /// The columns or rows that can be within reach.
  private func places(_ a: Double, _ b: Double, count: Int) -> Range<Int> {
    let first = max(0, Int(((min(a, b) - reach) / spacing).rounded(.down)))
    let last = min(count - 1, Int(((max(a, b) + reach) / spacing).rounded(.up)))
    return first..<max(first, last + 1)
  }
}
