internal import Foundation

/// A value behind a lock that the thread sanitizer knows.
///
/// Of a `Mutex` it doesn't see how the kernel hands it over to a thread that waits, and then takes what two
/// threads do one after the other for a race.
public final class Locked<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  /// Guards a value.
  public init(_ value: Value) { self.value = value }

  /// Gives it to one thread at a time.
  public func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    lock.withLock { body(&value) }
  }
}
