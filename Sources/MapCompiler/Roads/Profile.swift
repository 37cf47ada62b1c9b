/// A way of moving.
///
/// Spelled as in the road graph, so that the graph's own type can take this one's place.
public enum Profile: UInt8, CaseIterable, Hashable, Sendable {
  /// Walking.
  case foot
  /// Riding a bicycle, pushing it where one must.
  case bicycle
  /// Riding an e-bike, pushing it where one must.
  case ebike
}

/// Which way along a way of the map.
public enum TravelDirection: UInt8, CaseIterable, Hashable, Sendable {
  /// In the order of the way's nodes.
  case forward
  /// Against it.
  case backward
}

/// One value for each profile.
public struct PerProfile<Value> {
  /// For walking.
  public var foot: Value
  /// For a bicycle.
  public var bicycle: Value
  /// For an e-bike.
  public var ebike: Value

  /// One value for each.
  public init(foot: Value, bicycle: Value, ebike: Value) {
    self.foot = foot
    self.bicycle = bicycle
    self.ebike = ebike
  }

  /// The same value for all.
  public init(all value: Value) { self.init(foot: value, bicycle: value, ebike: value) }

  /// What a function says about each profile.
  init(of value: (Profile) -> Value) {
    self.init(foot: value(.foot), bicycle: value(.bicycle), ebike: value(.ebike))
  }

  /// The value of one profile.
  public subscript(profile: Profile) -> Value {
    get {
      switch profile {
      case .foot: foot
      case .bicycle: bicycle
      case .ebike: ebike
      }
    }
    set {
      switch profile {
      case .foot: foot = newValue
      case .bicycle: bicycle = newValue
      case .ebike: ebike = newValue
      }
    }
  }
}

extension PerProfile: Equatable where Value: Equatable {}
extension PerProfile: Hashable where Value: Hashable {}
extension PerProfile: Sendable where Value: Sendable {}
