/// What a search minimises: travel time in whole deciseconds, saturating at ``infinity``.
///
/// Integers, so that sums are exact in whatever order they are formed: a ranking, a route and a table
/// then agree to the last decisecond. Not a ``TravelTime`` in seconds, not a distance in metres: the
/// three do not mix.
@frozen
public struct Weight: Hashable, Sendable, BitwiseCopyable {
  /// Tenths of a second, 0…2³¹ − 1; the greatest means "no way".
  public let deciseconds: UInt32

  /// Larger values become ``infinity``.
  @inlinable
  public init(deciseconds: UInt32) {
    self.deciseconds = min(deciseconds, 0x7FFF_FFFF)
  }

  /// Nothing.
  public static var zero: Weight { @inlinable get { Weight(deciseconds: 0) } }

  /// No way. A sum of two finite weights becomes infinite after 6.8 years.
  ///
  /// Half the range of the integer, so that two weights can be added before they are compared.
  public static var infinity: Weight { @inlinable get { Weight(deciseconds: 0x7FFF_FFFF) } }

  /// Whether there is a way.
  @inlinable public var isFinite: Bool { deciseconds < 0x7FFF_FFFF }

  /// The sum, at most ``infinity``.
  @inlinable
  public static func + (left: Weight, right: Weight) -> Weight {
    Weight(deciseconds: left.deciseconds &+ right.deciseconds)
  }
}

extension Weight: Comparable {
  /// Sooner first.
  @inlinable
  public static func < (left: Weight, right: Weight) -> Bool {
    left.deciseconds < right.deciseconds
  }
}

extension Weight {
  /// The weight of a length covered at a speed, rounded to the nearest decisecond.
  ///
  /// - Parameters:
  ///   - metres: zero or more; ``infinity`` results when it is not a number.
  ///   - kilometresPerHour: above zero; ``infinity`` results otherwise.
  public init(metres: Double, kilometresPerHour: Double) {
    let deciseconds = metres * 36 / kilometresPerHour
    guard kilometresPerHour > 0, deciseconds >= 0, deciseconds < 2_147_483_647 else {
      self = .infinity
      return
    }
    self.init(deciseconds: UInt32(deciseconds.rounded()))
  }

  /// The greatest weight that takes no longer than a time.
  public init(within time: TravelTime) {
    let deciseconds = (time.seconds * 10).rounded(.down)
    self.init(deciseconds: deciseconds < 2_147_483_647 ? UInt32(deciseconds) : .max)
  }

  /// The part of this weight that lies before a fraction of the way, rounded to the nearest
  /// decisecond.
  ///
  /// All partial weights are differences of two such parts, so they add up exactly to the whole,
  /// wherever a way is cut.
  ///
  /// - Parameter fraction: 0…1.
  @inlinable
  func part(before fraction: Double) -> Weight {
    Weight(deciseconds: UInt32((Double(deciseconds) * fraction).rounded()))
  }

  /// The difference; zero when `right` is greater.
  @inlinable
  static func - (left: Weight, right: Weight) -> Weight {
    Weight(
      deciseconds: left.deciseconds > right.deciseconds
        ? left.deciseconds &- right.deciseconds : 0)
  }
}
