/// How fast somebody moves.
public struct Speed: Hashable, Sendable, Comparable {
  /// In kilometres per hour; above 0.
  public var kilometresPerHour: Double

  /// A speed in kilometres per hour; above 0.
  public init(kilometresPerHour: Double) { self.kilometresPerHour = kilometresPerHour }

  /// How long a length takes.
  public func duration(forMetres metres: Double) -> Duration {
    .seconds(metres * 3.6 / kilometresPerHour)
  }

  public static func < (left: Speed, right: Speed) -> Bool {
    left.kilometresPerHour < right.kilometresPerHour
  }

  static func * (speed: Speed, factor: Double) -> Speed {
    Speed(kilometresPerHour: speed.kilometresPerHour * factor)
  }
}
