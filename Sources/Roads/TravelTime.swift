/// How long a way takes, in seconds: what a person is told. A search computes in ``Weight``.
@frozen
public struct TravelTime: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Zero or more; infinite when there is no way.
  public let seconds: Double

  /// The time that a weight stands for: exactly a tenth of its deciseconds, as far as a `Double` can
  /// tell.
  @inlinable
  public init(_ weight: Weight) {
    seconds = weight.isFinite ? Double(weight.deciseconds) / 10 : .infinity
  }

  /// A time given by a person.
  ///
  /// - Parameter seconds: what is negative or not a number becomes 0.
  @inlinable
  public init(seconds: Double) { self.seconds = seconds > 0 ? seconds : 0 }

  /// Sooner first.
  @inlinable
  public static func < (left: TravelTime, right: TravelTime) -> Bool {
    left.seconds < right.seconds
  }
}
