internal import SnapshotFormat

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
  /// The street, as it is called at its beginning: the number may change on the way. `nil` when it has no
  /// name.
  public let name: StreetName?
  /// The legs of the route it consists of.
  public let legs: Range<Int>
  /// Its length in metres.
  public let metres: Double
  /// What it weighs, the delays at the ends of its legs included.
  public let weight: Weight
  /// Whether it is a stairway, has to be pushed along, and so on: what all its legs that have some
  /// length have in common.
  public let flags: SegmentFlags
}

extension RoadGraph {
  /// A route in steps: a new one where the street's name changes, where stairs, a ferry or pushing begin
  /// or end, pushing not for whoever is on foot, and where one has to turn by 60 degrees or more within a street.
  ///
  /// A leg whose line is one point, a barrier or the end of a segment, makes no step of its own: it
  /// belongs to the step before, at the beginning of a route to the first. So the steps' legs, lengths
  /// and weights still add up to the route's.
  ///
  /// - Parameter profile: for whom the route was found.
  public func steps(of route: Route, for profile: Profile) -> [RouteStep] {
    var steps: [RouteStep] = []
    var draft: StepDraft?
    var endBefore: LegEnd?
    // Of the legs before the first step.
    var metresBefore = 0.0
    var weightBefore = Weight.zero
    for (number, leg) in route.legs.enumerated() {
      guard let ends = ends(of: leg) else {
        if draft == nil {
          metresBefore += leg.metres
          weightBefore = weightBefore + leg.weight
        }
        draft?.extend(by: leg)
        continue
      }
      let before = endBefore
      endBefore = ends.last
      let segment = leg.travel.segment
      let flags = flags(ofSegment: segment).along(leg.travel.direction, profile)
      let name = segmentNames[Int(segment)]
      if let last = draft, let before, isCalledAlike(last.name, name),
        last.flags.intersection(.effort) == flags.intersection(.effort),
        before.goesOnStraight(into: ends.first)
      {
        draft?.extend(by: leg)
        draft?.flags.formIntersection(flags)
        continue
      }
      if let draft { steps.append(step(draft)) }
      draft = StepDraft(
        turn: before.map { Turn(degrees: ends.first.bearing - $0.bearing) } ?? .depart, name: name,
        legs: (draft == nil ? 0 : number)..<(number + 1), metres: metresBefore + leg.metres,
        weight: weightBefore + leg.weight, flags: flags)
      metresBefore = 0
      weightBefore = .zero
    }
    if let draft {
      steps.append(step(draft))
    } else if let leg = route.legs.first {
      // Nothing but points: one step, so that the weights add up.
      let segment = leg.travel.segment
      steps.append(
        RouteStep(
          turn: .depart, name: name(ofSegment: segment), legs: route.legs.indices,
          metres: metresBefore, weight: weightBefore,
          flags: flags(ofSegment: segment).along(leg.travel.direction, profile)))
    }
    return steps
  }

  private func step(_ draft: StepDraft) -> RouteStep {
    RouteStep(
      turn: draft.turn, name: draft.name == RoadGraph.noName ? nil : names[Int(draft.name)],
      legs: draft.legs, metres: draft.metres, weight: draft.weight, flags: draft.flags)
  }

  /// Whether two names, by their places, are told in the same words; texts are read only where the
  /// places differ.
  private func isCalledAlike(_ left: UInt32, _ right: UInt32) -> Bool {
    guard left != right else { return true }
    guard left != RoadGraph.noName, right != RoadGraph.noName else { return false }
    return RoadGraph.isCalledAlike(names[Int(left)], names[Int(right)])
  }

  /// Whether two names are told in the same words: a number that comes or goes along a street that has
  /// a name makes no difference.
  private static func isCalledAlike(_ left: StreetName?, _ right: StreetName?) -> Bool {
    guard let left, let right else { return left == right }
    return left.chinese == right.chinese && left.english == right.english
      && (left.english != nil || left.reference == right.reference)
  }
}

/// A step that may go on.
private struct StepDraft {
  var turn: Turn
  /// A place in the names.
  var name: UInt32
  var legs: Range<Int>
  var metres: Double
  var weight: Weight
  var flags: SegmentFlags

  mutating func extend(by leg: Route.Leg) {
    legs = legs.lowerBound..<(legs.upperBound + 1)
    metres += leg.metres
    weight = weight + leg.weight
  }
}

extension SegmentFlags {
  /// What matters to whoever follows the segment in one direction: `pushing` says whether it is pushed
  /// there, and nothing to whoever is on foot.
  fileprivate func along(_ direction: TravelDirection, _ profile: Profile) -> SegmentFlags {
    var flags = self
    if contains(direction == .forward ? .pushingForward : .pushingBackward) {
      flags.insert(.pushing)
    }
    flags.subtract([.pushingForward, .pushingBackward])
    if profile == .foot { flags.remove(.pushing) }
    return flags
  }

  /// What one wants to be told of before it begins.
  fileprivate static let effort: SegmentFlags = [.stairs, .pushing, .ferry]
}
