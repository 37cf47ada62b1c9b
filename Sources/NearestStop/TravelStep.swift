public import Geodesy
public import Roads

/// What one does for a while on a route: one sentence of directions.
public struct TravelStep: Hashable, Sendable {
  /// What is done.
  public enum Action: Hashable, Sendable {
    /// Walking from the place where one is to the nearest point of a road.
    case walkToRoad
    /// Turning at the beginning, and following roads.
    case follow(Turn)
    /// Walking from the road to the destination.
    case walkFromRoad
  }

  /// How one gets along.
  public enum Manner: String, Hashable, Sendable {
    /// Walking.
    case walking
    /// Riding.
    case riding
    /// Pushing the vehicle, where riding is banned.
    case pushing
    /// Stairs, walked.
    case stairs
    /// Stairs, the vehicle pushed along a ramp.
    case stairsPushing = "stairs_pushing"
    /// Being carried by a ferry.
    case ferry
  }

  /// What is done.
  public let action: Action
  /// How one gets along.
  public let manner: Manner
  /// The street; `nil` when it has no name.
  public let street: StreetName?
  /// The legs of ``TravelRoute/roads``; empty for the walks at both ends.
  public let legs: Range<Int>
  /// Its length.
  public let distance: Distance
  /// What it weighs.
  public let weight: Weight

  /// How long it takes.
  public var duration: TravelTime { TravelTime(weight) }

  init(_ walk: Action, _ distance: Distance, weight: Weight) {
    action = walk
    manner = .walking
    street = nil
    legs = 0..<0
    self.distance = distance
    self.weight = weight
  }

  init(_ step: RouteStep, _ profile: Profile) {
    action = .follow(step.turn)
    manner = Manner(step.flags, profile)
    street = step.name
    legs = step.legs
    // A sum of lengths is never negative.
    distance = (try? Distance(metres: step.metres)) ?? .zero
    weight = step.weight
  }
}

extension TravelStep.Manner {
  init(_ flags: SegmentFlags, _ profile: Profile) {
    let isWalking = profile == .foot
    self =
      if flags.contains(.ferry) {
        .ferry
      } else if flags.contains(.stairs) {
        isWalking ? .stairs : .stairsPushing
      } else if flags.contains(.pushing), !isWalking {
        .pushing
      } else {
        isWalking ? .walking : .riding
      }
  }
}
