/// A moment, in whole seconds since 1 January 1970, 00:00 UTC.
///
/// The library has no clock: whoever asks says what time it is.
public struct UnixTime: Hashable, Sendable, BitwiseCopyable {
  /// Negative before 1970.
  public let seconds: Int64

  /// A moment.
  public init(seconds: Int64) { self.seconds = seconds }
}

extension UnixTime: Comparable {
  /// Earlier first.
  public static func < (left: UnixTime, right: UnixTime) -> Bool { left.seconds < right.seconds }
}
