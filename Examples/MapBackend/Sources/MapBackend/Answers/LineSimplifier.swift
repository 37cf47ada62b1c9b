internal import NearestStop

/// Leaves out points of a line that nobody would see: D. Douglas, T. Peucker, 1973.
enum LineSimplifier {
  /// How wide a pixel of the web's map tiles is, in degrees of longitude.
  static func pixel(atZoom zoom: Int) -> Double { 360 / Double(256 << zoom) }

  /// - Parameters:
  ///   - line: with its ends, which stay.
  ///   - tolerance: how far a point may lie from the line that is left, in degrees of latitude.
  /// - Returns: O(points · depth), with a stack of its own, so no line is too long.
  static func simplify(_ line: [Coordinate], within tolerance: Double) -> [Coordinate] {
    guard line.count > 2 else { return line }
    let narrowing = SineCosine(degrees: line[0].latitude).cosine
    var isKept = [Bool](repeating: false, count: line.count)
    isKept[0] = true
    isKept[line.count - 1] = true
    var open = [(0, line.count - 1)]
    while let (first, last) = open.popLast() {
      var farthest = (place: first, square: tolerance * tolerance)
      for place in (first + 1)..<max(last, first + 1) {
        let square = squaredDistance(line[place], line[first], line[last], narrowing)
        if square > farthest.square { farthest = (place, square) }
      }
      guard farthest.place > first else { continue }
      isKept[farthest.place] = true
      open.append((first, farthest.place))
      open.append((farthest.place, last))
    }
    return zip(line, isKept).compactMap { $1 ? $0 : nil }
  }

  private static func squaredDistance(
    _ point: Coordinate, _ start: Coordinate, _ end: Coordinate, _ narrowing: Double
  ) -> Double {
    let x = (point.longitude - start.longitude) * narrowing
    let y = point.latitude - start.latitude
    let dx = (end.longitude - start.longitude) * narrowing
    let dy = end.latitude - start.latitude
    let length = dx * dx + dy * dy
    let share = length > 0 ? min(max((x * dx + y * dy) / length, 0), 1) : 0
    let (left, below) = (x - share * dx, y - share * dy)
    return left * left + below * below
  }
}
