/// Whether a stop is open at a minute.
public enum OpeningStatus: UInt8, Hashable, Sendable {
  /// For certain.
  case open
  /// For certain.
  case closed
  /// The source does not say, or says "unknown". Neither open nor closed.
  case unknown
}

/// Whether a stop is open, and until when.
public enum OpeningState: Hashable, Sendable {
  /// Open, for certain until `until`; `nil` when no end is in sight.
  case open(until: LocalTime?)
  /// Closed; `opens` is the next time it is certainly open, `nil` when there is none in sight.
  case closed(opens: LocalTime?)
  /// The source does not say, or says "unknown". Neither open nor closed.
  case unknown
}
