/// A position or a way on the flat plan of the district, in metres east and north.
///
/// Lines are crossed and moved aside here, and only the result is snapped to the grid of ``Spot``.
/// Nothing but the four operations and square roots is used: those are the same on every machine.
struct Vector: Sendable {
  var east: Double
  var north: Double

  static func + (a: Vector, b: Vector) -> Vector {
    Vector(east: a.east + b.east, north: a.north + b.north)
  }

  static func - (a: Vector, b: Vector) -> Vector {
    Vector(east: a.east - b.east, north: a.north - b.north)
  }

  static func * (a: Vector, factor: Double) -> Vector {
    Vector(east: a.east * factor, north: a.north * factor)
  }

  var length: Double { (east * east + north * north).squareRoot() }

  /// Turned a quarter to the right.
  var right: Vector { Vector(east: north, north: -east) }

  /// Of length one; nothing stays nothing.
  var unit: Vector {
    let length = length
    return length > 0 ? self * (1 / length) : self
  }

  /// Positive where `other` points to the left of this vector.
  func cross(_ other: Vector) -> Double { east * other.north - north * other.east }

  func dot(_ other: Vector) -> Double { east * other.east + north * other.north }
}

extension Spot {
  /// The middle of the plan; any spot nearby would do.
  static let planOrigin = Spot(39.92, 116.354)

  var plan: Vector {
    let offset = offset(from: Spot.planOrigin)
    return Vector(east: offset.east, north: offset.north)
  }

  init(plan: Vector) {
    self = Spot.planOrigin.moved(north: plan.north, east: plan.east)
  }

  func towards(_ other: Spot, share: Double) -> Spot {
    Spot(plan: plan + (other.plan - plan) * share)
  }
}

/// A straight piece of a line on the plan.
struct Stretch: Sendable {
  let start: Vector
  let end: Vector

  init(_ start: Vector, _ end: Vector) {
    self.start = start
    self.end = end
  }

  var length: Double { (end - start).length }

  func point(at share: Double) -> Vector { start + (end - start) * share }

  /// Where two stretches cross, as shares of their lengths; ends count as within.
  func crossing(_ other: Stretch) -> (share: Double, otherShare: Double)? {
    let (mine, theirs) = (end - start, other.end - other.start)
    let turn = mine.cross(theirs)
    guard abs(turn) > 1e-9 else { return nil }
    let between = other.start - start
    let share = between.cross(theirs) / turn
    let otherShare = between.cross(mine) / turn
    guard (0...1).contains(share), (0...1).contains(otherShare) else { return nil }
    return (share, otherShare)
  }

  /// The nearest point of the stretch: how far off it is and at which share of the length.
  func nearest(to point: Vector) -> (metres: Double, share: Double) {
    let way = end - start
    let squared = way.dot(way)
    let share = squared > 0 ? min(1, max(0, (point - start).dot(way) / squared)) : 0
    return ((self.point(at: share) - point).length, share)
  }
}
