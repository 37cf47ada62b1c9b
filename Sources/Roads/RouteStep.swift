internal import Geodesy

/// A change of direction, as one would say it.
public enum Turn: String, Hashable, Sendable {
  /// Where the route begins.
  case depart
  /// By less than 25 degrees.
  case straight
  /// By 25 to 60 degrees.
  case slightLeft, slightRight
  /// By 60 to 120 degrees.
  case left, right
  /// By 120 to 165 degrees.
  case sharpLeft, sharpRight
  /// By more.
  case uTurn

  /// - Parameter degrees: clockwise, any number of full turns.
  init(degrees: Double) {
    let turn = degrees - 360 * (degrees / 360).rounded()
    switch abs(turn) {
    case ..<25: self = .straight
    case ..<60: self = turn < 0 ? .slightLeft : .slightRight
    case ..<120: self = turn < 0 ? .left : .right
    case ..<165: self = turn < 0 ? .sharpLeft : .sharpRight
    default: self = .uTurn
    }
  }
}

/// A stretch of a route that one would describe in one sentence: "turn left into Xidan North Street,
/// 400 m".
public struct RouteStep: Hashable, Sendable {
  /// What is done at its beginning.
  public let turn: Turn
  /// The street; `nil` when it has no name.
  public let name: StreetName?
  /// The legs of the route it consists of.
  public let legs: Range<Int>
  /// Its length in metres.
  public let metres: Double
  /// What it weighs.
  public let weight: Weight
  /// Whether it is a stairway, has to be pushed along, and so on: what all its legs have in common.
  public let flags: SegmentFlags
}

extension RoadGraph {
  /// A route in steps: a new one where the street's name changes, where stairs or pushing begin or
  /// end, and where one has to turn by 60 degrees or more within a street.
  public func steps(of route: Route) -> [RouteStep] {
    var steps: [RouteStep] = []
    var bearingBefore: Double?
    for (number, leg) in route.legs.enumerated() {
      let line = SegmentLine(line(ofSegment: leg.travel.segment)).part(from: leg.start, to: leg.end)
      let bearings = RoadGraph.bearings(along: line)
      var turn = Turn.depart
      if let before = bearingBefore, let after = bearings?.first {
        turn = Turn(degrees: after - before)
      } else if number > 0 {
        turn = .straight
      }
      bearingBefore = bearings?.last ?? bearingBefore
      let segment = leg.travel.segment
      let flags = flags(ofSegment: segment)
      let name = name(ofSegment: segment)
      if let last = steps.last, last.name == name, turn == .straight || turn.isSlight,
        last.flags.isDisjoint(with: .effort) == flags.isDisjoint(with: .effort)
      {
        steps[steps.count - 1] = RouteStep(
          turn: last.turn, name: name, legs: last.legs.lowerBound..<(number + 1),
          metres: last.metres + leg.metres, weight: last.weight + leg.weight,
          flags: last.flags.intersection(flags))
      } else {
        steps.append(
          RouteStep(
            turn: turn, name: name, legs: number..<(number + 1), metres: leg.metres,
            weight: leg.weight, flags: flags))
      }
    }
    return steps
  }

  /// The directions in which a line begins and ends; `nil` when all its points are one.
  private static func bearings(along line: [Coordinate]) -> (first: Double, last: Double)? {
    guard let start = line.first, let end = line.last,
      let second = line.first(where: { $0 != start }),
      let previous = line.last(where: { $0 != end })
    else { return nil }
    return (
      GreatCircle.initialBearing(from: start, to: second),
      GreatCircle.initialBearing(from: previous, to: end)
    )
  }
}

extension Turn {
  fileprivate var isSlight: Bool { self == .slightLeft || self == .slightRight }
}

extension SegmentFlags {
  /// What one wants to be told of before it begins.
  fileprivate static let effort: SegmentFlags = [.stairs, .pushing]
}
