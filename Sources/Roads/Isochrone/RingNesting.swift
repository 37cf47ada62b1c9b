/// Puts holes into the areas they belong to.
enum RingNesting {
  /// An area and its holes.
  typealias Polygon = (outer: [SIMD2<Double>], holes: [[SIMD2<Double>]])

  /// - Parameter rings: closed, not crossing each other; areas counterclockwise, holes clockwise.
  ///   Rings without area are left out.
  /// - Returns: the areas, largest first. O(areas × holes × points) at the worst.
  static func polygons(_ rings: [[SIMD2<Double>]]) -> [Polygon] {
    let measured = rings.map { (ring: $0, area: area($0)) }
    var polygons: [Polygon] = measured.filter { $0.area > 0 }
      .sorted { $0.area > $1.area }
      .map { (outer: $0.ring, holes: []) }
    for hole in measured where hole.area < 0 {
      // Of all areas around it the smallest is its own: an island in a lake may have a pond.
      if let owner = polygons.lastIndex(where: { contains($0.outer, hole.ring[0]) }) {
        polygons[owner].holes.append(hole.ring)
      }
    }
    return polygons
  }

  /// Positive when counterclockwise. The shoelace formula.
  static func area(_ ring: [SIMD2<Double>]) -> Double {
    var sum = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) { sum += a.x * b.y - b.x * a.y }
    return sum / 2
  }

  /// Whether a point lies within a ring: a ray from it to the east crosses the ring an odd number of
  /// times.
  static func contains(_ ring: [SIMD2<Double>], _ point: SIMD2<Double>) -> Bool {
    var isInside = false
    for (a, b) in zip(ring, ring.dropFirst()) where (a.y > point.y) != (b.y > point.y) {
      let x = a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y)
      if x > point.x { isInside.toggle() }
    }
    return isInside
  }
}
