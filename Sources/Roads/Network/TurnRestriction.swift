/// A turn that may not be made, or the only one that may, at one junction.
///
/// ```swift
/// // Whoever comes along segment 4 forwards may not turn into segment 9 backwards.
/// TurnRestriction(
///   .no, from: DirectedSegment(segment: 4, direction: .forward), via: 17,
///   to: DirectedSegment(segment: 9, direction: .backward))
/// ```
///
/// A U-turn is the turn into the same segment in the other direction.
public struct TurnRestriction: Hashable, Sendable {
  /// What a restriction says of its turn.
  public enum Kind: Hashable, Sendable {
    /// This turn may not be made (`no_left_turn` and the like).
    case no
    /// Of all turns out of `from` only this one may be made. Several of them for one `from` together
    /// allow all that they name.
    case only
  }

  /// Forbids or prescribes.
  public var kind: Kind
  /// The segment one comes along; it ends at ``via``.
  public var from: DirectedSegment
  /// The vertex where the turn is made: its number in ``RoadNetwork/vertices``.
  public var via: UInt32
  /// The segment one leaves along; it begins at ``via``.
  public var to: DirectedSegment
  /// Who has to obey it. Walkers never do, whatever the set holds.
  public var profiles: ProfileSet

  /// Describes one restriction.
  public init(
    _ kind: Kind, from: DirectedSegment, via: UInt32, to: DirectedSegment,
    profiles: ProfileSet = .riders
  ) {
    self.kind = kind
    self.from = from
    self.via = via
    self.to = to
    self.profiles = profiles
  }
}
