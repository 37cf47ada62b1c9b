/// A length on the ground, in metres: zero or more, possibly infinite, never NaN.
///
/// A type of its own so that metres cannot be mixed up with seconds or with a search's weights.
@frozen
public struct Distance: Hashable, Comparable, Sendable {
  /// The length in metres.
  public let metres: Double

  /// Nothing.
  public static var zero: Distance { @inlinable get { Distance(unchecked: 0) } }

  /// A length that has already been computed from valid input.
  @inlinable
  init(unchecked metres: Double) { self.metres = metres }

  /// Validates a length in metres.
  ///
  /// - Throws: ``GeodesyError/invalidDistance(_:)`` when `metres` is negative or NaN.
  @inlinable
  public init(metres: Double) throws(GeodesyError) {
    guard metres >= 0 else { throw .invalidDistance(metres) }
    self.metres = metres
  }

  /// Shorter first.
  @inlinable
  public static func < (left: Distance, right: Distance) -> Bool { left.metres < right.metres }
}
