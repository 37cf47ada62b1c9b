public import Geodesy

/// One stop found by a search: which, and how far away.
///
/// Sixteen bytes, copied without reference counting. The stop itself is looked up by ``ordinal``.
@frozen
public struct Neighbor: Hashable, Sendable, BitwiseCopyable {
  /// The stop's place among all stops in the order of their ids, from 0.
  public var ordinal: UInt32
  /// The squared chord of the unit sphere between the origin and the stop, 0…4: what the search
  /// compares.
  public var squaredChord: Double

  /// A stop at a squared chord, taken as they are.
  @inlinable
  public init(ordinal: UInt32, squaredChord: Double) {
    self.ordinal = ordinal
    self.squaredChord = squaredChord
  }

  /// The great-circle distance. Computed when asked for: a search needs none.
  public var distance: Distance { GreatCircle.distance(squaredChord: squaredChord) }
}

extension Neighbor: Comparable {
  /// Nearer first; at the same distance in the order of the stops' ids.
  @inlinable
  public static func < (left: Neighbor, right: Neighbor) -> Bool {
    left.squaredChord < right.squaredChord
      || (left.squaredChord == right.squaredChord && left.ordinal < right.ordinal)
  }
}
