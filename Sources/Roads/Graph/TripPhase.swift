/// Where in a trip one is, as far as segments matter that may only be used at its ends.
///
/// A trip uses ends-only segments, then open ones, then ends-only ones again; each of the three parts
/// may be missing, and none is gone back to. A trip that begins on an ends-only segment is leaving, any
/// other is on open roads from its start.
enum TripPhase: UInt8, CaseIterable, Hashable, Sendable {
  /// On ends-only segments from the origin on.
  case leaving
  /// On open roads.
  case through
  /// On ends-only segments up to the destination.
  case arriving

  /// The phase once a segment has been followed; `nil` where it may not be taken.
  func next(isEndsOnly: Bool) -> TripPhase? {
    switch (self, isEndsOnly) {
    case (.leaving, true): .leaving
    case (.through, true), (.arriving, true): .arriving
    case (.leaving, false), (.through, false): .through
    case (.arriving, false): nil
    }
  }
}
