public import Roads

/// How one gets to a stop.
public enum TravelMode: String, CaseIterable, Hashable, Sendable {
  /// As the crow flies: no roads are needed, and nothing is said about time.
  case straightLine = "straight_line"
  /// On foot, by road.
  case foot
  /// By bicycle, by road.
  case bicycle
  /// By e-bike, by road.
  case ebike

  /// The profile of a mode by road; `nil` for the straight line.
  public var profile: Profile? {
    switch self {
    case .straightLine: nil
    case .foot: .foot
    case .bicycle: .bicycle
    case .ebike: .ebike
    }
  }

  /// The mode of a profile.
  public init(_ profile: Profile) {
    switch profile {
    case .foot: self = .foot
    case .bicycle: self = .bicycle
    case .ebike: self = .ebike
    }
  }
}
