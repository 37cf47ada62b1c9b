public import SnapshotFormat

/// Which profiles can get from a vertex to their main component, and which from there to it; and
/// whether it is a copy for only leaving or arriving.
struct ReachMarks: Hashable, ColumnElement {
  /// Bits 0…2: reaches the main component, by profile; bits 4…6: is reached from it. Bit 3: a copy for
  /// leaving; bit 7: one for arriving.
  var bits: UInt8 = 0

  /// Marks of a copy, or of a junction itself, that reaches nothing yet.
  init(copyFor phase: TripPhase) {
    switch phase {
    case .leaving: bits = 1 << 3
    case .through: bits = 0
    case .arriving: bits = 1 << 7
    }
  }

  /// Whether whoever is here has been on ends-only segments since the origin. Also true of the base of
  /// an inner junction, which has no such mark.
  var isLeavingCopy: Bool { bits >> 3 & 1 != 0 }

  /// Whether whoever is here is on ends-only segments up to the destination.
  var isArrivingCopy: Bool { bits >> 7 & 1 != 0 }

  func reachesMain(_ profile: Profile) -> Bool { bits >> profile.rawValue & 1 != 0 }

  func isReachedFromMain(_ profile: Profile) -> Bool { bits >> (4 + profile.rawValue) & 1 != 0 }
}

/// How a segment can be used, by profile.
///
/// A segment **leads to the main component** when whoever stands on it can get there; it is **led to**
/// when whoever is there can get onto it. An origin has to lie on one of the former, a destination on
/// one of the latter.
@frozen
public struct SegmentMarks: Hashable, ColumnElement {
  /// Four bits for each profile: forward, backward, leads to main, is led to from main.
  @usableFromInline var bits: UInt16 = 0

  init() {}

  init(bits: UInt16) { self.bits = bits }

  /// Whether the profile may use the segment, in whatever direction.
  public func isUsable(_ profile: Profile) -> Bool {
    bits >> (4 * UInt16(profile.rawValue)) & 3 != 0
  }

  /// Whether the profile may use the segment in one direction.
  public func isUsable(_ profile: Profile, _ direction: TravelDirection) -> Bool {
    bits >> (4 * UInt16(profile.rawValue) + UInt16(direction.rawValue)) & 1 != 0
  }

  /// Whether the profile gets from the segment to its main component.
  public func leadsToMain(_ profile: Profile) -> Bool { has(.leadsToMain, profile) }

  /// Whether the profile gets from its main component to the segment.
  public func isLedToFromMain(_ profile: Profile) -> Bool { has(.isLedToFromMain, profile) }

  /// Something a segment can have.
  enum Mark: UInt16 {
    case forward, backward, leadsToMain, isLedToFromMain
  }

  func has(_ mark: Mark, _ profile: Profile) -> Bool {
    bits & SegmentMarks.bit(mark, profile) != 0
  }

  mutating func set(_ mark: Mark, _ profile: Profile) { bits |= SegmentMarks.bit(mark, profile) }

  static func bit(_ mark: Mark, _ profile: Profile) -> UInt16 {
    1 << (4 * UInt16(profile.rawValue) + mark.rawValue)
  }
}
