public import Geodesy
public import Roads

/// A part of a route on which one gets along in one way: rides, then pushes, then walks.
public struct TravelStage: Hashable, Sendable {
  /// How one gets along. Stairs count as the walking or pushing they are part of.
  public enum Manner: String, CaseIterable, Hashable, Sendable {
    /// Walking, without a vehicle.
    case walking
    /// Riding.
    case riding
    /// Walking with the vehicle, where riding is banned.
    case pushing
    /// Being carried by a ferry.
    case ferry
  }

  /// How one gets along.
  public let manner: Manner
  /// Its steps, by their places in ``TravelRoute/steps``.
  public let steps: Range<Int>
  /// Its length.
  public let distance: Distance
  /// What it weighs.
  public let weight: Weight

  /// How long it takes.
  public var duration: TravelTime { TravelTime(weight) }
}

extension TravelRoute {
  /// The route in parts on which one gets along in one way: to where riding ends, then pushing or walking. Their
  /// weights add up to ``weight``, and each step belongs to one. O(steps).
  public var stages: [TravelStage] {
    var stages: [TravelStage] = []
    for (place, step) in steps.enumerated() {
      let manner = TravelStage.Manner(step.manner)
      guard let last = stages.last, last.manner == manner else {
        stages.append(
          TravelStage(
            manner: manner, steps: place..<(place + 1), distance: step.distance,
            weight: step.weight))
        continue
      }
      let metres = last.distance.metres + step.distance.metres
      stages[stages.count - 1] = TravelStage(
        manner: manner, steps: last.steps.lowerBound..<(place + 1),
        // A sum of lengths is never negative.
        distance: (try? Distance(metres: metres)) ?? last.distance,
        weight: last.weight + step.weight)
    }
    return stages
  }
}

extension TravelStage.Manner {
  fileprivate init(_ manner: TravelStep.Manner) {
    self =
      switch manner {
      case .walking, .stairs: .walking
      case .riding: .riding
      case .pushing, .stairsPushing: .pushing
      case .ferry: .ferry
      }
  }
}
