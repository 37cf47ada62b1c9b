/// A way of moving.
///
/// One road graph serves all profiles; what a profile may not use has an infinite weight for it.
@frozen
public enum Profile: UInt8, CaseIterable, Hashable, Sendable, BitwiseCopyable {
  /// Walking. Turn restrictions do not apply.
  case foot
  /// Riding a bicycle, pushing it where one must.
  case bicycle
  /// Riding an e-bike, pushing it where one must.
  case ebike
}

/// A set of profiles.
@frozen
public struct ProfileSet: OptionSet, Hashable, Sendable, BitwiseCopyable {
  /// Bit n stands for the profile whose raw value is n.
  public let rawValue: UInt8

  /// Takes the bits as they are.
  @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The set of one profile.
  @inlinable public init(_ profile: Profile) { rawValue = 1 << profile.rawValue }

  /// Walking.
  public static let foot = ProfileSet(.foot)
  /// Riding a bicycle.
  public static let bicycle = ProfileSet(.bicycle)
  /// Riding an e-bike.
  public static let ebike = ProfileSet(.ebike)
  /// Whoever there is.
  public static let all: ProfileSet = [.foot, .bicycle, .ebike]
  /// Whoever obeys turn restrictions.
  public static let riders: ProfileSet = [.bicycle, .ebike]
}

/// One value for each profile.
@frozen
public struct PerProfile<Value> {
  /// For walking.
  public var foot: Value
  /// For a bicycle.
  public var bicycle: Value
  /// For an e-bike.
  public var ebike: Value

  /// One value for each.
  @inlinable
  public init(foot: Value, bicycle: Value, ebike: Value) {
    self.foot = foot
    self.bicycle = bicycle
    self.ebike = ebike
  }

  /// A value made for each.
  @inlinable
  public static func each<Failure: Error>(
    _ value: (Profile) throws(Failure) -> Value
  ) throws(Failure) -> PerProfile {
    PerProfile(foot: try value(.foot), bicycle: try value(.bicycle), ebike: try value(.ebike))
  }

  /// The same value for all.
  @inlinable
  public init(all value: Value) { self.init(foot: value, bicycle: value, ebike: value) }

  /// The value of one profile.
  @inlinable
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
